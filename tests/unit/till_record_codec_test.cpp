// SPDX-License-Identifier: MIT
// A record about the till survives being text; what is not exactly one is refused.
#include "journal/till_record_codec.h"
#include "support/verify.h"

#include <QTest>

using namespace Kassi;
using namespace Qt::StringLiterals;

class TillRecordCodecTest : public QObject
{
    Q_OBJECT

    [[nodiscard]] static TillFact::DayClosed fullDay()
    {
        TillFact::DayClosed day{.number = 7,
                                .after = 1'000,
                                .through = 2'000,
                                .by = u"Guðrún \"G\" Þ."_s,
                                .training = true,
                                .compared = DayCompared{.same = 1, .different = 2, .unanswered = 3}};
        qint64 next = 0;
        for (const char *currency : {"EUR", "ISK"}) {
            DayTotals totals{.currency = QString::fromLatin1(currency)};
            for (CountedSum &sum : totals.outcomes)
                sum = {.count = ++next, .amount = next * maxAmount};
            for (CountedSum *sum : {&totals.paidOnPhone, &totals.lateMoney, &totals.lateKept, &totals.lateUndecided,
                                    &totals.refunds, &totals.refundsPending, &totals.open})
                *sum = {.count = ++next, .amount = next * 10};
            day.totals.push_back(totals);
        }
        return day;
    }

private Q_SLOTS:
    void whatIsWrittenIsReadAgain_data();
    void whatIsWrittenIsReadAgain();
    void whatIsNotExactlyOneIsRefused_data();
    void whatIsNotExactlyOneIsRefused();
    void whatOlderVersionsPermittedIsRead();
    void aClosingFollowsTheOneBefore_data();
    void aClosingFollowsTheOneBefore();
};

void TillRecordCodecTest::whatIsWrittenIsReadAgain_data()
{
    QTest::addColumn<TillRecord>("record");
    QTest::newRow("a day") << TillRecord(fullDay());
    QTest::newRow("an empty day, not compared") << TillRecord(TillFact::DayClosed{});
    QTest::newRow("signed in") << TillRecord(TillFact::SignedIn{u"Jón"_s});
    QTest::newRow("signed out") << TillRecord(TillFact::SignedOut{.who = u"Jón"_s});
    QTest::newRow("signed out, idle") << TillRecord(TillFact::SignedOut{.who = u"Jón"_s, .idle = true});
    QTest::newRow("a PIN refused") << TillRecord(TillFact::PinRefused{u"Jón"_s});
    QTest::newRow("nobody's PIN refused") << TillRecord(TillFact::PinRefused{});
    QTest::newRow("permitted") << TillRecord(TillFact::Permitted{u"Anna"_s});
    for (const Permission what : {Permission::Refund, Permission::LateMoney, Permission::CloseDay, Permission::Staff,
                                  Permission::Settings, Permission::KioskPanel})
        QTest::newRow(qPrintable(u"permitted: "_s + permissionName(what)))
            << TillRecord(TillFact::Permitted{.who = u"Anna"_s, .what = what, .reference = u"7"_s, .to = u"Jón"_s});
    for (const StaffChange change : {StaffChange::Added, StaffChange::Removed, StaffChange::NewPin})
        QTest::newRow(qPrintable(staffChangeName(change)))
            << TillRecord(TillFact::StaffChanged{.who = u"Jón"_s, .what = change, .by = u"Anna"_s});
    QTest::newRow("locked out") << TillRecord(TillFact::LockedOut{.who = {}, .seconds = 300});
}

void TillRecordCodecTest::whatIsWrittenIsReadAgain()
{
    QFETCH(TillRecord, record);
    const QByteArray text = encodeTillRecord(record);
    const auto again = decodeTillRecord(text);
    VERIFY_DONE(again);
    QVERIFY(*again == record);
    QVERIFY(text.contains(QString(u"\"kind\":\""_s + tillRecordName(record) + u'"').toUtf8()));
    QVERIFY(!text.contains('\n'));
}

