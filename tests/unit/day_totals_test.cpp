// SPDX-License-Identifier: MIT
// What a day came to: every outcome, refund and late money counted once, on the day on which the journal learnt of it,
// whatever the clock said.
#include "till/day_totals.h"

#include <QTest>

#include <limits>

using namespace Kassi;
using namespace Qt::StringLiterals;

namespace {

using Records = std::vector<JournalRecord>;

Record::Settled settled(Outcome outcome)
{
    return {.outcome = outcome, .sessionClosed = outcome != Outcome::Unconfirmed};
}

const JournalRecord created = Record::Created{u"pses_1"_s, u"pay_1"_s, {}};

JournalRecord planned(qint64 amount, const QString &currency = u"ISK"_s, SessionMode mode = SessionMode::Embedded)
{
    return Record::Planned{{.attempt = u"a"_s,
                            .idempotencyKey = u"key"_s,
                            .body = "{}",
                            .reference = u"ORDER-1"_s,
                            .money = {amount, currency},
                            .mode = mode}};
}

JournalRecord refundPlanned(qint64 amount)
{
    return Record::RefundPlanned{.idempotencyKey = u"r%1"_s.arg(amount), .body = "{}", .amount = amount};
}

const JournalRecord refundMade = Record::RefundAnswered{.refund = u"ref_1"_s, .status = RefundStatus::Succeeded};
const JournalRecord refundFailed = Record::RefundAnswered{.refund = u"ref_1"_s, .status = RefundStatus::Failed};

/// The records of one attempt, those before the day and those of the day; the clock goes backwards all the time.
DayChange change(const Records &before, const Records &today)
{
    DayChange made;
    std::optional<Attempt> attempt;
    qint64 clock = 1'700'000'000'000;
    for (const JournalRecord &record : before)
        attempt = *fold(attempt, record, clock -= 86'400'000);
    made.before = attempt;
    for (const JournalRecord &record : today)
        attempt = *fold(attempt, record, clock -= 86'400'000);
    made.after = *attempt;
    return made;
}

std::vector<DayTotals> totalsOf(const DayChange &one)
{
    return Kassi::totalsOf({one}, one.after.isUnresolved() ? std::vector{one.after} : std::vector<Attempt>());
}

} // namespace

class DayTotalsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingIsCountedOnItsDay_data();
    void everythingIsCountedOnItsDay();
    void everyOutcomeHasItsSum_data();
    void everyOutcomeHasItsSum();
    void aStoryCutAnywhereIsCountedOnce_data();
    void aStoryCutAnywhereIsCountedOnce();
    void currenciesStayApart();
    void sumsDoNotWrap();
    void anEmptyDayIsNothing();
};

