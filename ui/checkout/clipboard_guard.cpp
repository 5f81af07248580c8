// SPDX-License-Identifier: MIT
#include "checkout/clipboard_guard.h"

#include <QGuiApplication>

#include <utility>

namespace Kassi {

namespace {

// Not every platform knows whose it is. What changes while somebody works with this program was copied in it.
bool isOurs(const QClipboard &clipboard, QClipboard::Mode mode)
{
    return (mode == QClipboard::Clipboard && clipboard.ownsClipboard()) ||
           (mode == QClipboard::Selection && clipboard.ownsSelection()) ||
           QGuiApplication::applicationState() == Qt::ApplicationActive;
}

} // namespace

ClipboardGuard::ClipboardGuard(QClipboard &clipboard, QObject *parent)
    : QObject(parent)
    , m_clipboard(clipboard)
{
    connect(&clipboard, &QClipboard::changed, this, [this](QClipboard::Mode mode) {
        if (m_watching && isOurs(m_clipboard, mode))
            m_ours.insert(mode);
        else
            m_ours.remove(mode);
    });
}

void ClipboardGuard::start()
{
    m_watching = true;
    m_ours.clear();
}

void ClipboardGuard::clear()
{
    m_watching = false;
    for (const QClipboard::Mode mode : std::exchange(m_ours, {}))
        m_clipboard.clear(mode);
}

} // namespace Kassi
