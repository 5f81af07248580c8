// SPDX-License-Identifier: MIT
#include "kill_audit.h"

#include "journal/sql_journal.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QMap>

#include <algorithm>
#include <limits>

namespace Kassi::Testing {
using namespace Qt::StringLiterals;
using Drill::Books;

namespace {

const Attempt *attemptWithKey(const std::vector<Attempt> &journal, const QString &key)
{
    // An attempt that takes a session over has its predecessor's key; the bytes are the same.
    const auto found = std::ranges::find_if(journal, [&](const Attempt &a) { return a.plan.idempotencyKey == key; });
    return found == journal.end() ? nullptr : &*found;
}

QStringList auditOrders(const Books &books)
{
    QMap<QString, int> takenFor;
    for (const Books::Payment &payment : books.payments)
        takenFor[payment.reference] += payment.timesTaken;
    QStringList violations;
    for (auto order = takenFor.cbegin(); order != takenFor.cend(); ++order) {
        if (order.value() > 1)
            violations << u"%1: money was taken %2 times"_s.arg(order.key()).arg(order.value());
    }
    return violations;
}

QStringList auditSessions(const Books &books, const std::vector<Attempt> &journal, const QSet<QString> &shown)
{
    QStringList violations;
    QMap<QString, int> openFor;
    for (const Books::Session &session : books.sessions)
        openFor[session.reference] += shown.contains(session.id) && session.status == u"open"_s ? 1 : 0;
    for (auto order = openFor.cbegin(); order != openFor.cend(); ++order) {
        if (order.value() > 1)
            violations << u"%1: %2 sessions could be paid at the same time"_s.arg(order.key()).arg(order.value());
    }
    for (const QString &session : shown) {
        if (std::ranges::none_of(journal, [&](const Attempt &a) { return a.session == session; }))
            violations << u"%1 was shown and is not in the journal"_s.arg(session);
    }
    return violations;
}

bool wasTaken(const Books &books, const Attempt &attempt)
{
    return std::ranges::any_of(books.payments, [&](const Books::Payment &payment) {
        return payment.id == attempt.payment && payment.timesTaken > 0 && payment.money == attempt.plan.money &&
               payment.reference == attempt.plan.reference;
    });
}

// Both sides of an order, for who has to find out.
QString storyOf(const QString &reference, const Books &books, const std::vector<Attempt> &journal)
{
    QString story;
    for (const Attempt &a : journal) {
        if (a.plan.reference == reference)
            story += u"\n  attempt %1: session %2, payment %3, %4%5%6%7%8"_s.arg(
                a.plan.attempt, a.session, a.payment, a.outcome ? outcomeName(*a.outcome) : u"no outcome"_s,
                a.withdrawn ? u", withdrawn"_s : QString(), a.sessionExpired() ? u", session expired"_s : QString(),
                a.sessionClosed ? u", session closed"_s : QString(), a.lateMoney ? u", late money"_s : QString());
    }
    for (const Books::Session &session : books.sessions) {
        if (session.reference == reference)
            story += u"\n  gateway: session %1 %2, payment %3"_s.arg(session.id, session.status, session.payment);
    }
    for (const Books::Payment &payment : books.payments) {
        if (payment.reference == reference)
            story += u"\n  gateway: payment %1 %2"_s.arg(payment.id, payment.status);
    }
    return story;
}

} // namespace

Result<std::vector<Attempt>> readJournal(const QString &stateDir, const QString &scratch)
{
    const QString name = u"/journal.sqlite3"_s;
    if (!QFile::exists(stateDir + name))
        return {};
    QDir(scratch).removeRecursively();
    QDir().mkpath(scratch);
    QFile::setPermissions(scratch, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    for (const QString &side : {QString(), u"-wal"_s})
        QFile::copy(stateDir + name + side, scratch + name + side);
    const auto journal = SqlJournal::open(scratch + name, [] { return qint64(0); });
    if (!journal)
        return tl::unexpected(journal.error());
    auto attempts = (*journal)->recent(std::numeric_limits<int>::max());
    if (attempts)
        std::ranges::reverse(*attempts);
    return attempts;
}

QStringList auditAlways(const Books &books, const std::vector<Attempt> &journal, const QList<Books::Request> &created,
                        const QSet<QString> &shownSessions)
{
    QStringList violations = auditOrders(books) + auditSessions(books, journal, shownSessions);
    for (const Attempt &attempt : journal) {
        if (attempt.isPaid() && !wasTaken(books, attempt))
            violations << u"%1: called paid, and the gateway has no such money"_s.arg(attempt.plan.reference);
    }
    for (const Books::Request &request : created) {
        const Attempt *attempt = attemptWithKey(journal, request.key);
        if (!attempt)
            violations << u"the key %1 was sent and is not in the journal"_s.arg(request.key);
        else if (QString::fromUtf8(attempt->plan.body) != request.body)
            violations << u"%1: the key %2 was sent with other bytes than planned"_s.arg(attempt->plan.reference,
                                                                                         request.key);
    }
    return violations;
}

QStringList auditTold(const Drill::RunEnd &run, const std::vector<Attempt> &journal)
{
    QStringList violations;
    for (const QJsonObject &line : run.lines) {
        const auto attempt = std::ranges::find_if(
            journal, [&](const Attempt &a) { return a.plan.attempt == line[u"attempt"_s].toString(); });
        const auto outcome = outcomeFromName(line[u"outcome"_s].toString());
        const bool same = attempt != journal.end() && outcome &&
                          (outcome == Outcome::Paid ? attempt->isPaid() : attempt->outcome == outcome);
        if (!same)
            violations << u"told, and not in the journal: %1"_s.arg(
                QString::fromUtf8(QJsonDocument(line).toJson(QJsonDocument::Compact)));
    }
    return violations;
}

QStringList auditGrowth(const std::vector<Attempt> &before, const std::vector<Attempt> &after)
{
    QStringList violations;
    for (const Attempt &was : before) {
        const auto is =
            std::ranges::find_if(after, [&](const Attempt &a) { return a.plan.attempt == was.plan.attempt; });
        if (is == after.end())
            violations << u"%1: an attempt is lost"_s.arg(was.plan.reference);
        else if (is->plan != was.plan || (!was.isOpen() && is->outcome != was.outcome) ||
                 (!was.session.isEmpty() && is->session != was.session) || (was.isPaid() && !is->isPaid()))
            violations << u"%1: what was final has changed"_s.arg(was.plan.reference);
    }
    return violations;
}

QStringList auditRecovered(const Books &books, const std::vector<Attempt> &journal)
{
    QStringList violations;
    for (const Books::Payment &payment : books.payments) {
        const bool known =
            std::ranges::any_of(journal, [&](const Attempt &a) { return a.payment == payment.id && a.isPaid(); });
        if (payment.timesTaken > 0 && !known)
            violations << u"%1: LOST, %2 was taken and the journal does not know%3"_s.arg(
                payment.reference, payment.id, storyOf(payment.reference, books, journal));
    }
    return violations;
}

QStringList auditSettled(const std::vector<Attempt> &journal)
{
    QStringList violations;
    for (const Attempt &attempt : journal) {
        if (attempt.isWatched())
            violations << u"%1: still asked about, though its session has ended"_s.arg(attempt.plan.reference);
    }
    return violations;
}

} // namespace Kassi::Testing
