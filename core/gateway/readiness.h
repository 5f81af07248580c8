// SPDX-License-Identifier: MIT
// Whether the gateway would serve this till: is it reached, is the key accepted, and may the key read sessions? The
// last is not documented for publishable keys, so it is found out: an id that cannot exist has to answer 404, not 401
// or 403. Likewise for payments, which a till can do without.
#pragma once

#include "gateway/session_api.h"

#include <QObject>

namespace Kassi {

enum class ReadinessFinding {
    Good,
    KeyIsRestricted,    ///< Good enough: it may not look up its merchant.
    MayNotReadSessions, ///< No outcome could ever be confirmed.
    MayNotReadPayments, ///< Good enough without krafa: a session's word has to do.
    KnowsTheImpossible, ///< It answered about an id that cannot exist: this is not Borga.
    CallFailed,         ///< See `error`.
};

struct ReadinessPoint
{
    QString name;
    bool ok = false;
    QString detail; ///< What was found, or what to do, in English.
    ReadinessFinding finding = ReadinessFinding::Good;
    std::optional<Error> error = {};
};

/// Asks once. `api` outlives it.
class Readiness final : public QObject
{
    Q_OBJECT

public:
    explicit Readiness(SessionApi &api, QObject *parent = nullptr);

    void start();

Q_SIGNALS:
    /// Before the point that tells it in words.
    void merchantFound(const Kassi::Merchant &merchant);
    void found(const Kassi::ReadinessPoint &point);
    void finished();

private:
    void lookUpNoSession();
    void lookUpNoPayment();

    SessionApi &m_api;
};

} // namespace Kassi
