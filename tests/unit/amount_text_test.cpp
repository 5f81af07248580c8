// SPDX-License-Identifier: MIT
// What is typed, pasted and scanned where an amount belongs.
#include "payment/amount_text.h"

#include <QTest>

using namespace Kassi;
using namespace Qt::StringLiterals;

class AmountTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isUnderstood_data();
    void isUnderstood();
    void isRefused_data();
    void isRefused();
    void isShownInTheLanguage();
    void everyPrefixOfASumIsHarmless();
};

void AmountTextTest::isUnderstood_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("amount");
    const auto row = [](const QString &text, qint64 amount) { QTest::newRow(qPrintable(text)) << text << amount; };
    row(u"4990"_s, 4990);
    row(u"  4990\t"_s, 4990);
    row(u"0042"_s, 42);
    row(u"0"_s, 0);
    // Thousands, as the Icelandic, the English, the Swiss and spreadsheets write them.
    row(u"4.990"_s, 4990);
    row(u"4,990"_s, 4990);
    row(u"4'990"_s, 4990);
    row(u"4’990"_s, 4990);
    row(u"1\u00a0234\u00a0990"_s, 1'234'990);
    row(u"1\u202f234"_s, 1'234);
    row(u"1.234.990"_s, 1'234'990);
    row(u"12,345,678"_s, 12'345'678);
    // No aurar.
    row(u"4990,00"_s, 4990);
    row(u"4.990,00"_s, 4990);
    row(u"4,990.00"_s, 4990);
    row(u"4.990,-"_s, 4990);
    row(u"4990.-"_s, 4990);
    row(u"4990,0"_s, 4990);
    // Krónur by name.
    row(u"4990 kr"_s, 4990);
    row(u"4990kr."_s, 4990);
    row(u"4.990\u00a0kr."_s, 4990);
    row(u"kr. 4.990"_s, 4990);
    row(u"kr4990"_s, 4990);
    row(u"KR 4.990,-"_s, 4990);
    row(u"ISK 4,990"_s, 4990);
    row(u"4990 ISK"_s, 4990);
    row(u"4990 krónur"_s, 4990);
    row(u"1 króna"_s, 1);
    row(u"4990 kr.,-"_s, 4990);
    // Sums.
    row(u"1990+2*450"_s, 2890);
    row(u"2*450+1990"_s, 2890);
    row(u"1.990 kr. + 2 x 450 kr."_s, 2890);
    row(u"2×450"_s, 900);
    row(u"2X450"_s, 900);
    row(u"0x10"_s, 0);
    row(u"2*3*4"_s, 24);
    row(u"5000-10"_s, 4990);
    row(u"5000 − 10"_s, 4990);
    row(u"5000 – 10"_s, 4990);
    row(u"10-2*3+1"_s, 5);
    row(u"100-200"_s, -100);
    row(u"0*4990"_s, 0);
    row(u"999999999999"_s, 999'999'999'999);
    row(u"999999*1000001"_s, 999'999'999'999);
}

void AmountTextTest::isUnderstood()
{
    QFETCH(QString, text);
    const auto read = readAmountText(text);
    QVERIFY2(read, read ? "" : QByteArray::number(int(read.error())).constData());
    QTEST(read->amount, "amount");
}

void AmountTextTest::isRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<AmountProblem>("problem");
    using enum AmountProblem;
    const auto row = [](const QString &text, AmountProblem problem) {
        QTest::newRow(qPrintable(text.left(40))) << text << problem;
    };
    for (const QString &text :
         {u""_s, u" "_s, u"1990+"_s, u"1990 + 2 *"_s, u"4."_s, u"4,"_s, u"4.990."_s, u"kr."_s, u"10 + kr"_s})
        row(text, Unfinished);
    for (const QString &text : {u"4,99"_s, u"4.9"_s, u"12,50"_s, u"4.990,50"_s, u"1990+0,5"_s, u"4990.01"_s})
        row(text, Aurar);
    for (const QString &text : {u"€ 12"_s, u"12 EUR"_s, u"$4990"_s, u"4990 usd"_s, u"£5"_s, u"12 dkk"_s, u"EUR4990"_s})
        row(text, OtherCurrency);
    for (const QString &text :
         {u"-5"_s,        u"+5"_s,        u"*2"_s,        u"2**3"_s,    u"2++3"_s,     u"4.9900"_s, u"4.99.0"_s,
          u"1.234,567"_s, u"4.990.00"_s,  u"1,234.567"_s, u"990 450"_s, u"4990 450"_s, u"12abc"_s,  u"abc"_s,
          u"ORDER-17"_s,  u"1e6"_s,       u"4990/2"_s,    u"(1+2)"_s,   u"50%"_s,      u"٤٩٩٠"_s,   u"4990\u001d21"_s,
          u"49\n90"_s,    u"4990 krem"_s, u"1..2"_s,      u"1.,2"_s,    u"''"_s})
        row(text, NotAnAmount);
    for (const QString &text : {u"1000000000000"_s, QString(30, u'9'), u"999999999999+1"_s, u"1000000*1000000"_s,
                                u"999999999999*999999999999"_s, u"1.000.000.000.000"_s,
                                u"999999999999*999999999999*999999999999"_s, u"1-999999999999-2"_s})
        row(text, TooLarge);
    row(u"1+"_s.repeated(150) + u'1', NotAnAmount);
}

void AmountTextTest::isRefused()
{
    QFETCH(QString, text);
    const auto read = readAmountText(text);
    QVERIFY2(!read, read ? QByteArray::number(read->amount).constData() : "");
    QTEST(read.error(), "problem");
}

void AmountTextTest::isShownInTheLanguage()
{
    const QString text = u"1990+2x450-10"_s;
    QCOMPARE(readAmountText(text)->shown, u"1.990 + 2 × 450 − 10"_s);
    QCOMPARE(readAmountText(text, u"en_GB"_s)->shown, u"1,990 + 2 × 450 − 10"_s);
    QVERIFY(readAmountText(text)->isSum);
    QCOMPARE(readAmountText(u"4990 kr."_s)->shown, u"4.990"_s);
    QVERIFY(!readAmountText(u"4990 kr."_s)->isSum);
}

// What stands there while somebody types is never another amount than that of its whole numbers.
void AmountTextTest::everyPrefixOfASumIsHarmless()
{
    const QString text = u"1990+2*450"_s;
    QList<qint64> amounts;
    for (qsizetype length = 1; length <= text.size(); ++length) {
        const auto read = readAmountText(text.first(length));
        if (read)
            amounts << read->amount;
        else
            QCOMPARE(read.error(), AmountProblem::Unfinished);
    }
    QCOMPARE(amounts, (QList<qint64>{1, 19, 199, 1990, 1992, 1998, 2080, 2890}));
}

QTEST_APPLESS_MAIN(AmountTextTest)
#include "amount_text_test.moc"
