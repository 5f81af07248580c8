// SPDX-License-Identifier: MIT
// What a page or its customer copied during a payment is not there for the next customer: it is taken off the clipboard
// and, on X11, off the selection, unless another program has put something there since.
#pragma once

#include <QClipboard>
#include <QObject>
#include <QSet>

namespace Kassi {

class ClipboardGuard : public QObject
{
    Q_OBJECT

public:
    explicit ClipboardGuard(QClipboard &clipboard, QObject *parent = nullptr);

    void start();
    /// The payment is over.
    void clear();

private:
    QClipboard &m_clipboard;
    QSet<QClipboard::Mode> m_ours;
    bool m_watching = false;
};

} // namespace Kassi
