// SPDX-License-Identifier: MIT
#include "kiosk/attract_page.h"

#include <QBoxLayout>
#include <QEvent>
#include <QFrame>
#include <QImageReader>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

namespace Kassi {
using namespace Qt::StringLiterals;

AttractPage::AttractPage(KioskFeed feed, const QStringList &pictures, QWidget *parent)
    : QWidget(parent)
    , m_feed(std::move(feed))
    , m_pictures(pictures)
    , m_card(new QFrame(this))
    , m_shop(makeKioskLabel(u"title"_s, u"attract-shop"_s, m_card))
    , m_words(makeKioskLabel(u"heading"_s, u"attract-words"_s, m_card))
    , m_begin(makeSideButton(u"primary"_s, u"attract-begin"_s, m_card))
{
    m_card->setProperty("role", u"card"_s);
    auto *column = new QVBoxLayout(m_card);
    column->setContentsMargins(28, 24, 28, 24);
    column->setSpacing(14);
    column->addWidget(m_shop);
    column->addWidget(m_words);
    column->addWidget(m_begin);
    connect(m_begin, &QPushButton::clicked, this, [this] { m_feed(KioskInput::Begin{}); });
    setFocusProxy(m_begin);
    retranslate();
}

void AttractPage::setShop(const QString &name)
{
    m_shop->setText(name);
    m_shop->setVisible(!name.isEmpty());
    place();
}

void AttractPage::setLow(bool low)
{
    m_low = low;
    place();
}

void AttractPage::turnOn()
{
    ++m_turn;
    loadPicture();
    place();
    update();
}

void AttractPage::follow(qint64 nowMs, const std::function<bool()> &isStill)
{
    if (!isVisible())
        return;
    if (!m_since)
        m_since = nowMs;
    const qint64 stood = nowMs - *m_since;
    if (stood < pictureStandsMs)
        return;
    if (!m_still) // a desktop has had time to answer
        m_still = isStill && isStill();
    if (*m_still && stood < stillStandsMs)
        return;
    m_since = nowMs;
    turnOn();
}

// Only as many points of it as the screen has; one that cannot be read is left out.
void AttractPage::loadPicture()
{
    m_picture = {};
    if (m_pictures.isEmpty() || size().isEmpty())
        return;
    QImageReader reader(m_pictures[m_turn % m_pictures.size()]);
    reader.setAutoTransform(true);
    const qreal ratio = devicePixelRatioF();
    const QSize wanted = (QSizeF(size()) * ratio).toSize();
    if (const QSize whole = reader.size(); whole.isValid())
        reader.setScaledSize(whole.scaled(wanted, Qt::KeepAspectRatioByExpanding));
    m_picture = QPixmap::fromImage(reader.read());
    m_picture.setDevicePixelRatio(ratio);
}

void AttractPage::place()
{
    const int margin = 16;
    const QSize room = size() - QSize(2 * margin, 2 * margin);
    const int width = std::min(room.width(), std::max(m_card->sizeHint().width(), room.width() * 6 / 10));
    const int height = std::min(room.height(), std::max(m_card->heightForWidth(width), m_card->sizeHint().height()));
    const QSize left = room - QSize(width, height);
    // Nine places, no two neighbours after each other.
    constexpr int order[] = {4, 2, 6, 0, 8, 1, 7, 3, 5};
    const int at = order[m_turn % int(std::size(order))];
    const int top = m_low ? left.height() - left.height() * (at / 3) / 6 : left.height() * (at / 3) / 2;
    m_card->setGeometry(margin + left.width() * (at % 3) / 2, margin + top, width, height);
}

void AttractPage::paintEvent(QPaintEvent *)
{
    if (m_picture.isNull())
        return;
    QPainter painter(this);
    const QSizeF picture = m_picture.deviceIndependentSize();
    painter.drawPixmap(QPointF((width() - picture.width()) / 2, (height() - picture.height()) / 2), m_picture);
}

void AttractPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (isVisible())
        loadPicture();
    place();
}

void AttractPage::showEvent(QShowEvent *event)
{
    m_since.reset();
    loadPicture();
    place();
    QWidget::showEvent(event);
}

void AttractPage::hideEvent(QHideEvent *event)
{
    m_picture = {};
    QWidget::hideEvent(event);
}

void AttractPage::mousePressEvent(QMouseEvent *event)
{
    event->accept();
}

// When the finger is lifted: else what is under it on the next screen would be pressed too.
void AttractPage::mouseReleaseEvent(QMouseEvent *)
{
    m_feed(KioskInput::Begin{});
}

void AttractPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::StyleChange)
        place();
    QWidget::changeEvent(event);
}

void AttractPage::retranslate()
{
    m_words->setText(tr("Order and pay here"));
    m_begin->setText(tr("Touch to begin"));
}

} // namespace Kassi
