// SPDX-License-Identifier: MIT
#include "customer/customer_display.h"

#include "cashier/payment_facts.h"
#include "common/language.h"
#include "common/page_stack.h"
#include "customer/customer_outcome.h"
#include "customer/language_choice.h"

#include <QBoxLayout>
#include <QCloseEvent>
#include <QFrame>
#include <QLabel>
#include <QWindow>

#include <chrono>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr int lowest = 480;                                   ///< Below it the form needs the room of a logo,
constexpr int narrowest = 640;                                ///< and that of a strip beside it.
constexpr auto holdInterval = std::chrono::milliseconds(100); // between two tries: a desktop may be trying otherwise

QLabel *centred(const QString &role, const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setProperty("role", role);
    label->setObjectName(name);
    label->setAlignment(Qt::AlignCenter);
    label->setTextFormat(Qt::PlainText); // names come from outside
    label->setWordWrap(true);
    return label;
}

} // namespace

CustomerDisplay::CustomerDisplay(bool training)
    : QWidget(nullptr, Qt::Window | Qt::FramelessWindowHint | Qt::WindowStaysOnTopHint | Qt::WindowDoesNotAcceptFocus)
    , m_training(centred(u"training"_s, u"customer-training"_s, this))
    , m_stack(new PageStack(this))
    , m_welcome(centred(u"heading"_s, u"customer-welcome"_s, this))
    , m_shop(centred(u"title"_s, u"customer-shop"_s, this))
    , m_elsewhere(centred(u"heading"_s, u"customer-elsewhere"_s, this))
    , m_facts(new PaymentFacts(this))
    , m_idle(makeIdlePage())
    , m_payment(makePaymentPage())
    , m_outcome(new CustomerOutcome(this))
{
    setObjectName(u"page"_s);
    setAttribute(Qt::WA_QuitOnClose, false); // the cashier's window ends the program
    setAttribute(Qt::WA_ShowWithoutActivating);
    setContextMenuPolicy(Qt::PreventContextMenu);
    m_training->setVisible(training);
    m_hold.setInterval(holdInterval);
    connect(&m_hold, &QTimer::timeout, this, &CustomerDisplay::hold);
    for (QWidget *page : {m_idle, m_payment, static_cast<QWidget *>(m_outcome)})
        m_stack->addWidget(page);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_training);
    layout->addWidget(m_stack, 1);
    retranslate();
}

CustomerDisplay::~CustomerDisplay() = default;

QWidget *CustomerDisplay::makeIdlePage()
{
    auto *page = new QWidget(this);
    page->setObjectName(u"page"_s);
    auto *choice = new LanguageChoice(u"small"_s, page);
    connect(choice, &LanguageChoice::chosen, this, &CustomerDisplay::languageChosen);
    m_choices << choice;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(12);
    column->addStretch(1);
    column->addWidget(m_shop);
    column->addWidget(m_welcome);
    column->addStretch(1);
    column->addWidget(choice, 0, Qt::AlignHCenter);
    return page;
}

QWidget *CustomerDisplay::makePaymentPage()
{
    auto *page = new QWidget(this);
    page->setObjectName(u"page"_s);
    m_strip = new QFrame(page);
    m_strip->setProperty("role", u"strip"_s);
    auto *choice = new LanguageChoice(u"on-strip"_s, m_strip);
    connect(choice, &LanguageChoice::chosen, this, &CustomerDisplay::languageChosen);
    m_choices << choice;
    m_toolBox = new QWidget(m_strip);
    m_tools = new QBoxLayout(QBoxLayout::TopToBottom, m_toolBox);
    m_tools->setContentsMargins(0, 0, 0, 0);
    m_tools->setSpacing(8);
    m_tools->addWidget(choice);
    m_stripLayout = new QBoxLayout(QBoxLayout::TopToBottom, m_strip);
    m_stripLayout->setContentsMargins(20, 20, 20, 20);
    m_stripLayout->setSpacing(10);
    m_stripLayout->addWidget(m_facts);
    m_stripLayout->addStretch(1);
    m_stripLayout->addWidget(m_toolBox);
    m_place = new QVBoxLayout;
    m_place->addWidget(m_elsewhere, 1);
    m_elsewhere->hide();
    m_paymentLayout = new QBoxLayout(QBoxLayout::LeftToRight, page);
    m_paymentLayout->setContentsMargins(0, 0, 0, 0);
    m_paymentLayout->setSpacing(0);
    m_paymentLayout->addWidget(m_strip);
    m_paymentLayout->addLayout(m_place, 1);
    setColumn(true);
    return page;
}

