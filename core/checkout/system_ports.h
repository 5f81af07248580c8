// SPDX-License-Identifier: MIT
// The real clock and the real randomness.
#pragma once

#include "checkout/ports.h"

#include <QElapsedTimer>

namespace Kassi {

class SystemClock final : public Clock
{
public:
    SystemClock();

    [[nodiscard]] qint64 monotonicMs() const override;
    [[nodiscard]] qint64 wallMs() const override;
    void after(qint64 ms, QObject *context, std::function<void()> what) override;

private:
    QElapsedTimer m_timer;
};

class SystemRandom final : public Random
{
public:
    [[nodiscard]] QString uuid() override;
    [[nodiscard]] double uniform() override;
};

} // namespace Kassi
