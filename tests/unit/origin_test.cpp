// SPDX-License-Identifier: MIT
// An origin decides which page may speak and which page may frame the element: what is accepted is normalised to what
// a browser writes as `event.origin`, everything doubtful is refused.
#include "payment/origin.h"

#include <QTest>

using namespace Kassi;
using namespace Qt::StringLiterals;

class OriginTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parsesAndNormalises_data();
    void parsesAndNormalises();
    void refuses_data();
    void refuses();
    void originOfAnAddress_data();
    void originOfAnAddress();
    void emptyOriginEqualsNoParsedOne();
    void documentAddressIsTheOriginAndASlash();
    void knowsLoopbackHosts_data();
    void knowsLoopbackHosts();
};

void OriginTest::parsesAndNormalises_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("origin");
    const auto row = [](const char *name, const QString &text, const QString &origin) {
        QTest::newRow(name) << text << origin;
    };
    row("plain", u"https://till.example.is"_s, u"https://till.example.is"_s);
    row("slash at the end", u"https://till.example.is/"_s, u"https://till.example.is"_s);
    row("default port", u"https://till.example.is:443"_s, u"https://till.example.is"_s);
    row("other port", u"https://till.example.is:8443"_s, u"https://till.example.is:8443"_s);
    row("the other scheme's default port", u"https://till.example.is:80"_s, u"https://till.example.is:80"_s);
    row("upper case", u"HTTPS://Till.EXAMPLE.is"_s, u"https://till.example.is"_s);
    row("international name", u"https://búð.is"_s, u"https://xn--b-pga3a.is"_s);
    row("punycode stays", u"https://xn--b-pga3a.is"_s, u"https://xn--b-pga3a.is"_s);
    row("http to IPv4 loopback", u"http://127.0.0.1:7000"_s, u"http://127.0.0.1:7000"_s);
    row("http to another loopback address", u"http://127.4.3.2"_s, u"http://127.4.3.2"_s);
    row("http to localhost", u"http://localhost:7000"_s, u"http://localhost:7000"_s);
    row("http default port", u"http://localhost:80"_s, u"http://localhost"_s);
    row("http to IPv6 loopback", u"http://[::1]:7000"_s, u"http://[::1]:7000"_s);
    row("https to IPv6", u"https://[2001:db8::1]"_s, u"https://[2001:db8::1]"_s);
}

void OriginTest::parsesAndNormalises()
{
    QFETCH(const QString, text);
    QFETCH(const QString, origin);
    const auto parsed = Origin::parse(text);
    QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().message));
    QCOMPARE(parsed->toString(), origin);
}

void OriginTest::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("null") << u"null"_s;
    QTest::newRow("a star") << u"*"_s;
    QTest::newRow("wildcard host") << u"https://*.example.is"_s;
    QTest::newRow("no scheme") << u"till.example.is"_s;
    QTest::newRow("scheme-relative") << u"//till.example.is"_s;
    QTest::newRow("no host") << u"https://"_s;
    QTest::newRow("only a path") << u"https:///path"_s;
    QTest::newRow("path") << u"https://till.example.is/kassi"_s;
    QTest::newRow("query") << u"https://till.example.is?a=b"_s;
    QTest::newRow("empty query") << u"https://till.example.is/?"_s;
    QTest::newRow("fragment") << u"https://till.example.is#a"_s;
    QTest::newRow("empty fragment") << u"https://till.example.is#"_s;
    QTest::newRow("user") << u"https://user@till.example.is"_s;
    QTest::newRow("user and password") << u"https://user:word@till.example.is"_s;
    QTest::newRow("empty user") << u"https://@till.example.is"_s;
    QTest::newRow("http to a name") << u"http://till.example.is"_s;
    QTest::newRow("http to a private address") << u"http://192.168.1.10"_s;
    QTest::newRow("http to a name like loopback") << u"http://127.0.0.1.example.is"_s;
    QTest::newRow("http to a name like localhost") << u"http://localhost.example.is"_s;
    QTest::newRow("http to the IPv6 wildcard") << u"http://[::]"_s;
    QTest::newRow("file") << u"file:///etc/passwd"_s;
    QTest::newRow("data") << u"data:text/html,x"_s;
    QTest::newRow("ftp") << u"ftp://till.example.is"_s;
    QTest::newRow("javascript") << u"javascript:alert(1)"_s;
    QTest::newRow("port 0") << u"https://till.example.is:0"_s;
    QTest::newRow("port too large") << u"https://till.example.is:65536"_s;
    QTest::newRow("port in words") << u"https://till.example.is:https"_s;
    QTest::newRow("space in front") << u" https://till.example.is"_s;
    QTest::newRow("space at the end") << u"https://till.example.is "_s;
    QTest::newRow("space inside") << u"https://till example.is"_s;
    QTest::newRow("newline at the end") << u"https://till.example.is\n"_s;
    QTest::newRow("two origins") << u"https://a.example.is https://b.example.is"_s;
    QTest::newRow("backslash") << u"https://till.example.is\\@evil.example"_s;
}