void CustomerDisplay::addTool(QWidget *tool)
{
    m_tools->insertWidget(0, tool);
}

void CustomerDisplay::setColumn(bool column)
{
    m_stripLayout->setDirection(column ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_tools->setDirection(column ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_choices.last()->setDirection(column ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_strip->setMinimumWidth(column ? 250 : 0);
    m_strip->setMaximumWidth(column ? 320 : QWIDGETSIZE_MAX);
    m_paymentLayout->setDirection(column ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void CustomerDisplay::showOn(QScreen &screen)
{
    m_screen = &screen;
    hold();
    setTakesKeyboard(m_takesKeyboard);
}

void CustomerDisplay::dismiss()
{
    m_screen = nullptr;
    m_hold.stop();
    hide();
}

bool CustomerDisplay::fillsItsScreen() const
{
    return isVisible() && isFullScreen() && !isMinimized() && geometry() == m_screen->geometry();
}

void CustomerDisplay::hold()
{
    if (!m_screen || fillsItsScreen())
        return m_hold.stop();
    setScreen(m_screen);
    setGeometry(m_screen->geometry()); // also where no window manager makes it so
    setWindowState(Qt::WindowFullScreen);
    show(); // showFullScreen() would ask for the keyboard
    m_hold.start();
}

bool CustomerDisplay::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::WindowStateChange:
    case QEvent::Move:
    case QEvent::Resize:
        if (m_screen)
            m_hold.start();
        break;
    default: break;
    }
    return QWidget::event(event);
}

// Nobody on that side closes it; the program may.
void CustomerDisplay::closeEvent(QCloseEvent *event)
{
    if (event->spontaneous())
        event->ignore();
    else
        QWidget::closeEvent(event);
}

void CustomerDisplay::resizeEvent(QResizeEvent *event)
{
    const QSize size = event->size();
    const bool low = size.height() < lowest;
    m_facts->setCompact(low);
    const int margin = low ? 10 : 20;
    m_stripLayout->setContentsMargins(margin, margin, margin, margin);
    setColumn(size.width() > size.height() && size.width() >= narrowest);
    // What is left out has another place: languages before a payment, the code at the cashier's.
    m_toolBox->setVisible(!low || size.width() >= narrowest);
    QWidget::resizeEvent(event);
}

void CustomerDisplay::setShop(const QString &name)
{
    m_shop->setText(name);
}

void CustomerDisplay::setLanguage(const QString &code)
{
    m_language = code;
    for (LanguageChoice *choice : m_choices)
        choice->setLanguage(code);
    Language::give(*this, code);
}

void CustomerDisplay::showIdle()
{
    m_stack->setCurrentWidget(m_idle);
}

void CustomerDisplay::showPayment()
{
    m_stack->setCurrentWidget(m_payment);
}

void CustomerDisplay::showOutcome(const Settlement &settlement)
{
    m_outcome->show(settlement);
    m_stack->setCurrentWidget(m_outcome);
}

bool CustomerDisplay::isIdle() const
{
    return m_stack->currentWidget() == m_idle;
}

bool CustomerDisplay::showsOutcome() const
{
    return m_stack->currentWidget() == m_outcome;
}

void CustomerDisplay::setElsewhere(bool elsewhere)
{
    m_elsewhere->setVisible(elsewhere);
}

void CustomerDisplay::setTakesKeyboard(bool takes)
{
    m_takesKeyboard = takes;
    if (windowHandle())
        windowHandle()->setFlag(Qt::WindowDoesNotAcceptFocus, !takes);
}

void CustomerDisplay::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void CustomerDisplay::retranslate()
{
    const Language::Here speaking(*this);
    m_training->setText(tr("TRAINING: test cards only, no money moves"));
    setWindowTitle(u"Kassi – "_s + tr("customer's display"));
    m_welcome->setText(tr("Welcome"));
    m_elsewhere->setText(tr("Please pay at the other screen, with the staff."));
}

} // namespace Kassi
