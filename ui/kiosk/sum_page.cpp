// SPDX-License-Identifier: MIT
#include "kiosk/sum_page.h"

#include "common/parts.h"

#include <QBoxLayout>
#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QResizeEvent>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

QString money(qint64 amount)
{
    return formatMoney({.amount = amount}, QLocale().name());
}

} // namespace

SumPage::SumPage(KioskFeed feed, SumPageOptions options, QWidget *parent)
    : QWidget(parent)
    , m_feed(std::move(feed))
    , m_options(std::move(options))
    , m_sides(new QBoxLayout(QBoxLayout::TopToBottom, this))
    , m_purpose(makeKioskLabel(u"heading"_s, u"sum-purpose"_s, this))
    , m_amount(makeKioskLabel(u"amount"_s, u"sum-amount"_s, this))
    , m_limits(makeKioskLabel(u"quiet"_s, u"sum-limits"_s, this))
    , m_goOn(makeSideButton(u"primary"_s, u"order-go-on"_s, this))
{
    auto *words = new QVBoxLayout;
    words->setSpacing(8);
    words->addStretch(1);
    for (QLabel *label : {m_purpose, m_amount, m_limits})
        words->addWidget(label);
    auto *presets = new QGridLayout;
    presets->setSpacing(8);
    constexpr int across = 3;
    for (qsizetype i = 0; i < m_options.presets.size(); ++i) {
        const qint64 amount = m_options.presets[i];
        QPushButton *button = makeSideButton(u"small"_s, u"sum-preset-%1"_s.arg(amount), this);
        connect(button, &QPushButton::clicked, this, [this, amount] { m_feed(KioskInput::SetAmount{amount}); });
        presets->addWidget(button, int(i) / across, int(i) % across);
        m_presets.push_back(button);
    }
    words->addLayout(presets);
    words->addStretch(1);
    auto *keys = new QGridLayout;
    keys->setSpacing(8);
    const auto addKey = [&](const QString &text, const QString &name, int row, int column, int span = 1) {
        QPushButton *key = makeButton(u"key"_s, name, this);
        key->setText(text);
        key->setFocusPolicy(Qt::NoFocus); // the keyboard has keys of its own
        key->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
        keys->addWidget(key, row, column, 1, span);
        return key;
    };
    for (int digit = 1; digit <= 9; ++digit) {
        QPushButton *key = addKey(QString::number(digit), u"key-%1"_s.arg(digit), (digit - 1) / 3, (digit - 1) % 3);
        connect(key, &QPushButton::clicked, this, [this, digit] { type(digit); });
    }
    connect(addKey(u"0"_s, u"key-0"_s, 3, 0, 2), &QPushButton::clicked, this, [this] { type(0); });
    m_erase = addKey(u"⌫"_s, u"key-erase"_s, 3, 2);
    connect(m_erase, &QPushButton::clicked, this, &SumPage::erase);
    auto *pad = new QVBoxLayout;
    pad->setSpacing(10);
    pad->addLayout(keys, 1);
    pad->addWidget(m_goOn);
    m_sides->setContentsMargins(16, 4, 16, 4);
    m_sides->setSpacing(14);
    m_sides->addLayout(words, 1);
    m_sides->addLayout(pad, 1);
    std::vector<QWidget *> controls(m_presets.begin(), m_presets.end());
    controls.push_back(m_goOn);
    setTabOrderOf(controls);
    connect(m_goOn, &QPushButton::clicked, this, [this] { m_feed(KioskInput::GoOn{}); });
    retranslate();
}

void SumPage::show(const KioskState &state)
{
    m_state = state;
    retranslate();
}

void SumPage::type(int digit)
{
    const qint64 amount = m_state.amount * 10 + digit;
    m_refused = amount > m_options.max;
    if (m_refused) {
        m_feed(KioskInput::Touched{});
        return retranslate();
    }
    m_feed(KioskInput::SetAmount{amount});
}

void SumPage::erase()
{
    m_refused = false;
    m_feed(KioskInput::SetAmount{m_state.amount / 10});
}

void SumPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() >= Qt::Key_0 && event->key() <= Qt::Key_9)
        return type(event->key() - Qt::Key_0);
    if (event->key() == Qt::Key_Backspace)
        return erase();
    if (isEnter(*event))
        return m_goOn->click();
    QWidget::keyPressEvent(event);
}

void SumPage::resizeEvent(QResizeEvent *event)
{
    m_sides->setDirection(event->size().width() > event->size().height() ? QBoxLayout::LeftToRight
                                                                         : QBoxLayout::TopToBottom);
    QWidget::resizeEvent(event);
}

void SumPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SumPage::retranslate()
{
    const QString purpose = textIn(m_options.purpose, m_state.language);
    m_purpose->setText(purpose.isEmpty() ? tr("Choose an amount") : purpose);
    m_amount->setText(money(m_state.amount));
    m_limits->setText(m_refused ? tr("At most %1").arg(money(m_options.max))
                                : tr("From %1 to %2").arg(money(m_options.min), money(m_options.max)));
    for (std::size_t i = 0; i < m_presets.size(); ++i)
        m_presets[i]->setText(money(m_options.presets[qsizetype(i)]));
    m_erase->setAccessibleName(tr("Erase the last digit"));
    m_goOn->setText(tr("Go on"));
    m_goOn->setEnabled(m_state.amount >= m_options.min && m_state.amount <= m_options.max);
}

} // namespace Kassi
