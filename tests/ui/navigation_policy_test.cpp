// SPDX-License-Identifier: MIT
// Where pages of a checkout may go, row by row. Needs no web engine to run.
#include "checkout/navigation_policy.h"

#include <QSet>
#include <QTest>

using namespace Kassi;
using namespace Qt::StringLiterals;

class NavigationPolicyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyNavigationIsJudged_data();
    void everyNavigationIsJudged();
    void everyRequestIsJudged_data();
    void everyRequestIsJudged();
    void everyHostIsJudged_data();
    void everyHostIsJudged();
    void onlyNamedSchemesAreAppLinks();
    void everyRefusalIsCountedUnderItsName();
};

void NavigationPolicyTest::everyNavigationIsJudged_data()
{
    QTest::addColumn<NavigationContext>("context");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("refusal");
    const NavigationContext host = {.role = PageRole::Host, .mainFrame = true};
    const NavigationContext fresh = {.role = PageRole::Host, .mainFrame = true, .hostPageExpected = true};
    const NavigationContext frame = {.role = PageRole::Host, .mainFrame = false};
    const NavigationContext sandboxFrame = {
        .role = PageRole::Host, .mainFrame = false, .home = {.elementHost = u"127.0.0.1"_s, .loopback = true}};
    const NavigationContext popup = {.role = PageRole::Popup, .mainFrame = true};
    const NavigationContext sandboxPopup = {
        .role = PageRole::Popup, .mainFrame = true, .home = {.elementHost = u"127.0.0.1"_s, .loopback = true}};
    const auto row = [](const char *tag, const NavigationContext &context, const QString &url, const char *refusal) {
        QTest::newRow(tag) << context << url << QString::fromLatin1(refusal);
    };
    row("host page", fresh, u"data:text/html;charset=UTF-8,x"_s, "");
    row("host page's address instead", fresh, u"https://till.example.is/"_s, "main_frame_leaves");
    row("data after the host page", host, u"data:text/html,x"_s, "main_frame_leaves");
    row("main frame to https", host, u"https://till.example.is/"_s, "main_frame_leaves");
    row("main frame to about:blank", host, u"about:blank"_s, "main_frame_leaves");
    row("main frame to mail", host, u"mailto:a@b.is"_s, "main_frame_leaves");
    row("frame to https", frame, u"https://acs.bank.example/3ds"_s, "");
    row("frame to http", frame, u"http://acs.bank.example/3ds"_s, "insecure");
    row("frame to loopback", frame, u"http://127.0.0.1:8080/"_s, "private_network");
    row("sandbox frame to loopback", sandboxFrame, u"http://127.0.0.1:8080/"_s, "");
    row("sandbox frame to localhost", sandboxFrame, u"http://localhost:8080/"_s, "");
    row("sandbox frame to http", sandboxFrame, u"http://192.168.1.1/"_s, "private_network");
    row("sandbox frame to a look-alike", sandboxFrame, u"http://127.0.0.1.evil.example/"_s, "insecure");
    row("frame starts empty", frame, u"about:blank"_s, "");
    row("frame with srcdoc", frame, u"about:srcdoc"_s, "");
    row("other about", frame, u"about:gpu"_s, "scheme");
    row("popup to https", popup, u"https://acs.bank.example/"_s, "");
    row("popup to http", popup, u"http://acs.bank.example/"_s, "insecure");
    row("popup to loopback", popup, u"http://127.0.0.1/"_s, "private_network");
    row("sandbox popup to loopback", sandboxPopup, u"http://127.0.0.1/"_s, "");
    row("popup starts empty", popup, u"about:blank"_s, "");
    row("popup with srcdoc", popup, u"about:srcdoc"_s, "scheme");
    row("frame to the router", frame, u"https://192.168.1.1/"_s, "private_network");
    row("popup to the router", popup, u"https://192.168.1.1/"_s, "private_network");
    row("popup to the till", popup, u"https://localhost/"_s, "private_network");
    row("sandbox frame to the router", sandboxFrame, u"https://192.168.1.1/"_s, "private_network");
    for (const char *scheme : {"file:///etc/passwd", "data:text/html,x", "blob:https://a.is/1", "javascript:alert(1)",
                               "view-source:https://a.is", "chrome://gpu", "chrome-error://chromewebdata/", "qrc:/x",
                               "filesystem:https://a.is/x", "ws://a.is", "ftp://a.is", "mailto:a@b.is", "tel:112",
                               "intent://a#Intent", "bankid:///?x", "HTTPSX://a.is", ""}) {
        row(qPrintable(u"frame to %1"_s.arg(QLatin1StringView(scheme))), sandboxFrame, QString::fromLatin1(scheme),
            "scheme");
        row(qPrintable(u"popup to %1"_s.arg(QLatin1StringView(scheme))), sandboxPopup, QString::fromLatin1(scheme),
            "scheme");
    }
}

