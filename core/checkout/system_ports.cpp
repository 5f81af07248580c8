// SPDX-License-Identifier: MIT
#include "checkout/system_ports.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QTimer>
#include <QUuid>

#include <chrono>

namespace Kassi {

SystemClock::SystemClock()
{
    m_timer.start();
}

qint64 SystemClock::monotonicMs() const
{
    return m_timer.elapsed();
}

qint64 SystemClock::wallMs() const
{
    return QDateTime::currentMSecsSinceEpoch();
}

void SystemClock::after(qint64 ms, QObject *context, std::function<void()> what)
{
    QTimer::singleShot(std::chrono::milliseconds(ms), Qt::PreciseTimer, context, std::move(what));
}

QString SystemRandom::uuid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

double SystemRandom::uniform()
{
    return QRandomGenerator::system()->generateDouble();
}

} // namespace Kassi