void DayTotalsTest::everythingIsCountedOnItsDay_data()
{
    QTest::addColumn<std::vector<JournalRecord>>("before");
    QTest::addColumn<std::vector<JournalRecord>>("today");
    QTest::addColumn<DayTotals>("expected");
    const auto totals = [](const std::function<void(DayTotals &)> &fill) {
        DayTotals made{.currency = u"ISK"_s};
        fill(made);
        return made;
    };
    const CountedSum one = {.count = 1, .amount = 4990};
    const auto nothing = totals([](DayTotals &) {});

    QTest::newRow("paid") << Records{} << Records{planned(4990), created, settled(Outcome::Paid)}
                          << totals([&](DayTotals &t) { t.of(Outcome::Paid) = one; });
    QTest::newRow("paid on a phone") << Records{}
                                     << Records{planned(4990, u"ISK"_s, SessionMode::Hosted), created,
                                                settled(Outcome::Paid)}
                                     << totals([&](DayTotals &t) {
                                            t.of(Outcome::Paid) = one;
                                            t.paidOnPhone = one;
                                        });
    QTest::newRow("declined on a phone") << Records{}
                                         << Records{planned(4990, u"ISK"_s, SessionMode::Hosted), created,
                                                    settled(Outcome::Declined)}
                                         << totals([&](DayTotals &t) { t.of(Outcome::Declined) = one; });
    QTest::newRow("begun, no outcome") << Records{} << Records{planned(4990), created}
                                       << totals([&](DayTotals &t) { t.open = one; });
    QTest::newRow("open at the end of the day before, paid today")
        << Records{planned(4990), created} << Records{settled(Outcome::Paid)}
        << totals([&](DayTotals &t) { t.of(Outcome::Paid) = one; });
    QTest::newRow("paid the day before, closed today")
        << Records{planned(4990), created, settled(Outcome::Paid)} << Records{Record::Closed{}} << nothing;
    QTest::newRow("unconfirmed, then paid, in one day")
        << Records{} << Records{planned(4990), created, settled(Outcome::Unconfirmed), settled(Outcome::Paid)}
        << totals([&](DayTotals &t) { t.of(Outcome::Paid) = one; });
    QTest::newRow("unconfirmed the day before, paid today")
        << Records{planned(4990), created, settled(Outcome::Unconfirmed)} << Records{settled(Outcome::Paid)}
        << totals([&](DayTotals &t) { t.of(Outcome::Paid) = one; });
    QTest::newRow("a claim of the day before, paid today")
        << Records{planned(4990), created, settled(Outcome::Pending)} << Records{settled(Outcome::Paid)}
        << totals([&](DayTotals &t) { t.of(Outcome::Paid) = one; });
    QTest::newRow("late money, undecided") << Records{planned(4990), created, settled(Outcome::Expired)}
                                           << Records{Record::LateMoney{}} << totals([&](DayTotals &t) {
                                                  t.lateMoney = one;
                                                  t.lateUndecided = one;
                                                  t.open = one;
                                              });
    QTest::newRow("late money of the day before, still undecided")
        << Records{planned(4990), created, settled(Outcome::Expired), Record::LateMoney{}}
        << Records{Record::Noted{u"told"_s, {}}} << totals([&](DayTotals &t) {
               t.lateUndecided = one;
               t.open = one;
           });
    QTest::newRow("late money of the day before, kept today")
        << Records{planned(4990), created, settled(Outcome::Expired), Record::LateMoney{}} << Records{Record::Kept{}}
        << totals([&](DayTotals &t) { t.lateKept = one; });
    QTest::newRow("expired, late and kept in one day")
        << Records{} << Records{planned(4990), created, settled(Outcome::Expired), Record::LateMoney{}, Record::Kept{}}
        << totals([&](DayTotals &t) {
               t.of(Outcome::Expired) = one;
               t.lateMoney = one;
               t.lateKept = one;
           });
    QTest::newRow("late money refunded in one day")
        << Records{planned(4990), created, settled(Outcome::Cancelled)}
        << Records{Record::LateMoney{}, refundPlanned(4990), refundMade} << totals([&](DayTotals &t) {
               t.lateMoney = one;
               t.refunds = one;
           });
    QTest::newRow("a part refunded of the day before's")
        << Records{planned(4990), created, settled(Outcome::Paid)} << Records{refundPlanned(990), refundMade}
        << totals([](DayTotals &t) {
               t.refunds = {1, 990};
           });
    QTest::newRow("two parts, one of them the day before")
        << Records{planned(4990), created, settled(Outcome::Paid), refundPlanned(990), refundMade}
        << Records{refundPlanned(1000), refundMade} << totals([](DayTotals &t) {
               t.refunds = {1, 1000};
           });
    QTest::newRow("a refund under way") << Records{planned(4990), created, settled(Outcome::Paid)}
                                        << Records{refundPlanned(990)} << totals([](DayTotals &t) {
                                               t.refundsPending = {1, 990};
                                               t.open = {1, 4990};
                                           });
    QTest::newRow("a refund that failed") << Records{planned(4990), created, settled(Outcome::Paid)}
                                          << Records{refundPlanned(990), refundFailed} << nothing;
    QTest::newRow("a refund under way the day before, made today")
        << Records{planned(4990), created, settled(Outcome::Paid), refundPlanned(990)} << Records{refundMade}
        << totals([](DayTotals &t) {
               t.refunds = {1, 990};
           });
}

void DayTotalsTest::everythingIsCountedOnItsDay()
{
    QFETCH(std::vector<JournalRecord>, before);
    QFETCH(std::vector<JournalRecord>, today);
    QFETCH(DayTotals, expected);
    QVERIFY(totalsOf(change(before, today)) == std::vector{expected});
}

