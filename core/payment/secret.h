// SPDX-License-Identifier: MIT
// A text that must never be written anywhere: API keys and client secrets. It cannot be streamed, logged or compared
// by accident; the one way to the text is reveal(), which is easy to search for. The last copy of one that is held
// takes its text out of memory with it.
#pragma once

#include <QString>

#include <algorithm>

namespace Kassi {

class Secret
{
public:
    Secret() = default;
    explicit Secret(QString text)
        : m_text(std::move(text))
    {
    }

    ~Secret() { wipe(m_text); }
    Secret(const Secret &) = default;
    Secret(Secret &&) noexcept = default;
    Secret &operator=(const Secret &other)
    {
        Secret copy(other);
        m_text.swap(copy.m_text); // what was here goes with the copy
        return *this;
    }
    Secret &operator=(Secret &&other) noexcept
    {
        m_text.swap(other.m_text);
        return *this;
    }

    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }
    [[nodiscard]] const QString &reveal() const { return m_text; }

    /// Zeros in its place, unless somebody else still holds the text or it stands in the program itself.
    static void wipe(QString &text)
    {
        if (!text.isDetached())
            return;
        auto *characters = reinterpret_cast<volatile char16_t *>(text.data()); // volatile: no write is left out
        std::fill(characters, characters + text.size(), u'\0');
    }

    bool operator==(const Secret &) const = default;

private:
    QString m_text;
};

} // namespace Kassi
