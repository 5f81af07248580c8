// SPDX-License-Identifier: MIT
#include "checkout/lock_down.h"

#include "checkout/input_guard.h"

#include <QAuthenticator>
#include <QWebEngineCertificateError>
#include <QWebEngineClientCertificateSelection>
#include <QWebEngineDownloadRequest>
#include <QWebEngineFileSystemAccessRequest>
#include <QWebEngineFullScreenRequest>
#include <QWebEngineNotification>
#include <QWebEnginePage>
#include <QWebEngineProfile>
#include <QWebEngineRegisterProtocolHandlerRequest>
#include <QWebEngineSettings>
#include <QWebEngineView>
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
#include <QWebEngineDesktopMediaRequest>
#include <QWebEnginePermission>
#include <QWebEngineWebAuthUxRequest>
#endif

#include <array>

namespace Kassi {

namespace {

constexpr std::array closedAttributes = {
    QWebEngineSettings::JavascriptCanOpenWindows, // Without a click; with one, newWindowRequested decides.
    QWebEngineSettings::JavascriptCanAccessClipboard,
    QWebEngineSettings::JavascriptCanPaste,
    QWebEngineSettings::LocalContentCanAccessRemoteUrls,
    QWebEngineSettings::LocalContentCanAccessFileUrls,
    QWebEngineSettings::HyperlinkAuditingEnabled,
    QWebEngineSettings::ErrorPageEnabled,
    QWebEngineSettings::PluginsEnabled,
    QWebEngineSettings::FullScreenSupportEnabled,
    QWebEngineSettings::ScreenCaptureEnabled,
    QWebEngineSettings::WebGLEnabled,
    QWebEngineSettings::AutoLoadIconsForPage,
    QWebEngineSettings::TouchIconsEnabled,
    QWebEngineSettings::FocusOnNavigationEnabled,
    QWebEngineSettings::AllowRunningInsecureContent,
    QWebEngineSettings::AllowGeolocationOnInsecureOrigins,
    QWebEngineSettings::AllowWindowActivationFromJavaScript,
    QWebEngineSettings::DnsPrefetchEnabled,
    QWebEngineSettings::PdfViewerEnabled,
    QWebEngineSettings::NavigateOnDropEnabled,
};

void denyPermissions(QWebEnginePage &page)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QObject::connect(&page, &QWebEnginePage::permissionRequested, &page,
                     [](QWebEnginePermission permission) { permission.deny(); });
    QObject::connect(&page, &QWebEnginePage::desktopMediaRequested, &page,
                     [](const QWebEngineDesktopMediaRequest &request) { request.cancel(); });
    QObject::connect(&page, &QWebEnginePage::webAuthUxRequested, &page,
                     [](QWebEngineWebAuthUxRequest *request) { request->cancel(); });
#else
    QObject::connect(&page, &QWebEnginePage::featurePermissionRequested, &page,
                     [&page](const QUrl &origin, QWebEnginePage::Feature feature) {
                         page.setFeaturePermission(origin, feature, QWebEnginePage::PermissionDeniedByUser);
                     });
#endif
}

} // namespace

void lockDown(QWebEngineProfile &profile)
{
    QWebEngineSettings *settings = profile.settings();
    for (const auto attribute : closedAttributes)
        settings->setAttribute(attribute, false);
    settings->setAttribute(QWebEngineSettings::PlaybackRequiresUserGesture, true);
    settings->setAttribute(QWebEngineSettings::WebRTCPublicInterfacesOnly, true);
    settings->setUnknownUrlSchemePolicy(QWebEngineSettings::DisallowUnknownUrlSchemes);

    profile.setHttpCacheType(QWebEngineProfile::MemoryHttpCache);
    profile.setPersistentCookiesPolicy(QWebEngineProfile::NoPersistentCookies);
    profile.setSpellCheckEnabled(false);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    profile.setPushServiceEnabled(false);
#endif
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    profile.setPersistentPermissionsPolicy(QWebEngineProfile::PersistentPermissionsPolicy::AskEveryTime);
#endif
    profile.setNotificationPresenter([](std::unique_ptr<QWebEngineNotification> notification) {
        if (notification)
            notification->close();
    });
    QObject::connect(&profile, &QWebEngineProfile::downloadRequested, &profile,
                     [](QWebEngineDownloadRequest *download) { download->cancel(); });
}

void askAboutUnknownSchemes(QWebEngineProfile &profile)
{
    profile.settings()->setUnknownUrlSchemePolicy(QWebEngineSettings::AllowUnknownUrlSchemesFromUserInteraction);
}

void lockDown(QWebEnginePage &page)
{
    denyPermissions(page);
    QObject::connect(&page, &QWebEnginePage::fullScreenRequested, &page,
                     [](QWebEngineFullScreenRequest request) { request.reject(); });
    QObject::connect(&page, &QWebEnginePage::registerProtocolHandlerRequested, &page,
                     [](QWebEngineRegisterProtocolHandlerRequest request) { request.reject(); });
    QObject::connect(&page, &QWebEnginePage::fileSystemAccessRequested, &page,
                     [](QWebEngineFileSystemAccessRequest request) { request.reject(); });
    QObject::connect(&page, &QWebEnginePage::selectClientCertificate, &page,
                     [](QWebEngineClientCertificateSelection selection) { selection.selectNone(); });
    QObject::connect(&page, &QWebEnginePage::certificateError, &page,
                     [](QWebEngineCertificateError error) { error.rejectCertificate(); });
    // An authenticator that stays null ends the request; a native dialog never appears.
    QObject::connect(&page, &QWebEnginePage::authenticationRequired, &page,
                     [](const QUrl &, QAuthenticator *authenticator) { *authenticator = QAuthenticator(); });
    QObject::connect(
        &page, &QWebEnginePage::proxyAuthenticationRequired, &page,
        [](const QUrl &, QAuthenticator *authenticator, const QString &) { *authenticator = QAuthenticator(); });
}

InputGuard *lockDown(QWebEngineView &view)
{
    view.setContextMenuPolicy(Qt::PreventContextMenu);
    view.setAcceptDrops(false);
    return new InputGuard(&view);
}

} // namespace Kassi
