// SPDX-License-Identifier: MIT
#include "checkout/clipboard_guard.h"

#include <utility>

namespace Kassi {

ClipboardGuard::ClipboardGuard(QClipboard &clipboard, QObject *parent)
    : QObject(parent)
    , m_clipboard(clipboard)
{
    connect(&clipboard, &QClipboard::changed, this, [this](QClipboard::Mode mode) {
        if (m_watching)
            m_changed.insert(mode);
    });
}

void ClipboardGuard::start()
{
    m_watching = true;
    m_changed.clear();
}

void ClipboardGuard::clear()
{
    m_watching = false;
    const auto changed = std::exchange(m_changed, {});
    if (changed.contains(QClipboard::Clipboard) && m_clipboard.ownsClipboard())
        m_clipboard.clear(QClipboard::Clipboard);
    if (changed.contains(QClipboard::Selection) && m_clipboard.ownsSelection())
        m_clipboard.clear(QClipboard::Selection);
}

} // namespace Kassi