void TillRecordCodecTest::whatIsNotExactlyOneIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray day = encodeTillRecord(fullDay());
    const auto changed = [&day](QByteArray from, QByteArray to) {
        QByteArray text = day;
        return text.contains(from) ? text.replace(from, to) : QByteArray(encodeTillRecord(fullDay()));
    };
    QTest::newRow("no JSON") << QByteArray("closed");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("an attempt's record") << QByteArray(R"({"kind":"kept"})");
    QTest::newRow("an unknown kind") << QByteArray(R"({"kind":"signed_up","who":"Jón"})");
    QTest::newRow("a field missing") << QByteArray(R"({"kind":"signed_out","who":"Jón"})");
    QTest::newRow("a field too many") << QByteArray(R"({"kind":"signed_in","who":"Jón","pin":"1234"})");
    QTest::newRow("a field twice") << QByteArray(R"({"kind":"signed_in","who":"Jón","who":"Anna"})");
    QTest::newRow("of a wrong type") << QByteArray(R"({"kind":"signed_in","who":7})");
    QTest::newRow("permitted, nobody knows what")
        << QByteArray(R"({"kind":"permitted","who":"Anna","what":"all","reference":"","to":""})");
    QTest::newRow("permitted, nobody knows to whom")
        << QByteArray(R"({"kind":"permitted","who":"Anna","what":"refund","reference":"7"})");
    QTest::newRow("a number below 0") << QByteArray(R"({"kind":"locked_out","who":"","seconds":-1})");
    QTest::newRow("a day without totals") << changed("\"totals\":", "\"sums\":");
    QTest::newRow("a currency missing") << changed("\"currency\":\"EUR\",", "");
    QTest::newRow("an unknown outcome") << changed("\"declined\":", "\"denied\":");
    QTest::newRow("an amount that is text") << changed("\"amount\":80", "\"amount\":\"80\"");
    QTest::newRow("an amount with a fraction") << changed("\"amount\":80", "\"amount\":80.5");
    QTest::newRow("a count missing") << changed("\"count\":8}", "\"times\":8}");
    QTest::newRow("half a comparison") << changed("\"unanswered\":3", "\"unasked\":3");
}

void TillRecordCodecTest::whatIsNotExactlyOneIsRefused()
{
    QFETCH(QByteArray, text);
    const auto record = decodeTillRecord(text);
    QVERIFY2(!record, text.constData());
    QCOMPARE(record.error().code, ErrorCode::JournalFailed);
}

void TillRecordCodecTest::whatOlderVersionsPermittedIsRead()
{
    const QByteArray old(R"({"kind":"permitted","who":"Anna"})");
    const auto record = decodeTillRecord(old);
    VERIFY_DONE(record);
    QVERIFY(*record == TillRecord(TillFact::Permitted{.who = u"Anna"_s}));
    QCOMPARE(encodeTillRecord(*record), old);
}

void TillRecordCodecTest::aClosingFollowsTheOneBefore_data()
{
    using Day = TillFact::DayClosed;
    QTest::addColumn<std::optional<TillFact::DayClosed>>("last");
    QTest::addColumn<TillFact::DayClosed>("next");
    QTest::addColumn<bool>("may");
    const std::optional<Day> none;
    const std::optional<Day> third = Day{.number = 3, .after = 10, .through = 20};
    // The journal has 30 rows.
    QTest::newRow("the first") << none << Day{.number = 1, .after = 0, .through = 30} << true;
    QTest::newRow("the first of an empty day") << none << Day{.number = 1} << true;
    QTest::newRow("the first, not from the beginning") << none << Day{.number = 1, .after = 1, .through = 30} << false;
    QTest::newRow("the first, numbered otherwise") << none << Day{.number = 2, .through = 30} << false;
    QTest::newRow("the next") << third << Day{.number = 4, .after = 20, .through = 30} << true;
    QTest::newRow("the next, with nothing in it") << third << Day{.number = 4, .after = 20, .through = 20} << true;
    QTest::newRow("the same again") << third << *third << false;
    QTest::newRow("records in two days") << third << Day{.number = 4, .after = 19, .through = 30} << false;
    QTest::newRow("records in no day") << third << Day{.number = 4, .after = 21, .through = 30} << false;
    QTest::newRow("a number left out") << third << Day{.number = 5, .after = 20, .through = 30} << false;
    QTest::newRow("backwards") << third << Day{.number = 4, .after = 20, .through = 19} << false;
    QTest::newRow("beyond the journal") << third << Day{.number = 4, .after = 20, .through = 31} << false;
}

void TillRecordCodecTest::aClosingFollowsTheOneBefore()
{
    QFETCH(std::optional<TillFact::DayClosed>, last);
    QFETCH(TillFact::DayClosed, next);
    QFETCH(bool, may);
    QCOMPARE(mayClose(last, next, 30).has_value(), may);
}

QTEST_GUILESS_MAIN(TillRecordCodecTest)
#include "till_record_codec_test.moc"
