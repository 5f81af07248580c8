// SPDX-License-Identifier: MIT
// Whether the checkout's own machinery works, tried without a payment: the host page is loaded in a throw-away profile,
// frames a test document of Kassi's own from a port on loopback, and that has to be heard. Then a popup, as a bank
// opens one: it speaks to the frame over its opener, hears the answer and closes. Nothing is asked of the gateway or
// the element's host. Not tried is the click that a popup takes in a checkout: a page that nobody sees gets none.
#pragma once

#include "checkout/checkout_view.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <memory>

class QTcpServer;

namespace Kassi {

class PopupPanel;

/// One try. The engine has to run already: the first page of a process decides which site it isolates.
class EngineProbe final : public QObject
{
    Q_OBJECT

public:
    struct Result
    {
        bool page = false;  ///< Host page, frame and program hear each other.
        bool popup = false; ///< A popup and the frame do too; never without `page`.
        [[nodiscard]] bool operator==(const Result &) const = default;
    };

    /// `checkout`: the till's own; of it the host page, origin and language are taken.
    explicit EngineProbe(const CheckoutViewOptions &checkout, std::chrono::milliseconds patience,
                         QObject *parent = nullptr);
    ~EngineProbe() override;

    void start();

Q_SIGNALS:
    /// Once. Delete the probe by deleteLater().
    void finished(const Kassi::EngineProbe::Result &result);

private:
    void serve();
    void openPopup();
    void finish();

    CheckoutViewOptions m_options;
    std::chrono::milliseconds m_patience;
    std::unique_ptr<QTcpServer> m_server;
    std::unique_ptr<CheckoutView> m_view;
    QPointer<PopupPanel> m_popup;
    Result m_result;
    QTimer m_end;
    bool m_finished = false;
};

} // namespace Kassi
