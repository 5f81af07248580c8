// SPDX-License-Identifier: MIT
// Whether the checkout's own machinery works, tried without a payment: the host page is loaded in a throw-away profile,
// frames a test document of Kassi's own from a port on loopback, and that has to be heard. Nothing is asked of the
// gateway or the element's host.
//
// A popup is not tried: the engine opens one after a click only, and takes none in a page that is not painted.
#pragma once

#include "checkout/checkout_view.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

class QTcpServer;

namespace Kassi {

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
    /// Once. `spoke`: host page, frame and program hear each other. Delete the probe by deleteLater().
    void finished(bool spoke);

private:
    void serve();
    void finish(bool spoke);

    CheckoutViewOptions m_options;
    std::chrono::milliseconds m_patience;
    std::unique_ptr<QTcpServer> m_server;
    std::unique_ptr<CheckoutView> m_view;
    QTimer m_end;
    bool m_finished = false;
};

} // namespace Kassi
