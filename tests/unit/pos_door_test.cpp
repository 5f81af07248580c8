// SPDX-License-Identifier: MIT
// Who may call the POS API, by a request's head; and the file that its token stands in.
#include "payment/listen_address.h"
#include "pos/api_token.h"
#include "pos/door.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#include <sys/stat.h>
#include <unistd.h>

using namespace Kassi;
using namespace Kassi::Pos;
using namespace Qt::StringLiterals;

namespace {

const QByteArray rightToken = "0123456789abcdef0123456789abcdef";

ApiRequest head(const QByteArray &method = "POST")
{
    return {.method = method,
            .path = u"/v1/charges"_s,
            .headers = {{"host", "127.0.0.1:7711"},
                        {"authorization", "Bearer " + rightToken},
                        {"content-type", "application/json"},
                        {"content-length", "30"}}};
}

DoorRules rules()
{
    return {.host = "127.0.0.1:7711",
            .origins = {*Origin::parse(u"https://pos.example.is"_s)},
            .accepts = [](const QByteArray &token) { return token == rightToken; }};
}

QString codeOf(const ApiRequest &request)
{
    const auto admitted = admit(request, rules());
    return admitted ? u"in"_s : admitted.error().code;
}

ApiRequest with(ApiRequest request, const QByteArray &name, const QByteArray &value)
{
    request.headers.erase(name);
    request.headers.emplace(name, value);
    return request;
}

ApiRequest without(ApiRequest request, const QByteArray &name)
{
    request.headers.erase(name);
    return request;
}

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(text), text.size());
    file.close();
    QCOMPARE(::chmod(QFile::encodeName(path).constData(), S_IRUSR | S_IWUSR), 0);
}

} // namespace

class PosDoorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgesAHead_data();
    void judgesAHead();
    void aHeaderThatIsGivenTwiceIsNoHeader();
    void aBrowserMayAskWithoutTheTokenAndGetsNothingElse();
    void theAllowedPageMayReadTheAnswer();
    void tokenStandsInAPrivateFile_data();
    void tokenStandsInAPrivateFile();
    void tokenIsReadAgainWhenItsFileChanges();
    void tokenFileThatBecomesUnsafeIsNotUsed();
    void listensOnLoopbackOnly();
};

void PosDoorTest::judgesAHead_data()
{
    QTest::addColumn<ApiRequest>("request");
    QTest::addColumn<QString>("code");
    QTest::newRow("right") << head() << u"in"_s;
    QTest::newRow("no Host") << without(head(), "host") << u"wrong_host"_s;
    QTest::newRow("Host of a name") << with(head(), "host", "localhost:7711") << u"wrong_host"_s;
    QTest::newRow("Host of another port") << with(head(), "host", "127.0.0.1:7712") << u"wrong_host"_s;
    QTest::newRow("rebound name") << with(head(), "host", "evil.example:7711") << u"wrong_host"_s;
    QTest::newRow("Host comes before the token")
        << with(with(head(), "host", "evil.example"), "authorization", "") << u"wrong_host"_s;
    QTest::newRow("foreign origin") << with(head(), "origin", "https://evil.example") << u"origin_not_allowed"_s;
    QTest::newRow("origin null") << with(head(), "origin", "null") << u"origin_not_allowed"_s;
    QTest::newRow("empty origin") << with(head(), "origin", "") << u"origin_not_allowed"_s;
    QTest::newRow("origin that begins alike")
        << with(head(), "origin", "https://pos.example.is.evil.example") << u"origin_not_allowed"_s;
    QTest::newRow("allowed origin") << with(head(), "origin", "https://pos.example.is") << u"in"_s;
    QTest::newRow("no token") << without(head(), "authorization") << u"invalid_token"_s;
    QTest::newRow("wrong token") << with(head(), "authorization", "Bearer " + rightToken + "0") << u"invalid_token"_s;
    QTest::newRow("empty token") << with(head(), "authorization", "Bearer ") << u"invalid_token"_s;
    QTest::newRow("another scheme") << with(head(), "authorization", "Basic " + rightToken) << u"invalid_token"_s;
    QTest::newRow("scheme in lower case") << with(head(), "authorization", "bearer " + rightToken) << u"in"_s;
    QTest::newRow("no token from the allowed page")
        << without(with(head(), "origin", "https://pos.example.is"), "authorization") << u"invalid_token"_s;
    QTest::newRow("form of a page") << with(head(), "content-type", "text/plain") << u"unsupported_type"_s;
    QTest::newRow("type with a charset") << with(head(), "content-type", "application/json; charset=utf-8") << u"in"_s;
    QTest::newRow("no body, no type") << without(with(head(), "content-length", "0"), "content-type") << u"in"_s;
    QTest::newRow("huge") << with(head(), "content-length", "16385") << u"body_too_large"_s;
    QTest::newRow("just fits") << with(head(), "content-length", "16384") << u"in"_s;
    QTest::newRow("more than a number holds")
        << with(head(), "content-length", "99999999999999999999999") << u"body_too_large"_s;
    QTest::newRow("negative") << with(head(), "content-length", "-1") << u"invalid_request"_s;
    QTest::newRow("in pieces") << with(head(), "transfer-encoding", "chunked") << u"length_required"_s;
    QTest::newRow("packed") << with(head(), "content-encoding", "gzip") << u"unsupported_encoding"_s;
}

