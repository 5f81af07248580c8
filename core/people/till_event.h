// SPDX-License-Identifier: MIT
// What happens at a till and belongs to no payment: who signed in, a wrong PIN, somebody added. A port, so that
// whoever keeps the till's own book can be connected.
#pragma once

#include <QString>

#include <functional>

namespace Kassi {

struct TillEvent
{
    QString what;        ///< signed_in, locked, pin_wrong, pin_paused, permitted, person_added, person_removed, pin_set
    QString who;         ///< A name; empty: nobody was signed in.
    QString detail = {}; ///< Whom or what it was about. Never a PIN.

    bool operator==(const TillEvent &) const = default;
};

using TellTillEvent = std::function<void(const TillEvent &)>;

/// On standard error.
void logTillEvent(const TillEvent &event);

} // namespace Kassi
