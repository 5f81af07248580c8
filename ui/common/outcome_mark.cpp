// SPDX-License-Identifier: MIT
#include "common/outcome_mark.h"

#include "common/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QTimer>

namespace Kassi {

namespace {

enum class Shape { Tick, Cross, Clock, Hourglass, Question, Exclamation, Bar };

struct Sign
{
    Shape shape;
    QColor colour;
};

Sign signFor(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Paid: return {Shape::Tick, Theme::good};
    case Outcome::Pending: return {Shape::Clock, Theme::accent};
    case Outcome::Declined: return {Shape::Cross, Theme::bad};
    case Outcome::Cancelled: return {Shape::Bar, Theme::quiet};
    case Outcome::Expired: return {Shape::Hourglass, Theme::quiet};
    case Outcome::Unavailable: return {Shape::Exclamation, Theme::quiet};
    case Outcome::Unconfirmed: return {Shape::Question, Theme::caution};
    }
    Q_UNREACHABLE();
}

// In a square of 100 × 100 around the middle.
QPainterPath pathFor(Shape shape)
{
    QPainterPath path;
    switch (shape) {
    case Shape::Tick:
        path.moveTo(-22, 2);
        path.lineTo(-6, 18);
        path.lineTo(24, -16);
        break;
    case Shape::Cross:
        path.moveTo(-17, -17);
        path.lineTo(17, 17);
        path.moveTo(17, -17);
        path.lineTo(-17, 17);
        break;
    case Shape::Clock:
        path.moveTo(0, -24);
        path.lineTo(0, 2);
        path.lineTo(17, 12);
        break;
    case Shape::Hourglass:
        path.moveTo(-16, -22);
        path.lineTo(16, -22);
        path.lineTo(-16, 22);
        path.lineTo(16, 22);
        path.closeSubpath();
        break;
    case Shape::Exclamation:
        path.moveTo(0, -26);
        path.lineTo(0, 6);
        path.moveTo(0, 24);
        path.lineTo(0, 24.5);
        break;
    case Shape::Bar:
        path.moveTo(-20, 0);
        path.lineTo(20, 0);
        break;
    case Shape::Question:
        path.moveTo(-12, -12);
        path.cubicTo(-12, -32, 16, -30, 14, -12);
        path.cubicTo(13, -2, 0, -2, 0, 9);
        path.moveTo(0, 23);
        path.lineTo(0, 23.5);
        break;
    }
    return path;
}

void paint(QPainter &painter, QSize size, std::optional<Outcome> outcome, int angle)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(size.width() / 2.0, size.height() / 2.0);
    const double scale = qMin(size.width(), size.height()) / 112.0;
    painter.scale(scale, scale);
    if (!outcome) {
        painter.setPen(QPen(QColor(Theme::line), 9));
        painter.drawEllipse(QPointF(0, 0), 42, 42);
        painter.setPen(QPen(QColor(Theme::accent), 9, Qt::SolidLine, Qt::RoundCap));
        painter.drawArc(QRectF(-42, -42, 84, 84), -angle * 16, 90 * 16);
        return;
    }
    const Sign sign = signFor(*outcome);
    painter.setPen(Qt::NoPen);
    painter.setBrush(sign.colour);
    if (sign.shape == Shape::Question) { // a diamond: not to be taken for "all is well" from afar
        painter.rotate(45);
        painter.drawRoundedRect(QRectF(-38, -38, 76, 76), 10, 10);
        painter.rotate(-45);
    } else {
        painter.drawEllipse(QPointF(0, 0), 52, 52);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(Theme::onMark), 10, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(pathFor(sign.shape));
}

} // namespace

OutcomeMark::OutcomeMark(QWidget *parent)
    : QWidget(parent)
    , m_timer(new QTimer(this))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_timer->setInterval(40);
    connect(m_timer, &QTimer::timeout, this, [this] {
        m_angle = (m_angle + 12) % 360;
        update();
    });
}

void OutcomeMark::setOutcome(std::optional<Outcome> outcome)
{
    m_outcome = outcome;
    updateTimer();
    update();
}

void OutcomeMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, size(), m_outcome, m_angle);
}

QPixmap OutcomeMark::pixmap(std::optional<Outcome> outcome, int side, qreal pixelRatio)
{
    QPixmap picture(QSize(side, side) * pixelRatio);
    picture.setDevicePixelRatio(pixelRatio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    paint(painter, {side, side}, outcome, 0);
    return picture;
}

void OutcomeMark::showEvent(QShowEvent *)
{
    updateTimer();
}

void OutcomeMark::hideEvent(QHideEvent *)
{
    updateTimer();
}

void OutcomeMark::updateTimer()
{
    if (!m_outcome && isVisible())
        m_timer->start();
    else
        m_timer->stop();
}

} // namespace Kassi
