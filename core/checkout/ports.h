// SPDX-License-Identifier: MIT
// What the checkout needs of the world besides the gateway and the journal: time and chance, as parameters, so that a
// simulation can stand in for both.
#pragma once

#include <QString>

#include <functional>

class QObject;

namespace Kassi {

class Clock
{
public:
    virtual ~Clock() = default;

    /// Milliseconds since some fixed moment; never goes back. All decisions are made on it.
    [[nodiscard]] virtual qint64 monotonicMs() const = 0;
    /// Unix time in milliseconds. It may jump by years; nothing but what people read depends on it.
    [[nodiscard]] virtual qint64 wallMs() const = 0;
    /// Runs `what` once after `ms`, on the thread of `context`, unless `context` is destroyed before.
    virtual void after(qint64 ms, QObject *context, std::function<void()> what) = 0;
};

class Random
{
public:
    virtual ~Random() = default;

    /// A new version 4 uuid without braces.
    [[nodiscard]] virtual QString uuid() = 0;
    /// Uniform in [0, 1).
    [[nodiscard]] virtual double uniform() = 0;
};

} // namespace Kassi