void NavigationPolicyTest::everyNavigationIsJudged()
{
    QFETCH(NavigationContext, context);
    QFETCH(QString, url);
    const auto refusal = refuseNavigation(context, QUrl(url));
    QTEST(refusal ? navigationRefusalName(*refusal) : QString(), "refusal");
}

void NavigationPolicyTest::everyRequestIsJudged_data()
{
    QTest::addColumn<HomeNetwork>("home");
    QTest::addColumn<QString>("url");
    QTest::addColumn<RequestKind>("kind");
    QTest::addColumn<QString>("refusal");
    const HomeNetwork shop = {.elementHost = u"checkout.example.is"_s};
    const HomeNetwork own = {.elementHost = u"borga.shop.lan"_s};
    const HomeNetwork sandbox = {.elementHost = u"127.0.0.1"_s, .loopback = true};
    const auto row = [](const char *tag, const HomeNetwork &home, const QString &url, RequestKind kind,
                        const char *refusal) {
        QTest::newRow(tag) << home << url << kind << QString::fromLatin1(refusal);
    };
    constexpr auto part = RequestKind::Part;
    constexpr auto document = RequestKind::Document;
    row("https", shop, u"https://cdn.example/a.js"_s, part, "");
    row("wss", shop, u"wss://live.example/"_s, part, "");
    row("http", shop, u"http://cdn.example/a.js"_s, part, "insecure");
    row("ws", shop, u"ws://live.example/"_s, part, "insecure");
    row("element's own private host", own, u"https://borga.shop.lan/a.js"_s, part, "");
    row("its look-alike", own, u"https://borga.shop.lan.local/a.js"_s, part, "private_network");
    row("its neighbour", own, u"https://printer.shop.lan/"_s, part, "private_network");
    row("itself in the clear", own, u"http://borga.shop.lan/"_s, part, "insecure");
    row("loopback", shop, u"http://127.0.0.1:8080/v1/charge"_s, part, "private_network");
    row("loopback by TLS", shop, u"https://127.0.0.1:8080/v1/charge"_s, part, "private_network");
    row("loopback by socket", shop, u"ws://127.0.0.1:8080/"_s, part, "private_network");
    row("router as a document", shop, u"https://192.168.1.1/"_s, document, "private_network");
    row("sandbox loopback", sandbox, u"http://127.0.0.1:8080/"_s, part, "");
    row("sandbox localhost", sandbox, u"ws://localhost:8080/"_s, part, "");
    row("sandbox router", sandbox, u"https://192.168.1.1/"_s, part, "private_network");
    row("sandbox http", sandbox, u"http://cdn.example/"_s, part, "insecure");
    row("data in a page", shop, u"data:image/png;base64,AA"_s, part, "");
    row("blob in a page", shop, u"blob:https://checkout.example.is/1"_s, part, "");
    row("host page", shop, u"data:text/html,x"_s, document, "");
    row("blob as a page", shop, u"blob:https://checkout.example.is/1"_s, document, "scheme");
    row("prefetch", shop, u"https://cdn.example/next"_s, RequestKind::Background, "background");
    for (const char *scheme : {"file:///etc/passwd", "qrc:/kassi/host/bridge.js", "chrome://gpu/a.js", "devtools://x/",
                               "filesystem:https://a.is/x", "ftp://a.is/x", "view-source:https://a.is", "bankid:///"})
        row(scheme, sandbox, QString::fromLatin1(scheme), part, "scheme");
}

