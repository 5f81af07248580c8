// SPDX-License-Identifier: MIT
// Kassi anew in the place of this process: for settings that were changed, since what the engine may do is said to it
// once; and for what only a start clears (Unattended).
#pragma once

#include "till.h"

namespace Kassi {

class Restart
{
public:
    /// The window with these options. Needs the application.
    explicit Restart(CommonOptions options);

    /// What `till` has taken out of the environment, or put there, is undone for the next program: a key that was
    /// forgotten when it was read, a scale that may be another one now.
    void restoreAfter(const Till &till);
    /// Everything of this program has to have ended. Returns only where it cannot be done, and says why.
    [[nodiscard]] Error run() const;

private:
    CommonOptions m_options;
    QString m_program;
    QString m_variable; ///< Of the key; empty: it is elsewhere.
    Secret m_key;
    bool m_wasScaled = false;
};

} // namespace Kassi
