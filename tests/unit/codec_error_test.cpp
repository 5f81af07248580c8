// SPDX-License-Identifier: MIT
// What an answer other than 2xx means: by its status first, with the envelope's words where there are any, and how long
// to wait. Statuses and envelope: borga-api.md, "Errors"; Retry-After: RFC 9110, 10.2.3, clamped to 1–60 s.
#include "gateway/codec.h"

#include <QTest>
#include <QTimeZone>

using namespace Kassi;
using namespace Qt::StringLiterals;

class CodecErrorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statusDecidesTheCode_data();
    void statusDecidesTheCode();
    void takesTheEnvelopesParts();
    void typeStandsInForAMissingCode();
    void livesWithoutAnEnvelope_data();
    void livesWithoutAnEnvelope();
    void longMessagesAreCut();
    void waitingTimeIsKeptWhereItMeansSomething_data();
    void waitingTimeIsKeptWhereItMeansSomething();
    void readsRetryAfter_data();
    void readsRetryAfter();
    void ignoresRetryAfterThatSaysNothing_data();
    void ignoresRetryAfterThatSaysNothing();
    void retryAfterDoesNotDependOnTheTimeZone();
};

void CodecErrorTest::statusDecidesTheCode_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](int status, ErrorCode code) { QTest::addRow("%d", status) << status << code; };
    for (const int status : {400, 401, 403, 404, 422, 410, 405})
        row(status, ErrorCode::Refused);
    row(409, ErrorCode::InFlight);
    row(429, ErrorCode::RateLimited);
    for (const int status : {500, 502, 503, 504, 599})
        row(status, ErrorCode::ServerError);
    for (const int status : {301, 302, 303, 307, 308})
        row(status, ErrorCode::Redirected);
}

void CodecErrorTest::statusDecidesTheCode()
{
    QFETCH(const int, status);
    const Error error = decodeError(status, R"({"error":{"type":"t","message":"m"}})", {});
    QTEST(error.code, "code");
    QCOMPARE(error.httpStatus, status);
}

void CodecErrorTest::takesTheEnvelopesParts()
{
    const Error error = decodeError(400,
                                    R"({"error":{"type":"invalid_request_error","message":"Amount is too small",)"
                                    R"("code":"invalid_amount","param":"amount"}})",
                                    {});
    QCOMPARE(error.code, ErrorCode::Refused);
    QCOMPARE(error.gatewayCode, u"invalid_amount"_s);
    QCOMPARE(error.param, u"amount"_s);
    QVERIFY(error.message.contains(u"Amount is too small"_s));
}

void CodecErrorTest::typeStandsInForAMissingCode()
{
    const Error error = decodeError(400, R"({"error":{"type":"invalid_request_error","message":"No"}})", {});
    QCOMPARE(error.gatewayCode, u"invalid_request_error"_s);
    QCOMPARE(error.param, QString());
}

