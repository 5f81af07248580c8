// SPDX-License-Identifier: MIT
#include "kiosk/item_tile.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMouseEvent>
#include <QPushButton>

namespace Kassi {
using namespace Qt::StringLiterals;

ItemTile::ItemTile(KioskFeed feed, const PriceItem &item, QWidget *parent)
    : QFrame(parent)
    , m_feed(std::move(feed))
    , m_item(item)
    , m_picture(makeKioskLabel({}, u"picture-"_s + item.id, this))
    , m_name(makeKioskLabel(u"name"_s, u"name-"_s + item.id, this))
    , m_price(makeKioskLabel(u"heading"_s, u"price-"_s + item.id, this))
    , m_count(makeKioskLabel(u"name"_s, u"count-"_s + item.id, this))
    , m_less(makeSideButton(u"sign"_s, u"less-"_s + item.id, this))
    , m_more(makeSideButton(u"sign"_s, u"more-"_s + item.id, this))
{
    setProperty("role", u"card"_s);
    setObjectName(u"item-"_s + item.id);
    m_count->setWordWrap(false);
    m_price->setWordWrap(false);
    m_picture->setWordWrap(false);
    m_less->setText(u"−"_s);
    m_more->setText(u"+"_s);
    auto *signs = new QHBoxLayout;
    signs->setSpacing(6);
    signs->addWidget(m_less);
    signs->addWidget(m_count, 1);
    signs->addWidget(m_more);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 10, 10, 10);
    column->setSpacing(4);
    column->addWidget(m_picture);
    column->addStretch(1);
    column->addWidget(m_name);
    column->addWidget(m_price);
    column->addStretch(1);
    column->addLayout(signs);
    m_picture->hide();
    connect(m_less, &QPushButton::clicked, this, [this] { m_feed(KioskInput::TakeOut{m_item.id}); });
    connect(m_more, &QPushButton::clicked, this, [this] { m_feed(KioskInput::Add{m_item.id}); });
}

void ItemTile::setPicture(const QPixmap &picture)
{
    m_picture->setPixmap(picture);
    m_picture->setVisible(!picture.isNull());
}

void ItemTile::show(const QString &language, int count, bool room)
{
    m_room = room;
    const QString name = textIn(m_item.name, language);
    m_name->setText(name);
    m_picture->setAccessibleName(name);
    m_price->setText(formatMoney({.amount = m_item.price}, QLocale().name()));
    m_count->setText(count > 0 ? QString::number(count) : QString());
    m_less->setVisible(count > 0);
    m_more->setEnabled(room);
    m_more->setAccessibleName(tr("One more: %1").arg(name));
    m_less->setAccessibleName(tr("One less: %1").arg(name));
    QSizePolicy kept = m_less->sizePolicy();
    kept.setRetainSizeWhenHidden(true); // nothing moves beneath the finger
    m_less->setSizePolicy(kept);
}

void ItemTile::mousePressEvent(QMouseEvent *event)
{
    event->accept();
}

void ItemTile::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_room && rect().contains(event->position().toPoint()))
        m_feed(KioskInput::Add{m_item.id});
}

} // namespace Kassi
