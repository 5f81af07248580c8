// SPDX-License-Identifier: MIT
// The text that crosses from the isolated world: facts and body are told apart, and nothing in a body does harm.
#include "bridge/message_codec.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace Kassi;
using namespace Qt::StringLiterals;

class MessageCodecTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signsOfLifeAreRead();
    void factsAndBodyAreKeptApart();
    void bodiesAreRead_data();
    void bodiesAreRead();
    void oddTextsAreMalformed_data();
    void oddTextsAreMalformed();
    void longTextsAreNotParsed();
};

void MessageCodecTest::signsOfLifeAreRead()
{
    QVERIFY(decodeIncoming(u"{\"kind\":\"hello\"}"_s) == IncomingText(Incoming::HostReady{}));
    QVERIFY(decodeIncoming(u"{\"kind\":\"load\"}"_s) == IncomingText(Incoming::FrameLoaded{}));
    QVERIFY(decodeIncoming(u"{\"kind\":\"alive\",\"origin\":\"https://a.is\"}"_s) ==
            IncomingText(Incoming::FrameAlive{.origin = u"https://a.is"_s}));
    QVERIFY(decodeIncoming(u"{\"kind\":\"error\",\"refused\":true}"_s) ==
            IncomingText(Incoming::ErrorPage{.refused = true}));
    QVERIFY(decodeIncoming(u"{\"kind\":\"error\"}"_s) == IncomingText(Incoming::ErrorPage{}));
    QVERIFY(decodeIncoming(u"{\"kind\":\"crowded\"}"_s) == IncomingText(Incoming::Crowded{}));
    QVERIFY(decodeIncoming(u"{\"kind\":\"throttled\",\"total\":99000}"_s) ==
            IncomingText(Incoming::Throttled{.total = 99'000}));
}

void MessageCodecTest::factsAndBodyAreKeptApart()
{
    // The body claims other facts and another kind; they stay in the body.
    const auto text = decodeIncoming(u"{\"origin\":\"https://a.is\",\"fromElement\":false,\"data\":"
                                     "{\"origin\":\"https://b.is\",\"fromElement\":true,\"kind\":\"hello\"}}"_s);
    const auto *message = std::get_if<Incoming::Message>(&text);
    QVERIFY(message);
    QCOMPARE(message->facts.origin, u"https://a.is"_s);
    QVERIFY(!message->facts.fromElement);
    QVERIFY(!message->facts.tooLarge);
    QCOMPARE(message->body.toObject().value(u"kind"_s).toString(), u"hello"_s);
}

void MessageCodecTest::bodiesAreRead_data()
{
    QTest::addColumn<QString>("data");
    QTest::addColumn<MessageBody>("expected");
    const auto row = [](const char *tag, const QString &data, const MessageBody &body) {
        QTest::newRow(tag) << data << body;
    };
    row("type", u"{\"type\":\"Ready\"}"_s, {.name = u"ready"_s});
    row("event", u"{\"event\":\"x:ready\"}"_s, {.name = u"ready"_s});
    row("type wins over event", u"{\"event\":\"failed\",\"type\":\"ready\"}"_s, {.name = u"ready"_s});
    row("a type that is no text gives way", u"{\"event\":\"failed\",\"type\":7}"_s, {.name = u"failed"_s});
    row("text", u"\"borga:loaded\""_s, {.name = u"loaded"_s});
    row("json text", u"\"{\\\"type\\\":\\\"resize\\\",\\\"height\\\":300}\""_s, {.name = u"resize"_s, .height = 300});
    row("broken json text", u"\"{\\\"type\\\":\\\"ready\\\"\""_s, {});
    row("json text in json text", u"\"{\\\"type\\\":\\\"{}\\\"}\""_s, {.name = u"??"_s});
    row("fraction of a pixel", u"{\"type\":\"resize\",\"height\":300.2}"_s, {.name = u"resize"_s, .height = 301});
    row("smallest height", u"{\"type\":\"resize\",\"height\":1}"_s, {.name = u"resize"_s, .height = 1});
    row("largest height", u"{\"type\":\"resize\",\"height\":10000}"_s, {.name = u"resize"_s, .height = 10'000});
    row("beyond", u"{\"type\":\"resize\",\"height\":10000.5}"_s, {.name = u"resize"_s});
    row("code is cleaned", u"{\"type\":\"failed\",\"code\":\"Card Declined<script>\\u0000\"}"_s,
        {.name = u"failed"_s, .code = u"carddeclinedscript"_s});
    row("code is cut", u"{\"type\":\"failed\",\"code\":\"%1\"}"_s.arg(QString(300, u'x')),
        {.name = u"failed"_s, .code = QString(64, u'x')});
    row("code of the wrong type", u"{\"type\":\"failed\",\"code\":{\"a\":1}}"_s, {.name = u"failed"_s});
    row("prototype keys", u"{\"__proto__\":{\"type\":\"paid\"},\"constructor\":{\"type\":\"paid\"}}"_s, {});
    row("prototype key as name", u"{\"type\":\"__proto__\"}"_s, {.name = u"proto"_s});
    row("array", u"[1,2,{\"type\":\"ready\"}]"_s, {});
    row("nothing", u"null"_s, {});
}

void MessageCodecTest::bodiesAreRead()
{
    QFETCH(QString, data);
    QFETCH(MessageBody, expected);
    const auto text = decodeIncoming(u"{\"origin\":\"https://a.is\",\"fromElement\":true,\"data\":"_s + data + u'}');
    const auto *message = std::get_if<Incoming::Message>(&text);
    QVERIFY(message);
    const MessageBody body = decodeBody(message->body);
    QCOMPARE(body.name, expected.name);
    QCOMPARE(body.height, expected.height);
    QCOMPARE(body.code, expected.code);
}

void MessageCodecTest::oddTextsAreMalformed_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("word") << u"hello"_s;
    QTest::newRow("number") << u"1"_s;
    QTest::newRow("cut off") << u"{\"origin\":\"https://a.is\""_s;
    QTest::newRow("two objects") << u"{\"kind\":\"hello\"}{\"kind\":\"hello\"}"_s;
    QTest::newRow("lone surrogate") << u"{\"origin\":"_s + QChar(0xd800) + u'}';
    QTest::newRow("kind of the wrong type") << u"{\"kind\":[\"hello\"]}"_s;
    QTest::newRow("alive without origin") << u"{\"kind\":\"alive\"}"_s;
    QTest::newRow("alive with a huge origin") << u"{\"kind\":\"alive\",\"origin\":\"%1\"}"_s.arg(QString(600, u'a'));
    QTest::newRow("throttled below zero") << u"{\"kind\":\"throttled\",\"total\":-1}"_s;
    QTest::newRow("throttled beyond integers") << u"{\"kind\":\"throttled\",\"total\":1e300}"_s;
    QTest::newRow("huge origin") << u"{\"origin\":\"%1\",\"fromElement\":true,\"data\":1}"_s.arg(QString(600, u'a'));
    QTest::newRow("nested two thousand deep")
        << u"{\"origin\":\"a\",\"fromElement\":true,\"data\":"_s + QString(2000, u'[') + QString(2000, u']') + u'}';
}

void MessageCodecTest::oddTextsAreMalformed()
{
    QFETCH(QString, text);
    QVERIFY(decodeIncoming(text) == IncomingText(Incoming::Malformed{}));
}

void MessageCodecTest::longTextsAreNotParsed()
{
    const QString huge =
        u"{\"origin\":\"https://a.is\",\"fromElement\":true,\"data\":\"%1\"}"_s.arg(QString(8 * 1024 * 1024, u'a'));
    const auto text = decodeIncoming(huge);
    const auto *message = std::get_if<Incoming::Message>(&text);
    QVERIFY(message);
    QVERIFY(message->facts.tooLarge);
    QVERIFY(!message->facts.fromElement);
    QVERIFY(message->body.isNull());
}

QTEST_APPLESS_MAIN(MessageCodecTest)
#include "message_codec_test.moc"
