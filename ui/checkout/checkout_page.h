// SPDX-License-Identifier: MIT
// A web page of a checkout: it goes only where the navigation policy lets it, and never opens a native dialog.
#pragma once

#include "checkout/navigation_policy.h"

#include <QWebEnginePage>

namespace Kassi {

class CheckoutPage : public QWebEnginePage
{
    Q_OBJECT

public:
    /// `appSchemes`: see isAppLink(). Has to be deleted before `profile`.
    CheckoutPage(QWebEngineProfile &profile, PageRole role, HomeNetwork home, QStringList appSchemes);

    /// PageRole::Host only: the one navigation of the main frame.
    void showHostPage(const QString &html, const QUrl &documentUrl);

Q_SIGNALS:
    void navigationRefused(Kassi::NavigationRefusal reason);
    /// Refused as well. Whether a person wanted it is not known here.
    void appLinkRequested(const QUrl &url);
    /// A document, in whichever frame, was not loaded because of its certificate.
    void certificateRefused(const QUrl &url);

protected:
    bool acceptNavigationRequest(const QUrl &url, NavigationType type, bool isMainFrame) override;
    QStringList chooseFiles(FileSelectionMode mode, const QStringList &oldFiles,
                            const QStringList &acceptedMimeTypes) override;
    void javaScriptAlert(const QUrl &securityOrigin, const QString &message) override;
    bool javaScriptConfirm(const QUrl &securityOrigin, const QString &message) override;
    bool javaScriptPrompt(const QUrl &securityOrigin, const QString &message, const QString &defaultValue,
                          QString *result) override;
    void javaScriptConsoleMessage(JavaScriptConsoleMessageLevel level, const QString &message, int lineNumber,
                                  const QString &sourceId) override;

private:
    PageRole m_role;
    HomeNetwork m_home;
    QStringList m_appSchemes;
    bool m_hostPageExpected = false;
    QList<QUrl> m_documents; ///< Asked for last, the newest first.
};

} // namespace Kassi