void PosDoorTest::judgesAHead()
{
    QFETCH(const ApiRequest, request);
    QFETCH(const QString, code);
    QCOMPARE(codeOf(request), code);
}

void PosDoorTest::aHeaderThatIsGivenTwiceIsNoHeader()
{
    for (const QByteArray &name : {QByteArray("host"), QByteArray("authorization"), QByteArray("content-length")}) {
        ApiRequest request = head();
        request.headers.emplace(name, request.header(name));
        QVERIFY2(codeOf(request) != u"in"_s, name.constData());
    }
    ApiRequest request = with(head(), "origin", "https://pos.example.is");
    request.headers.emplace("origin", "https://pos.example.is");
    QCOMPARE(codeOf(request), u"origin_not_allowed"_s);
}

void PosDoorTest::aBrowserMayAskWithoutTheTokenAndGetsNothingElse()
{
    ApiRequest request = without(head("OPTIONS"), "authorization");
    QCOMPARE(codeOf(request), u"invalid_token"_s); // no page asks like that
    request.headers.emplace("origin", "https://pos.example.is");
    QCOMPARE(codeOf(request), u"invalid_token"_s);
    request.headers.emplace("access-control-request-method", "POST");
    const auto admitted = admit(request, rules());
    QVERIFY(admitted && admitted->answer);
    QCOMPARE(admitted->answer->status, 204);
    QVERIFY(admitted->answer->body.isEmpty());
    QCOMPARE(codeOf(with(request, "origin", "https://evil.example")), u"origin_not_allowed"_s);
    request.method = "POST"; // only asking is free
    QCOMPARE(codeOf(request), u"invalid_token"_s);
}

void PosDoorTest::theAllowedPageMayReadTheAnswer()
{
    const auto has = [](const ApiReply &reply, const QByteArray &name, const QByteArray &value) {
        return std::ranges::find(reply.headers, std::pair(name, value)) != reply.headers.end();
    };
    ApiReply reply;
    addSafetyHeaders(reply, "https://pos.example.is");
    QVERIFY(has(reply, "Access-Control-Allow-Origin", "https://pos.example.is"));
    QVERIFY(has(reply, "Vary", "Origin"));
    QVERIFY(has(reply, "Cache-Control", "no-store"));
    ApiReply other{.status = 401};
    addSafetyHeaders(other, {});
    QVERIFY(has(other, "WWW-Authenticate", "Bearer"));
    for (const auto &[name, value] : other.headers)
        QVERIFY2(!name.startsWith("Access-Control"), name.constData());
}

