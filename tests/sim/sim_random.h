// SPDX-License-Identifier: MIT
// Chance of a simulated world: everything that is drawn comes from one seed, so a seed is a world.
#pragma once

#include "checkout/ports.h"

namespace Kassi::Sim {

/// splitmix64: small, fast, and good enough to shuffle a world with.
class Dice
{
public:
    explicit Dice(quint64 seed)
        : m_state(seed * 0x9e3779b97f4a7c15U + 0x243f6a8885a308d3U)
    {
    }

    quint64 next()
    {
        quint64 z = (m_state += 0x9e3779b97f4a7c15U);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31);
    }
    /// Uniform in [0, bound).
    int below(int bound) { return int((next() >> 33) % quint64(bound)); }
    /// Uniform in [low, high].
    qint64 between(qint64 low, qint64 high) { return low + qint64((next() >> 1) % quint64(high - low + 1)); }
    bool chance(int permille) { return permille > 0 && below(1000) < permille; }
    double uniform() { return double(next() >> 11) * 0x1p-53; }

private:
    quint64 m_state;
};

/// The product's randomness: apart from the world's, so that one more uuid does not change the weather.
class SimRandom final : public Random
{
public:
    explicit SimRandom(quint64 seed)
        : m_dice(seed ^ 0x5bd1e995U)
    {
    }

    [[nodiscard]] QString uuid() override
    {
        static constexpr char digits[] = "0123456789abcdef";
        QString text(36, Qt::Uninitialized);
        quint64 bits = 0;
        for (int at = 0; at < 36; ++at) {
            if (at % 16 == 0)
                bits = m_dice.next();
            const bool dash = at == 8 || at == 13 || at == 18 || at == 23;
            const char digit = at == 14 ? '4' : at == 19 ? '8' : digits[bits & 15];
            bits >>= 4;
            text[at] = QLatin1Char(dash ? '-' : digit);
        }
        return text;
    }
    [[nodiscard]] double uniform() override { return m_dice.uniform(); }

private:
    Dice m_dice;
};

} // namespace Kassi::Sim
