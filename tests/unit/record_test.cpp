// SPDX-License-Identifier: MIT
// An attempt is the fold of its records. A record that cannot follow makes the journal one that is not to be trusted
// (invariants I7, I11).
#include "machine/record.h"

#include <QTest>

using namespace Kassi;
using namespace Qt::StringLiterals;

namespace {

const Plan plan{.attempt = u"attempt-1"_s,
                .idempotencyKey = u"key-1"_s,
                .body = "{}",
                .reference = u"ORDER-1"_s,
                .money = {4990, u"ISK"_s}};
const JournalRecord planned = Record::Planned{plan};
const JournalRecord created = Record::Created{u"pses_1"_s, u"pay_1"_s, u"2026-01-01T12:00:00Z"_s};

JournalRecord settled(Outcome outcome, bool closed = false)
{
    return Record::Settled{outcome, {}, closed};
}

Result<Attempt> foldAll(const std::vector<JournalRecord> &records)
{
    std::optional<Attempt> attempt;
    qint64 wallMs = 1'000;
    for (const JournalRecord &record : records) {
        auto next = fold(attempt, record, wallMs);
        if (!next)
            return next;
        attempt = *next;
        wallMs += 1'000;
    }
    return *attempt;
}

const JournalRecord refund = Record::RefundPlanned{u"key-2"_s, R"({"payment":"pay_1"})"};

JournalRecord answered(RefundStatus status, const QString &id = u"ref_1"_s)
{
    return Record::RefundAnswered{id, status};
}

JournalRecord part(qint64 amount)
{
    return Record::RefundPlanned{u"key-3"_s, R"({"payment":"pay_1"})", amount};
}

std::vector<JournalRecord> with(std::vector<JournalRecord> records, const std::vector<JournalRecord> &more)
{
    records.insert(records.end(), more.begin(), more.end());
    return records;
}

} // namespace

using Records = std::vector<Kassi::JournalRecord>;
Q_DECLARE_METATYPE(Records)

class RecordTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordsHaveTheirNameInTheJournal();
    void plannedBeginsAnAttempt();
    void takenOverSessionIsKnownFromThePlan();
    void createdGivesTheSession();
    void withdrawnIsRemembered();
    void timesAreThoseOfFirstAndLastRecord();
    void saysWhatIsStillToBeAsked_data();
    void saysWhatIsStillToBeAsked();
    void lateMoneyIsNotARewrite();
    void knowsWhatIsLeftToRefund();
    void distrustsRecordsThatCannotFollow_data();
    void distrustsRecordsThatCannotFollow();
    void acceptsWhatMayFollow_data();
    void acceptsWhatMayFollow();
};

void RecordTest::recordsHaveTheirNameInTheJournal()
{
    QCOMPARE(recordName(planned), u"planned"_s);
    QCOMPARE(recordName(created), u"created"_s);
    QCOMPARE(recordName(Record::Withdrawn{}), u"withdrawn"_s);
    QCOMPARE(recordName(Record::Settled{}), u"settled"_s);
    QCOMPARE(recordName(Record::Closed{}), u"closed"_s);
    QCOMPARE(recordName(Record::LateMoney{}), u"late_money"_s);
}

void RecordTest::plannedBeginsAnAttempt()
{
    const auto attempt = fold(std::nullopt, planned, 7);
    QVERIFY(attempt);
    QCOMPARE(*attempt, (Attempt{.plan = plan, .startedAtMs = 7, .changedAtMs = 7}));
}

void RecordTest::takenOverSessionIsKnownFromThePlan()
{
    Plan takeOver = plan;
    takeOver.session = u"pses_1"_s;
    takeOver.payment = u"pay_1"_s;
    const auto attempt = fold(std::nullopt, Record::Planned{takeOver}, 7);
    QVERIFY(attempt);
    QCOMPARE(attempt->session, u"pses_1"_s);
    QCOMPARE(attempt->payment, u"pay_1"_s);
}

void RecordTest::createdGivesTheSession()
{
    const auto attempt = foldAll({planned, created});
    QVERIFY(attempt);
    QCOMPARE(attempt->session, u"pses_1"_s);
    QCOMPARE(attempt->payment, u"pay_1"_s);
    QCOMPARE(attempt->expiresAt, u"2026-01-01T12:00:00Z"_s);
}

void RecordTest::withdrawnIsRemembered()
{
    const auto attempt = foldAll({planned, created, Record::Withdrawn{CancelReason::TimedOut}});
    QVERIFY(attempt);
    QCOMPARE(attempt->withdrawn, std::optional(CancelReason::TimedOut));
}

