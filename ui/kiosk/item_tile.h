// SPDX-License-Identifier: MIT
// One item of the price list, for a finger: the whole tile adds one; beside the number of what was chosen stand the
// keys for one more and one less.
#pragma once

#include "kiosk/kiosk_look.h"

#include <QFrame>
#include <QPixmap>

namespace Kassi {

class ItemTile final : public QFrame
{
    Q_OBJECT

public:
    ItemTile(KioskFeed feed, const PriceItem &item, QWidget *parent);

    [[nodiscard]] const PriceItem &item() const { return m_item; }
    void setPicture(const QPixmap &picture);
    /// In that language; `room`: whether another one may be added.
    void show(const QString &language, int count, bool room);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    KioskFeed m_feed;
    const PriceItem &m_item;
    QLabel *m_picture;
    QLabel *m_name;
    QLabel *m_price;
    QLabel *m_count;
    QPushButton *m_less;
    QPushButton *m_more;
    bool m_room = true;
};

} // namespace Kassi
