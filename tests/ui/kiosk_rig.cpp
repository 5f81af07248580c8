// SPDX-License-Identifier: MIT
#include "kiosk_rig.h"

#include "common/theme.h"
#include "readiness/readiness_rules.h"

#include <QWebEngineView>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

PriceList prices()
{
    return {
        .groups = {{.id = u"hot"_s, .name = {{u"is"_s, u"Heitt"_s}, {u"en"_s, u"Hot"_s}}},
                   {.id = u"cold"_s, .name = {{u"is"_s, u"Kalt"_s}, {u"en"_s, u"Cold"_s}}}},
        .items = {
            {.id = u"latte"_s,
             .name = {{u"is"_s, u"Kaffi latte"_s}, {u"en"_s, u"Latte"_s}},
             .price = 890,
             .group = u"hot"_s,
             .atMost = 3},
            {.id = u"tea"_s, .name = {{u"is"_s, u"Te"_s}, {u"en"_s, u"Tea"_s}}, .price = 490, .group = u"hot"_s},
            {.id = u"bun"_s, .name = {{u"is"_s, u"Snúður"_s}, {u"en"_s, u"Bun"_s}}, .price = 450, .group = u"cold"_s}}};
}

} // namespace

KioskRig::KioskRig()
    : m_gateway(std::make_unique<GatewayRig>())
    , m_finger(QTest::createTouchDevice())
{
    Theme::apply(*qApp);
    auto journal = SqlJournal::open(m_folder.filePath(u"journal.sqlite3"_s), [this] { return m_clock.wallMs(); });
    if (!journal)
        qFatal("no journal");
    m_journal = *std::move(journal);
    auto api = BorgaApi::make({.baseUrl = m_gateway->gateway().baseUrl(),
                               .merchantId = m_gateway->gateway().merchantId(),
                               .apiKey = Secret(m_gateway->gateway().secretKey()),
                               .timeoutMs = 5'000});
    if (!api)
        qFatal("no gateway");
    m_api = *std::move(api);
    const Origin origin = *Origin::parse(u"https://till.example.is"_s);
    options.view = {.origin = origin, .elementUrl = m_gateway->gateway().elementUrlTemplate()};
    options.defaults = {.money = {}, .origin = origin.toString(), .enabledMethods = {u"card"_s, u"krafa"_s}};
    options.returnUrl = u"https://example.is/takk"_s;
    options.kiosk.prices = prices();
    options.kiosk.volume = 0;
    options.shop = u"Þórsbúð"_s;
    options.tillName = u"Kassi 1"_s;
    options.receipts.folder = m_folder.path();
    options.pace.thanksMs = 300;
    checks = {gatewayCheck(*m_api),
              [this](const PointsFound &told) { told({judgeJournal(m_journal->checkReadyToRecord())}); }};
    options.locked = false;
}

KioskRig::~KioskRig()
{
    close();
}

void KioskRig::openAtOnce()
{
    m_window.reset();
    m_readiness = std::make_unique<ReadinessWatch>(
        m_clock, [this] { return checks; }, readinessPace);
    m_window = std::make_unique<KioskWindow>(CheckoutPorts{*m_api, *m_journal, m_clock, m_random}, options,
                                             *m_readiness, m_language);
    const PaymentPage &page = m_window->flow().paymentPage();
    QObject::connect(&page, &PaymentPage::presentedChanged, m_window.get(), [this](bool presented) {
        if (presented) {
            lookAtCheckout();
            m_presented = m_gateway->sessionId();
        } else {
            m_pagesGone[m_presented] = m_gateway->pageOf(m_presented);
        }
    });
    QObject::connect(m_window->findChild<CheckoutView *>(), &CheckoutView::ready, m_window.get(),
                     [this] { ++m_formsShown; });
    m_window->resize(1024, 768);
    m_window->open();
    if (!QTest::qWaitForWindowActive(m_window.get()))
        qFatal("the window is not there");
    m_window->setMerchant(u"Þórsbúð ehf."_s);
    m_window->startGuardian();
}

void KioskRig::open()
{
    openAtOnce();
    if (!reaches(KioskPlace::Attract))
        qFatal("the kiosk does not become ready");
}

bool KioskRig::reaches(KioskPlace place, int timeoutMs) const
{
    return GatewayRig::waitFor([&] { return m_window->state().place == place; }, timeoutMs);
}

void KioskRig::touch(const QString &name) const
{
    auto *widget = find<QWidget>(name);
    if (!widget || !widget->isVisible()) {
        qWarning("nothing to touch: %s", qUtf8Printable(name));
        return;
    }
    touchAt(widget->mapTo(m_window.get(), widget->rect().center()));
}

void KioskRig::touchAt(const QPoint &inWindow) const
{
    QWindow *window = m_window->windowHandle();
    QTest::touchEvent(window, m_finger).press(0, inWindow, window);
    QTest::touchEvent(window, m_finger).release(0, inWindow, window);
    QCoreApplication::processEvents();
}

void KioskRig::key(Qt::Key key) const
{
    QTest::keyClick(m_window->windowHandle(), key);
}

void KioskRig::clickInCheckout(const QString &control) const
{
    lookAtCheckout();
    const auto place = m_gateway->placeOf(control);
    auto *view = m_window->findChild<QWebEngineView *>();
    if (place && view && view->focusProxy())
        QTest::mouseClick(view->focusProxy(), Qt::LeftButton, {}, place->box.center().toPoint());
}

// Of an order that is gone on with it is not the session that was made last.
void KioskRig::lookAtCheckout() const
{
    const CheckoutPair *order = m_window->flow().order();
    m_gateway->lookAt(order ? order->form().state().session : QString());
}

bool KioskRig::isCheckoutThere() const
{
    const auto isThere = [this] {
        lookAtCheckout();
        return m_gateway->pageOf(m_presented) > m_pagesGone.value(m_presented) && m_gateway->sees(u"pay"_s);
    };
    return GatewayRig::waitFor([&] { return place() != KioskPlace::Payment || isThere(); }) &&
           place() == KioskPlace::Payment;
}

void KioskRig::keyInCheckout(Qt::Key key) const
{
    QTest::keyClick(m_window->findChild<QWebEngineView *>()->focusProxy(), key);
}

bool KioskRig::goToField(const QString &control) const
{
    for (int tries = 0; tries < 10 && place() == KioskPlace::Payment && !m_gateway->hears(control); ++tries) {
        clickInCheckout(control); // the first clicks may come before the page's first picture, and be dropped
        (void)GatewayRig::waitFor([&] { return m_gateway->hears(control); }, 3'000);
    }
    return m_gateway->hears(control);
}

void KioskRig::fillInCheckout(const QString &control, const QString &text) const
{
    if (isCheckoutThere() && goToField(control))
        QTest::keyClicks(m_window->findChild<QWebEngineView *>()->focusProxy(), text);
}

// A full field hands over to the next one. They are not clicked: the form moves while the keyboard on the screen comes
// and goes, and where a field stood may be the key to another method.
bool KioskRig::typeCard(const QString &number) const
{
    QWidget *page = m_window->findChild<QWebEngineView *>()->focusProxy();
    const auto writeOver = [page](const QString &text) {
        QTest::keyClick(page, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(page, text);
    };
    const auto hands = [this](const QString &field) {
        return GatewayRig::waitFor([&] { return m_gateway->hears(field) || place() != KioskPlace::Payment; }, 5'000) &&
               place() == KioskPlace::Payment;
    };
    if (!goToField(u"card-number"_s))
        return false;
    writeOver(number);
    if (!hands(u"card-expiry"_s))
        return false;
    writeOver(u"1234"_s);
    if (!hands(u"card-cvc"_s))
        return false;
    writeOver(u"123"_s);
    return GatewayRig::waitFor([this] { return m_gateway->digits() == 3; }, 5'000);
}

// What did not arrive is written again, as by anyone who looks at the field.
void KioskRig::fillInCard(const QString &number) const
{
    for (int tries = 0; tries < 5 && isCheckoutThere(); ++tries) {
        if (typeCard(number))
            return;
    }
}

void KioskRig::payByCard(const QString &number) const
{
    fillInCard(number);
    const QString before = m_gateway->paymentStatus(); // of an earlier card: "failed"
    keyInCheckout(Qt::Key_Return);
    (void)GatewayRig::waitFor([&] { return place() != KioskPlace::Payment || m_gateway->paymentStatus() != before; });
}

void KioskRig::answerBank(bool approve) const
{
    pressUntilItMoves(approve ? u"acs-approve"_s : u"acs-reject"_s);
}

// The page moves while the keyboard on the screen goes.
void KioskRig::pressUntilItMoves(const QString &control) const
{
    const QString before = m_gateway->paymentStatus(); // of an earlier card: "failed"
    constexpr int mostTries = 15;
    for (int tries = 0; tries < mostTries && place() == KioskPlace::Payment; ++tries) {
        clickInCheckout(control);
        if (GatewayRig::waitFor([&] { return m_gateway->paymentStatus() != before; }, 2'000))
            return;
    }
}

void KioskRig::toReview() const
{
    touch(u"attract-begin"_s);
    touch(u"more-latte"_s);
    touch(u"order-go-on"_s);
}

void KioskRig::toPayment() const
{
    toReview();
    touch(u"review-pay"_s);
}

} // namespace Kassi
