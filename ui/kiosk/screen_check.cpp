// SPDX-License-Identifier: MIT
#include "kiosk/screen_check.h"

#include <QMouseEvent>
#include <QPainter>

#include <iterator>

namespace Kassi {

namespace {
constexpr Qt::GlobalColor sheets[] = {Qt::black, Qt::white, Qt::red, Qt::green, Qt::blue};
constexpr int last = int(std::size(sheets));
constexpr int corner = 120; ///< A touch there ends the sheet for the finger.
constexpr int grid = 60;
} // namespace

ScreenCheck::ScreenCheck(QWidget *parent)
    : QWidget(parent)
{
    hide();
}

void ScreenCheck::begin()
{
    m_step = 0;
    m_trace.clear();
    setGeometry(parentWidget()->rect());
    show();
    raise();
    setFocus();
}

void ScreenCheck::goOn()
{
    if (++m_step <= last)
        return update();
    hide();
    Q_EMIT over();
}

void ScreenCheck::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_step < last)
        return painter.fillRect(rect(), sheets[m_step]);
    painter.fillRect(rect(), Qt::white);
    painter.setPen(Qt::lightGray);
    for (int x = 0; x < width(); x += grid)
        painter.drawLine(x, 0, x, height());
    for (int y = 0; y < height(); y += grid)
        painter.drawLine(0, y, width(), y);
    painter.fillRect(QRect(width() - corner, height() - corner, corner, corner), Qt::black); // out
    painter.setBrush(Qt::black);
    for (const QPoint &point : m_trace)
        painter.drawEllipse(point, 6, 6);
}

void ScreenCheck::mousePressEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (m_step < last || (at.x() > width() - corner && at.y() > height() - corner))
        return goOn();
    m_trace.push_back(at);
    update();
}

void ScreenCheck::mouseMoveEvent(QMouseEvent *event)
{
    if (m_step == last)
        m_trace.push_back(event->position().toPoint());
    update();
}

void ScreenCheck::keyPressEvent(QKeyEvent *)
{
    goOn();
}

} // namespace Kassi
