// SPDX-License-Identifier: MIT
// Money is an integer and a currency: exponents, what people read, and what may be typed. Nothing here may round,
// guess a separator or overflow.
#include "payment/money.h"

#include <QTest>

#include <limits>

using namespace Kassi;
using namespace Qt::StringLiterals;

class MoneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exponentIsTheOneOfIso4217_data();
    void exponentIsTheOneOfIso4217();
    void unknownCurrencyHasNoExponent_data();
    void unknownCurrencyHasNoExponent();
    void formatsForPeople_data();
    void formatsForPeople();
    void validatesWhatCanBeCharged_data();
    void validatesWhatCanBeCharged();
    void readsWholeAmounts_data();
    void readsWholeAmounts();
    void refusesAmountsThatCouldBeReadTwoWays_data();
    void refusesAmountsThatCouldBeReadTwoWays();
};

void MoneyTest::exponentIsTheOneOfIso4217_data()
{
    QTest::addColumn<QString>("currency");
    QTest::addColumn<int>("exponent");
    QTest::newRow("krónur have no subunit") << u"ISK"_s << 0;
    QTest::newRow("yen have no subunit") << u"JPY"_s << 0;
    QTest::newRow("euro cents") << u"EUR"_s << 2;
    QTest::newRow("dollar cents") << u"USD"_s << 2;
    QTest::newRow("Kuwaiti fils") << u"KWD"_s << 3;
    QTest::newRow("first of the table") << u"AED"_s << 2;
    QTest::newRow("last of the table") << u"ZWG"_s << 2;
}

void MoneyTest::exponentIsTheOneOfIso4217()
{
    QFETCH(const QString, currency);
    QFETCH(const int, exponent);
    QCOMPARE(currencyExponent(currency), std::optional<int>(exponent));
}

void MoneyTest::unknownCurrencyHasNoExponent_data()
{
    QTest::addColumn<QString>("currency");
    QTest::newRow("empty") << QString();
    QTest::newRow("lower case") << u"isk"_s;
    QTest::newRow("not assigned") << u"QQQ"_s;
    QTest::newRow("too short") << u"IS"_s;
    QTest::newRow("too long") << u"ISKX"_s;
    QTest::newRow("with a space") << u"ISK "_s;
    QTest::newRow("after the last") << u"ZZZ"_s;
    QTest::newRow("not ASCII") << u"ÍSK"_s;
}

void MoneyTest::unknownCurrencyHasNoExponent()
{
    QFETCH(const QString, currency);
    QCOMPARE(currencyExponent(currency), std::optional<int>());
}

