// SPDX-License-Identifier: MIT
// Every screen of the kiosk, one line each: see screens.h.
#include "screens.h"

#include "cashier/payment_facts.h"
#include "kiosk/kiosk_window.h"
#include "kiosk/notice_page.h"
#include "kiosk/on_screen_keyboard.h"
#include "kiosk/staff_panel.h"

#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTest>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

PriceList prices()
{
    const auto one = [](const QString &name) { return LocalText{{u"is"_s, name}}; };
    PriceList list{
        .groups = {{.id = u"drinks"_s, .name = one(u"Drykkir"_s)}, {.id = u"food"_s, .name = one(u"Matur"_s)}}};
    const QStringList names{u"Kaffi latte"_s, u"Te með mjólk"_s, u"Flatkaka með hangikjöti"_s, u"Snúður"_s};
    for (int i = 0; i < 16; ++i)
        list.items.push_back({.id = u"i%1"_s.arg(i),
                              .name = one(names[i % names.size()]),
                              .price = 350 + 140 * i,
                              .group = i < 13 ? u"drinks"_s : u"food"_s});
    return list;
}

void toReview(Stage &stage, int items = 3)
{
    KioskWindow &kiosk = stage.kiosk();
    kiosk.feed(KioskInput::Begin{});
    for (int i = 0; i < items; ++i) {
        kiosk.feed(KioskInput::Add{u"i%1"_s.arg(i)});
        kiosk.feed(KioskInput::Add{u"i%1"_s.arg(i)});
    }
    kiosk.feed(KioskInput::GoOn{});
}

void toPayment(Stage &stage, const State &state)
{
    toReview(stage);
    KioskWindow &kiosk = stage.kiosk();
    kiosk.feed(KioskInput::GoOn{});
    PaymentPage &page = kiosk.flow().paymentPage();
    Stage::showCheckout(page, state);
    page.showProgress(state);
    page.strip().facts().setHost(state.shown ? u"checkout.borga.is"_s : QString());
    stage.find<QPushButton>(u"pay-stop"_s).setFocus(); // Tab in the checkout is the checkout's
}

void toOutcome(Stage &stage, Outcome outcome, bool ofAnother = false)
{
    toReview(stage);
    KioskWindow &kiosk = stage.kiosk();
    kiosk.feed(KioskInput::GoOn{});
    Settlement settlement = Stage::settlement(outcome);
    settlement.reference = u"261127-K7M4"_s;
    kiosk.showSettlement(settlement);
    kiosk.feed(KioskInput::PaymentSettled{.outcome = outcome, .late = false, .ofAnother = ofAnother});
}

void toPhone(Stage &stage, const State &presented)
{
    toPayment(stage, presented);
    State phone = presented;
    phone.plan.mode = SessionMode::Hosted;
    PaymentPage &page = stage.kiosk().flow().paymentPage();
    page.offerPhone(true);
    page.presentPhone({.id = u"pses_2"_s,
                       .mode = SessionMode::Hosted,
                       .url = Secret(u"https://checkout.borga.is/s/0193f2a7c4d8e6b1"_s)});
    page.showPhone(true);
    page.showProgress(presented, &phone);
}

/// A field of the checkout, as an engine tells of it.
class FieldOfPage final : public QWidget
{
public:
    FieldOfPage(QWidget *view, Qt::InputMethodHints hints)
        : QWidget(view)
        , m_hints(hints)
    {
        setAttribute(Qt::WA_InputMethodEnabled);
        setFocusPolicy(Qt::ClickFocus);
        setGeometry(40, 24, 200, 44);
    }

protected:
    [[nodiscard]] QVariant inputMethodQuery(Qt::InputMethodQuery query) const override
    {
        return query == Qt::ImEnabled ? QVariant(true)
               : query == Qt::ImHints ? QVariant(int(m_hints))
                                      : QWidget::inputMethodQuery(query);
    }

private:
    Qt::InputMethodHints m_hints;
};

void toKeyboard(Stage &stage, const State &presented, Qt::InputMethodHints hints)
{
    toPayment(stage, presented);
    auto *field = new FieldOfPage(&stage.kiosk().flow().paymentPage().view(), hints);
    field->show();
    field->setFocus();
    const auto &keyboard = stage.find<OnScreenKeyboard>();
    stage.waitUntil([&keyboard] { return keyboard.isVisible(); });
}

void openPanel(Stage &stage)
{
    KioskWindow &kiosk = stage.kiosk();
    for (int i = 0; i < 5; ++i)
        QTest::mouseClick(kiosk.windowHandle(), Qt::LeftButton, {}, {20, 20});
    QCoreApplication::processEvents();
}

} // namespace

const QList<QSize> &kioskSizes()
{
    static const QList<QSize> sizes{{1080, 1920}, {1920, 1080}, {1280, 800}, {1024, 768}, {800, 600}};
    return sizes;
}

