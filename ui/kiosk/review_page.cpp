// SPDX-License-Identifier: MIT
#include "kiosk/review_page.h"

#include "kiosk/kiosk_order.h"

#include <QBoxLayout>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

#include <algorithm>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr double rowHeight = 4.3; // units

QString money(const Money &amount)
{
    return formatMoney(amount, QLocale().name());
}

} // namespace

ReviewPage::ReviewPage(KioskFeed feed, const PriceList &prices, LocalText purpose, QWidget *parent)
    : QWidget(parent)
    , m_feed(std::move(feed))
    , m_prices(prices)
    , m_purpose(std::move(purpose))
    , m_title(makeKioskLabel(u"title"_s, u"review-title"_s, this))
    , m_what(makeKioskLabel(u"heading"_s, u"review-what"_s, this))
    , m_grid(new QGridLayout)
    , m_before(makeSideButton(u"sign"_s, u"review-before"_s, this))
    , m_after(makeSideButton(u"sign"_s, u"review-after"_s, this))
    , m_pages(makeKioskLabel(u"quiet"_s, u"review-page"_s, this))
    , m_total(makeKioskLabel(u"amount"_s, u"review-total"_s, this))
    , m_notice(makeKioskLabel(u"notice"_s, u"review-notice"_s, this))
    , m_back(makeSideButton({}, u"review-back"_s, this))
    , m_pay(makeSideButton(u"primary"_s, u"review-pay"_s, this))
{
    m_grid->setHorizontalSpacing(10);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(0, 1);
    m_before->setText(u"‹"_s);
    m_after->setText(u"›"_s);
    m_pages->setWordWrap(false);
    m_notice->hide();
    auto *turning = new QHBoxLayout;
    turning->addStretch(1);
    turning->addWidget(m_before);
    turning->addWidget(m_pages);
    turning->addWidget(m_after);
    turning->addStretch(1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addWidget(m_back, 1);
    buttons->addWidget(m_pay, 2);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 4, 16, 4);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_what);
    column->addLayout(m_grid);
    column->addLayout(turning);
    column->addStretch(1);
    column->addWidget(m_notice);
    column->addWidget(m_total);
    column->addLayout(buttons);
    connect(m_before, &QPushButton::clicked, this, [this] { turn(-1); });
    connect(m_after, &QPushButton::clicked, this, [this] { turn(1); });
    connect(m_back, &QPushButton::clicked, this, [this] { m_feed(KioskInput::Back{}); });
    connect(m_pay, &QPushButton::clicked, this, [this] { m_feed(KioskInput::GoOn{}); });
}

void ReviewPage::show(const KioskState &state, int unit)
{
    if (state.visit != m_state.visit)
        m_page = 0;
    m_state = state;
    m_unit = unit;
    layOut();
}

void ReviewPage::setNotice(const QString &text)
{
    m_notice->setText(text);
    m_notice->setVisible(!text.isEmpty());
}

void ReviewPage::turn(int by)
{
    m_feed(KioskInput::Touched{});
    m_page += by;
    layOut();
}

