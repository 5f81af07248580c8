// SPDX-License-Identifier: MIT
// A text that must never be written anywhere: API keys and client secrets. It cannot be streamed, logged or compared
// by accident; the one way to the text is reveal(), which is easy to search for.
#pragma once

#include <QString>

namespace Kassi {

class Secret
{
public:
    Secret() = default;
    explicit Secret(QString text)
        : m_text(std::move(text))
    {
    }

    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }
    [[nodiscard]] const QString &reveal() const { return m_text; }

    bool operator==(const Secret &) const = default;

private:
    QString m_text;
};

} // namespace Kassi