KioskWindow &Stage::kiosk(const std::function<void(KioskOptions &)> &change)
{
    if (m_window)
        return static_cast<KioskWindow &>(*m_window);
    const Origin origin = *Origin::parse(u"https://till.example.is"_s);
    KioskOptions options{
        .view = {.origin = origin, .elementUrl = u"http://127.0.0.1:%1/{client_secret}"_s.arg(m_silent.serverPort())},
        .defaults = {.money = {}, .origin = origin.toString(), .enabledMethods = {u"card"_s}}};
    options.returnUrl = u"https://example.is/takk"_s;
    options.kiosk.prices = prices();
    options.kiosk.amount.presets = {500, 1000, 2500, 5000, 10'000, 25'000};
    options.kiosk.volume = 60;
    options.language = m_language.code();
    options.shop = u"Þórsbúð ehf."_s;
    options.receipts.folder = m_folder.path();
    options.receipts.printer = u"default"_s;
    options.training = training;
    options.isSandbox = true;
    options.locked = false;
    if (staffed)
        setUpStaff();
    options.staff.file = m_folder.filePath(u"people.json"_s);
    if (change)
        change(options);
    options.kiosk.volume = 0; // nobody listens
    auto window = std::make_unique<KioskWindow>(CheckoutPorts{m_api, journal, m_clock, m_random}, options, m_readiness,
                                                m_language);
    window->setMerchant(u"Þórsbúð ehf."_s);
    KioskWindow &made = *window;
    m_window = std::move(window);
    m_kiosk = &made;
    show(*m_window);
    made.feed(KioskInput::Found{});
    return made;
}

const std::vector<Screen> &kioskScreens()
{
    static const State presented{.phase = Phase::Presented, .exposed = true, .shown = true};
    static const auto source = [](KioskSource from) {
        return [from](KioskOptions &options) { options.kiosk.source = from; };
    };
    static const auto begin = [](Stage &s, const std::function<void(KioskOptions &)> &change = {}) {
        s.kiosk(change).feed(KioskInput::Begin{});
    };
    static const std::vector<Screen> all{
        {"kiosk-attract", [](Stage &s) { s.training = true, (void)s.kiosk(); }, true},
        {"kiosk-list", [](Stage &s) { begin(s), s.kiosk().feed(KioskInput::Add{u"i1"_s}); }, true},
        {"kiosk-list-large",
         [](Stage &s) {
             begin(s);
             s.kiosk().feed(KioskInput::Add{u"i1"_s});
             s.kiosk().feed(KioskInput::Toggle{KioskAid::LargeText});
         },
         true},
        {"kiosk-list-low",
         [](Stage &s) {
             begin(s);
             s.kiosk().feed(KioskInput::Add{u"i1"_s});
             s.kiosk().feed(KioskInput::Toggle{KioskAid::Reach});
         },
         true},
        {"kiosk-amount",
         [](Stage &s) { begin(s, source(KioskSource::Amount)), s.kiosk().feed(KioskInput::SetAmount{2500}); }, true},
        {"kiosk-waiting", [](Stage &s) { begin(s, source(KioskSource::Pos)); }, true},
        {"kiosk-review", [](Stage &s) { toReview(s); }, true},
        {"kiosk-review-many", [](Stage &s) { toReview(s, 13); }, true},
        {"kiosk-pay-waiting", [](Stage &s) { toPayment(s, {.phase = Phase::Creating}); }, true},
        {"kiosk-pay", [](Stage &s) { toPayment(s, presented); }, true},
        {"kiosk-pay-stop",
         [](Stage &s) {
             toPayment(s, presented);
             s.press<QPushButton>(u"pay-stop"_s);
         },
         true},
        {"kiosk-pay-phone", [](Stage &s) { toPhone(s, presented); }, true},
        {"kiosk-pay-digits", [](Stage &s) { toKeyboard(s, presented, Qt::ImhDigitsOnly); }, true},
        {"kiosk-pay-letters", [](Stage &s) { toKeyboard(s, presented, Qt::ImhEmailCharactersOnly); }, true},
        {"kiosk-paid", [](Stage &s) { toOutcome(s, Outcome::Paid); }, true},
        {"kiosk-declined", [](Stage &s) { toOutcome(s, Outcome::Declined); }, true},
        {"kiosk-pending", [](Stage &s) { toOutcome(s, Outcome::Pending); }, true},
        {"kiosk-cancelled", [](Stage &s) { toOutcome(s, Outcome::Cancelled); }, true},
        {"kiosk-expired", [](Stage &s) { toOutcome(s, Outcome::Expired); }, true},
        {"kiosk-unavailable", [](Stage &s) { toOutcome(s, Outcome::Unavailable); }, true},
        {"kiosk-unconfirmed", [](Stage &s) { toOutcome(s, Outcome::Unconfirmed); }, true},
        {"kiosk-of-another", [](Stage &s) { toOutcome(s, Outcome::Paid, true); }, true},
        {"kiosk-thanks", [](Stage &s) { toOutcome(s, Outcome::Paid), s.kiosk().feed(KioskInput::Done{}); }, true},
        {"kiosk-still-there",
         [](Stage &s) {
             toReview(s);
             s.kiosk().setPace({.idleMs = 0});
             s.kiosk().feed(KioskInput::Tick{});
         },
         true},
        {"kiosk-offline",
         [](Stage &s) {
             for (NoticePage *page : s.kiosk().findChildren<NoticePage *>())
                 page->setReasons({u"host_unreachable"_s});
             s.kiosk().feed(KioskInput::Found{KioskTrouble::GatewayUnreachable});
         },
         true},
        {"kiosk-out-of-service",
         [](Stage &s) {
             for (NoticePage *page : s.kiosk().findChildren<NoticePage *>())
                 page->setReasons({u"call_failed"_s, u"clock_far_off"_s});
             s.kiosk().feed(KioskInput::Found{KioskTrouble::NotReady});
         },
         true},
        {"kiosk-pin",
         [](Stage &s) {
             s.staffed = true;
             (void)s.kiosk([](KioskOptions &options) { options.isSandbox = false; });
             openPanel(s);
         },
         true},
        {"kiosk-panel", [](Stage &s) { openPanel(s); }, true},
        {"kiosk-no-manager",
         [](Stage &s) {
             (void)s.kiosk([](KioskOptions &options) { options.isSandbox = false; });
             openPanel(s);
         },
         true},
    };
    return all;
}

} // namespace Kassi