void RecordTest::timesAreThoseOfFirstAndLastRecord()
{
    const auto attempt = foldAll({planned, created, settled(Outcome::Paid, true)});
    QVERIFY(attempt);
    QCOMPARE(attempt->startedAtMs, qint64(1'000));
    QCOMPARE(attempt->changedAtMs, qint64(3'000));
}

void RecordTest::saysWhatIsStillToBeAsked_data()
{
    QTest::addColumn<Records>("records");
    QTest::addColumn<bool>("open");
    QTest::addColumn<bool>("unresolved");
    QTest::addColumn<bool>("paid");
    const auto row = [](const char *name, const Records &records, bool open, bool unresolved, bool paid) {
        QTest::newRow(name) << records << open << unresolved << paid;
    };
    const Records late = {planned, created, settled(Outcome::Cancelled), Record::LateMoney{}};
    row("planned only", {planned}, true, true, false);
    row("created", {planned, created}, true, true, false);
    row("withdrawn", {planned, created, Record::Withdrawn{}}, true, true, false);
    row("paid", {planned, created, settled(Outcome::Paid, true)}, false, false, true);
    row("pending", {planned, created, settled(Outcome::Pending, true)}, true, true, false);
    row("unconfirmed", {planned, created, settled(Outcome::Unconfirmed)}, true, true, false);
    row("cancelled, session open", {planned, created, settled(Outcome::Cancelled)}, false, true, false);
    row("declined, session open", {planned, created, settled(Outcome::Declined)}, false, true, false);
    row("cancelled, session closed since", {planned, created, settled(Outcome::Cancelled), Record::Closed{}}, false,
        false, false);
    row("expired", {planned, created, settled(Outcome::Expired, true)}, false, false, false);
    row("unavailable", {planned, settled(Outcome::Unavailable)}, false, false, false);
    row("expired, to be looked at once more", {planned, created, settled(Outcome::Expired)}, false, true, false);
    row("late money, undecided", late, false, true, true);
    row("late money, kept", with(late, {Record::Kept{}}), false, false, true);
    row("late money, refund under way", with(late, {refund}), false, true, false);
    row("late money, refunded", with(late, {refund, answered(RefundStatus::Succeeded)}), false, false, false);
    row("late money, refund accepted", with(late, {refund, answered(RefundStatus::Pending)}), false, true, false);
    row("late money, refund accepted and made",
        with(late, {refund, answered(RefundStatus::Pending), answered(RefundStatus::Succeeded)}), false, false, false);
    row("late money, refund accepted and failed",
        with(late, {refund, answered(RefundStatus::Pending), answered(RefundStatus::Failed)}), false, true, true);
    row("late money, refund refused", with(late, {refund, answered(RefundStatus::Failed)}), false, true, true);
    const Records paid = {planned, created, settled(Outcome::Paid, true)};
    const JournalRecord made = answered(RefundStatus::Succeeded);
    row("late money, kept, a refund under way", with(late, {Record::Kept{}, refund}), false, true, false);
    row("late money, kept, its refund refused", with(late, {Record::Kept{}, refund, answered(RefundStatus::Failed)}),
        false, false, true);
    row("paid, refund under way", with(paid, {refund}), false, true, false);
    row("paid, refund accepted", with(paid, {refund, answered(RefundStatus::Pending)}), false, true, false);
    row("paid, refunded", with(paid, {refund, made}), false, false, false);
    row("paid, refund refused", with(paid, {refund, answered(RefundStatus::Failed)}), false, false, true);
    row("paid, a part going back", with(paid, {part(990)}), false, true, true);
    row("paid, a part given back", with(paid, {part(990), made}), false, false, true);
    row("paid, the rest going back", with(paid, {part(990), made, part(4000)}), false, true, false);
    row("paid, given back in parts", with(paid, {part(990), made, part(4000), answered(RefundStatus::Succeeded)}),
        false, false, false);
    row("noted", {planned, created, Record::Noted{u"session"_s, u"open"_s}}, true, true, false);
}

void RecordTest::saysWhatIsStillToBeAsked()
{
    QFETCH(const Records, records);
    QFETCH(const bool, open);
    QFETCH(const bool, unresolved);
    QFETCH(const bool, paid);
    const auto attempt = foldAll(records);
    QVERIFY(attempt);
    QCOMPARE(attempt->isOpen(), open);
    QCOMPARE(attempt->isUnresolved(), unresolved);
    QCOMPARE(attempt->isPaid(), paid);
}

void RecordTest::lateMoneyIsNotARewrite()
{
    const auto attempt = foldAll({planned, created, settled(Outcome::Cancelled), Record::LateMoney{}});
    QVERIFY(attempt);
    QCOMPARE(attempt->outcome, std::optional(Outcome::Cancelled));
    QVERIFY(attempt->lateMoney);
}

void RecordTest::knowsWhatIsLeftToRefund()
{
    const Records paid = {planned, created, settled(Outcome::Paid, true)};
    QCOMPARE(foldAll({planned, created})->rest(), 0);
    QCOMPARE(foldAll(paid)->rest(), 4990);
    const auto under = foldAll(with(paid, {part(990)}));
    QCOMPARE(under->rest(), 4000);
    QCOMPARE(under->refunded(), 0);
    QVERIFY(!under->allowsRefund(1));
    const auto failed = foldAll(with(paid, {part(990), answered(RefundStatus::Failed, {})}));
    QCOMPARE(failed->rest(), 4990);
    QVERIFY(failed->refundFailed);
    QVERIFY(failed->allowsRefund(4990) && !failed->allowsRefund(4991) && !failed->allowsRefund(0));
    const auto made =
        foldAll(with(paid, {part(990), answered(RefundStatus::Pending), answered(RefundStatus::Succeeded)}));
    QCOMPARE(made->rest(), 4000);
    QCOMPARE(made->refunded(), 990);
    QVERIFY(made->allowsRefund(4000) && !made->allowsRefund(4001));
    QCOMPARE(made->takenAtMs, 3'000);
    QCOMPARE(made->refunds.back().changedAtMs, 6'000);
    const auto whole = foldAll(with(paid, {refund})); // of a journal from before partial refunds
    QCOMPARE(whole->refunds.back().amount, 4990);
    const auto all = foldAll(with(paid, {part(990), answered(RefundStatus::Succeeded), part(4000),
                                         answered(RefundStatus::Succeeded, u"ref_2"_s)}));
    QCOMPARE(all->rest(), 0);
    QCOMPARE(all->refunded(), 4990);
}

void RecordTest::distrustsRecordsThatCannotFollow_data()
{
    QTest::addColumn<Records>("records");
    const auto row = [](const char *name, const Records &records) { QTest::newRow(name) << records; };
    const Records late = {planned, created, settled(Outcome::Cancelled), Record::LateMoney{}};
    row("no plan first", {created});
    row("a note first", {Record::Noted{}});
    row("settled first", {settled(Outcome::Unavailable)});
    row("planned twice", {planned, planned});
    row("two sessions", {planned, created, Record::Created{u"pses_2"_s, u"pay_1"_s, {}}});
    row("session after the outcome", {planned, settled(Outcome::Unavailable), created});
    row("paid, then cancelled", {planned, created, settled(Outcome::Paid, true), settled(Outcome::Cancelled)});
    row("cancelled, then paid", {planned, created, settled(Outcome::Cancelled), settled(Outcome::Paid, true)});
    row("expired, then paid", {planned, created, settled(Outcome::Expired, true), settled(Outcome::Paid, true)});
    row("late money without an outcome", {planned, created, Record::LateMoney{}});
    row("late money while unconfirmed", {planned, created, settled(Outcome::Unconfirmed), Record::LateMoney{}});
    row("kept, but none came late", {planned, created, settled(Outcome::Paid, true), Record::Kept{}});
    const Records paid = {planned, created, settled(Outcome::Paid, true)};
    const JournalRecord made = answered(RefundStatus::Succeeded);
    row("refund of nothing", {planned, created, settled(Outcome::Cancelled, true), refund});
    row("refund of a claim", {planned, created, settled(Outcome::Pending, true), refund});
    row("refund above what was paid", with(paid, {part(4991)}));
    row("refund above the rest", with(paid, {part(990), made, part(4001)}));
    row("refund of less than nothing", with(paid, {part(-1)}));
    row("refund beside another", with(paid, {part(990), part(990)}));
    row("refund beside an accepted one", with(paid, {part(990), answered(RefundStatus::Pending), part(990)}));
    row("a part of undecided late money", with(late, {part(990)}));
    row("refunded twice", with(late, {refund, answered(RefundStatus::Succeeded), refund}));
    row("refund made, then failed",
        with(late, {refund, answered(RefundStatus::Succeeded), answered(RefundStatus::Failed)}));
    row("answer to another refund", with(late, {refund, answered(RefundStatus::Pending),
                                                Record::RefundAnswered{u"ref_2"_s, RefundStatus::Succeeded}}));
    row("answer to no refund", with(late, {answered(RefundStatus::Succeeded)}));
    row("late money after paid", {planned, created, settled(Outcome::Paid, true), Record::LateMoney{}});
}

void RecordTest::distrustsRecordsThatCannotFollow()
{
    QFETCH(const Records, records);
    const auto attempt = foldAll(records);
    QVERIFY(!attempt);
    QCOMPARE(attempt.error().code, ErrorCode::JournalFailed);
}

void RecordTest::acceptsWhatMayFollow_data()
{
    QTest::addColumn<Records>("records");
    QTest::addColumn<QString>("outcome");
    const auto row = [](const char *name, const Records &records, const QString &outcome) {
        QTest::newRow(name) << records << outcome;
    };
    row("unconfirmed, then paid", {planned, created, settled(Outcome::Unconfirmed), settled(Outcome::Paid, true)},
        u"paid"_s);
    row("pending, then paid", {planned, created, settled(Outcome::Pending, true), settled(Outcome::Paid, true)},
        u"paid"_s);
    row("unconfirmed, then expired", {planned, created, settled(Outcome::Unconfirmed), settled(Outcome::Expired, true)},
        u"expired"_s);
    row("the same session twice", {planned, created, created, settled(Outcome::Paid, true)}, u"paid"_s);
}

void RecordTest::acceptsWhatMayFollow()
{
    QFETCH(const Records, records);
    QFETCH(const QString, outcome);
    const auto attempt = foldAll(records);
    QVERIFY2(attempt, attempt ? "" : qPrintable(attempt.error().message));
    QCOMPARE(outcomeName(*attempt->outcome), outcome);
}

QTEST_GUILESS_MAIN(RecordTest)
#include "record_test.moc"