// The rows are made once and used again: a key that vanishes under the finger would press what comes after it.
void ReviewPage::layOut()
{
    const auto &lines = m_state.basket.lines();
    const bool listed = m_state.source == KioskSource::List && !m_state.posOrder;
    const int count = listed ? int(lines.size()) : 0;
    const int taken = int(19.5 * m_unit) + (m_notice->isVisibleTo(this) ? 4 * m_unit : 0);
    const int row = int(rowHeight * m_unit) + 6;
    int onPage = std::max(1, (height() - taken + int(rowHeight * m_unit)) / row);
    if (count > onPage)
        onPage = std::max(1, onPage - 1); // room for the keys that turn
    const int pages = std::max(1, (count + onPage - 1) / onPage);
    m_page = std::clamp(m_page, 0, pages - 1);
    while (int(m_rows.size()) < std::min(count, onPage)) {
        const int at = int(m_rows.size());
        const QString name = QString::number(at);
        Row made{.name = makeKioskLabel(u"name"_s, u"line-name-"_s + name, this),
                 .price = makeKioskLabel(u"heading"_s, u"line-price-"_s + name, this),
                 .count = makeKioskLabel(u"name"_s, u"line-count-"_s + name, this),
                 .less = makeSideButton(u"sign"_s, u"line-less-"_s + name, this),
                 .more = makeSideButton(u"sign"_s, u"line-more-"_s + name, this),
                 .item = {}};
        made.name->setAlignment(Qt::AlignVCenter | Qt::AlignLeft);
        made.price->setAlignment(Qt::AlignVCenter | Qt::AlignRight);
        made.price->setWordWrap(false);
        made.count->setWordWrap(false);
        made.less->setText(u"−"_s);
        made.more->setText(u"+"_s);
        int column = 0;
        for (QWidget *each : std::initializer_list<QWidget *>{made.name, made.less, made.count, made.more, made.price})
            m_grid->addWidget(each, at, column++);
        const auto itemOf = [this, at] { return m_rows[std::size_t(at)].item; };
        connect(made.less, &QPushButton::clicked, this, [this, itemOf] { m_feed(KioskInput::TakeOut{itemOf()}); });
        connect(made.more, &QPushButton::clicked, this, [this, itemOf] { m_feed(KioskInput::Add{itemOf()}); });
        m_rows.push_back(made);
    }
    std::vector<QWidget *> controls;
    for (const Row &each : m_rows)
        controls.insert(controls.end(), {each.less, each.more});
    controls.insert(controls.end(), {m_before, m_after, m_back, m_pay});
    setTabOrderOf(controls);
    for (int i = 0; i < int(m_rows.size()); ++i) {
        Row &each = m_rows[std::size_t(i)];
        const int at = m_page * onPage + i;
        const bool used = i < onPage && at < count;
        for (QWidget *part : std::initializer_list<QWidget *>{each.name, each.less, each.count, each.more, each.price})
            part->setVisible(used);
        if (!used)
            continue;
        const BasketLine &line = lines[std::size_t(at)];
        const PriceItem *item = m_prices.find(line.item);
        each.item = line.item;
        const QString name = textIn(item->name, m_state.language);
        Basket more = m_state.basket;
        each.name->setText(name);
        each.count->setText(QString::number(line.count));
        each.price->setText(money({.amount = item->price * line.count}));
        each.more->setEnabled(more.add(m_prices, line.item));
        each.more->setAccessibleName(tr("One more: %1").arg(name));
        each.less->setAccessibleName(tr("One less: %1").arg(name));
    }
    const bool turns = pages > 1;
    for (QWidget *each : std::initializer_list<QWidget *>{m_before, m_after, m_pages})
        each->setVisible(turns);
    m_before->setEnabled(m_page > 0);
    m_after->setEnabled(m_page < pages - 1);
    m_pages->setText(u"%1/%2"_s.arg(m_page + 1).arg(pages));
    retranslate();
}

void ReviewPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOut();
}

void ReviewPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        layOut();
    QWidget::changeEvent(event);
}

void ReviewPage::retranslate()
{
    const QString total = money(kioskTotal(m_state, m_prices));
    m_title->setText(tr("Is this right?"));
    const QString what = m_state.posOrder ? tr("Order %1").arg(orderNumberOf(m_state.posOrder->reference))
                         : m_state.source == KioskSource::Amount ? textIn(m_purpose, m_state.language)
                                                                 : QString();
    m_what->setText(what);
    m_what->setVisible(!what.isEmpty());
    m_total->setText(total);
    m_before->setAccessibleName(tr("Page before"));
    m_after->setAccessibleName(tr("Next page"));
    m_back->setText(m_state.posOrder ? tr("Not my order") : tr("Change"));
    m_pay->setText(tr("Pay %1").arg(total));
}

} // namespace Kassi
