// SPDX-License-Identifier: MIT
#include "checkout/checkout_page.h"

#include "checkout/lock_down.h"

#include <QWebEngineCertificateError>

namespace Kassi {

namespace {
constexpr qsizetype documentsKept = 16; // under way at the same time: a bank's chain of frames is shorter
} // namespace

CheckoutPage::CheckoutPage(QWebEngineProfile &profile, PageRole role, HomeNetwork home, QStringList appSchemes)
    : QWebEnginePage(&profile)
    , m_role(role)
    , m_home(std::move(home))
    , m_appSchemes(std::move(appSchemes))
{
    lockDown(*this);
    connect(this, &QWebEnginePage::certificateError, this, [this](const QWebEngineCertificateError &error) {
        if (m_documents.contains(error.url())) // else a picture or a script; its page goes on without
            Q_EMIT certificateRefused(error.url());
    });
}

void CheckoutPage::showHostPage(const QString &html, const QUrl &documentUrl)
{
    Q_ASSERT(m_role == PageRole::Host);
    m_hostPageExpected = true;
    setHtml(html, documentUrl);
}

bool CheckoutPage::acceptNavigationRequest(const QUrl &url, NavigationType, bool isMainFrame)
{
    const NavigationContext context = {
        .role = m_role,
        .mainFrame = isMainFrame,
        .hostPageExpected = m_hostPageExpected,
        .home = m_home,
    };
    const auto refusal = refuseNavigation(context, url);
    if (refusal) {
        Q_EMIT navigationRefused(*refusal);
        if (*refusal == NavigationRefusal::Scheme && isAppLink(m_appSchemes, url))
            Q_EMIT appLinkRequested(url);
        return false;
    }
    if (isMainFrame)
        m_hostPageExpected = false;
    m_documents.prepend(url);
    m_documents.resize(std::min(m_documents.size(), documentsKept));
    return true;
}

QStringList CheckoutPage::chooseFiles(FileSelectionMode, const QStringList &, const QStringList &)
{
    return {};
}

// Dialogs are answered at once, as if they had been dismissed: a native window could hide or imitate Kassi's own.
void CheckoutPage::javaScriptAlert(const QUrl &, const QString &)
{
}

bool CheckoutPage::javaScriptConfirm(const QUrl &, const QString &)
{
    return false;
}

bool CheckoutPage::javaScriptPrompt(const QUrl &, const QString &, const QString &, QString *)
{
    return false;
}

// A page's console may hold card numbers and secrets; the default prints it to standard error.
void CheckoutPage::javaScriptConsoleMessage(JavaScriptConsoleMessageLevel, const QString &, int, const QString &)
{
}

} // namespace Kassi
