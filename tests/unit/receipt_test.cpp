// SPDX-License-Identifier: MIT
// A receipt says what happened to the money and nothing more: none without money, no tax where none is stated, never a
// copy or a training one that could be taken for the real thing.
#include "receipt/receipt.h"

#include <QTest>

using namespace Kassi;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 afternoon = 1'795'528'980'000; // 2026-11-24 14:03 UTC
constexpr qint64 nextDay = afternoon + qint64(24) * 60 * 60 * 1'000;

Attempt paid()
{
    return {.plan = {.attempt = u"a-1"_s,
                     .idempotencyKey = u"k-1"_s,
                     .body = "{}",
                     .reference = u"ORDER-7"_s,
                     .money = {.amount = 4990}},
            .session = u"pses_1"_s,
            .payment = u"pay_1"_s,
            .outcome = Outcome::Paid,
            .startedAtMs = afternoon - 60'000,
            .changedAtMs = afternoon};
}

Attempt late()
{
    Attempt attempt = paid();
    attempt.outcome = Outcome::Cancelled;
    attempt.lateMoney = true;
    return attempt;
}

Attempt refunded(RefundStatus status)
{
    Attempt attempt = late();
    attempt.refunds = {{.plan = {u"k-2"_s, "{}"},
                        .amount = attempt.plan.money.amount,
                        .id = u"ref_1"_s,
                        .status = status,
                        .changedAtMs = afternoon}};
    return attempt;
}

ReceiptContext shop(const QString &language = u"is"_s)
{
    return {.shop = {.name = u"Þórsbúð ehf."_s,
                     .address = {u"Ægisgata 4"_s, u"101 Reykjavík"_s},
                     .kennitala = u"4403992239"_s,
                     .vatNumber = u"12345"_s,
                     .vatPercent = 24,
                     .footer = u"Takk fyrir viðskiptin"_s},
            .tillName = u"Kassi 1"_s,
            .merchant = u"Thor Shop"_s,
            .language = language,
            .nowMs = nextDay};
}

/// Everything that is on the paper.
QString wordsOf(const Receipt &receipt)
{
    QStringList all{receipt.warning, receipt.shop, receipt.title, receipt.copyMark, receipt.outcome, receipt.footer};
    all << receipt.shopLines << receipt.notes << receipt.amount.label << receipt.amount.value;
    for (const ReceiptRow &row : receipt.facts)
        all << row.label << row.value;
    if (receipt.vat)
        all << receipt.vat->label << receipt.vat->value;
    return all.join(u'\n');
}

} // namespace

class ReceiptTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPaymentInIcelandic();
    void aPaymentInEnglish();
    void aPaymentInPolish();
    void aClaimSaysThatItIsNotPaid();
    void lateMoneyThatWasKeptIsPaid();
    void aRefund();
    void eachRefundOfAPartHasItsOwn();
    void thereIsNoneWithoutMoney_data();
    void thereIsNoneWithoutMoney();
    void thereIsNoneBeforeLateMoneyIsDecided();
    void offeredForWhatHasOne_data();
    void offeredForWhatHasOne();
    void trainingIsMarked();
    void aCopyIsMarked();
    void taxIsStatedWhereItIsSet();
    void tax_data();
    void tax();
    void whatIsNotSetIsNotThere();
    void theClockIsTheShops();
};

void ReceiptTest::aPaymentInIcelandic()
{
    const auto receipt = makeReceipt(paid(), shop());
    QVERIFY(receipt.has_value());
    const Receipt expected{.shop = u"Þórsbúð ehf."_s,
                           .shopLines = {u"Ægisgata 4"_s, u"101 Reykjavík"_s, u"Kt. 440399-2239"_s, u"VSK-nr. 12345"_s},
                           .title = u"KVITTUN"_s,
                           .facts = {{u"24.11.2026"_s, u"kl. 14:03"_s},
                                     {u"Tilvísun"_s, u"ORDER-7"_s},
                                     {u"Greiðsla"_s, u"pay_1"_s},
                                     {u"Afgreiðslukassi"_s, u"Kassi 1"_s},
                                     {u"Söluaðili"_s, u"Thor Shop"_s}},
                           .amount = {u"Upphæð"_s, u"4.990\u00a0kr."_s},
                           .vat = ReceiptRow{u"Þar af VSK 24%"_s, u"966\u00a0kr."_s},
                           .outcome = u"Greitt"_s,
                           .footer = u"Takk fyrir viðskiptin"_s};
    QCOMPARE(wordsOf(*receipt), wordsOf(expected));
    QVERIFY(*receipt == expected);
}

