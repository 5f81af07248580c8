// SPDX-License-Identifier: MIT
// A scanner types as a keyboard does. What tells it from a person is its pace: it needs a few milliseconds for each
// key, where quick fingers need sixty. An order number must never be taken for an amount. Pure.
#pragma once

#include <QString>

#include <optional>

namespace Kassi {

class ScanDetector
{
public:
    /// A key that gives text, at the time that its event carries (milliseconds; 0: not known, and so by a person).
    /// True: it is not of the same burst as the one before, so what stood there until now may have to be put back.
    bool typed(const QString &text, quint64 atMs);
    /// A key at that time would be of the same burst as the one before.
    [[nodiscard]] bool isUnderWay(quint64 atMs) const;
    /// Enter, or Tab: what a scanner typed before it; nothing where a person pressed it. It may hold characters that no
    /// keyboard has. Empty: it was too quick for a person, and too short for a code.
    [[nodiscard]] std::optional<QString> entered(quint64 atMs);

private:
    QString m_burst;
    quint64 m_lastMs = 0;
};

} // namespace Kassi
