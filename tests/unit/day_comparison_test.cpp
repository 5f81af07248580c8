// SPDX-License-Identifier: MIT
// The comparison of a day on virtual time: at what pace it asks, what it does with a gateway that fails, waits or says
// something else, and that a payment on the screen comes first.
#include "checkout/day_comparison.h"
#include "unit/support/fake_api.h"
#include "unit/support/memory_journal.h"

#include <QRegularExpression>
#include <QTest>

using namespace Kassi;
using namespace Kassi::Testing;
using namespace Qt::StringLiterals;

namespace {

struct Rig
{
    QStringList log;
    VirtualClock clock;
    FakeApi api{clock, log};
    MemoryJournal journal{log};
    DayComparison comparison{api, journal, clock};
    QStringList told; ///< Attempts that differ.
    int finished = 0;

    Rig()
    {
        QObject::connect(&comparison, &DayComparison::differs, &comparison,
                         [this](const QString &attempt) { told << attempt; });
        QObject::connect(&comparison, &DayComparison::finished, &comparison, [this] { ++finished; });
        api.payments = {said(PaymentStatus::Succeeded)};
    }

    static Payment said(PaymentStatus status) { return {.id = u"pay"_s, .money = {.amount = 4990}, .status = status}; }

    void add(const QString &name, Outcome outcome = Outcome::Paid, const QString &payment = {})
    {
        const Plan plan{.attempt = name,
                        .idempotencyKey = u"key"_s,
                        .body = "{}",
                        .reference = u"ORDER-"_s + name,
                        .money = {.amount = 4990}};
        QVERIFY(journal.append(name, Record::Planned{plan}));
        QVERIFY(journal.append(name,
                               Record::Created{u"pses_"_s + name, payment.isEmpty() ? u"pay_"_s + name : payment, {}}));
        QVERIFY(journal.append(name, Record::Settled{.outcome = outcome, .sessionClosed = true}));
    }
    void start()
    {
        std::vector<DayChange> changes;
        for (const Attempt &attempt : journal.attempts)
            changes.push_back({.after = attempt});
        log.clear();
        comparison.start(changes);
    }
    [[nodiscard]] QStringList asked() const { return log.filter(QRegularExpression(u"^(look up|poll) "_s)); }
};

Error refused(int status)
{
    return {.code = ErrorCode::Refused, .message = u"no"_s, .httpStatus = status};
}

} // namespace

class DayComparisonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPaymentIsAskedOnceAtASetPace();
    void whatDiffersIsAskedTwice();
    void aPaymentThatMovedMeanwhileIsTheSame();
    void aSharedPaymentIsAskedOnce();
    void nothingToAskIsAnEnd();
    void retryAfterIsWaitedFor();
    void aSilentGatewayEndsIt();
    void oneFailureIsNoSilence();
    void anUnknownPaymentIsADifference();
    void whereTheKeyMayNotReadPaymentsSessionsAreAsked();
    void aPaymentOnTheScreenComesFirst();
    void itCanBeStopped();
    void anUnreadableJournalIsNoVerdict();
};

