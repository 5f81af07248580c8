// SPDX-License-Identifier: MIT
// A record's text is exactly what it was in every version, and is read completely or not at all.
#include "journal/record_codec.h"

#include <QTest>

#include <limits>

using namespace Kassi;
using namespace Qt::StringLiterals;

namespace {

Plan makePlan(const QString &attempt, const QString &reference = u"ORDER-1"_s)
{
    return {.attempt = attempt,
            .idempotencyKey = u"key-"_s + attempt,
            .body = R"({"amount":4990})",
            .reference = reference,
            .money = {.amount = 4990, .currency = u"ISK"_s}};
}

JournalRecord planned(const QString &attempt, const QString &reference = u"ORDER-1"_s)
{
    return Record::Planned{makePlan(attempt, reference)};
}

const JournalRecord created = Record::Created{u"pses_1"_s, u"pay_1"_s, u"2030-01-01T00:00:00Z"_s};
const JournalRecord paid = Record::Settled{.outcome = Outcome::Paid, .sessionClosed = true};

} // namespace

class RecordCodecTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRecordComesBackAsItWas_data();
    void aRecordComesBackAsItWas();
    void aRecordsTextStaysTheSame_data();
    void aRecordsTextStaysTheSame();
    void aRecordThatIsNotExactlyKnownIsRefused_data();
    void aRecordThatIsNotExactlyKnownIsRefused();
};

void RecordCodecTest::aRecordComesBackAsItWas_data()
{
    QTest::addColumn<JournalRecord>("record");
    Plan full = makePlan(u"a"_s, u"Pöntun „1“ \U0001f6d2"_s);
    full.session = u"pses_0"_s;
    full.payment = u"pay_0"_s;
    full.mode = SessionMode::Hosted;
    full.maySettleLater = false;
    QTest::newRow("planned") << planned(u"a"_s);
    QTest::newRow("planned with everything") << JournalRecord(Record::Planned{full});
    full.body = QByteArray("\x00\xff\xfe\"\\\n\xc3", 7);
    QTest::newRow("a body that is no text") << JournalRecord(Record::Planned{full});
    full.body.clear();
    QTest::newRow("no body") << JournalRecord(Record::Planned{full});
    for (qint64 amount :
         {std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::min(), maxAmount + 2, qint64(0)}) {
        full.money.amount = amount;
        QTest::newRow(qPrintable(u"amount %1"_s.arg(amount))) << JournalRecord(Record::Planned{full});
    }
    QTest::newRow("created") << created;
    QTest::newRow("created, with nothing known") << JournalRecord(Record::Created{});
    for (auto reason : {CancelReason::Customer, CancelReason::Staff, CancelReason::TimedOut, CancelReason::Elsewhere})
        QTest::addRow("withdrawn %d", int(reason)) << JournalRecord(Record::Withdrawn{reason});
    for (auto outcome : {Outcome::Paid, Outcome::Pending, Outcome::Declined, Outcome::Cancelled, Outcome::Expired,
                         Outcome::Unavailable, Outcome::Unconfirmed})
        QTest::addRow("settled %d", int(outcome)) << JournalRecord(Record::Settled{.outcome = outcome});
    QTest::newRow("settled and closed") << paid;
    for (int code = 0; code <= int(ErrorCode::Internal); ++code)
        QTest::addRow("error %d", code) << JournalRecord(Record::Settled{
            .error = Error{ErrorCode(code), u"Ekki tókst\n\"það\""_s, u"card_declined"_s, u"amount"_s, 422}});
    QTest::newRow("expired") << JournalRecord(Record::Expired{});
    QTest::newRow("closed") << JournalRecord(Record::Closed{});
    QTest::newRow("late money") << JournalRecord(Record::LateMoney{});
    QTest::newRow("second money") << JournalRecord(Record::LateMoney{.second = true});
    Plan beside = full;
    beside.mode = SessionMode::Hosted;
    beside.beside = u"attempt-1"_s;
    QTest::newRow("planned beside another") << JournalRecord(Record::Planned{beside});
    QTest::newRow("kept") << JournalRecord(Record::Kept{});
    QTest::newRow("refund planned") << JournalRecord(
        Record::RefundPlanned{.idempotencyKey = u"key-r"_s, .body = QByteArray("\x00\xff{}", 4)});
    QTest::newRow("a refund of a part") << JournalRecord(
        Record::RefundPlanned{.idempotencyKey = u"key-r"_s, .body = "{}", .amount = maxAmount});
    for (auto status : {RefundStatus::Pending, RefundStatus::Succeeded, RefundStatus::Failed})
        QTest::addRow("refund answered %d", int(status))
            << JournalRecord(Record::RefundAnswered{.refund = u"ref_1"_s, .status = status});
    QTest::newRow("noted") << JournalRecord(Record::Noted{.what = u"created"_s, .detail = u"server_error 503"_s});
}

