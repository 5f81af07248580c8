// SPDX-License-Identifier: MIT
// The day's table: each line made here by the rule, field for field; nothing in it can become a formula.
#include "receipt/day_csv.h"

#include <QTest>

using namespace Kassi;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 noon = 1'796'040'000'000; // 2026-11-30 12:00:00 UTC

Attempt attemptOf(const QString &reference, Outcome outcome, const Money &money)
{
    return {
        .plan = {.attempt = u"attempt-1"_s, .idempotencyKey = {}, .body = {}, .reference = reference, .money = money},
        .payment = u"pay_1"_s,
        .outcome = outcome,
        .sessionClosed = true,
        .changedAtMs = noon,
        .takenAtMs = outcome == Outcome::Paid ? noon : 0};
}

QStringList linesOf(const Day &day, const DayCsvContext &context = {})
{
    const QString text = QString::fromUtf8(writeDayCsv(day, context));
    return text.split(u"\r\n"_s, Qt::SkipEmptyParts);
}

} // namespace

class DayCsvTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsAsSpreadsheetsWantIt();
    void aPaymentIsOneLine();
    void everyLineHasAllFields();
    void refundsAreNegative();
    void sumsComeLast();
    void nothingBecomesAFormula_data();
    void nothingBecomesAFormula();
};

void DayCsvTest::beginsAsSpreadsheetsWantIt()
{
    const QByteArray bytes = writeDayCsv({}, {});
    QVERIFY(bytes.startsWith("\xef\xbb\xbf"
                             "day;"));
    QVERIFY(bytes.endsWith("\r\n"));
    QCOMPARE(bytes.count('\n'), 1);
}

void DayCsvTest::aPaymentIsOneLine()
{
    Day day{.number = 7};
    day.changes = {{.after = attemptOf(u"Þórs; \"1\""_s, Outcome::Paid, {.amount = 4990})}};
    const QStringList lines =
        linesOf(day, {.tillName = u"Kassi 1"_s, .training = true, .gateway = {{u"pay_1"_s, u"same"_s}}});
    QCOMPARE(lines.size(), 2);
    const QStringList fields = {u"7"_s,
                                u"Kassi 1"_s,
                                u"yes"_s,
                                u"outcome"_s,
                                u"2026-11-30 12:00:00"_s,
                                u"\"Þórs; \"\"1\"\"\""_s,
                                u"paid"_s,
                                u"1"_s,
                                u"4990"_s,
                                u"ISK"_s,
                                u"till"_s,
                                u"pay_1"_s,
                                QString(),
                                u"attempt-1"_s,
                                u"same"_s};
    QCOMPARE(lines.at(1), fields.join(u';'));
}

void DayCsvTest::everyLineHasAllFields()
{
    Day day{.number = 7};
    Attempt late = attemptOf(u"ORDER-2"_s, Outcome::Expired, {.amount = 1250, .currency = u"EUR"_s});
    late.lateMoney = true;
    late.takenAtMs = noon;
    day.changes = {{.after = late}};
    day.unresolved = {late};
    day.totals = totalsOf(day.changes, day.unresolved);
    const QStringList lines = linesOf(day);
    for (const QString &line : lines)
        QCOMPARE(line.count(u';'), lines.front().count(u';'));
    QVERIFY(lines.at(1).contains(u";outcome;2026-11-30 12:00:00;ORDER-2;expired;1;12,50;EUR;"_s));
    QVERIFY(lines.at(2).contains(u";late_money;2026-11-30 12:00:00;ORDER-2;late_money;1;12,50;EUR;"_s));
    QVERIFY(lines.at(3).contains(u";open;2026-11-30 12:00:00;ORDER-2;late_money_undecided;1;12,50;EUR;"_s));
}

void DayCsvTest::refundsAreNegative()
{
    Attempt before = attemptOf(u"ORDER-1"_s, Outcome::Paid, {.amount = 50, .currency = u"EUR"_s});
    before.refunds = {{.plan = {.idempotencyKey = u"r1"_s, .body = {}},
                       .amount = 10,
                       .id = u"ref_1"_s,
                       .status = RefundStatus::Succeeded,
                       .changedAtMs = 1}};
    Attempt after = before;
    after.refunds.push_back({.plan = {.idempotencyKey = u"r2"_s, .body = {}},
                             .amount = 30,
                             .id = u"ref_2"_s,
                             .status = RefundStatus::Succeeded,
                             .changedAtMs = noon});
    after.refunds.push_back({.plan = {.idempotencyKey = u"r3"_s, .body = {}}, .amount = 10});
    const QStringList lines = linesOf({.changes = {{.before = before, .after = after}}});
    QCOMPARE(lines.size(), 2); // neither the one of the day before nor the one that is under way
    QVERIFY2(lines.at(1).contains(u";refund;2026-11-30 12:00:00;ORDER-1;refund;1;-0,30;EUR;till;pay_1;ref_2;"_s),
             qPrintable(lines.at(1)));
}

void DayCsvTest::sumsComeLast()
{
    Day day{.number = 7};
    day.totals = {{.currency = u"ISK"_s}};
    day.totals.front().of(Outcome::Paid) = {.count = 3, .amount = 6000};
    day.totals.front().lateMoney = {.count = 1, .amount = 500};
    day.totals.front().refunds = {.count = 2, .amount = 1500};
    const QStringList lines = linesOf(day);
    QCOMPARE(lines.size(), 1 + int(DayTotals::outcomeCount) + 8);
    QCOMPARE(lines.at(1), u"7;;no;total;;;paid;3;6000;ISK;;;;;"_s);
    QVERIFY(lines.contains(u"7;;no;total;;;refunds;2;-1500;ISK;;;;;"_s));
    QCOMPARE(lines.last(), u"7;;no;total;;;net;6;5000;ISK;;;;;"_s);
}

void DayCsvTest::nothingBecomesAFormula_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("field");
    for (const QString &first : {u"="_s, u"+"_s, u"-"_s, u"@"_s, u"\uff1d"_s, u"\uff0b"_s, u"\uff0d"_s, u"\uff20"_s})
        QTest::addRow("%s", qPrintable(first)) << QString(first + u"cmd"_s) << QString(u"'"_s + first + u"cmd"_s);
    QTest::newRow("after spaces") << u"  =1+1"_s << u"'  =1+1"_s;
    QTest::newRow("after a hard space") << u"\u00a0=1"_s << u"'\u00a0=1"_s;
    QTest::newRow("a tab") << u"\t=1"_s << u"\"'\t=1\""_s;
    QTest::newRow("a line") << u"\r=1"_s << u"\"'\r=1\""_s;
    QTest::newRow("with a semicolon") << u"=1;2"_s << u"\"'=1;2\""_s;
    QTest::newRow("a quote in it") << u"=\"a\""_s << u"\"'=\"\"a\"\"\""_s;
    QTest::newRow("inside is no beginning") << u"ORDER-1=2"_s << u"ORDER-1=2"_s;
    QTest::newRow("a new field cannot begin") << u"a;=1"_s << u"\"a;=1\""_s;
    QTest::newRow("empty") << QString() << QString();
}

void DayCsvTest::nothingBecomesAFormula()
{
    QFETCH(QString, text);
    QFETCH(QString, field);
    QCOMPARE(csvField(text), field);
}

QTEST_GUILESS_MAIN(DayCsvTest)
#include "day_csv_test.moc"