void DayTotalsTest::everyOutcomeHasItsSum_data()
{
    QTest::addColumn<Outcome>("outcome");
    for (std::size_t outcome = 0; outcome < DayTotals::outcomeCount; ++outcome)
        QTest::newRow(qPrintable(outcomeName(Outcome(outcome)))) << Outcome(outcome);
}

void DayTotalsTest::everyOutcomeHasItsSum()
{
    QFETCH(Outcome, outcome);
    std::vector<DayChange> changes;
    for (const qint64 amount : {100, 20, 3})
        changes.push_back(change({}, {planned(amount), created, settled(outcome)}));
    const auto totals = Kassi::totalsOf(changes, {});
    QCOMPARE(totals.size(), 1U);
    for (std::size_t other = 0; other < DayTotals::outcomeCount; ++other) {
        const CountedSum &sum = totals.front().of(Outcome(other));
        QCOMPARE(sum.count, Outcome(other) == outcome ? 3 : 0);
        QCOMPARE(sum.amount, Outcome(other) == outcome ? 123 : 0);
    }
    QCOMPARE(totals.front().net(), outcome == Outcome::Paid ? 123 : 0);
}

void DayTotalsTest::aStoryCutAnywhereIsCountedOnce_data()
{
    QTest::addColumn<std::vector<JournalRecord>>("story");
    QTest::newRow("paid and refunded in parts")
        << Records{planned(4990),       created,    settled(Outcome::Unconfirmed), settled(Outcome::Paid),
                   refundPlanned(990),  refundMade, refundPlanned(4000),           refundFailed,
                   refundPlanned(4000), refundMade};
    QTest::newRow("late and given back") << Records{
        planned(4990),       created,      settled(Outcome::Cancelled), Record::Expired{}, Record::LateMoney{},
        refundPlanned(4990), refundFailed, refundPlanned(4990),         refundMade};
    QTest::newRow("late and kept") << Records{planned(4990),       created,        settled(Outcome::Declined),
                                              Record::LateMoney{}, Record::Kept{}, refundPlanned(990),
                                              refundMade};
}

// However the closings fall, all days together take what was taken and give back what went back.
void DayTotalsTest::aStoryCutAnywhereIsCountedOnce()
{
    QFETCH(std::vector<JournalRecord>, story);
    const qint64 whole = totalsOf(change({}, story)).front().net();
    for (unsigned cuts = 0; cuts < 1U << (story.size() - 1); ++cuts) {
        qint64 net = 0;
        qint64 refunds = 0;
        Records before;
        Records today;
        for (std::size_t i = 0; i < story.size(); ++i) {
            today.push_back(story[i]);
            if (i + 1 < story.size() && !(cuts >> i & 1U))
                continue;
            const DayTotals totals = totalsOf(change(before, today)).front();
            net += totals.net();
            refunds += totals.refunds.count;
            before.insert(before.end(), today.begin(), today.end());
            today.clear();
        }
        QCOMPARE(net, whole);
        QCOMPARE(refunds, std::ranges::count(story, refundMade));
    }
}

void DayTotalsTest::currenciesStayApart()
{
    const auto totals = Kassi::totalsOf({change({}, {planned(4990), created, settled(Outcome::Paid)}),
                                         change({}, {planned(1250, u"EUR"_s), created, settled(Outcome::Paid)}),
                                         change({}, {planned(10), created, settled(Outcome::Paid)})},
                                        {});
    QCOMPARE(totals.size(), 2U);
    QCOMPARE(totals[0].currency, u"EUR"_s);
    QCOMPARE(totals[0].of(Outcome::Paid), (CountedSum{.count = 1, .amount = 1250}));
    QCOMPARE(totals[1].of(Outcome::Paid), (CountedSum{.count = 2, .amount = 5000}));
}

void DayTotalsTest::sumsDoNotWrap()
{
    CountedSum sum;
    for (int i = 0; i < 3; ++i)
        sum.add(std::numeric_limits<qint64>::max() / 2);
    QCOMPARE(sum, (CountedSum{.count = 3, .amount = std::numeric_limits<qint64>::max()}));
}

void DayTotalsTest::anEmptyDayIsNothing()
{
    QVERIFY(Kassi::totalsOf({}, {}).empty());
}

QTEST_GUILESS_MAIN(DayTotalsTest)
#include "day_totals_test.moc"