void ReceiptTest::aPaymentInEnglish()
{
    const auto receipt = makeReceipt(paid(), shop(u"en"_s));
    QVERIFY(receipt.has_value());
    QCOMPARE(receipt->title, u"RECEIPT"_s);
    QCOMPARE(receipt->outcome, u"Paid"_s);
    QVERIFY((receipt->facts.front() == ReceiptRow{u"24 November 2026"_s, u"14:03"_s}));
    QVERIFY((receipt->amount == ReceiptRow{u"Amount"_s, u"ISK\u00a04,990"_s}));
    QVERIFY((receipt->vat == ReceiptRow{u"Of which VAT 24%"_s, u"ISK\u00a0966"_s}));
    QVERIFY(receipt->shopLines.contains(u"VAT no. 12345"_s));
    QVERIFY(!wordsOf(*receipt).contains(u"Tilvísun"_s));
}

void ReceiptTest::aPaymentInPolish()
{
    const auto receipt = makeReceipt(paid(), shop(u"pl"_s));
    QVERIFY(receipt.has_value());
    QCOMPARE(receipt->title, u"POTWIERDZENIE ZAPŁATY"_s);
    QCOMPARE(receipt->outcome, u"Zapłacono"_s);
    QVERIFY((receipt->facts.front() == ReceiptRow{u"24.11.2026"_s, u"14:03"_s}));
    QVERIFY((receipt->amount == ReceiptRow{u"Kwota"_s, u"4.990\u00a0kr."_s}));
    QVERIFY(!wordsOf(*receipt).contains(u"Reference"_s));
}

void ReceiptTest::aClaimSaysThatItIsNotPaid()
{
    Attempt claim = paid();
    claim.outcome = Outcome::Pending;
    const auto icelandic = makeReceipt(claim, shop());
    QVERIFY(icelandic.has_value());
    QCOMPARE(icelandic->title, u"KRAFA"_s);
    QCOMPARE(icelandic->outcome, u"Ekki greitt enn"_s);
    QCOMPARE(icelandic->notes.size(), 1);
    QVERIFY(!icelandic->vat);
    QVERIFY(!wordsOf(*icelandic).contains(u"KVITTUN"_s));
    const auto english = makeReceipt(claim, shop(u"en"_s));
    QVERIFY(english.has_value());
    QCOMPARE(english->title, u"CLAIM"_s);
    QCOMPARE(english->outcome, u"Not paid yet"_s);
}

void ReceiptTest::lateMoneyThatWasKeptIsPaid()
{
    Attempt kept = late();
    kept.kept = true;
    const auto receipt = makeReceipt(kept, shop());
    QVERIFY(receipt.has_value());
    QCOMPARE(receipt->title, u"KVITTUN"_s);
    QCOMPARE(receipt->outcome, u"Greitt"_s);
}

void ReceiptTest::aRefund()
{
    const auto icelandic = makeReceipt(refunded(RefundStatus::Succeeded), shop());
    QVERIFY(icelandic.has_value());
    QCOMPARE(icelandic->title, u"ENDURGREIÐSLA"_s);
    QCOMPARE(icelandic->outcome, u"Endurgreitt"_s);
    QVERIFY(wordsOf(*icelandic).contains(u"ref_1"_s));
    const auto english = makeReceipt(refunded(RefundStatus::Succeeded), shop(u"en"_s));
    QVERIFY(english.has_value());
    QCOMPARE(english->title, u"REFUND"_s);
    QCOMPARE(english->outcome, u"Refunded"_s);
}

