// SPDX-License-Identifier: MIT
// Keeps its eyes on what no page may ever bring about, whatever it tries: windows, programs, listeners, files, requests
// to places that are not the public web, a window that stands still.
#pragma once

#include "hostile_server.h"
#include "stall_meter.h"

#include <QMap>
#include <QObject>
#include <QStringList>
#include <QTcpServer>
#include <QUdpSocket>

#include <optional>

namespace Kassi::Test {

class Watch : public QObject
{
    Q_OBJECT

public:
    /// Files may only come up outside of `world`; see ownWorld().
    explicit Watch(QString world);
    ~Watch() override;

    [[nodiscard]] CanaryPorts canaries() const
    {
        return {.tcp = m_tcpCanary.serverPort(), .udp = m_udpCanary.localPort()};
    }

    /// What is there now is no one's fault.
    void start();
    void rest();
    /// The window's own work is timed from here on, until stopTiming(), which also notes who listens by then.
    void startTiming();
    void stopTiming();
    /// Everything that should not have happened since start(); empty when all is well.
    [[nodiscard]] QStringList complaints();
    /// Between startTiming() and stopTiming().
    [[nodiscard]] qint64 longestStallMs() const { return m_longestStallMs; }

    bool eventFilter(QObject *watched, QEvent *event) override;

public Q_SLOTS:
    /// A page had the desktop open an address.
    void desktopAsked(const QUrl &url);

private:
    [[nodiscard]] QStringList newListeners() const;
    [[nodiscard]] QMap<QString, qint64> files() const;

    QString m_world;
    QTcpServer m_tcpCanary;
    QUdpSocket m_udpCanary;
    std::optional<StallMeter> m_stall;
    qint64 m_longestStallMs = 0;
    QStringList m_seen;
    QMap<QString, qint64> m_filesBefore;
    QStringList m_listenersBefore;
};

/// Empty folders below `base` for this process: home, temporary files, everything of XDG, the current folder.
void ownWorld(const QString &base);

} // namespace Kassi::Test
