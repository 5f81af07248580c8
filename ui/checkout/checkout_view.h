// SPDX-License-Identifier: MIT
// The widget that renders Borga's embedded checkout. Made to be embedded: it needs no other part of Kassi than values.
//
// What it promises:
// - The element sees exactly `origin` as its parent's origin, and gets the session's secret from its address only.
// - Every payment has a browser profile of its own, in memory, gone with the payment.
// - Every signal about the payment is a HINT from a web page. It may cause a look at the gateway; it must never count
// as
//   paid, declined or cancelled. A checkout that sends no event at all is a checkout like any other.
// - It never blocks, opens no native window or dialog, and never leaves the checkout.
//
// GUI thread only. Any slot may call withdraw() or present(), or delete the view by deleteLater().
#pragma once

#include "bridge/admission.h"
#include "checkout/navigation_policy.h"
#include "payment/checkout_event.h"
#include "payment/origin.h"
#include "payment/payment_session.h"

#include <QMap>
#include <QWidget>

#include <chrono>
#include <functional>
#include <memory>

namespace Kassi {

struct CheckoutViewOptions
{
    Origin origin;                          ///< The origin the sessions were created with.
    QString elementUrl;                     ///< Template, see ElementUrl: {client_secret} and {session_id}.
    QString hostPageFile = {};              ///< Replaces the built-in host page; see resources/host/README.md.
    QMap<QString, QString> eventNames = {}; ///< Extra event names, see EventTable::with().
    QString language = {};                  ///< BCP 47, for the page's language and Accept-Language; empty: "is".
    QStringList appSchemes = {}; ///< See isPossibleAppScheme() and appLinkActivated(); at most maxAppSchemes.
    std::chrono::milliseconds loadTimeout = std::chrono::seconds(20); ///< Without a sign of life: reload.
    /// How long a prepared checkout stays connected, with a process for the element: servers commonly keep an unused
    /// connection for a minute.
    std::chrono::milliseconds warmFor = std::chrono::seconds(50);
    /// Asked when the first checkout of the process starts the engine: whether pages are to do without animations
    /// (prefers-reduced-motion). Empty: they may move.
    std::function<bool()> wantsReducedMotion = {};
};

class CheckoutView : public QWidget
{
    Q_OBJECT

public:
    explicit CheckoutView(CheckoutViewOptions options, QWidget *parent = nullptr);
    ~CheckoutView() override;

    /// How far the next checkout is ready ahead of its payment. It knows no amount, and so none of it can be out of
    /// date.
    enum class Preparation {
        None,    ///< Not begun, or in use.
        Loading, ///< The host page is on its way.
        Ready,   ///< The next checkout has only its own page to load.
        Stale,   ///< Nobody came: the element's process and connection were let go, see CheckoutViewOptions::warmFor.
        Failed,  ///< Lost, or could not be begun. present() begins from nothing.
    };
    Q_ENUM(Preparation)

    /// Makes the next checkout ready: loads the host page in a profile of its own, and connects to the element's host;
    /// again where it is Stale or Failed. Optional, for speed: call it once the window is painted, after withdraw(),
    /// and when somebody begins an order. Does nothing while a session is on show: a second engine view beside it would
    /// take its keys.
    Result<void> prepare();
    [[nodiscard]] Preparation preparation() const;

    /// Shows the checkout of an embedded session; a session on show is withdrawn first. InvalidRequest for a hosted
    /// session (`param` "mode") and one without a secret ("client_secret"); InvalidSettings for options that cannot
    /// work ("checkout.origin", "checkout.element_url", "checkout.events", "checkout.host_page"). After an error
    /// nothing is on show. Give the view the focus then, before anybody clicks: an engine that gets the keyboard by the
    /// same click as the element may keep it for itself.
    Result<void> present(const PaymentSession &session);

    /// Takes the checkout off the screen, with its popups, storage and channel. Nothing it says after this counts.
    void withdraw();

    [[nodiscard]] bool isPresented() const;
    /// The host whose page the customer really sees, from the browser and not from a setting: that of the uppermost
    /// popup, or of the document in the element's frame. Empty before one is there, and for a popup without an address.
    [[nodiscard]] QString framedHost() const;
    /// A window that the element or the bank opened is in front of it: 3-D Secure, mostly.
    [[nodiscard]] bool hasPopup() const;
    /// Why nothing can be paid at here right now, in words for staff; empty: it can, or nothing is presented.
    [[nodiscard]] QString whyStopped() const;
    /// Nobody of the shop stands before this view: what it says by itself names no settings and asks for staff.
    void setForCustomer(bool alone);
    /// Messages refused since the last present(), by reason.
    [[nodiscard]] const RejectionCounts &rejections() const;

    /// Navigations and requests of its pages refused since the last present(), by reason.
    [[nodiscard]] const RefusalCounts &refusals() const;

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// `reason` is for those who look after the till, in English; without secrets.
    void preparationChanged(Kassi::CheckoutView::Preparation preparation, const QString &reason);
    /// Every admitted event, for those who want them all in one visit; the named signals below follow each.
    void eventReceived(const Kassi::CheckoutEvent &event);
    void ready();
    void processing();
    void completed();
    void cancelled();
    void failed(const QString &code);
    void expired();
    void resizeRequested(int height); ///< CSS pixels. The host page scrolls already; nothing has to be done.
    void unsupported(const QString &name);
    /// The checkout could not be shown, after two reloads: EngineFailed; or its host's certificate is not valid:
    /// TlsFailed, at once. A page of Kassi's own says so and offers to try the same session again, until withdraw().
    /// The session may still be paid elsewhere or have been paid already, so keep polling it. present() may be called.
    void loadFailed(const Kassi::Error &error);
    void framedHostChanged(const QString &host);
    void popupChanged(bool open);
    /// A key went to the page; never which one.
    void typed();
    /// The customer followed a link with one of `appSchemes`; at most once per press and every two seconds. The view
    /// does nothing with it: the program may hand it to the desktop (QDesktopServices::openUrl()).
    void appLinkActivated(const QUrl &url);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Kassi
