// SPDX-License-Identifier: MIT
#include "kiosk/price_page.h"

#include "kiosk/item_tile.h"

#include <QBoxLayout>
#include <QEvent>
#include <QGridLayout>
#include <QImageReader>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

#include <algorithm>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {
constexpr int margin = 16;
constexpr int gap = 10;
constexpr double tileWidth = 13; // units
constexpr double tileHeight = 10.5;
constexpr double tileHeightWithPicture = 15;
constexpr double groupWidth = 10;
constexpr int mostGroupRows = 2;
} // namespace

PricePage::PricePage(KioskFeed feed, const PriceList &prices, QWidget *parent)
    : QWidget(parent)
    , m_feed(std::move(feed))
    , m_prices(prices)
    , m_groupGrid(new QGridLayout)
    , m_grid(new QGridLayout)
    , m_before(makeSideButton(u"sign"_s, u"page-before"_s, this))
    , m_after(makeSideButton(u"sign"_s, u"page-after"_s, this))
    , m_pages(makeKioskLabel(u"quiet"_s, u"page-number"_s, this))
    , m_basket(makeKioskLabel(u"name"_s, u"basket"_s, this))
    , m_goOn(makeSideButton(u"primary"_s, u"order-go-on"_s, this))
{
    m_groupGrid->setSpacing(8);
    m_grid->setSpacing(gap);
    for (int i = 0; i < int(m_prices.groups.size()); ++i) {
        QPushButton *button = makeSideButton(u"chip"_s, u"group-"_s + m_prices.groups[std::size_t(i)].id, this);
        button->setCheckable(true);
        connect(button, &QPushButton::clicked, this, [this, i] { choose(i); });
        m_groups.push_back(button);
    }
    for (const PriceItem &item : m_prices.items) {
        auto *tile = new ItemTile(m_feed, item, this);
        tile->hide();
        m_tiles.push_back(tile);
    }
    std::vector<QWidget *> controls(m_groups.begin(), m_groups.end());
    for (const ItemTile *tile : m_tiles) {
        for (QPushButton *key : tile->findChildren<QPushButton *>())
            controls.push_back(key);
    }
    controls.insert(controls.end(), {m_before, m_after, m_goOn});
    setTabOrderOf(controls);
    m_before->setText(u"‹"_s);
    m_after->setText(u"›"_s);
    m_pages->setWordWrap(false);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(gap);
    foot->addWidget(m_before);
    foot->addWidget(m_pages);
    foot->addWidget(m_after);
    foot->addWidget(m_basket, 1);
    foot->addWidget(m_goOn);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(margin, 4, margin, 4);
    column->setSpacing(gap);
    column->addLayout(m_groupGrid);
    column->addLayout(m_grid, 1);
    column->addLayout(foot);
    connect(m_before, &QPushButton::clicked, this, [this] { turn(-1); });
    connect(m_after, &QPushButton::clicked, this, [this] { turn(1); });
    connect(m_goOn, &QPushButton::clicked, this, [this] { m_feed(KioskInput::GoOn{}); });
    retranslate();
}

PricePage::~PricePage() = default;

void PricePage::begin()
{
    m_group = 0;
    m_page = 0;
    layOut();
}

void PricePage::show(const KioskState &state, int unit)
{
    m_state = state;
    if (std::exchange(m_unit, unit) != unit)
        layOut();
    showBasket();
}

std::vector<const PriceItem *> PricePage::items() const
{
    return m_prices.itemsOf(m_prices.groups.empty() ? QString() : m_prices.groups[std::size_t(m_group)].id);
}

int PricePage::pageCount() const
{
    return std::max(1, (int(items().size()) + m_onPage - 1) / m_onPage);
}

void PricePage::choose(int group)
{
    m_feed(KioskInput::Touched{});
    m_group = group;
    m_page = 0;
    layOut();
}

// From a group's last page to the next group: everything is reached by turning.
void PricePage::turn(int by)
{
    m_feed(KioskInput::Touched{});
    const int groups = std::max(1, int(m_groups.size()));
    m_page += by;
    if (m_page < 0 || m_page >= pageCount()) {
        m_group = (m_group + by + groups) % groups;
        m_page = by > 0 ? 0 : pageCount() - 1;
    }
    layOut();
}

