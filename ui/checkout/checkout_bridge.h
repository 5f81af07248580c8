// SPDX-License-Identifier: MIT
// The one object in the web channel: one slot in, one signal out, both of one JSON text. The channel lives in the host
// page's isolated world; no page and no frame can reach it. It decodes and does nothing else.
#pragma once

#include "bridge/message_codec.h"

#include <QObject>

namespace Kassi {

class CheckoutBridge : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Has the engine start a process for the element's site, and connect to it, before there is an element. Call after
    /// Incoming::HostReady; again to connect anew.
    void warmUp(const QUrl &elementSite);
    /// Lets both go again.
    void coolDown();
    /// Puts the element's frame into the host page. Call once, after Incoming::HostReady.
    void insertFrame(const QUrl &elementUrl, int messageBudget);
    void resizeFrame(int height);

public Q_SLOTS:
    /// Called by resources/host/bridge.js.
    void receive(const QString &text);

Q_SIGNALS:
    /// To resources/host/bridge.js.
    void command(const QString &text);
    /// To the rest of Kassi. A script cannot raise a signal.
    void incoming(const Kassi::IncomingText &incoming);
};

} // namespace Kassi
