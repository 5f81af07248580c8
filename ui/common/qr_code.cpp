// SPDX-License-Identifier: MIT
#include "common/qr_code.h"

#include <QPainter>

#include <qrcodegen/qrcodegen.hpp>

namespace Kassi {

QrCode::QrCode(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void QrCode::setText(const QString &text)
{
    m_size = 0;
    m_dark.clear();
    if (!text.isEmpty()) {
        try {
            const auto code = qrcodegen::QrCode::encodeText(text.toUtf8().constData(), qrcodegen::QrCode::Ecc::MEDIUM);
            m_size = code.getSize();
            m_dark.reserve(size_t(m_size) * size_t(m_size));
            for (int y = 0; y < m_size; ++y) {
                for (int x = 0; x < m_size; ++x)
                    m_dark.push_back(code.getModule(x, y));
            }
        } catch (const qrcodegen::data_too_long &) {
            m_size = 0;
        }
    }
    update();
}

void QrCode::paintEvent(QPaintEvent *)
{
    if (m_size == 0)
        return;
    constexpr int margin = 4;
    // Whole pixels per module, so that every edge is sharp.
    const int module = qMax(1, qMin(width(), height()) / (m_size + 2 * margin));
    const int side = module * (m_size + 2 * margin);
    QPainter painter(this);
    const QPoint corner((width() - side) / 2, (height() - side) / 2);
    painter.translate(corner);
    painter.fillRect(0, 0, side, side, Qt::white);
    for (int y = 0; y < m_size; ++y) {
        for (int x = 0; x < m_size; ++x) {
            if (m_dark[size_t(y) * size_t(m_size) + size_t(x)])
                painter.fillRect((x + margin) * module, (y + margin) * module, module, module, Qt::black);
        }
    }
}

} // namespace Kassi