QPixmap PricePage::pictureOf(const PriceItem &item, const QSize &room)
{
    if (item.picture.isEmpty() || room.isEmpty())
        return {};
    const QString key = u"%1 %2×%3"_s.arg(item.id).arg(room.width()).arg(room.height());
    if (const auto found = m_pictures.constFind(key); found != m_pictures.cend())
        return *found;
    QImageReader reader(item.picture);
    reader.setAutoTransform(true);
    if (const QSize whole = reader.size(); whole.isValid())
        reader.setScaledSize(whole.scaled(room, Qt::KeepAspectRatio));
    return m_pictures[key] = QPixmap::fromImage(reader.read());
}

void PricePage::layOut()
{
    for (QLayout *grid : std::initializer_list<QLayout *>{m_groupGrid, m_grid}) {
        while (QLayoutItem *item = grid->takeAt(0))
            delete item;
    }
    const int room = std::max(1, width() - 2 * margin);
    const int groups = int(m_groups.size());
    const int across = std::clamp(room / int(groupWidth * m_unit), 1, std::max(1, groups));
    // More than that has no room: turning leads to the rest.
    const int shown = std::min(groups, across * mostGroupRows);
    m_allGroups = shown == groups;
    const int first = std::clamp(m_group - shown + 1, 0, std::max(0, groups - shown));
    for (int i = 0; i < groups; ++i) {
        const bool visible = groups > 1 && i >= first && i < first + shown;
        m_groups[std::size_t(i)]->setVisible(visible);
        m_groups[std::size_t(i)]->setChecked(i == m_group);
        if (visible)
            m_groupGrid->addWidget(m_groups[std::size_t(i)], (i - first) / across, (i - first) % across);
    }
    const int groupRows = groups > 1 ? (shown + across - 1) / across : 0;
    const std::vector<const PriceItem *> all = items();
    const bool pictures = std::ranges::any_of(all, [](const PriceItem *item) { return !item->picture.isEmpty(); });
    const int high = int((pictures ? tileHeightWithPicture : tileHeight) * m_unit);
    const int chips = groupRows * int(4.2 * m_unit + 8);
    const int below = int(5.2 * m_unit + 8);
    const int columns = std::max(1, (room + gap) / (int(tileWidth * m_unit) + gap));
    const int rows = std::max(1, (height() - 8 - chips - below - 2 * gap) / (high + gap));
    m_onPage = columns * rows;
    m_page = std::min(m_page, pageCount() - 1);
    for (ItemTile *tile : m_tiles)
        tile->hide();
    for (int row = 0; row < m_grid->rowCount(); ++row)
        m_grid->setRowStretch(row, row < rows ? 1 : 0);
    for (int column = 0; column < m_grid->columnCount(); ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
    for (int i = 0; i < m_onPage; ++i) {
        m_grid->setRowStretch(i / columns, 1);
        m_grid->setColumnStretch(i % columns, 1);
        const int at = m_page * m_onPage + i;
        if (at >= int(all.size()))
            continue;
        const auto tile =
            std::ranges::find_if(m_tiles, [&](const ItemTile *each) { return &each->item() == all[std::size_t(at)]; });
        (*tile)->setPicture(pictureOf((*tile)->item(), QSize(11 * m_unit, int(4.6 * m_unit))));
        m_grid->addWidget(*tile, i / columns, i % columns);
        (*tile)->QWidget::show();
    }
    showBasket();
}

void PricePage::showBasket()
{
    for (ItemTile *tile : m_tiles) {
        Basket more = m_state.basket;
        tile->show(m_state.language, m_state.basket.countOf(tile->item().id), more.add(m_prices, tile->item().id));
    }
    const bool turns = pageCount() > 1 || !m_allGroups;
    m_before->setVisible(turns);
    m_after->setVisible(turns);
    m_pages->setVisible(pageCount() > 1);
    retranslate();
}

void PricePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOut();
}

void PricePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        showBasket();
    QWidget::changeEvent(event);
}

void PricePage::retranslate()
{
    for (std::size_t i = 0; i < m_groups.size(); ++i)
        m_groups[i]->setText(textIn(m_prices.groups[i].name, m_state.language));
    m_before->setAccessibleName(tr("Page before"));
    m_after->setAccessibleName(tr("Next page"));
    m_pages->setText(u"%1/%2"_s.arg(m_page + 1).arg(pageCount()));
    const bool chosen = !m_state.basket.isEmpty();
    m_basket->setText(chosen ? formatMoney(m_state.basket.total(m_prices), QLocale().name())
                             : tr("Nothing chosen yet"));
    m_goOn->setText(chosen ? tr("Go on (%1)").arg(m_state.basket.count()) : tr("Go on"));
    m_goOn->setEnabled(chosen);
}

} // namespace Kassi