void OriginTest::refuses()
{
    QFETCH(const QString, text);
    const auto parsed = Origin::parse(text);
    QVERIFY2(!parsed, parsed ? qPrintable(parsed->toString()) : "");
    QCOMPARE(parsed.error().code, ErrorCode::InvalidRequest);
    QCOMPARE(parsed.error().param, u"origin"_s);
}

void OriginTest::originOfAnAddress_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("origin");
    QTest::newRow("address with everything")
        << u"https://u:p@Element.Example:443/pay?x=1#y"_s << u"https://element.example"_s;
    QTest::newRow("port") << u"http://127.0.0.1:7000/e"_s << u"http://127.0.0.1:7000"_s;
    QTest::newRow("IPv6") << u"https://[::1]:8443/e"_s << u"https://[::1]:8443"_s;
    QTest::newRow("data") << u"data:text/html,x"_s << QString();
    QTest::newRow("about") << u"about:blank"_s << QString();
    QTest::newRow("blob") << u"blob:https://element.example/1-2"_s << QString();
    QTest::newRow("file") << u"file:///tmp/x.html"_s << QString();
    QTest::newRow("empty") << QString() << QString();
}

void OriginTest::originOfAnAddress()
{
    QFETCH(const QString, address);
    QFETCH(const QString, origin);
    QCOMPARE(Origin::of(QUrl(address)).toString(), origin);
}

void OriginTest::emptyOriginEqualsNoParsedOne()
{
    QVERIFY(Origin().isEmpty());
    QVERIFY(Origin::parse(u"https://till.example.is"_s) != Origin());
}

void OriginTest::documentAddressIsTheOriginAndASlash()
{
    const auto origin = Origin::parse(u"https://till.example.is:8443"_s);
    QVERIFY(origin);
    QCOMPARE(origin->documentUrl().toString(), u"https://till.example.is:8443/"_s);
}

void OriginTest::knowsLoopbackHosts_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("loopback");
    QTest::newRow("localhost") << u"localhost"_s << true;
    QTest::newRow("LOCALHOST") << u"LOCALHOST"_s << true;
    QTest::newRow("first") << u"127.0.0.1"_s << true;
    QTest::newRow("whole network") << u"127.255.0.9"_s << true;
    QTest::newRow("IPv6") << u"::1"_s << true;
    QTest::newRow("any address") << u"0.0.0.0"_s << false;
    QTest::newRow("network neighbour") << u"128.0.0.1"_s << false;
    QTest::newRow("other IPv6") << u"::2"_s << false;
    QTest::newRow("name under localhost") << u"a.localhost.example"_s << false;
    QTest::newRow("empty") << QString() << false;
}

void OriginTest::knowsLoopbackHosts()
{
    QFETCH(const QString, host);
    QFETCH(const bool, loopback);
    QCOMPARE(isLoopbackHost(host), loopback);
}

QTEST_GUILESS_MAIN(OriginTest)
#include "origin_test.moc"
