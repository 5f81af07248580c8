// SPDX-License-Identifier: MIT
// What the POS API asks of the till: a port. Every call is made on the till's own thread, never on one of the HTTP
// server's (DeskCalls sees to it), and answered there once, at once or later.
#pragma once

#include "gateway/readiness_report.h"
#include "pos/charge.h"
#include "pos/charge_body.h"

#include <functional>
#include <map>

namespace Kassi::Pos {

struct Begun
{
    Charge charge;
    bool isNew = true; ///< false: it was there already, on the screen or in the journal.
};

/// For /metrics. Counts begin with the program.
struct Figures
{
    std::map<Outcome, qint64> settled = {};
    qint64 lateMoneyFound = 0;
    qint64 refundsAnswered = 0;
    qint64 openCases = 0; ///< Attempts that somebody or something still has to look after.
    qint64 lateMoneyToDecide = 0;
    bool onScreen = false; ///< An order is being paid now.
    ReadinessReport readiness = {};
};

class ChargeDesk
{
public:
    virtual ~ChargeDesk() = default;

    template <typename T>
    using Answer = std::function<void(const PosResult<T> &)>;

    virtual void charge(const SessionRequest &request, const Answer<Begun> &answer) = 0;
    virtual void show(const QString &id, const Answer<Charge> &answer) = 0;
    /// All charges of an order, oldest first; none where nobody has asked for it yet.
    virtual void list(const QString &reference, const Answer<std::vector<Charge>> &answer) = 0;
    virtual void cancel(const QString &id, const Answer<Charge> &answer) = 0;
    virtual void refund(const QString &id, const RefundAsk &ask, const Answer<Begun> &answer) = 0;
    virtual void health(const Answer<ReadinessReport> &answer) = 0;
    virtual void figures(const Answer<Figures> &answer) = 0;
};

} // namespace Kassi::Pos
