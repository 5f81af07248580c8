// SPDX-License-Identifier: MIT
// Chance that repeats itself: the same seed gives the same uuids and numbers.
#pragma once

#include "checkout/ports.h"

#include <QUuid>

#include <random>

namespace Kassi::Testing {

class SeededRandom final : public Random
{
public:
    explicit SeededRandom(quint64 seed = 1)
        : m_dice(seed)
    {
    }

    [[nodiscard]] QString uuid() override
    {
        return QUuid(uint(m_dice()), ushort(m_dice()), ushort(0x4000 | (m_dice() & 0xfff)), 0x80, uchar(m_dice()), 1, 2,
                     3, 4, 5, 6)
            .toString(QUuid::WithoutBraces);
    }
    [[nodiscard]] double uniform() override { return double(m_dice() >> 11) * 0x1p-53; }

private:
    std::mt19937_64 m_dice;
};

} // namespace Kassi::Testing