void ReceiptTest::eachRefundOfAPartHasItsOwn()
{
    Attempt attempt = paid();
    attempt.takenAtMs = afternoon;
    attempt.refunds = {{.amount = 990, .id = u"ref_1"_s, .status = RefundStatus::Succeeded, .changedAtMs = nextDay},
                       {.amount = 1000, .id = u"ref_2"_s, .changedAtMs = nextDay}};
    attempt.changedAtMs = nextDay;
    const auto payment = makeReceipt(attempt, shop()); // of the payment, as it was
    QVERIFY(payment.has_value());
    QCOMPARE(payment->title, u"KVITTUN"_s);
    QCOMPARE(payment->amount.value, u"4.990\u00A0kr."_s);
    QCOMPARE(payment->facts.front().label, u"24.11.2026"_s);
    ReceiptContext context = shop();
    context.refund = 0;
    const auto part = makeReceipt(attempt, context);
    QVERIFY(part.has_value());
    QCOMPARE(part->title, u"ENDURGREIÐSLA"_s);
    QCOMPARE(part->amount.value, u"990\u00A0kr."_s);
    QCOMPARE(part->vat->value, u"192\u00A0kr."_s);
    QCOMPARE(part->facts.front().label, u"25.11.2026"_s);
    QVERIFY(wordsOf(*part).contains(u"ref_1"_s));
    context.refund = 1; // still under way
    QVERIFY(!makeReceipt(attempt, context));
    context.refund = 2;
    QVERIFY(!makeReceipt(attempt, context));
}

void ReceiptTest::thereIsNoneWithoutMoney_data()
{
    QTest::addColumn<std::optional<Outcome>>("outcome");
    QTest::newRow("open") << std::optional<Outcome>();
    for (const Outcome outcome :
         {Outcome::Declined, Outcome::Cancelled, Outcome::Expired, Outcome::Unavailable, Outcome::Unconfirmed})
        QTest::newRow(qPrintable(outcomeName(outcome))) << std::optional(outcome);
}

void ReceiptTest::thereIsNoneWithoutMoney()
{
    QFETCH(std::optional<Outcome>, outcome);
    Attempt attempt = paid();
    attempt.outcome = outcome;
    const auto receipt = makeReceipt(attempt, shop());
    QVERIFY(!receipt);
    QCOMPARE(receipt.error().code, ErrorCode::InvalidRequest);
}

void ReceiptTest::thereIsNoneBeforeLateMoneyIsDecided()
{
    QVERIFY(!makeReceipt(late(), shop()));
    QVERIFY(!makeReceipt(refunded(RefundStatus::Pending), shop()));
    QVERIFY(!makeReceipt(refunded(RefundStatus::Failed), shop()));
    Attempt planned = refunded(RefundStatus::Pending);
    planned.refunds.back().status.reset();
    QVERIFY(!makeReceipt(planned, shop()));
}

void ReceiptTest::offeredForWhatHasOne_data()
{
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<bool>("offered");
    for (const Outcome outcome : {Outcome::Paid, Outcome::Pending, Outcome::Declined, Outcome::Cancelled,
                                  Outcome::Expired, Outcome::Unavailable, Outcome::Unconfirmed})
        QTest::newRow(qPrintable(outcomeName(outcome)))
            << outcome << (outcome == Outcome::Paid || outcome == Outcome::Pending);
}

void ReceiptTest::offeredForWhatHasOne()
{
    QFETCH(Outcome, outcome);
    QFETCH(bool, offered);
    Settlement settlement{.outcome = outcome};
    QCOMPARE(hasReceipt(settlement), offered);
    Attempt attempt = paid();
    attempt.outcome = outcome;
    QCOMPARE(makeReceipt(attempt, shop()).has_value(), offered);
    settlement.error = Error{.code = ErrorCode::LateMoney, .message = {}};
    QVERIFY(!hasReceipt(settlement));
}

void ReceiptTest::trainingIsMarked()
{
    for (const auto &[language, mark] :
         {std::pair{u"is"_s, u"ÆFING – EKKI KVITTUN"_s}, std::pair{u"en"_s, u"TRAINING – NOT A RECEIPT"_s}}) {
        ReceiptContext context = shop(language);
        QCOMPARE(makeReceipt(paid(), context)->warning, QString());
        context.training = true;
        QCOMPARE(makeReceipt(paid(), context)->warning, mark);
    }
}

