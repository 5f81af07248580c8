// SPDX-License-Identifier: MIT
// Days out of a real journal: what belongs to which, whatever the clock says, and each as it was when it is read again.
#include "journal/day_source.h"
#include "support/journal.h"

#include <QTest>

using namespace Kassi;
using namespace Kassi::Testing;
using namespace Qt::StringLiterals;

class DaySourceTest : public QObject
{
    Q_OBJECT

    [[nodiscard]] QString file() const { return m_till->file(); }
    [[nodiscard]] Day openDay() const { return readOpenDay(file()).value_or(Day{.number = -1}); }
    [[nodiscard]] static QStringList changed(const Day &day)
    {
        QStringList attempts;
        for (const DayChange &change : day.changes)
            attempts.append((change.before ? u"+"_s : QString()) + change.after.plan.attempt);
        return attempts;
    }
    [[nodiscard]] static QStringList open(const Day &day)
    {
        QStringList attempts;
        for (const Attempt &attempt : day.unresolved)
            attempts.append(attempt.plan.attempt);
        return attempts;
    }
    [[nodiscard]] Result<void> closeDay(Journal &journal) const
    {
        const Day day = openDay();
        return journal.appendTill(TillFact::DayClosed{
            .number = day.number, .after = day.after, .through = day.through, .totals = day.totals});
    }

    std::unique_ptr<JournalFolder> m_till;

private Q_SLOTS:
    void init() { m_till = std::make_unique<JournalFolder>(); }
    void cleanup() { m_till.reset(); }

    void anEmptyJournalIsAnEmptyDay();
    void aDayGoesFromClosingToClosing();
    void whatComesWhileADayIsClosedBelongsToTheNext();
    void aClosedDayStaysAsItWas();
    void theClockDecidesNothing();
    void thereIsNoDayThatWasNotClosed();
    void fiveThousandPaymentsAreOneDay();
};

void DaySourceTest::anEmptyJournalIsAnEmptyDay()
{
    VERIFY_DONE(m_till->open());
    QVERIFY(openDay() == Day{.number = 1});
}