void DayComparisonTest::everyPaymentIsAskedOnceAtASetPace()
{
    Rig rig;
    for (const QString &name : {u"1"_s, u"2"_s, u"3"_s})
        rig.add(name);
    rig.start();
    QVERIFY(rig.comparison.isRunning());
    QCOMPARE(rig.comparison.total(), 3);
    rig.clock.pass(10'000);
    QCOMPARE(rig.asked(), (QStringList{u"look up pay_1"_s, u"look up pay_2"_s, u"look up pay_3"_s}));
    for (std::size_t i = 1; i < rig.api.calledAt.size(); ++i)
        QCOMPARE(rig.api.calledAt[i] - rig.api.calledAt[i - 1], DayComparison::gapMs);
    QCOMPARE(rig.comparison.counts(), (DayCompared{.same = 3}));
    QCOMPARE(rig.comparison.sameOnes(), (QStringList{u"pay_1"_s, u"pay_2"_s, u"pay_3"_s}));
    QVERIFY(!rig.comparison.isRunning());
    QCOMPARE(rig.finished, 1);
    QCOMPARE(rig.told, QStringList());
    QVERIFY(rig.journal.attempts.front().outcome == Outcome::Paid);
}

void DayComparisonTest::whatDiffersIsAskedTwice()
{
    Rig rig;
    rig.add(u"1"_s, Outcome::Expired);
    rig.add(u"2"_s);
    const auto before = rig.journal.attempts;
    rig.start();
    rig.clock.pass(10'000);
    QCOMPARE(rig.asked(), (QStringList{u"look up pay_1"_s, u"look up pay_2"_s, u"look up pay_1"_s}));
    QCOMPARE(rig.comparison.counts(), (DayCompared{.same = 1, .different = 1}));
    QCOMPARE(rig.comparison.findings().size(), 1U);
    QCOMPARE(rig.comparison.findings().front().difference, DayDifference::MoneyTaken);
    QCOMPARE(rig.comparison.findings().front().there, PaymentStatus::Succeeded);
    QCOMPARE(rig.told, QStringList{u"1"_s});
    QVERIFY(rig.journal.attempts == before); // a difference changes nothing
}

void DayComparisonTest::aPaymentThatMovedMeanwhileIsTheSame()
{
    Rig rig;
    rig.add(u"1"_s);
    rig.api.payments = {Rig::said(PaymentStatus::Processing), Rig::said(PaymentStatus::Succeeded)};
    rig.start();
    rig.clock.pass(10'000);
    QCOMPARE(rig.comparison.counts(), (DayCompared{.same = 1}));
    QVERIFY(rig.comparison.findings().empty());
}

void DayComparisonTest::aSharedPaymentIsAskedOnce()
{
    Rig rig;
    rig.add(u"1"_s, Outcome::Expired, u"pay_x"_s);
    rig.journal.attempts.back().plan.reference = u"ORDER"_s;
    rig.add(u"2"_s, Outcome::Paid, u"pay_x"_s);
    rig.journal.attempts.back().plan.reference = u"ORDER"_s;
    rig.start();
    rig.clock.pass(10'000);
    QCOMPARE(rig.asked(), QStringList{u"look up pay_x"_s});
    QCOMPARE(rig.comparison.counts(), (DayCompared{.same = 1}));
}

void DayComparisonTest::nothingToAskIsAnEnd()
{
    Rig rig;
    rig.start();
    QCOMPARE(rig.finished, 1);
    QVERIFY(!rig.comparison.isRunning());
    QCOMPARE(rig.comparison.total(), 0);
}

void DayComparisonTest::retryAfterIsWaitedFor()
{
    Rig rig;
    rig.add(u"1"_s);
    rig.api.payments = {tl::unexpected(Error{.code = ErrorCode::RateLimited, .message = {}, .retryAfterMs = 7'000}),
                        Rig::said(PaymentStatus::Succeeded)};
    rig.start();
    rig.clock.pass(7'000);
    QCOMPARE(rig.asked().size(), 1);
    rig.clock.pass(1'000);
    QCOMPARE(rig.asked().size(), 2);
    QVERIFY(rig.api.calledAt[1] - rig.api.calledAt[0] >= 7'000);
    QCOMPARE(rig.comparison.counts(), (DayCompared{.same = 1}));
}

void DayComparisonTest::aSilentGatewayEndsIt()
{
    Rig rig;
    for (int i = 0; i < 50; ++i)
        rig.add(QString::number(i));
    rig.api.payments = {fail(ErrorCode::Unreachable, u"not there"_s)};
    rig.start();
    rig.clock.pass(120'000);
    QVERIFY(!rig.comparison.isRunning());
    QCOMPARE(rig.finished, 1);
    QCOMPARE(rig.comparison.counts(), (DayCompared{.unanswered = 50}));
    QCOMPARE(rig.comparison.trouble()->code, ErrorCode::Unreachable);
    QVERIFY2(rig.asked().size() <= 9, qPrintable(QString::number(rig.asked().size())));
    rig.api.payments = {Rig::said(PaymentStatus::Succeeded)};
    rig.start(); // and begins anew when somebody asks for it
    rig.clock.pass(60'000);
    QCOMPARE(rig.comparison.counts(), (DayCompared{.same = 50}));
    QVERIFY(!rig.comparison.trouble());
}

void DayComparisonTest::oneFailureIsNoSilence()
{
    Rig rig;
    for (int i = 0; i < 4; ++i)
        rig.add(QString::number(i));
    const auto no = tl::unexpected(Error{.code = ErrorCode::ServerError, .message = {}, .httpStatus = 503});
    rig.api.payments = {no, no, no, Rig::said(PaymentStatus::Succeeded)}; // three sends of the first
    rig.start();
    rig.clock.pass(60'000);
    QCOMPARE(rig.comparison.counts(), (DayCompared{.same = 3, .unanswered = 1}));
    QCOMPARE(rig.comparison.findings().front().error->code, ErrorCode::ServerError);
    QCOMPARE(rig.comparison.findings().front().attempt.plan.attempt, u"0"_s);
}

void DayComparisonTest::anUnknownPaymentIsADifference()
{
    Rig rig;
    rig.add(u"1"_s);
    rig.api.payments = {tl::unexpected(refused(404))};
    rig.start();
    rig.clock.pass(60'000);
    QCOMPARE(rig.comparison.counts(), (DayCompared{.different = 1}));
    QCOMPARE(rig.comparison.findings().front().difference, DayDifference::UnknownThere);
}

void DayComparisonTest::whereTheKeyMayNotReadPaymentsSessionsAreAsked()
{
    Rig rig;
    rig.add(u"1"_s);
    rig.api.payments = {tl::unexpected(refused(403))};
    rig.api.sessions = {PaymentSession{.id = u"pses_1"_s, .status = SessionStatus::Complete, .payment = u"pay_1"_s}};
    rig.start();
    rig.clock.pass(60'000);
    QCOMPARE(rig.asked(), (QStringList{u"look up pay_1"_s, u"poll pses_1"_s}));
    QCOMPARE(rig.comparison.counts(), (DayCompared{.same = 1}));
}

void DayComparisonTest::aPaymentOnTheScreenComesFirst()
{
    Rig rig;
    for (int i = 0; i < 4; ++i)
        rig.add(QString::number(i));
    rig.start();
    rig.clock.pass(300);
    rig.comparison.setPaused(true);
    const auto before = rig.asked().size();
    rig.clock.pass(60'000);
    QVERIFY(rig.asked().size() <= before + 1); // one may have been on its way
    const auto held = rig.asked().size();
    rig.clock.pass(600'000);
    QCOMPARE(rig.asked().size(), held);
    QVERIFY(rig.comparison.isRunning());
    rig.comparison.setPaused(false);
    rig.clock.pass(60'000);
    QCOMPARE(rig.comparison.counts(), (DayCompared{.same = 4}));
}

void DayComparisonTest::itCanBeStopped()
{
    Rig rig;
    for (int i = 0; i < 4; ++i)
        rig.add(QString::number(i));
    rig.start();
    rig.clock.pass(300);
    rig.comparison.stop();
    QCOMPARE(rig.finished, 1);
    const DayCompared counts = rig.comparison.counts();
    QCOMPARE(counts.same + counts.unanswered, 4);
    QVERIFY(counts.unanswered >= 2);
    const auto asked = rig.asked().size();
    rig.clock.pass(60'000);
    QCOMPARE(rig.asked().size(), asked);
    QCOMPARE(rig.comparison.counts(), counts); // a late answer changes nothing
    QCOMPARE(rig.finished, 1);
}

void DayComparisonTest::anUnreadableJournalIsNoVerdict()
{
    Rig rig;
    rig.add(u"1"_s);
    rig.start();
    rig.journal.unreadable = true;
    rig.clock.pass(60'000);
    QCOMPARE(rig.comparison.counts(), (DayCompared{.unanswered = 1}));
    QCOMPARE(rig.comparison.findings().front().error->code, ErrorCode::JournalFailed);
}

QTEST_GUILESS_MAIN(DayComparisonTest)
#include "day_comparison_test.moc"
