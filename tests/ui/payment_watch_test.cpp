// SPDX-License-Identifier: MIT
// How far a payment is, in the cashier's words: whatever a page says or does, it is never said to be paid.
#include "cashier/payment_watch.h"
#include "cashier/progress_panel.h"

#include <QTest>

using namespace Kassi;
using namespace Qt::StringLiterals;

class PaymentWatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsHowFarItIs_data();
    void tellsHowFarItIs();
    void whatThePageWorksOnIsWithTheBank();
    void typingIsOverAfterAPause();
    void noPageBringsAStageBeyondItself();
    void noStageSpeaksOfMoney();
    void elapsedTimeIsMinutesAndSeconds();
};

using Glimpse = PaymentWatch::Glimpse;

void PaymentWatchTest::tellsHowFarItIs_data()
{
    QTest::addColumn<Phase>("phase");
    QTest::addColumn<Glimpse>("glimpse");
    QTest::addColumn<PaymentStage>("stage");
    const Glimpse form{.given = true, .alive = true};
    const auto with = [&](auto change) {
        Glimpse glimpse = form;
        change(glimpse);
        return glimpse;
    };
    QTest::newRow("being asked for") << Phase::Creating << Glimpse{} << PaymentStage::Preparing;
    QTest::newRow("being looked up") << Phase::Recovering << Glimpse{} << PaymentStage::LookingUp;
    QTest::newRow("page on its way") << Phase::Presented << Glimpse{.given = true} << PaymentStage::Opening;
    QTest::newRow("page given up") << Phase::Presented << Glimpse{} << PaymentStage::NotOpen;
    QTest::newRow("form") << Phase::Presented << form << PaymentStage::Waiting;
    QTest::newRow("typing") << Phase::Presented << with([](Glimpse &glimpse) { glimpse.typedAt = 9'000; })
                            << PaymentStage::Typing;
    QTest::newRow("a card was turned away")
        << Phase::Presented << with([](Glimpse &glimpse) { glimpse.turnedAway = true; }) << PaymentStage::TurnedAway;
    QTest::newRow("another card is typed") << Phase::Presented << with([](Glimpse &glimpse) {
        glimpse.turnedAway = true;
        glimpse.typedAt = 10'000;
    }) << PaymentStage::Typing;
    QTest::newRow("bank's window") << Phase::Presented << with([](Glimpse &glimpse) {
        glimpse.popup = true;
        glimpse.typedAt = 10'000;
    }) << PaymentStage::Bank;
    QTest::newRow("phone") << Phase::Presented << Glimpse{.hosted = true} << PaymentStage::OnPhone;
    QTest::newRow("confirming") << Phase::Confirming << form << PaymentStage::Confirming;
}

void PaymentWatchTest::tellsHowFarItIs()
{
    QFETCH(Phase, phase);
    QFETCH(Glimpse, glimpse);
    QFETCH(PaymentStage, stage);
    State state;
    state.phase = phase;
    QCOMPARE(PaymentWatch::judge(state, glimpse, 10'000), stage);
}

void PaymentWatchTest::whatThePageWorksOnIsWithTheBank()
{
    State state;
    state.phase = Phase::Presented;
    state.processing = true;
    QCOMPARE(PaymentWatch::judge(state, {.given = true, .alive = true, .typedAt = 10'000}, 10'000), PaymentStage::Bank);
}

void PaymentWatchTest::typingIsOverAfterAPause()
{
    State state;
    state.phase = Phase::Presented;
    const Glimpse typed{.given = true, .alive = true, .typedAt = 1'000};
    QCOMPARE(PaymentWatch::judge(state, typed, 1'000 + PaymentWatch::typingMs - 1), PaymentStage::Typing);
    QCOMPARE(PaymentWatch::judge(state, typed, 1'000 + PaymentWatch::typingMs), PaymentStage::Waiting);
}

// Only the attempt's own phase leads to Confirming, and to nothing after it.
void PaymentWatchTest::noPageBringsAStageBeyondItself()
{
    State state;
    state.phase = Phase::Presented;
    for (int bits = 0; bits < 64; ++bits) {
        state.processing = (bits & 32) != 0;
        const Glimpse glimpse{.hosted = (bits & 1) != 0,
                              .given = (bits & 2) != 0,
                              .alive = (bits & 4) != 0,
                              .popup = (bits & 8) != 0,
                              .turnedAway = (bits & 16) != 0};
        QVERIFY(PaymentWatch::judge(state, glimpse, 0) != PaymentStage::Confirming);
    }
}

void PaymentWatchTest::noStageSpeaksOfMoney()
{
    for (int stage = 0; stage <= int(PaymentStage::Confirming); ++stage) {
        const QString text = textFor(static_cast<PaymentStage>(stage));
        QVERIFY(!text.isEmpty());
        for (const QString &claim : {u"paid"_s, u"approved"_s, u"taken"_s, u"succe"_s, u"declined"_s, u"confirmed"_s})
            QVERIFY2(!text.contains(claim, Qt::CaseInsensitive), qPrintable(text));
    }
}

void PaymentWatchTest::elapsedTimeIsMinutesAndSeconds()
{
    QCOMPARE(elapsedText(0), u"0:00"_s);
    QCOMPARE(elapsedText(7'999), u"0:07"_s);
    QCOMPARE(elapsedText(751'000), u"12:31"_s);
}

QTEST_GUILESS_MAIN(PaymentWatchTest)
#include "payment_watch_test.moc"