void PosDoorTest::tokenStandsInAPrivateFile_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("mode");
    QTest::addColumn<QString>("says");
    QTest::newRow("right") << rightToken + '\n' << 0600 << QString();
    QTest::newRow("read only") << rightToken << 0400 << QString();
    QTest::newRow("too short") << rightToken.left(31) << 0600 << u"at least 32"_s;
    QTest::newRow("empty") << QByteArray() << 0600 << u"at least 32"_s;
    QTest::newRow("two lines") << rightToken + '\n' + rightToken << 0600 << u"one line"_s;
    QTest::newRow("readable by the group") << rightToken << 0640 << u"chmod 600"_s;
    QTest::newRow("readable by others") << rightToken << 0604 << u"chmod 600"_s;
    QTest::newRow("writable by others") << rightToken << 0602 << u"chmod 600"_s;
}

void PosDoorTest::tokenStandsInAPrivateFile()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, mode);
    QFETCH(const QString, says);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"token"_s);
    write(path, text);
    QCOMPARE(::chmod(QFile::encodeName(path).constData(), mode_t(mode)), 0);
    const auto token = ApiToken::open(path, ::geteuid());
    QCOMPARE(token.has_value(), says.isEmpty());
    if (token) {
        QVERIFY((*token)->accepts(rightToken));
        QVERIFY(!(*token)->accepts(rightToken + "x"));
        QVERIFY(!(*token)->accepts({}));
    } else {
        QCOMPARE(token.error().code, ErrorCode::InvalidCredentials);
        QVERIFY2(token.error().message.contains(says), qPrintable(token.error().message));
    }
    QVERIFY(!ApiToken::open(folder.path(), ::geteuid()));
    QVERIFY(!ApiToken::open(folder.filePath(u"none"_s), ::geteuid()));
}

void PosDoorTest::tokenIsReadAgainWhenItsFileChanges()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"token"_s);
    write(path, rightToken);
    const auto token = ApiToken::open(path, ::geteuid());
    QVERIFY(token);
    const QByteArray next(40, 'n');
    write(path + u".new"_s, next);
    QCOMPARE(::rename(QFile::encodeName(path + u".new"_s).constData(), QFile::encodeName(path).constData()), 0);
    QVERIFY(!(*token)->accepts(rightToken));
    QVERIFY((*token)->accepts(next));
}

void PosDoorTest::tokenFileThatBecomesUnsafeIsNotUsed()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"token"_s);
    write(path, rightToken);
    const auto token = ApiToken::open(path, ::geteuid());
    QVERIFY(token && (*token)->accepts(rightToken));
    QCOMPARE(::chmod(QFile::encodeName(path).constData(), 0644), 0);
    QVERIFY(!(*token)->accepts(rightToken));
    QVERIFY(!(*token)->accepts({}));
    QCOMPARE(::chmod(QFile::encodeName(path).constData(), 0600), 0);
    QVERIFY((*token)->accepts(rightToken));
    QVERIFY(QFile::remove(path));
    QVERIFY(!(*token)->accepts(rightToken));
    QVERIFY(!(*token)->accepts({}));
}

void PosDoorTest::listensOnLoopbackOnly()
{
    for (const QString &text : {u"127.0.0.1:7711"_s, u"127.8.9.10:1"_s, u"[::1]:65535"_s}) {
        const auto address = ListenAddress::parse(text);
        QVERIFY2(address, qPrintable(text));
        QCOMPARE(address->toString(), text);
    }
    for (const QString &text : {u""_s, u"127.0.0.256:1"_s, u"128.0.0.1:1"_s, u"127.0.0.1:65536"_s, u"127.0.0.1:0"_s,
                                u"127.0.0.01:1"_s, u"127.0.0.1:7711 "_s, u"127.0.0.1:7711\n"_s, u"[::]:1"_s})
        QVERIFY2(!ListenAddress::parse(text), qPrintable(text));
}

QTEST_GUILESS_MAIN(PosDoorTest)
#include "pos_door_test.moc"
