// SPDX-License-Identifier: MIT
// Where pages of a checkout may go, row by row. Needs no web engine to run.
#include "checkout/navigation_policy.h"

#include <QTest>

using namespace Kassi;
using namespace Qt::StringLiterals;

class NavigationPolicyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyNavigationIsJudged_data();
    void everyNavigationIsJudged();
};

void NavigationPolicyTest::everyNavigationIsJudged_data()
{
    QTest::addColumn<NavigationContext>("context");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("refusal");
    const NavigationContext host = {.role = PageRole::Host, .mainFrame = true};
    const NavigationContext fresh = {.role = PageRole::Host, .mainFrame = true, .hostPageExpected = true};
    const NavigationContext frame = {.role = PageRole::Host, .mainFrame = false};
    const NavigationContext sandboxFrame = {.role = PageRole::Host, .mainFrame = false, .loopbackAllowed = true};
    const NavigationContext popup = {.role = PageRole::Popup, .mainFrame = true};
    const NavigationContext sandboxPopup = {.role = PageRole::Popup, .mainFrame = true, .loopbackAllowed = true};
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
    row("frame to loopback", frame, u"http://127.0.0.1:8080/"_s, "insecure");
    row("sandbox frame to loopback", sandboxFrame, u"http://127.0.0.1:8080/"_s, "");
    row("sandbox frame to localhost", sandboxFrame, u"http://localhost:8080/"_s, "");
    row("sandbox frame to http", sandboxFrame, u"http://192.168.1.1/"_s, "insecure");
    row("sandbox frame to a look-alike", sandboxFrame, u"http://127.0.0.1.evil.example/"_s, "insecure");
    row("frame starts empty", frame, u"about:blank"_s, "");
    row("frame with srcdoc", frame, u"about:srcdoc"_s, "");
    row("other about", frame, u"about:gpu"_s, "scheme");
    row("popup to https", popup, u"https://acs.bank.example/"_s, "");
    row("popup to http", popup, u"http://acs.bank.example/"_s, "insecure");
    row("popup to loopback", popup, u"http://127.0.0.1/"_s, "insecure");
    row("sandbox popup to loopback", sandboxPopup, u"http://127.0.0.1/"_s, "");
    row("popup starts empty", popup, u"about:blank"_s, "");
    row("popup with srcdoc", popup, u"about:srcdoc"_s, "scheme");
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

QTEST_APPLESS_MAIN(NavigationPolicyTest)
#include "navigation_policy_test.moc"
