// SPDX-License-Identifier: MIT
#include "two_screens_rig.h"

#include "checkout/engine_environment.h"

#include <QAbstractButton>
#include <QGuiApplication>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QScreen>
#include <QTest>
#include <QWindow>

#include <unistd.h>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

const QString cashiersName = u"TILL"_s;
const QString customersName = u"CUSTOMER"_s;

bool isThere(const QString &name)
{
    const auto screens = QGuiApplication::screens();
    return std::ranges::any_of(screens, [&](const QScreen *screen) { return screen->name() == name; });
}

} // namespace

void TwoScreensRig::prepare(const VirtualDisplay &display)
{
    qputenv("DISPLAY", display.name().toLocal8Bit());
    qputenv("QT_QPA_PLATFORM", "xcb");
    cleanEngineEnvironment();
    if (geteuid() == 0) // Chromium's sandbox cannot start as root.
        qputenv("QTWEBENGINE_DISABLE_SANDBOX", "1");
}

TwoScreensRig::TwoScreensRig(const VirtualDisplay &display, const TwoScreensOptions &options)
    : m_display(display)
{
    if (!isThere(cashiersName))
        m_display.plugIn(cashiersName, cashiers);
    if (!waitFor([] { return isThere(cashiersName); }))
        qFatal("the cashier's screen is not there");
    if (options.pluggedIn)
        plugIn();
    else
        pullOut();
    auto journal = SqlJournal::open(m_folder.filePath(u"journal.sqlite3"_s), [this] { return m_clock.wallMs(); });
    auto api = BorgaApi::make({.baseUrl = gateway().baseUrl(),
                               .merchantId = gateway().merchantId(),
                               .apiKey = Secret(gateway().secretKey())});
    if (!journal || !api)
        qFatal("no journal or no gateway");
    m_journal = *std::move(journal);
    m_api = *std::move(api);
    m_language.use(options.cashierLanguage);
    const Origin origin = *Origin::parse(u"https://till.example.is"_s);
    m_window = std::make_unique<CashierWindow>(
        CheckoutPorts{*m_api, *m_journal, m_clock, m_random},
        CashierOptions{
            .view = {.origin = origin,
                     .elementUrl = options.elementUrl.isEmpty() ? gateway().elementUrlTemplate() : options.elementUrl},
            .defaults = {.money = {},
                         .origin = origin.toString(),
                         .enabledMethods = {u"card"_s, u"krafa"_s},
                         .locale = options.cashierLanguage},
            .returnUrl = u"https://example.is/takk"_s,
            .tillName = u"Kassi 1"_s},
        m_language);
    m_window->setGeometry(cashiers);
    m_window->setMerchant(u"Kaffihúsið"_s);
    m_window->show();
    m_window->activateWindow(); // there is no window manager to do it
    if (!QTest::qWaitForWindowActive(m_window.get()))
        qFatal("the cashier's window does not get the keyboard");
    m_desk = std::make_unique<CustomerDesk>(*m_window, m_window->flow(),
                                            CustomerDeskOptions{.screen = options.screen,
                                                                .language = options.customerLanguage,
                                                                .outcomeStands = options.outcomeStands,
                                                                .choiceStands = options.choiceStands});
    QObject::connect(m_desk.get(), &CustomerDesk::languageChanged, m_window.get(), &CashierWindow::setCustomerLanguage);
    m_window->setCustomerLanguage(m_desk->language());
}

TwoScreensRig::~TwoScreensRig()
{
    m_desk.reset();
    m_window.reset();
}

void TwoScreensRig::plugIn() const
{
    if (!isThere(customersName))
        m_display.plugIn(customersName, customers);
    if (!waitFor([] { return isThere(customersName); }))
        qFatal("the customer's screen is not there");
}

void TwoScreensRig::pullOut() const
{
    if (isThere(customersName))
        m_display.pullOut(customersName);
    if (!waitFor([] { return !isThere(customersName); }))
        qFatal("the customer's screen is still there");
}

QString TwoScreensRig::textOn(const QWidget &window, const QString &name)
{
    const auto *widget = window.findChild<QWidget *>(name);
    if (!widget || !widget->isVisible())
        return {};
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        return label->text();
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    return button ? button->text() : QString();
}

