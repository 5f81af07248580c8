// SPDX-License-Identifier: MIT
// SIGTERM, SIGINT and SIGHUP as a Qt signal, so that a payment can be ended in order.
#pragma once

#include <QObject>

class QSocketNotifier;

namespace Kassi {

class Termination final : public QObject
{
    Q_OBJECT

public:
    /// At most one in a program.
    explicit Termination(QObject *parent = nullptr);
    ~Termination() override;

Q_SIGNALS:
    void requested();

private:
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace Kassi