void RecordCodecTest::aRecordComesBackAsItWas()
{
    QFETCH(JournalRecord, record);
    const QByteArray text = encodeRecord(record);
    QVERIFY(!text.contains('\n'));
    const auto decoded = decodeRecord(text);
    QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().message));
    QVERIFY(*decoded == record);
}

// Journals of earlier versions hold exactly this.
void RecordCodecTest::aRecordsTextStaysTheSame_data()
{
    QTest::addColumn<JournalRecord>("record");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("planned")
        << planned(u"a"_s)
        << QByteArray(R"({"amount":4990,"attempt":"a","body_base64":"eyJhbW91bnQiOjQ5OTB9",)"
                      R"("currency":"ISK","idempotency_key":"key-a","kind":"planned",)"
                      R"("may_settle_later":true,"mode":"embedded","payment":"","reference":"ORDER-1","session":""})");
    QTest::newRow("created") << created
                             << QByteArray(R"({"expires_at":"2030-01-01T00:00:00Z","kind":"created",)"
                                           R"("payment":"pay_1","session":"pses_1"})");
    QTest::newRow("withdrawn") << JournalRecord(Record::Withdrawn{CancelReason::TimedOut})
                               << QByteArray(R"({"kind":"withdrawn","reason":"timed_out"})");
    QTest::newRow("settled") << JournalRecord(Record::Settled{
                                    .outcome = Outcome::Unavailable,
                                    .error = Error{ErrorCode::Refused, u"no"_s, u"invalid_amount"_s, u"amount"_s, 400}})
                             << QByteArray(R"({"error":{"code":"refused","gateway_code":"invalid_amount",)"
                                           R"("http_status":400,"message":"no","param":"amount"},"kind":"settled",)"
                                           R"("outcome":"unavailable","session_closed":false})");
    QTest::newRow("closed") << JournalRecord(Record::Closed{}) << QByteArray(R"({"kind":"closed"})");
    QTest::newRow("late money") << JournalRecord(Record::LateMoney{}) << QByteArray(R"({"kind":"late_money"})");
    QTest::newRow("second money") << JournalRecord(Record::LateMoney{.second = true})
                                  << QByteArray(R"({"kind":"late_money","second":true})");
    QTest::newRow("expired") << JournalRecord(Record::Expired{}) << QByteArray(R"({"kind":"expired"})");
    QTest::newRow("kept") << JournalRecord(Record::Kept{}) << QByteArray(R"({"kind":"kept"})");
    QTest::newRow("a refund of a part") << JournalRecord(Record::RefundPlanned{u"key-r"_s, "{}", 990})
                                        << QByteArray(R"({"amount":990,"body_base64":"e30=",)"
                                                      R"("idempotency_key":"key-r","kind":"refund_planned"})");
    QTest::newRow("refund planned") << JournalRecord(Record::RefundPlanned{u"key-r"_s, R"({"amount":4990})"})
                                    << QByteArray(R"({"body_base64":"eyJhbW91bnQiOjQ5OTB9",)"
                                                  R"("idempotency_key":"key-r","kind":"refund_planned"})");
    QTest::newRow("refund answered") << JournalRecord(Record::RefundAnswered{u"ref_1"_s, RefundStatus::Succeeded})
                                     << QByteArray(R"({"kind":"refund_answered","refund":"ref_1",)"
                                                   R"("status":"succeeded"})");
    QTest::newRow("noted") << JournalRecord(Record::Noted{u"pressed"_s, u"staff"_s})
                           << QByteArray(R"({"detail":"staff","kind":"noted","what":"pressed"})");
}

