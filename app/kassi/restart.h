// SPDX-License-Identifier: MIT
// Kassi anew in the place of this process, for settings that were changed: what the engine may do is said to it once.
#pragma once

#include "till.h"

namespace Kassi {

class Restart
{
public:
    /// The window with these options. Needs the application.
    explicit Restart(CommonOptions options);

    /// A key from the environment was forgotten when it was read; the next program has to find it there again.
    void keepKeyOf(const Till &till);
    /// Everything of this program has to have ended. Returns only where it cannot be done, and says why.
    [[nodiscard]] Error run() const;

private:
    CommonOptions m_options;
    QString m_program;
    QString m_variable; ///< Of the key; empty: it is elsewhere.
    Secret m_key;
};

} // namespace Kassi