void DaySourceTest::aDayGoesFromClosingToClosing()
{
    OPEN_JOURNAL(journal);
    VERIFY_DONE(appendAll(journal, u"a"_s, {planned(u"a"_s), created, paid}));
    VERIFY_DONE(appendAll(journal, u"b"_s, {planned(u"b"_s, u"ORDER-2"_s), created}));
    const Day first = openDay();
    QCOMPARE(first.number, 1);
    QCOMPARE(changed(first), (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(open(first), QStringList{u"b"_s});
    QCOMPARE(first.fromMs, 1'700'000'000'001);
    QCOMPARE(first.totals.front().of(Outcome::Paid), (CountedSum{.count = 1, .amount = 4990}));
    QCOMPARE(first.totals.front().open, (CountedSum{.count = 1, .amount = 4990}));
    VERIFY_DONE(closeDay(journal));
    const qint64 closedAt = m_till->now;

    QCOMPARE(changed(openDay()), QStringList());
    QCOMPARE(open(openDay()), QStringList{u"b"_s});
    VERIFY_DONE(journal.append(u"b"_s, paid));
    VERIFY_DONE(journal.append(u"c"_s, planned(u"c"_s, u"ORDER-3"_s)));
    const Day second = openDay();
    QCOMPARE(second.number, 2);
    QCOMPARE(second.fromMs, closedAt);
    QCOMPARE(changed(second), (QStringList{u"+b"_s, u"c"_s})); // b began on the day before
    QCOMPARE(open(second), QStringList{u"c"_s});
    QCOMPARE(second.totals.front().of(Outcome::Paid), (CountedSum{.count = 1, .amount = 4990}));
}

void DaySourceTest::whatComesWhileADayIsClosedBelongsToTheNext()
{
    OPEN_JOURNAL(journal);
    VERIFY_DONE(appendAll(journal, u"a"_s, {planned(u"a"_s), created}));
    const Day seen = openDay();
    VERIFY_DONE(journal.append(u"a"_s, paid)); // after it was looked at, before it is closed
    VERIFY_DONE(journal.appendTill(TillFact::DayClosed{.number = 1, .through = seen.through, .totals = seen.totals}));
    QCOMPARE(changed(openDay()), QStringList{u"+a"_s});
    QCOMPARE(openDay().totals.front().of(Outcome::Paid).count, 1);
    QCOMPARE(readClosedDay(file(), 1)->totals.front().of(Outcome::Paid).count, 0);
}

void DaySourceTest::aClosedDayStaysAsItWas()
{
    OPEN_JOURNAL(journal);
    std::vector<Day> days;
    for (int number = 0; number < 4; ++number) {
        const QString name = QString::number(number);
        const QString old = QString::number(number - 1);
        VERIFY_DONE(appendAll(journal, name, {planned(name, u"ORDER-"_s + name), created}));
        if (number > 0) // what the day before left open
            VERIFY_DONE(journal.append(old, paid));
        VERIFY_DONE(journal.appendTill(TillFact::SignedIn{u"Anna"_s}));
        days.push_back(openDay());
        VERIFY_DONE(closeDay(journal));
    }
    for (std::size_t i = 0; i < days.size(); ++i) {
        const auto again = readClosedDay(file(), qint64(i) + 1);
        VERIFY_DONE(again);
        QVERIFY(again->closed);
        QCOMPARE(again->closed->number, qint64(i) + 1);
        QVERIFY(again->changes == days[i].changes);
        QVERIFY(again->unresolved == days[i].unresolved);
        QVERIFY(again->totals == days[i].totals);
        QVERIFY(totalsOf(again->changes, again->unresolved) == again->totals);
        QCOMPARE(again->fromMs, days[i].fromMs);
    }
}

void DaySourceTest::theClockDecidesNothing()
{
    OPEN_JOURNAL(journal);
    VERIFY_DONE(appendAll(journal, u"a"_s, {planned(u"a"_s), created}));
    m_till->now += 3LL * 365 * 86'400'000;
    VERIFY_DONE(journal.append(u"a"_s, paid));
    VERIFY_DONE(closeDay(journal));
    m_till->now = 1'000; // 1970
    VERIFY_DONE(appendAll(journal, u"b"_s, {planned(u"b"_s, u"ORDER-2"_s), created, paid}));
    QCOMPARE(changed(openDay()), QStringList{u"b"_s});
    VERIFY_DONE(closeDay(journal));
    QCOMPARE(changed(*readClosedDay(file(), 1)), QStringList{u"a"_s});
    QCOMPARE(changed(*readClosedDay(file(), 2)), QStringList{u"b"_s});
}

void DaySourceTest::thereIsNoDayThatWasNotClosed()
{
    OPEN_JOURNAL(journal);
    VERIFY_DONE(closeDay(journal));
    for (const qint64 number : {-1, 0, 2}) {
        const auto day = readClosedDay(file(), number);
        QVERIFY(!day);
        QCOMPARE(day.error().code, ErrorCode::InvalidRequest);
    }
    std::stop_source stop;
    stop.request_stop();
    VERIFY_DONE(journal.append(u"a"_s, planned(u"a"_s)));
    QCOMPARE(readOpenDay(file(), stop.get_token()).error().code, ErrorCode::Interrupted);
}

void DaySourceTest::fiveThousandPaymentsAreOneDay()
{
    OPEN_JOURNAL(journal);
    constexpr int payments = 5'000;
    for (int number = 0; number < payments; ++number) {
        const QString name = QString::number(number);
        VERIFY_DONE(appendAll(journal, name, {planned(name, u"ORDER-"_s + name), created, paid}));
    }
    const Day day = openDay();
    QCOMPARE(day.changes.size(), std::size_t(payments));
    QCOMPARE(day.totals.front().of(Outcome::Paid), (CountedSum{.count = payments, .amount = payments * 4990LL}));
}

QTEST_GUILESS_MAIN(DaySourceTest)
#include "day_source_test.moc"
