// SPDX-License-Identifier: MIT
// Choosing from the price list: tiles with picture, name and price, a group at a time, a page at a time. Nothing is
// scrolled: what there is more of is one press away.
#pragma once

#include "kiosk/kiosk_look.h"

#include <QHash>
#include <QPixmap>
#include <QWidget>

#include <vector>

class QGridLayout;
class QHBoxLayout;

namespace Kassi {

class ItemTile;

class PricePage final : public QWidget
{
    Q_OBJECT

public:
    /// `prices` outlives it.
    PricePage(KioskFeed feed, const PriceList &prices, QWidget *parent = nullptr);
    ~PricePage() override;

    void show(const KioskState &state, int unit);
    [[nodiscard]] int pageCount() const;
    /// For another customer: the first group, the first page.
    void begin();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void choose(int group);
    void turn(int by);
    void layOut();
    void showBasket();
    void retranslate();
    [[nodiscard]] std::vector<const PriceItem *> items() const;
    [[nodiscard]] QPixmap pictureOf(const PriceItem &item, const QSize &room);

    KioskFeed m_feed;
    const PriceList &m_prices;
    KioskState m_state;
    int m_unit = 16;
    int m_group = 0;
    int m_page = 0;
    int m_onPage = 1;
    bool m_allGroups = true; ///< Are in sight.
    std::vector<QPushButton *> m_groups;
    QGridLayout *m_groupGrid;
    QGridLayout *m_grid;
    std::vector<ItemTile *> m_tiles;
    QHash<QString, QPixmap> m_pictures;
    QPushButton *m_before;
    QPushButton *m_after;
    QLabel *m_pages;
    QLabel *m_basket;
    QPushButton *m_goOn;
};

} // namespace Kassi
