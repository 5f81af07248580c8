// SPDX-License-Identifier: MIT
// The engine's side of one payment: a fresh off-the-record profile, the host page in it, the channel, the popups. It is
// thrown away whole, in the order the engine demands, and nothing of it is ever used for a second payment.
#pragma once

#include "bridge/message_codec.h"
#include "checkout/navigation_policy.h"
#include "checkout/retired_stages.h"
#include "payment/origin.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QWebEngineNewWindowRequest;
class QWebEngineProfile;
class QWebEngineView;
class QWidget;

namespace Kassi {

class CheckoutBridge;
class CheckoutPage;
class PopupPanel;
class RequestGuard;

struct StageSetup
{
    Origin origin;
    Origin elementOrigin;
    QString hostPageFile = {};
    QString language = {};
    QStringList appSchemes = {};
    std::chrono::milliseconds aliveInterval = {};  ///< How often the element's frame has to say that it is alive.
    std::function<bool()> wantsReducedMotion = {}; ///< See CheckoutViewOptions.
};

class CheckoutStage : public QObject
{
    Q_OBJECT

public:
    /// Starts loading the host page into a view that is a hidden child of `window`.
    [[nodiscard]] static Result<std::unique_ptr<CheckoutStage>> create(const StageSetup &setup, QWidget *window);
    ~CheckoutStage() override;

    [[nodiscard]] QWebEngineView *view() const;
    /// Connects to the element's host again. It is done once by itself, when the host page stands.
    void warmUp();
    /// Lets the connection and the process of the element's site go.
    void coolDown();
    /// Inserts the element's frame, as soon as the host page stands.
    void insertFrame(const QUrl &elementUrl);
    void resizeFrame(int height);
    /// The host of the uppermost popup, if one is open: see PopupPanel.
    [[nodiscard]] std::optional<QString> popupHost() const;
    /// Disappears now, and closes its pages soon, when the engine's call stack is left and the next picture painted.
    /// Until then incoming() may still be raised, so that late messages can be counted. RetiredStages delete what is
    /// left.
    void retire();
    /// The same at once, because the window goes.
    void closePages();

Q_SIGNALS:
    void incoming(const Kassi::IncomingText &incoming);
    void popupsChanged();
    /// See InputGuard; of the checkout itself, not of popups.
    void typed();
    void refused(Kassi::NavigationRefusal reason);
    /// A person followed a link to an app of StageSetup::appSchemes; at most once per press and every two seconds.
    void appLinkActivated(const QUrl &url);
    /// The host page did not load or its process is gone.
    void broken(const QString &why);
    /// A document in a frame of the host page has a bad certificate and was not loaded.
    void certificateRefused(const QUrl &url);

private:
    CheckoutStage(const StageSetup &setup, const QString &language, QWidget *window);
    void connectPage();
    void injectScripts(std::chrono::milliseconds aliveInterval);
    void openPopup(QWebEngineNewWindowRequest &request);
    void closePopup(PopupPanel *panel);
    std::unique_ptr<CheckoutPage> makePage(PageRole role);
    void followAppLink(const QUrl &url);
    void hear(const IncomingText &text);
    void deletePages();

    QPointer<QWidget> m_window;
    Origin m_elementOrigin;
    HomeNetwork m_home;
    QStringList m_appSchemes;
    QTimer m_pressedLately; ///< Runs for two seconds from a press, or until an app link used it.
    QTimer m_appLinkPause;
    std::unique_ptr<RequestGuard> m_requestGuard;
    CheckoutBridge *m_bridge; ///< A child of this, and so deleted after the page.
    // Deleted from the last to the first: the page before its profile.
    std::unique_ptr<QWebEngineProfile> m_profile;
    std::unique_ptr<CheckoutPage> m_page;
    QPointer<QWebEngineView> m_view;
    std::vector<QPointer<PopupPanel>> m_popups;
    QUrl m_waitingUrl; ///< To be inserted when the host page stands.
    bool m_hostReady = false;
    std::optional<StrangersPage> m_strangersPage; ///< From its frame on, until the pages are closed.
};

} // namespace Kassi
