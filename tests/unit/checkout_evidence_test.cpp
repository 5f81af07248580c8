// SPDX-License-Identifier: MIT
// What a checkout leaves for a dispute: everything that was sent, said, pressed and told, in order, and no secret. And
// that a new order is not begun where its records would find no room.
#include "unit/support/till.h"

#include <QTest>

using namespace Kassi;
using namespace Kassi::Testing;

namespace {

QStringList notesOf(const Till &till)
{
    QStringList lines;
    for (const auto &[attempt, noted] : till.journal.notes)
        lines << (noted.detail.isEmpty() ? noted.what : QString(noted.what + u' ' + noted.detail));
    return lines;
}

} // namespace

class CheckoutEvidenceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void paidPaymentIsToldStepByStep();
    void errorsAreNotedByCodeAlone();
    void whoEndedItIsNoted_data();
    void whoEndedItIsNoted();
    void notesHoldNoSecret();
    void chatteringPageDoesNotFillTheJournal();
    void fullDiskBeginsNoNewOrder();
    void fullDiskGoesOnWithAnOpenOrder();
};

void CheckoutEvidenceTest::paidPaymentIsToldStepByStep()
{
    Till till;
    QVERIFY(till.controller->charge(order()));
    till.clock.pass(1'000);
    till.controller->pageEvent(Event::Ready{});
    till.gatewaySays(SessionStatus::Complete, PaymentStatus::Succeeded);
    till.controller->pageEvent(Event::Completed{});
    till.clock.pass(1'000);
    QCOMPARE(notesOf(till), (QStringList{u"asked charge"_s, u"sent create"_s, u"created open pses_1"_s,
                                         u"shown pses_1"_s, u"page ready"_s, u"page completed"_s, u"session complete"_s,
                                         u"payment succeeded"_s, u"taken_away"_s, u"told paid"_s}));
    for (const auto &[attempt, noted] : till.journal.notes)
        QCOMPARE(attempt, till.attempt().plan.attempt);
}

void CheckoutEvidenceTest::errorsAreNotedByCodeAlone()
{
    Till till;
    Error refused = error(ErrorCode::Refused, 422);
    refused.message = u"text of the gateway's own"_s;
    till.api.creates = {failure<PaymentSession>(refused)};
    QVERIFY(till.controller->charge(order()));
    till.clock.pass(1'000);
    QCOMPARE(notesOf(till).mid(2), (QStringList{u"created refused 422"_s, u"told unavailable"_s}));
}

void CheckoutEvidenceTest::whoEndedItIsNoted_data()
{
    QTest::addColumn<CancelReason>("reason");
    QTest::addColumn<QString>("noted");
    QTest::newRow("staff") << CancelReason::Staff << u"pressed staff"_s;
    QTest::newRow("customer") << CancelReason::Customer << u"pressed customer"_s;
    QTest::newRow("time-out") << CancelReason::TimedOut << u"pressed timed_out"_s;
}

void CheckoutEvidenceTest::whoEndedItIsNoted()
{
    QFETCH(const CancelReason, reason);
    QFETCH(const QString, noted);
    Till till;
    QVERIFY(till.controller->charge(order()));
    till.clock.pass(1'000);
    till.controller->cancel(reason);
    till.clock.pass(1'000);
    QVERIFY(notesOf(till).contains(noted));
}

void CheckoutEvidenceTest::notesHoldNoSecret()
{
    Till till;
    PaymentSession made = session();
    made.clientSecret = Secret(u"s3cr3t"_s);
    made.url = Secret(u"https://pay.example.is/s3cr3t"_s);
    till.api.creates = {made};
    till.api.sessions = {made};
    QVERIFY(till.controller->charge(order()));
    till.clock.pass(1'000);
    till.controller->pageEvent(Event::Failed{u"s3cr3t"_s});
    till.controller->pageEvent(Event::Unsupported{u"s3cr3t"_s});
    till.clock.pass(60'000);
    QVERIFY(notesOf(till).contains(u"session open"_s));
    QVERIFY(!notesOf(till).join(u'\n').contains(u"s3cr3t"_s));
}

void CheckoutEvidenceTest::chatteringPageDoesNotFillTheJournal()
{
    Till till;
    QVERIFY(till.controller->charge(order()));
    till.clock.pass(1'000);
    for (int i = 0; i < 10'000; ++i)
        till.controller->pageEvent(Event::Processing{});
    QVERIFY(till.journal.notes.size() <= 2'000);
}

void CheckoutEvidenceTest::fullDiskBeginsNoNewOrder()
{
    Till till;
    till.journal.full = true;
    const auto started = till.controller->charge(order());
    QVERIFY(!started);
    QCOMPARE(started.error().code, ErrorCode::JournalFailed);
    till.clock.pass(60'000);
    QCOMPARE(till.log, QStringList{});
    QVERIFY(till.settled.empty());
}

void CheckoutEvidenceTest::fullDiskGoesOnWithAnOpenOrder()
{
    Till till;
    QVERIFY(till.controller->charge(order()));
    till.clock.pass(1'000);
    till.restart();
    till.journal.full = true;
    QVERIFY(till.controller->charge(order()));
    till.gatewaySays(SessionStatus::Complete, PaymentStatus::Succeeded);
    till.clock.pass(5'000);
    QCOMPARE(till.outcome(), u"paid"_s);
}

QTEST_GUILESS_MAIN(CheckoutEvidenceTest)
#include "checkout_evidence_test.moc"