void RecordCodecTest::aRecordsTextStaysTheSame()
{
    QFETCH(JournalRecord, record);
    QFETCH(QByteArray, text);
    QCOMPARE(encodeRecord(record), text);
}

void RecordCodecTest::aRecordThatIsNotExactlyKnownIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray plan = encodeRecord(planned(u"a"_s));
    const QByteArray settled = encodeRecord(Record::Settled{.error = Error{ErrorCode::Refused, u"no"_s}});
    const auto row = [](const char *name, QByteArray text, const char *what, const char *by) {
        QVERIFY2(text.contains(what), name);
        QTest::newRow(name) << text.replace(what, by);
    };
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("cut off") << plan.chopped(1);
    QTest::newRow("no object") << QByteArray("[]");
    QTest::newRow("no kind") << QByteArray("{}");
    QTest::newRow("a kind of a wrong type") << QByteArray(R"({"kind":1})");
    QTest::newRow("an unknown kind") << QByteArray(R"({"kind":"refunded"})");
    QTest::newRow("an unknown field") << QByteArray(R"({"kind":"closed","by":"me"})");
    row("a field given twice", plan, R"("currency":"ISK",)", R"("currency":"ISK","currency":"ISK",)");
    row("a number given twice, once beyond all bounds", plan, R"("amount":4990,)", R"("amount":1e999,"amount":4990,)");
    row("a kind given twice", plan, R"("kind":"planned",)", R"("kind":"closed","kind":"planned",)");
    row("a field of an error given twice", settled, R"("param":"")", R"("param":"","param":"")");
    row("a missing text", plan, R"("currency":"ISK",)", "");
    row("a missing number", plan, R"("amount":4990,)", "");
    row("a number as text", plan, "4990,", R"("4990",)");
    row("a text as number", plan, R"("ISK")", "352");
    row("a fraction", plan, "4990,", "4990.5,");
    row("a number beyond 64 bits", plan, "4990,", "9223372036854775808,");
    row("an unknown mode", plan, "embedded", "framed");
    row("a body that is not base64", plan, "eyJhbW91bnQiOjQ5OTB9", "eyJ*");
    row("an unknown outcome", settled, "unconfirmed", "maybe");
    row("a flag as number", settled, "false", "0");
    row("an unknown code", settled, "refused", "denied");
    row("an error that is none", settled, R"("error":{)", R"("error":5,"other":{)");
    row("an error with more", settled, R"("param":"")", R"("param":"","more":"")");
    row("a status out of range", settled, R"("http_status":0)", R"("http_status":99999999999)");
    row("no word on later money", plan, R"("may_settle_later":true,)", "");
    row("a refund that is not base64", encodeRecord(Record::RefundPlanned{u"key"_s, "{}"}), "e30=", "e3*=");
    row("a refund of nothing", encodeRecord(Record::RefundPlanned{u"key"_s, "{}", 990}), "990", "0");
    row("an unknown state of a refund", encodeRecord(Record::RefundAnswered{}), "pending", "lost");
    row("a note without a detail", encodeRecord(Record::Noted{u"shown"_s, {}}), R"("detail":"",)", "");
    row("an unknown reason", encodeRecord(Record::Withdrawn{}), "staff", "weather");
}

void RecordCodecTest::aRecordThatIsNotExactlyKnownIsRefused()
{
    QFETCH(QByteArray, text);
    const auto record = decodeRecord(text);
    QVERIFY(!record);
    QCOMPARE(record.error().code, ErrorCode::JournalFailed);
}

QTEST_GUILESS_MAIN(RecordCodecTest)
#include "record_codec_test.moc"