void ReceiptTest::aCopyIsMarked()
{
    ReceiptContext context = shop();
    const auto first = makeReceipt(paid(), context);
    QCOMPARE(first->copyMark, QString());
    QVERIFY(first->notes.isEmpty());
    context.copy = true;
    const auto copy = makeReceipt(paid(), context);
    QCOMPARE(copy->copyMark, u"AFRIT"_s);
    QCOMPARE(copy->notes, QStringList{u"Prentað 25.11.2026 kl. 14:03"_s});
    QVERIFY(copy->facts == first->facts); // the payment's own time
    context.language = u"en"_s;
    QCOMPARE(makeReceipt(paid(), context)->copyMark, u"COPY"_s);
    QCOMPARE(makeReceipt(paid(), context)->notes, QStringList{u"Printed 25 November 2026 14:03"_s});
}

void ReceiptTest::taxIsStatedWhereItIsSet()
{
    ReceiptContext context = shop();
    context.shop.vatPercent = 0;
    QVERIFY((makeReceipt(paid(), context)->vat == ReceiptRow{u"Þar af VSK 0%"_s, u"0\u00a0kr."_s}));
    context.shop.vatPercent.reset();
    QVERIFY(!makeReceipt(paid(), context)->vat);
    context.shop.vatPercent = 11;
    Attempt euro = paid();
    euro.plan.money = {.amount = 1'250, .currency = u"EUR"_s};
    QVERIFY((makeReceipt(euro, context)->vat == ReceiptRow{u"Þar af VSK 11%"_s, u"1,24\u00a0EUR"_s}));
}

void ReceiptTest::tax_data()
{
    QTest::addColumn<qint64>("amount");
    QTest::addColumn<int>("percent");
    QTest::addColumn<qint64>("tax");
    QTest::newRow("nothing") << qint64(0) << 24 << qint64(0);
    QTest::newRow("no tax") << qint64(4990) << 0 << qint64(0);
    QTest::newRow("exact") << qint64(1240) << 24 << qint64(240);
    QTest::newRow("down") << qint64(4990) << 24 << qint64(966);      // 965.8…
    QTest::newRow("really down") << qint64(100) << 24 << qint64(19); // 19.35…
    QTest::newRow("less than half") << qint64(2) << 24 << qint64(0); // 0.38…
    QTest::newRow("more than half") << qint64(3) << 24 << qint64(1); // 0.58…
    QTest::newRow("a half goes up") << qint64(3) << 20 << qint64(1); // 0.5
    QTest::newRow("the lower rate") << qint64(1110) << 11 << qint64(110);
    QTest::newRow("the largest") << maxAmount << 99 << qint64(4'480'968'473'464'111);
}

void ReceiptTest::tax()
{
    QFETCH(qint64, amount);
    QFETCH(int, percent);
    QFETCH(qint64, tax);
    QCOMPARE(includedVat(amount, percent), tax);
}

void ReceiptTest::whatIsNotSetIsNotThere()
{
    Attempt attempt = paid();
    attempt.payment.clear();
    const auto receipt = makeReceipt(attempt, {.merchant = u"Thor Shop"_s});
    QVERIFY(receipt.has_value());
    QCOMPARE(receipt->shop, u"Thor Shop"_s); // and not again below
    QCOMPARE(receipt->shopLines, QStringList());
    QCOMPARE(receipt->facts.size(), 2U);
    QVERIFY(!receipt->vat);
    ReceiptContext same = shop();
    same.merchant = same.shop.name;
    QCOMPARE(wordsOf(*makeReceipt(paid(), same)).count(same.shop.name), 1);
}

void ReceiptTest::theClockIsTheShops()
{
    ReceiptContext context = shop();
    context.zone = QTimeZone(10 * 60 * 60);
    QVERIFY((makeReceipt(paid(), context)->facts.front() == ReceiptRow{u"25.11.2026"_s, u"kl. 00:03"_s}));
}

QTEST_GUILESS_MAIN(ReceiptTest)
#include "receipt_test.moc"