void NavigationPolicyTest::everyRequestIsJudged()
{
    QFETCH(HomeNetwork, home);
    QFETCH(QString, url);
    QFETCH(RequestKind, kind);
    const auto refusal = refuseRequest(home, QUrl(url), kind);
    QTEST(refusal ? navigationRefusalName(*refusal) : QString(), "refusal");
}

void NavigationPolicyTest::everyHostIsJudged_data()
{
    QTest::addColumn<bool>("isPrivate");
    for (const char *host : {"localhost",
                             "LOCALHOST",
                             "localhost.",
                             "a.localhost",
                             "router",
                             "printer.local",
                             "Printer.LOCAL.",
                             "nas.lan",
                             "x.internal",
                             "x.home.arpa",
                             "x.localdomain",
                             "127.0.0.1",
                             "127.255.0.9",
                             "0.0.0.0",
                             "0.1.2.3",
                             "10.0.0.1",
                             "100.64.0.1",
                             "100.127.255.255",
                             "169.254.169.254",
                             "172.16.0.1",
                             "172.31.255.255",
                             "192.168.0.1",
                             "224.0.0.251",
                             "239.255.255.250",
                             "255.255.255.255",
                             "::1",
                             "::",
                             "::ffff:127.0.0.1",
                             "::ffff:192.168.1.1",
                             "::10.0.0.1",
                             "64:ff9b::a00:1",
                             "fc00::1",
                             "fd12::1",
                             "fe80::1",
                             "fec0::1",
                             "ff02::1",
                             ""})
        QTest::newRow(host) << true;
    for (const char *host : {"example.is",      "localhost.example.is",
                             "local.is",        "10.0.0.1.example.is",
                             "9.255.255.255",   "11.0.0.1",
                             "1.1.1.1",         "100.63.255.255",
                             "100.128.0.1",     "126.0.0.1",
                             "128.0.0.1",       "169.253.0.1",
                             "172.15.0.1",      "172.32.0.1",
                             "192.167.0.1",     "192.169.0.1",
                             "223.255.255.255", "2001:4860::1",
                             "2a00::1",         "::ffff:1.1.1.1",
                             "64:ff9b::101:101"})
        QTest::newRow(host) << false;
}

void NavigationPolicyTest::everyHostIsJudged()
{
    QTEST(isPrivateHost(QString::fromLatin1(QTest::currentDataTag())), "isPrivate");
}

void NavigationPolicyTest::onlyNamedSchemesAreAppLinks()
{
    const QStringList apps = {u"bankid"_s};
    QVERIFY(isAppLink(apps, QUrl(u"bankid:///?autostarttoken=1"_s)));
    QVERIFY(isAppLink(apps, QUrl(u"BANKID:x"_s)));
    QVERIFY(!isAppLink(apps, QUrl(u"bankid2:x"_s)));
    QVERIFY(!isAppLink(apps, QUrl(u"https://a.is/bankid:x"_s)));
    QVERIFY(!isAppLink({}, QUrl(u"bankid:x"_s)));
    QVERIFY(!isAppLink({}, QUrl()));
}

void NavigationPolicyTest::everyRefusalIsCountedUnderItsName()
{
    RefusalCounts counts;
    QSet<QString> names;
    for (std::size_t i = 0; i < navigationRefusalCount; ++i) {
        const auto reason = static_cast<NavigationRefusal>(i);
        names.insert(navigationRefusalName(reason));
        counts.add(reason);
        QCOMPARE(counts.of(reason), quint64(1));
    }
    QCOMPARE(std::size_t(names.size()), navigationRefusalCount);
    QCOMPARE(counts.total(), quint64(navigationRefusalCount));
}

QTEST_APPLESS_MAIN(NavigationPolicyTest)
#include "navigation_policy_test.moc"
