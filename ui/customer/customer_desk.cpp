// SPDX-License-Identifier: MIT
#include "customer/customer_desk.h"

#include "cashier/payment_facts.h"
#include "cashier/payment_flow.h"
#include "cashier/progress_panel.h"
#include "customer/customer_display.h"
#include "customer/language_choice.h"
#include "customer/phone_tool.h"
#include "customer/screen_choice.h"
#include "kiosk/stay_awake.h"

#include <QApplication>
#include <QScreen>
#include <QWindow>

namespace Kassi {

namespace {

ScreenPlace placeOf(const QScreen &screen)
{
    return {.name = screen.name(), .geometry = screen.geometry()};
}

QScreen *screenAt(const ScreenPlace &place)
{
    for (QScreen *screen : QGuiApplication::screens()) {
        if (placeOf(*screen) == place)
            return screen;
    }
    return nullptr;
}

} // namespace

CustomerDesk::CustomerDesk(QWidget &cashier, PaymentFlow &flow, CustomerDeskOptions options, QObject *parent)
    : QObject(parent)
    , m_cashier(&cashier)
    , m_flow(&flow)
    , m_options(std::move(options))
{
    m_arrange.setSingleShot(true);
    m_arrange.setInterval(0);
    m_back.setSingleShot(true);
    connect(&m_arrange, &QTimer::timeout, this, &CustomerDesk::arrange);
    connect(&m_back, &QTimer::timeout, this, &CustomerDesk::goIdle);
    const auto soon = [this] { m_arrange.start(); };
    connect(qGuiApp, &QGuiApplication::screenAdded, this, [this, soon](QScreen *screen) {
        watch(screen);
        soon();
    });
    connect(qGuiApp, &QGuiApplication::screenRemoved, this, soon);
    connect(qGuiApp, &QGuiApplication::primaryScreenChanged, this, soon);
    connect(qGuiApp, &QGuiApplication::focusWindowChanged, this, &CustomerDesk::keepKeyboard);
    if (cashier.windowHandle())
        connect(cashier.windowHandle(), &QWindow::screenChanged, this, soon);
    for (QScreen *screen : QGuiApplication::screens())
        watch(screen);
    connectFlow();
    arrange();
}

// The pane is the payment page's.
CustomerDesk::~CustomerDesk()
{
    if (m_flow)
        m_flow->paymentPage().takePaneBack();
}

void CustomerDesk::watch(QScreen *screen)
{
    connect(screen, &QScreen::geometryChanged, this, [this] { m_arrange.start(); });
}

void CustomerDesk::connectFlow()
{
    PaymentPage &page = m_flow->paymentPage();
    connect(m_flow, &PaymentFlow::begun, this, [this] {
        if (!m_display)
            return;
        m_back.stop();
        m_display->showPayment();
    });
    connect(m_flow, &PaymentFlow::settled, this, [this](const Settlement &settlement) {
        if (std::exchange(m_broughtHere, false))
            arrange();
        showOutcome(settlement);
    });
    connect(m_flow, &PaymentFlow::revised, this, [this](const Settlement &settlement) {
        if (m_display && m_display->showsOutcome())
            showOutcome(settlement);
    });
    connect(&page, &PaymentPage::presentedChanged, this, &CustomerDesk::giveKeyboard);
    connect(&page.progress(), &ProgressPanel::bringHereWanted, this, [this] {
        m_broughtHere = true;
        arrange();
    });
}

QString CustomerDesk::language() const
{
    return m_open ? m_display->language() : QString();
}

void CustomerDesk::arrange()
{
    if (!m_cashier || !m_flow)
        return;
    QList<ScreenPlace> screens;
    for (const QScreen *screen : QGuiApplication::screens())
        screens << placeOf(*screen);
    ScreenPlace cashiers = placeOf(*m_cashier->screen());
    if (const auto other = screenForCashier(m_options.screen, screens, cashiers)) {
        m_cashier->setScreen(screenAt(*other));
        m_cashier->move(other->geometry.topLeft());
        cashiers = *other;
    }
    if (!cashiers.geometry.intersects(m_cashier->geometry())) // its screen is gone
        m_cashier->move(cashiers.geometry.topLeft());
    const auto chosen = chooseScreen(m_options.screen, screens, cashiers);
    QScreen *screen = chosen ? screenAt(*chosen) : nullptr;
    if (screen)
        open(*screen);
    else
        dismiss();
}

void CustomerDesk::open(QScreen &screen)
{
    if (!m_display)
        makeDisplay();
    PaymentPage &page = m_flow->paymentPage();
    m_open = true;
    m_display->showOn(screen);
    m_display->setElsewhere(m_broughtHere);
    giveKeyboard(page.view().isPresented());
    if (m_broughtHere)
        page.takePaneBack();
    else
        page.lendPane(m_display->place());
    tellLanguage();
}

// First what is alive in it, then the window.
void CustomerDesk::dismiss()
{
    m_broughtHere = false;
    if (!std::exchange(m_open, false))
        return;
    m_flow->paymentPage().takePaneBack();
    m_display->setTakesKeyboard(false);
    m_display->dismiss();
    tellLanguage();
}

void CustomerDesk::makeDisplay()
{
    m_display = std::make_unique<CustomerDisplay>(m_options.training);
    new StayAwake(this);
    PaymentFacts &facts = m_flow->paymentPage().strip().facts();
    m_display->facts().follow(facts);
    m_display->addTool(new PhoneTool(m_flow->paymentPage().strip()));
    const auto nameShop = [this, &facts] {
        m_display->setShop(m_options.shop.isEmpty() ? facts.merchant() : m_options.shop);
    };
    connect(&facts, &PaymentFacts::changed, m_display.get(), nameShop);
    nameShop();
    connect(m_display.get(), &CustomerDisplay::languageChosen, this, [this](const QString &code) {
        setLanguage(code);
        if (m_display->isIdle())
            m_back.start(m_options.choiceStands);
    });
    setLanguage(m_options.language);
    if (m_flow->isActive())
        m_display->showPayment();
    else
        m_display->showIdle();
}

void CustomerDesk::setLanguage(const QString &code)
{
    m_display->setLanguage(code);
    m_flow->paymentPage().progress().setLanguageName(LanguageChoice::nameOf(code));
    tellLanguage();
}

void CustomerDesk::tellLanguage()
{
    if (std::exchange(m_told, language()) != language())
        Q_EMIT languageChanged(language());
}

void CustomerDesk::showOutcome(const Settlement &settlement)
{
    if (!m_display)
        return;
    m_display->showOutcome(settlement);
    m_back.start(m_options.outcomeStands);
}

void CustomerDesk::goIdle()
{
    m_display->showIdle();
    setLanguage(m_options.language);
}

// Where there is a checkout on the display the customer types there.
void CustomerDesk::giveKeyboard(bool presented)
{
    if (!m_display)
        return;
    const bool toDisplay = presented && m_open && !m_broughtHere;
    m_display->setTakesKeyboard(toDisplay);
    if (!toDisplay && QGuiApplication::focusWindow() == m_display->windowHandle() && m_cashier)
        m_cashier->activateWindow();
}

// A press somewhere gives the keyboard to that window. The customer goes on typing all the same; and a display that is
// touched while there is nothing to type into leaves the cashier's keys where they are.
void CustomerDesk::keepKeyboard(QWindow *focus)
{
    if (!m_open || !focus || !m_cashier || !m_flow || QApplication::activePopupWidget())
        return;
    const auto isCustomers = [this] { // unless the cashier is asked something
        return m_open && m_flow && m_display->takesKeyboard() && !m_flow->paymentPage().strip().isAsking();
    };
    const auto giveBack = [this, isCustomers] { // the press may have been on what asks
        if (isCustomers())
            m_flow->paymentPage().giveKeyboard();
    };
    if (focus == m_cashier->windowHandle() && isCustomers())
        QMetaObject::invokeMethod(this, giveBack, Qt::QueuedConnection);
    else if (focus == m_display->windowHandle() && !m_display->takesKeyboard())
        m_cashier->activateWindow();
}

} // namespace Kassi