QStringList TwoScreensRig::textsOn(const QWidget &window)
{
    QStringList texts;
    for (const auto *label : window.findChildren<QLabel *>()) {
        if (label->isVisible())
            texts << label->text();
    }
    for (const auto *button : window.findChildren<QAbstractButton *>()) {
        if (button->isVisible())
            texts << button->text();
    }
    texts.removeAll(QString());
    return texts;
}

void TwoScreensRig::hand(const QStringList &arguments) const
{
    QProcess xdotool;
    xdotool.start(u"xdotool"_s, arguments); // DISPLAY is that of the rig
    if (!waitFor([&] { return xdotool.state() == QProcess::NotRunning; }) || xdotool.exitCode() != 0)
        qWarning("xdotool: %s", xdotool.readAllStandardError().constData());
}

void TwoScreensRig::click(const QWidget &widget) const
{
    const QPoint point = widget.mapToGlobal(widget.rect().center());
    hand({u"mousemove"_s, QString::number(point.x()), QString::number(point.y()), u"click"_s, u"1"_s});
}

void TwoScreensRig::clickOn(const QWidget &window, const QString &button) const
{
    for (const auto *found : window.findChildren<QPushButton *>(button)) {
        if (found->isVisible())
            return click(*found);
    }
    qWarning("the button %s cannot be seen", qUtf8Printable(button));
}

void TwoScreensRig::clickInCheckout(const QString &control, bool inPopup) const
{
    std::optional<Place> place;
    const auto isHere = [&] { // the page may still tell where things stood in the window that it comes from
        place = placeOf(control, inPopup);
        return inPopup || !place || place->viewport.width() == view().width();
    };
    if (!waitFor(isHere, 5'000))
        qWarning("%s is in a page of another width than its window's", qUtf8Printable(control));
    if (!place)
        return;
    const QPointF corner(view().width(), view().height());
    const QPointF inView = corner - QPointF(place->viewport.width(), place->viewport.height()) + place->box.center();
    const QPoint point = view().mapToGlobal(inView.toPoint());
    hand({u"mousemove"_s, QString::number(point.x()), QString::number(point.y()), u"click"_s, u"1"_s});
}

// The first clicks may come before the page's first picture, and be dropped.
void TwoScreensRig::focusInCheckout(const QString &control) const
{
    for (int tries = 0; tries < 20 && !hasFocus(control); ++tries) {
        clickInCheckout(control);
        (void)waitFor([&] { return hasFocus(control); }, 1'000);
    }
}

void TwoScreensRig::fillIn(const QString &control, const QString &text) const
{
    focusInCheckout(control);
    type(text);
}

bool TwoScreensRig::typeOn(const QString &control, const QString &more, int total) const
{
    if (!waitFor([&] { return hears(control); })) {
        qWarning("%s does not listen", qUtf8Printable(control));
        return false;
    }
    type(more);
    const bool took = waitFor([&] { return !hasFocus(control) || digits() == total; }); // a full one hands over
    if (!took)
        qWarning("%s holds %d digits, not %d", qUtf8Printable(control), digits(), total);
    return took;
}

// With the mouse: a display that is busy may take typed digits at once, as a scanner's are.
void TwoScreensRig::beginPayment(const QString &amount) const
{
    for (const QChar digit : amount)
        clickOn(*m_window, u"key-"_s + digit);
    clickOn(*m_window, u"charge"_s);
}

void TwoScreensRig::charge(const QString &amount) const
{
    beginPayment(amount);
    (void)placeOf(u"card-number"_s);
}

void TwoScreensRig::payByCard(const QString &number) const
{
    fillIn(u"card-number"_s, number);
    fillIn(u"card-expiry"_s, u"1234"_s);
    fillIn(u"card-cvc"_s, u"123"_s);
    pay();
}

// As with focusInCheckout(): a page that has just come to another window drops clicks until it is painted there.
void TwoScreensRig::pay() const
{
    for (int tries = 0; tries < 10; ++tries) {
        clickInCheckout(u"pay"_s);
        if (waitFor([&] { return paymentStatus() != u"created"_s; }, 2'000))
            return;
    }
}

bool TwoScreensRig::hasKeyboard(const QWidget &window) const
{
    return waitFor([&] { return QGuiApplication::focusWindow() == window.windowHandle(); });
}

} // namespace Kassi
