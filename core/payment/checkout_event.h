// SPDX-License-Identifier: MIT
// What the page said, after admission. Every one of them is a hint: it may trigger a poll, it decides nothing.
#pragma once

#include <QString>

#include <variant>

namespace Kassi {

namespace Event {
struct Ready
{
    bool operator==(const Ready &) const = default;
};
struct Processing
{
    bool operator==(const Processing &) const = default;
};
struct Completed
{
    bool operator==(const Completed &) const = default;
};
struct Cancelled
{
    bool operator==(const Cancelled &) const = default;
};
struct Failed
{
    QString code; ///< What the page gave as `code`, cut to 64 characters of [a-z0-9_.-]; may be empty.
    bool operator==(const Failed &) const = default;
};
struct Expired
{
    bool operator==(const Expired &) const = default;
};
struct Resize
{
    int height = 0; ///< CSS pixels, 1–10 000.
    bool operator==(const Resize &) const = default;
};
struct Unsupported
{
    QString name; ///< The normalised name, at most 64 characters. Logged, never acted on.
    bool operator==(const Unsupported &) const = default;
};
} // namespace Event

using CheckoutEvent = std::variant<Event::Ready, Event::Processing, Event::Completed, Event::Cancelled, Event::Failed,
                                   Event::Expired, Event::Resize, Event::Unsupported>;

} // namespace Kassi