void CodecErrorTest::livesWithoutAnEnvelope_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("a page") << QByteArray("<html>Bad gateway</html>");
    QTest::newRow("another object") << QByteArray(R"({"message":"no"})");
    QTest::newRow("error a text") << QByteArray(R"({"error":"no"})");
    QTest::newRow("error a list") << QByteArray(R"({"error":[1]})");
    QTest::newRow("error null") << QByteArray(R"({"error":null})");
    QTest::newRow("parts of another type") << QByteArray(R"({"error":{"type":1,"message":[],"code":{},"param":true}})");
    QTest::newRow("truncated") << QByteArray(R"({"error":{"type":"t")");
    QTest::newRow("nested too deep") << QByteArray(100'000, '[');
}

void CodecErrorTest::livesWithoutAnEnvelope()
{
    QFETCH(const QByteArray, body);
    const Error error = decodeError(502, body, {});
    QCOMPARE(error.code, ErrorCode::ServerError);
    QCOMPARE(error.gatewayCode, QString());
    QCOMPARE(error.param, QString());
    QVERIFY(!error.message.isEmpty());
}

void CodecErrorTest::longMessagesAreCut()
{
    const Error error = decodeError(400, R"({"error":{"message":")" + QByteArray(100'000, 'x') + R"("}})", {});
    QVERIFY(error.message.size() < 1'000);
}

void CodecErrorTest::waitingTimeIsKeptWhereItMeansSomething_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("kept");
    QTest::newRow("429") << 429 << true;
    QTest::newRow("503") << 503 << true;
    QTest::newRow("400") << 400 << false;
}

void CodecErrorTest::waitingTimeIsKeptWhereItMeansSomething()
{
    QFETCH(const int, status);
    QTEST(decodeError(status, {}, 5'000).retryAfterMs.has_value(), "kept");
}

void CodecErrorTest::readsRetryAfter_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("ms");
    const auto row = [](const char *name, const QByteArray &value, qint64 ms) { QTest::newRow(name) << value << ms; };
    row("seconds", "7", 7'000);
    row("seconds with spaces", " 7 ", 7'000);
    row("a minute", "60", 60'000);
    row("more than a minute", "61", 60'000);
    row("an hour", "3600", 60'000);
    row("zero", "0", 1'000);
    row("over 64 bits", "99999999999999999999999", 60'000);
    row("largest 64 bits", "9223372036854775807", 60'000);
    row("a date", "Thu, 01 Jan 2026 12:00:30 GMT", 30'000);
    row("a date of now", "Thu, 01 Jan 2026 12:00:00 GMT", 1'000);
    row("a date of the past", "Wed, 31 Dec 2025 12:00:00 GMT", 1'000);
    row("a date of the far future", "Fri, 01 Jan 2027 12:00:00 GMT", 60'000);
}

void CodecErrorTest::readsRetryAfter()
{
    QFETCH(const QByteArray, value);
    QFETCH(const qint64, ms);
    const QDateTime now(QDate(2026, 1, 1), QTime(12, 0), QTimeZone::utc());
    QCOMPARE(parseRetryAfter(value, now), std::optional<qint64>(ms));
}

void CodecErrorTest::ignoresRetryAfterThatSaysNothing_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("missing") << QByteArray();
    QTest::newRow("spaces") << QByteArray("  ");
    QTest::newRow("negative") << QByteArray("-5");
    QTest::newRow("signed") << QByteArray("+5");
    QTest::newRow("fraction") << QByteArray("1.5");
    QTest::newRow("with a unit") << QByteArray("5s");
    QTest::newRow("word") << QByteArray("soon");
    QTest::newRow("no such day") << QByteArray("Thu, 32 Jan 2026 12:00:00 GMT");
    QTest::newRow("local time zone") << QByteArray("Thu, 01 Jan 2026 12:00:30 CET");
    QTest::newRow("not ASCII") << QByteArray("\xd9\xa5");
}

void CodecErrorTest::ignoresRetryAfterThatSaysNothing()
{
    QFETCH(const QByteArray, value);
    QCOMPARE(parseRetryAfter(value, QDateTime(QDate(2026, 1, 1), QTime(12, 0), QTimeZone::utc())),
             std::optional<qint64>());
}

void CodecErrorTest::retryAfterDoesNotDependOnTheTimeZone()
{
    // 02:30 does not exist on that night in Copenhagen; in GMT it does.
    const QByteArray before = qgetenv("TZ");
    qputenv("TZ", "Europe/Copenhagen");
    const auto ms =
        parseRetryAfter("Sun, 29 Mar 2026 02:30:10 GMT", QDateTime(QDate(2026, 3, 29), QTime(2, 30), QTimeZone::utc()));
    before.isNull() ? qunsetenv("TZ") : qputenv("TZ", before);
    QCOMPARE(ms, std::optional<qint64>(10'000));
}

QTEST_GUILESS_MAIN(CodecErrorTest)
#include "codec_error_test.moc"
