// SPDX-License-Identifier: MIT
// Whether the checkout's own machinery works, tried without a payment: the host page is loaded in a throw-away profile,
// frames a test document of Kassi's own from a port on loopback, and that opens a popup by a click of ours. Is the
// document heard, and does the popup's word come back to it? Nothing is asked of the gateway or the element's host.
#pragma once

#include "checkout/checkout_view.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

class QTcpServer;

namespace Kassi {

struct EngineProbeResult
{
    bool pageSpoke = false;     ///< Host page, frame and program hear each other.
    bool popupCameBack = false; ///< What a popup posted to its opener was heard.

    bool operator==(const EngineProbeResult &) const = default;
};

/// One try. The engine has to run already: the first page of a process decides which site it isolates.
class EngineProbe final : public QObject
{
    Q_OBJECT

public:
    /// `checkout`: the till's own; of it the host page, origin and language are taken.
    explicit EngineProbe(const CheckoutViewOptions &checkout, std::chrono::milliseconds patience,
                         QObject *parent = nullptr);
    ~EngineProbe() override;

    void start();

Q_SIGNALS:
    /// Once. Delete it by deleteLater().
    void finished(const Kassi::EngineProbeResult &result);

private:
    void serve();
    void press();
    void finish();

    CheckoutViewOptions m_options;
    std::chrono::milliseconds m_patience;
    std::unique_ptr<QTcpServer> m_server;
    std::unique_ptr<CheckoutView> m_view;
    QTimer m_end;
    QTimer m_press;
    EngineProbeResult m_result;
    bool m_finished = false;
};

} // namespace Kassi
