// SPDX-License-Identifier: MIT
// Says whether what happened in a scenario of the drill is what had to happen. Pure: what was expected and what was
// seen come in, each difference comes out as a sentence. No difference means that the scenario passed.
#pragma once

#include "payment/money.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <optional>

namespace Kassi::Drill {

/// The gateway's own books: the truth about the money, whatever the program says.
struct Books
{
    struct Session
    {
        QString id = {};
        QString payment = {};
        QString reference = {};
        QString status = {};
        QString secret = {};
    };
    struct Payment
    {
        QString id = {};
        QString reference = {};
        QString status = {};
        Money money = {};
        int timesTaken = 0;
    };
    /// A request as it arrived, whether or not it was answered.
    struct Request
    {
        QString method = {};
        QString path = {};
        QString key = {};
        QString body = {};
        int status = 0; ///< 0: no answer
    };
    QList<Session> sessions = {};
    QList<Payment> payments = {};
    QList<Request> requests = {};
};

/// How one run of the program ended.
struct RunEnd
{
    std::optional<int> exitCode = {}; ///< Nothing: it was killed, or had to be.
    QList<QJsonObject> lines = {};    ///< Standard output, line by line; an empty object is a line that is not JSON.
    QString output = {};              ///< Both outputs as they came.
};

/// How a run has to end.
struct Ending
{
    int exitCode = 0;
    QString outcome = {}; ///< Of its one line; empty: it prints none.
    QString error = {};   ///< The code of the line's error; empty: there is none.
    bool replayed = false;
    QString says = {}; ///< Has to be in what it prints.
};

/// What the gateway has to have in its books at the end.
struct Tally
{
    int taken = 0;                   ///< Payments whose money was taken.
    int sessions = 0;                ///< Sessions made.
    std::optional<int> creates = {}; ///< Requests for a session that arrived; nothing: however many it took.
};

[[nodiscard]] QStringList judgeEnding(const Ending &expected, const RunEnd &seen);
[[nodiscard]] QStringList judgeTally(const Tally &expected, const Books &books);
/// What holds in every scenario: money is taken once for an order; the program calls paid what was taken, of the right
/// amount, and nothing else; no money goes unnoticed; a key never goes with two bodies; no secret is printed.
[[nodiscard]] QStringList judgeMoney(const Books &books, const QList<RunEnd> &runs, const QStringList &secrets);

} // namespace Kassi::Drill
