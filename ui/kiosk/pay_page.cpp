// SPDX-License-Identifier: MIT
#include "kiosk/pay_page.h"

#include "cashier/payment_facts.h"
#include "cashier/payment_flow.h"
#include "common/outcome_text.h"
#include "customer/phone_tool.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

/// Nobody is waited for: a bank is asked, or the gateway.
bool isBusy(PaymentStage stage)
{
    switch (stage) {
    case PaymentStage::Preparing:
    case PaymentStage::LookingUp:
    case PaymentStage::Opening:
    case PaymentStage::Bank:
    case PaymentStage::Confirming: return true;
    case PaymentStage::NotOpen:
    case PaymentStage::OnPhone:
    case PaymentStage::Waiting:
    case PaymentStage::Typing:
    case PaymentStage::TurnedAway: return false;
    }
    Q_UNREACHABLE();
}

} // namespace

PayPage::PayPage(KioskFeed feed, PaymentFlow &flow, QWidget *parent)
    : QWidget(parent)
    , m_feed(std::move(feed))
    , m_flow(&flow)
    , m_sides(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_strip(new QFrame(this))
    , m_stripSides(new QBoxLayout(QBoxLayout::TopToBottom, m_strip))
    , m_status(makeKioskLabel(u"strip"_s, u"pay-status"_s, m_strip))
    , m_question(makeKioskLabel(u"strip"_s, u"pay-question"_s, m_strip))
    , m_phone(new PhoneTool(flow.paymentPage().strip()))
    , m_stop(makeSideButton(u"on-strip"_s, u"pay-stop"_s, m_strip))
    , m_yes(makeSideButton(u"danger"_s, u"pay-stop-yes"_s, m_strip))
    , m_no(makeSideButton(u"on-strip"_s, u"pay-stop-no"_s, m_strip))
{
    m_strip->setProperty("role", u"strip"_s);
    m_phone->setFocusPolicy(Qt::TabFocus);
    auto *facts = new PaymentFacts(m_strip);
    facts->follow(flow.paymentPage().strip().facts());
    m_status->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_question->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    auto *tools = new QVBoxLayout;
    tools->setSpacing(8);
    tools->addWidget(m_question);
    for (QPushButton *button : {static_cast<QPushButton *>(m_phone), m_yes, m_no, m_stop})
        tools->addWidget(button);
    auto *words = new QVBoxLayout;
    words->setSpacing(6);
    words->addWidget(facts);
    words->addWidget(m_status);
    m_stripSides->setContentsMargins(16, 12, 16, 12);
    m_stripSides->setSpacing(10);
    m_stripSides->addLayout(words, 1);
    m_stripSides->addStretch(1);
    m_stripSides->addLayout(tools);
    auto *place = new QVBoxLayout;
    m_sides->setContentsMargins(0, 0, 0, 0);
    m_sides->setSpacing(0);
    m_sides->addWidget(m_strip);
    m_sides->addLayout(place, 1);
    flow.paymentPage().lendPane(*place);
    connect(m_stop, &QPushButton::clicked, this, [this] { ask(true); });
    connect(m_no, &QPushButton::clicked, this, [this] {
        ask(false);
        if (m_flow)
            m_flow->paymentPage().giveKeyboard();
    });
    connect(m_yes, &QPushButton::clicked, this, [this] {
        ask(false);
        m_feed(KioskInput::Leave{});
    });
    connect(&flow.paymentPage().watch(), &PaymentWatch::changed, this, &PayPage::follow);
    ask(false);
}

// The pane is the payment page's.
PayPage::~PayPage()
{
    if (m_flow)
        m_flow->paymentPage().takePaneBack();
}

void PayPage::show(const KioskState &state)
{
    const bool began = state.paymentLive && !m_live;
    m_live = state.paymentLive;
    m_stopping = state.stopping;
    m_busy = state.busy;
    m_onPhone = state.onPhone;
    if (began || m_stopping)
        ask(false);
    follow();
}

void PayPage::setTabOrderAfter(QWidget *before)
{
    setTabOrderOf({before, m_phone, m_yes, m_no, m_stop});
}

void PayPage::ask(bool on)
{
    m_asking = on;
    m_question->setVisible(on);
    m_yes->setVisible(on);
    m_no->setVisible(on);
    m_stop->setVisible(!on);
    if (on)
        m_no->setFocus();
}

void PayPage::follow()
{
    m_stage = m_flow->paymentPage().watch().stage();
    const bool busy = isBusy(m_stage);
    const bool onPhone = m_stage == PaymentStage::OnPhone;
    retranslate();
    if (m_live && (busy != m_busy || onPhone != m_onPhone))
        m_feed(KioskInput::PaymentStands{.busy = busy, .onPhone = onPhone});
}

void PayPage::resizeEvent(QResizeEvent *event)
{
    const QSize size = event->size();
    const bool column = size.width() > size.height() * 11 / 10;
    m_sides->setDirection(column ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_stripSides->setDirection(column ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    const int width = std::max(240, size.width() * 3 / 10);
    m_strip->setMinimumWidth(column ? width : 0);
    m_strip->setMaximumWidth(column ? width : QWIDGETSIZE_MAX);
    QWidget::resizeEvent(event);
}

void PayPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PayPage::retranslate()
{
    m_question->setText(tr("Stop this payment?"));
    m_stop->setText(tr("Stop"));
    m_yes->setText(tr("Yes, stop it"));
    m_no->setText(tr("No, go on"));
    m_stop->setEnabled(m_live && !m_stopping && m_stage != PaymentStage::Confirming);
    QString status;
    if (m_stopping)
        status = tr("The payment is being stopped. One moment, please.");
    else if (m_stage == PaymentStage::Bank)
        status = tr("Your bank is checking. Please wait.");
    else if (m_stage == PaymentStage::TurnedAway)
        status = tr("The card was not accepted. You can try another one.");
    else if (m_stage == PaymentStage::NotOpen)
        status = tr("The payment page does not open. Stop, and try again or ask the staff.");
    else if (m_flow && m_flow->paymentPage().isGatewayAway())
        status = tr("The connection is down just now. It is tried again all the time: please wait a moment.");
    else if (m_flow && m_flow->paymentPage().isPhoneInTrouble())
        status = tr("Paying by phone does not work just now. You can pay by card here.");
    m_status->setText(status);
    m_status->setVisible(!status.isEmpty());
}

} // namespace Kassi
