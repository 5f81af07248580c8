// SPDX-License-Identifier: MIT
#include "drill_judge.h"

#include <QMap>
#include <QSet>

#include <algorithm>

namespace Kassi::Drill {
using namespace Qt::StringLiterals;

namespace {

QString orNone(const QString &text)
{
    return text.isEmpty() ? u"none"_s : text;
}

void compare(QStringList &differences, const QString &what, const QString &expected, const QString &seen)
{
    if (seen != expected)
        differences << u"%1: expected %2, was %3"_s.arg(what, expected, seen);
}

bool isLate(const QJsonObject &line)
{
    return line[u"error"_s][u"code"_s].toString() == u"late_money"_s;
}

// Every payment that some line calls the order's money, be it in time or late.
QSet<QString> paymentsFound(const QList<RunEnd> &runs)
{
    QSet<QString> found;
    for (const RunEnd &run : runs) {
        for (const QJsonObject &line : run.lines) {
            if (line[u"outcome"_s] == u"paid"_s || isLate(line))
                found.insert(line[u"payment"_s].toString());
        }
    }
    return found;
}

bool wasTaken(const Books &books, const QJsonObject &line)
{
    return std::ranges::any_of(books.payments, [&](const Books::Payment &payment) {
        return payment.id == line[u"payment"_s].toString() && payment.timesTaken > 0 &&
               payment.money.amount == line[u"amount"_s].toInteger(-1) &&
               payment.money.currency == line[u"currency"_s].toString() &&
               payment.reference == line[u"reference"_s].toString();
    });
}

QStringList judgeTaken(const Books &books, const QSet<QString> &found)
{
    QStringList differences;
    QMap<QString, int> takenFor;
    for (const Books::Payment &payment : books.payments) {
        takenFor[payment.reference] += payment.timesTaken;
        if (payment.timesTaken > 0 && !found.contains(payment.id))
            differences << u"the money of %1 was taken, and the program never said so"_s.arg(payment.id);
    }
    for (auto order = takenFor.cbegin(); order != takenFor.cend(); ++order) {
        if (order.value() > 1)
            differences << u"money was taken %1 times for the order %2"_s.arg(order.value()).arg(order.key());
    }
    return differences;
}

QStringList judgeKeys(const Books &books)
{
    QStringList differences;
    QMap<QString, QString> bodyOf;
    for (const Books::Request &request : books.requests) {
        if (request.method != u"POST"_s)
            continue;
        if (request.key.isEmpty())
            differences << u"a POST came without an Idempotency-Key"_s;
        else if (bodyOf.contains(request.key) && bodyOf[request.key] != request.body)
            differences << u"the Idempotency-Key %1 came with two bodies"_s.arg(request.key);
        bodyOf[request.key] = request.body;
    }
    return differences;
}

} // namespace

QStringList judgeEnding(const Ending &expected, const RunEnd &seen)
{
    QStringList differences;
    compare(differences, u"exit code"_s, QString::number(expected.exitCode),
            seen.exitCode ? QString::number(*seen.exitCode) : u"none: it did not end by itself"_s);
    compare(differences, u"lines printed"_s, QString::number(expected.outcome.isEmpty() ? 0 : 1),
            QString::number(seen.lines.size()));
    if (!expected.outcome.isEmpty() && !seen.lines.isEmpty()) {
        const QJsonObject &line = seen.lines.first();
        compare(differences, u"outcome"_s, expected.outcome, orNone(line[u"outcome"_s].toString()));
        compare(differences, u"error"_s, orNone(expected.error), orNone(line[u"error"_s][u"code"_s].toString()));
        if (line[u"replayed"_s].toBool() != expected.replayed)
            differences << (expected.replayed ? u"not answered from the journal"_s : u"answered from the journal"_s);
    }
    if (!seen.output.contains(expected.says))
        differences << u"it did not say \"%1\""_s.arg(expected.says);
    return differences;
}

QStringList judgeTally(const Tally &expected, const Books &books)
{
    const auto taken =
        std::ranges::count_if(books.payments, [](const Books::Payment &payment) { return payment.timesTaken > 0; });
    const auto creates = std::ranges::count_if(books.requests, [](const Books::Request &request) {
        return request.method == u"POST"_s && request.path == u"/v1/payment_sessions"_s;
    });
    QStringList differences;
    compare(differences, u"payments taken, says the gateway"_s, QString::number(expected.taken),
            QString::number(taken));
    compare(differences, u"sessions made, says the gateway"_s, QString::number(expected.sessions),
            QString::number(books.sessions.size()));
    if (expected.creates)
        compare(differences, u"requests for a session, says the gateway"_s, QString::number(*expected.creates),
                QString::number(creates));
    return differences;
}

QStringList judgeMoney(const Books &books, const QList<RunEnd> &runs, const QStringList &secrets)
{
    QStringList differences = judgeTaken(books, paymentsFound(runs)) + judgeKeys(books);
    for (const RunEnd &run : runs) {
        for (const QJsonObject &line : run.lines) {
            if ((line[u"outcome"_s] == u"paid"_s || isLate(line)) && !wasTaken(books, line))
                differences << u"it said that %1 was paid, and the gateway has no such money"_s.arg(
                    line[u"reference"_s].toString());
        }
        for (const QString &secret : secrets) {
            if (run.output.contains(secret))
                differences << u"it printed a secret"_s;
        }
    }
    return differences;
}

} // namespace Kassi::Drill
