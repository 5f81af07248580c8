// SPDX-License-Identifier: MIT
// What Kassi sends, byte for byte. The golden files were written from Borga's table of fields; fields that are not set
// are left out, and so are amount and currency where the session is attached to an existing payment.
#include "gateway/codec.h"

#include <QFile>
#include <QTest>

using namespace Kassi;
using namespace Qt::StringLiterals;

namespace {

QByteArray golden(const QString &name)
{
    QFile file(QStringLiteral(KASSI_SOURCE_DIR "/tests/fixtures/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : "cannot open " + name.toUtf8();
}

SessionRequest embeddedFull()
{
    return {.mode = SessionMode::Embedded,
            .money = {maxAmount, u"ISK"_s},
            .customer = u"cus_1"_s,
            .customerEmail = u"jon@example.is"_s,
            .origin = u"https://till.example.is:8443"_s,
            .enabledMethods = {u"card"_s, u"apple_pay"_s, u"google_pay"_s, u"krafa"_s},
            .locale = u"is"_s,
            .savePaymentMethod = true,
            .reference = u"Pöntun \"7\"\\8"_s,
            .metadata = {{u"till"_s, u"Kassi 1"_s}, {u"note"_s, u"æ€😀\n"_s}}};
}

SessionRequest hostedFull()
{
    return {.mode = SessionMode::Hosted,
            .money = {4990, u"ISK"_s},
            .payment = u"pay_9"_s,
            .customer = u"cus_1"_s,
            .customerEmail = u"jon@example.is"_s,
            .returnUrl = u"https://example.is/takk?a=b&c=d"_s,
            .cancelUrl = u"https://example.is/haett"_s,
            .enabledMethods = {u"card"_s},
            .locale = u"en-GB"_s,
            .savePaymentMethod = true,
            .reference = u"ORDER-1"_s,
            .metadata = {{u"till"_s, u"2"_s}}};
}

} // namespace

Q_DECLARE_METATYPE(Kassi::SessionRequest)

class CodecEncodeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sessionRequestIsTheGoldenFile_data();
    void sessionRequestIsTheGoldenFile();
    void sameRequestIsAlwaysTheSameBytes();
    void refundRequestIsTheGoldenFile();
};

void CodecEncodeTest::sessionRequestIsTheGoldenFile_data()
{
    QTest::addColumn<SessionRequest>("request");
    QTest::addColumn<QString>("file");
    const SessionRequest embedded{.mode = SessionMode::Embedded,
                                  .money = {4990, u"ISK"_s},
                                  .origin = u"https://till.example.is"_s,
                                  .reference = u"ORDER-1"_s};
    const SessionRequest hosted{.mode = SessionMode::Hosted,
                                .money = {1, u"ISK"_s},
                                .returnUrl = u"https://example.is/takk"_s,
                                .reference = u"ORDER-1"_s};
    QTest::newRow("embedded, minimal") << embedded << u"create_embedded_minimal.json"_s;
    QTest::newRow("embedded, every field") << embeddedFull() << u"create_embedded_full.json"_s;
    QTest::newRow("hosted, minimal") << hosted << u"create_hosted_minimal.json"_s;
    QTest::newRow("hosted, every field, on a payment") << hostedFull() << u"create_hosted_full.json"_s;
}

void CodecEncodeTest::sessionRequestIsTheGoldenFile()
{
    QFETCH(const SessionRequest, request);
    QFETCH(const QString, file);
    QVERIFY(validate(request));
    QCOMPARE(encodeSessionRequest(request), golden(file));
}

void CodecEncodeTest::sameRequestIsAlwaysTheSameBytes()
{
    SessionRequest again = embeddedFull();
    again.metadata = {{u"note"_s, u"æ€😀\n"_s}, {u"till"_s, u"Kassi 1"_s}};
    QCOMPARE(encodeSessionRequest(again), encodeSessionRequest(embeddedFull()));
}

void CodecEncodeTest::refundRequestIsTheGoldenFile()
{
    QCOMPARE(encodeRefundRequest({.payment = u"pay_1"_s}), golden(u"refund_minimal.json"_s));
    QCOMPARE(encodeRefundRequest({.payment = u"pay_1"_s, .amount = 990, .reason = u"Vara skilað"_s}),
             golden(u"refund_full.json"_s));
}

QTEST_GUILESS_MAIN(CodecEncodeTest)
#include "codec_encode_test.moc"