void MoneyTest::formatsForPeople_data()
{
    QTest::addColumn<qint64>("amount");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("text");
    // \u00a0 is a no-break space: an amount is never torn from its currency at the end of a line.
    const auto row = [](const char *name, qint64 amount, const QString &currency, const QString &language,
                        const QString &text) { QTest::newRow(name) << amount << currency << language << text; };
    row("the contract's example", 4990, u"ISK"_s, u"is"_s, u"4.990\u00a0kr."_s);
    row("zero", 0, u"ISK"_s, u"is"_s, u"0\u00a0kr."_s);
    row("below the first group", 999, u"ISK"_s, u"is"_s, u"999\u00a0kr."_s);
    row("first group", 1000, u"ISK"_s, u"is"_s, u"1.000\u00a0kr."_s);
    row("two groups", 1'234'567, u"ISK"_s, u"is"_s, u"1.234.567\u00a0kr."_s);
    row("no separator in front", 100'000, u"ISK"_s, u"is"_s, u"100.000\u00a0kr."_s);
    row("negative", -4990, u"ISK"_s, u"is"_s, u"-4.990\u00a0kr."_s);
    row("negative below a group", -999, u"ISK"_s, u"is"_s, u"-999\u00a0kr."_s);
    row("largest that can be charged", maxAmount, u"ISK"_s, u"is"_s, u"9.007.199.254.740.991\u00a0kr."_s);
    row("smallest integer", std::numeric_limits<qint64>::min(), u"ISK"_s, u"is"_s,
        u"-9.223.372.036.854.775.808\u00a0kr."_s);
    row("English krónur", 4990, u"ISK"_s, u"en"_s, u"ISK\u00a04,990"_s);
    row("English zero", 0, u"ISK"_s, u"en"_s, u"ISK\u00a00"_s);
    row("Polish krónur", 4990, u"ISK"_s, u"pl"_s, u"4.990\u00a0kr."_s);
    row("regional Icelandic", 4990, u"ISK"_s, u"is-IS"_s, u"4.990\u00a0kr."_s);
    row("regional English", 4990, u"ISK"_s, u"en-GB"_s, u"ISK\u00a04,990"_s);
    row("euro, Icelandic", 1250, u"EUR"_s, u"is"_s, u"12,50\u00a0EUR"_s);
    row("euro, English", 1250, u"EUR"_s, u"en"_s, u"EUR\u00a012.50"_s);
    row("less than one euro", 5, u"EUR"_s, u"is"_s, u"0,05\u00a0EUR"_s);
    row("zero euro", 0, u"EUR"_s, u"en"_s, u"EUR\u00a00.00"_s);
    row("minus five cents", -5, u"EUR"_s, u"en"_s, u"EUR\u00a0-0.05"_s);
    row("grouped euro", 123'456'789, u"EUR"_s, u"is"_s, u"1.234.567,89\u00a0EUR"_s);
    row("three digits", 1'234'567, u"KWD"_s, u"en"_s, u"KWD\u00a01,234.567"_s);
}

void MoneyTest::formatsForPeople()
{
    QFETCH(const qint64, amount);
    QFETCH(const QString, currency);
    QFETCH(const QString, language);
    QFETCH(const QString, text);
    QCOMPARE(formatMoney({amount, currency}, language), text);
}

void MoneyTest::validatesWhatCanBeCharged_data()
{
    QTest::addColumn<qint64>("amount");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QString>("wrongParam"); // empty: it can be charged
    const qint64 safeLimit = 9'007'199'254'740'991;
    QTest::newRow("ordinary") << qint64(4990) << u"ISK"_s << QString();
    QTest::newRow("one króna") << qint64(1) << u"ISK"_s << QString();
    QTest::newRow("2^53 - 1") << safeLimit << u"ISK"_s << QString();
    QTest::newRow("2^53") << safeLimit + 1 << u"ISK"_s << u"amount"_s;
    QTest::newRow("zero") << qint64(0) << u"ISK"_s << u"amount"_s;
    QTest::newRow("negative") << qint64(-1) << u"ISK"_s << u"amount"_s;
    QTest::newRow("smallest integer") << std::numeric_limits<qint64>::min() << u"ISK"_s << u"amount"_s;
    QTest::newRow("largest integer") << std::numeric_limits<qint64>::max() << u"ISK"_s << u"amount"_s;
    QTest::newRow("unknown currency") << qint64(4990) << u"QQQ"_s << u"currency"_s;
    QTest::newRow("empty currency") << qint64(4990) << QString() << u"currency"_s;
}

void MoneyTest::validatesWhatCanBeCharged()
{
    QFETCH(const qint64, amount);
    QFETCH(const QString, currency);
    QFETCH(const QString, wrongParam);
    const auto result = validate(Money{amount, currency});
    QCOMPARE(result ? QString() : result.error().param, wrongParam);
    QVERIFY(result || result.error().code == ErrorCode::InvalidRequest);
}

void MoneyTest::readsWholeAmounts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("amount");
    QTest::newRow("ordinary") << u"4990"_s << qint64(4990);
    QTest::newRow("smallest") << u"1"_s << qint64(1);
    QTest::newRow("2^53 - 1") << u"9007199254740991"_s << qint64(9'007'199'254'740'991);
}

void MoneyTest::readsWholeAmounts()
{
    QFETCH(const QString, text);
    QFETCH(const qint64, amount);
    const auto parsed = parseAmount(text);
    QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().message));
    QCOMPARE(*parsed, amount);
}

void MoneyTest::refusesAmountsThatCouldBeReadTwoWays_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("zero") << u"0"_s;
    QTest::newRow("only zeros") << u"000"_s;
    QTest::newRow("negative") << u"-1"_s;
    QTest::newRow("plus sign") << u"+5"_s;
    QTest::newRow("fraction") << u"1.5"_s;
    QTest::newRow("Icelandic grouping") << u"4.990"_s;
    QTest::newRow("English grouping") << u"4,990"_s;
    QTest::newRow("leading space") << u" 5"_s;
    QTest::newRow("trailing space") << u"5 "_s;
    QTest::newRow("trailing newline") << u"5\n"_s;
    QTest::newRow("inner space") << u"4 990"_s;
    QTest::newRow("exponent") << u"1e3"_s;
    QTest::newRow("hexadecimal") << u"0x10"_s;
    QTest::newRow("with currency") << u"4990 kr."_s;
    QTest::newRow("2^53") << u"9007199254740992"_s;
    QTest::newRow("over 64 bits") << u"18446744073709551617"_s;
    QTest::newRow("thirty digits") << QString(30, u'9');
    QTest::newRow("Arabic digits") << u"\u0664\u0669\u0669\u0660"_s;
    QTest::newRow("full-width digits") << u"\uff14\uff19"_s;
    QTest::newRow("words") << u"fimm"_s;
    QTest::newRow("a zero byte") << QString(u"5"_s + QChar(u'\0'));
}

void MoneyTest::refusesAmountsThatCouldBeReadTwoWays()
{
    QFETCH(const QString, text);
    const auto parsed = parseAmount(text);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, ErrorCode::InvalidRequest);
    QCOMPARE(parsed.error().param, u"amount"_s);
}

QTEST_GUILESS_MAIN(MoneyTest)
#include "money_test.moc"
