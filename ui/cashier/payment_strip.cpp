// SPDX-License-Identifier: MIT
#include "cashier/payment_strip.h"

#include "cashier/payment_facts.h"
#include "common/parts.h"

#include <QBoxLayout>
#include <QEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>

namespace Kassi {
using namespace Qt::StringLiterals;

PaymentStrip::PaymentStrip(QWidget *parent)
    : QFrame(parent)
    , m_layout(new QBoxLayout(QBoxLayout::TopToBottom, this))
    , m_facts(new PaymentFacts(this))
    , m_reference(makeLabel(u"strip-quiet"_s, {}, this))
    , m_status(makeLabel(u"strip"_s, {}, this))
    , m_trouble(makeLabel(u"strip-trouble"_s, {}, this))
    , m_question(makeLabel(u"strip"_s, {}, this))
    , m_phone(makeButton(u"on-strip"_s, u"pay-on-phone"_s, this))
    , m_cancel(makeButton(u"on-strip"_s, u"cancel"_s, this))
    , m_yes(makeButton(u"danger"_s, u"cancel-yes"_s, this))
    , m_no(makeButton(u"on-strip"_s, u"cancel-no"_s, this))
{
    setProperty("role", u"strip"_s);
    m_trouble->setObjectName(u"strip-trouble"_s);
    m_status->setObjectName(u"status"_s);
    m_layout->setContentsMargins(20, 20, 20, 20);
    m_layout->setSpacing(10);
    connect(m_cancel, &QPushButton::clicked, this, &PaymentStrip::askToCancel);
    connect(m_no, &QPushButton::clicked, this, [this] {
        showQuestion(false);
        Q_EMIT cancelRefused();
    });
    connect(m_yes, &QPushButton::clicked, this, [this] {
        showQuestion(false);
        setCancellable(false);
        Q_EMIT cancelConfirmed();
    });
    // One key asks; yes is another, since a customer may lean on it. Escape is the page's, which may close a list of
    // its own with it. The keyboard may be with a customer's display.
    auto *stop = new QShortcut(QKeySequence(Qt::Key_F4), this);
    stop->setContext(Qt::ApplicationShortcut);
    stop->setAutoRepeat(false);
    connect(stop, &QShortcut::activated, this, &PaymentStrip::askToCancel);
    connect(m_phone, &QPushButton::clicked, this, &PaymentStrip::phoneWanted);
    auto *phone = new QShortcut(QKeySequence(Qt::Key_F8), this);
    phone->setContext(Qt::ApplicationShortcut);
    phone->setAutoRepeat(false);
    connect(phone, &QShortcut::activated, m_phone, &QPushButton::click);
    offerPhone(PhoneOffer::None, false);
    setColumn(true);
    setTrouble({});
    setCancellable(false);
    retranslate();
}

void PaymentStrip::setOrder(const Money &money, const QString &reference)
{
    m_facts->setMoney(money);
    m_reference->setText(reference);
}

void PaymentStrip::setStatus(const QString &text)
{
    m_status->setText(text);
}

void PaymentStrip::setTrouble(const QString &text)
{
    m_trouble->setText(text);
    m_trouble->setVisible(!text.isEmpty());
}

void PaymentStrip::setCancellable(bool on)
{
    m_cancellable = on;
    if (!on)
        showQuestion(false);
    m_cancel->setEnabled(on);
}

void PaymentStrip::offerPhone(PhoneOffer offer, bool enabled)
{
    m_offer = offer;
    m_phone->setVisible(offer != PhoneOffer::None && !m_asking);
    m_phone->setEnabled(enabled && offer != PhoneOffer::None);
    retranslate();
    Q_EMIT phoneOffered(offer, enabled);
}

void PaymentStrip::askToCancel()
{
    if (!m_cancellable)
        return;
    showQuestion(true);
    // The answer comes from the cashier. Another program that is being worked with keeps the keyboard.
    if (QGuiApplication::focusWindow())
        window()->activateWindow();
}

void PaymentStrip::setColumn(bool column)
{
    m_column = column;
    arrange();
}

void PaymentStrip::setCompact(bool compact)
{
    if (m_compact == compact)
        return;
    m_compact = compact;
    arrange();
}

void PaymentStrip::arrange()
{
    while (QLayoutItem *item = m_layout->takeAt(0))
        delete item; // the widgets and their labels stay children of the strip
    const int margin = m_compact ? 10 : 20;
    m_layout->setContentsMargins(margin, margin, margin, margin);
    auto *order = new QVBoxLayout;
    order->setSpacing(m_compact ? 0 : 4);
    m_facts->setCompact(m_compact);
    order->addWidget(m_facts);
    order->addWidget(m_reference);
    auto *progress = new QVBoxLayout;
    for (QLabel *label : {m_status, m_trouble})
        progress->addWidget(label);
    auto *buttons = new QVBoxLayout;
    buttons->addWidget(m_question);
    for (QPushButton *button : {m_phone, m_yes, m_no, m_cancel})
        buttons->addWidget(button);
    m_reference->setVisible(!m_compact);
    if (m_compact) {
        auto *upper = new QHBoxLayout;
        upper->addLayout(order, 1);
        upper->addLayout(buttons);
        m_layout->setDirection(QBoxLayout::TopToBottom);
        m_layout->addLayout(upper);
        m_layout->addLayout(progress);
    } else {
        m_layout->setDirection(m_column ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
        m_layout->addLayout(order, m_column ? 0 : 3);
        m_layout->addLayout(progress, m_column ? 0 : 3);
        if (m_column)
            m_layout->addStretch(1);
        m_layout->addLayout(buttons, m_column ? 0 : 2);
    }
    setMinimumWidth(m_column ? 250 : 0);
    setMaximumWidth(m_column ? 320 : QWIDGETSIZE_MAX);
}

void PaymentStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void PaymentStrip::retranslate()
{
    m_question->setText(tr("Stop this payment?"));
    m_phone->setText((m_offer == PhoneOffer::Form ? tr("Card form") : tr("Pay on phone")) + u"  F8"_s);
    m_cancel->setText(tr("Cancel payment") + u"  F4"_s);
    m_yes->setText(tr("Yes, stop it"));
    m_no->setText(tr("No, go on"));
}

void PaymentStrip::showQuestion(bool asking)
{
    m_asking = asking;
    m_question->setVisible(asking);
    m_phone->setVisible(m_offer != PhoneOffer::None && !asking);
    m_yes->setVisible(asking);
    m_no->setVisible(asking);
    m_cancel->setVisible(!asking);
    if (asking)
        m_no->setFocus();
}

} // namespace Kassi
