// SPDX-License-Identifier: MIT
#include "kiosk/kiosk_window.h"

#include "common/error_text.h"
#include "common/language.h"
#include "common/outcome_text.h"
#include "kiosk/attract_page.h"
#include "kiosk/end_page.h"
#include "kiosk/kiosk_bar.h"
#include "kiosk/kiosk_health.h"
#include "kiosk/notice_page.h"
#include "kiosk/on_screen_keyboard.h"
#include "kiosk/pay_page.h"
#include "kiosk/price_page.h"
#include "kiosk/review_page.h"
#include "kiosk/staff_panel.h"
#include "kiosk/still_there.h"
#include "kiosk/sum_page.h"

#include <QApplication>
#include <QBoxLayout>
#include <QCloseEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QWindow>

#include <algorithm>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr QSize smallest(480, 360);
constexpr auto tick = std::chrono::milliseconds(250);

QStringList languagesOf(const KioskOptions &options)
{
    if (!options.kiosk.languages.isEmpty())
        return options.kiosk.languages;
    QStringList all;
    for (const LanguageName &language : Language::all())
        all << language.code;
    return all;
}

} // namespace

KioskWindow::KioskWindow(const CheckoutPorts &ports, const KioskOptions &options, ReadinessWatch &readiness,
                         Language &language)
    : m_ports(ports)
    , m_options(options)
    , m_language(language)
    , m_stack(new PageStack(this))
    , m_way(new QWidget(this))
    , m_training(makeKioskLabel(u"training"_s, u"kiosk-training"_s, m_way))
    , m_bar(new KioskBar([this](const AnyKioskInput &input) { feed(input); }, languagesOf(options), m_way))
    , m_foot(new KioskFoot([this](const AnyKioskInput &input) { feed(input); }, m_way))
    , m_air(new QWidget(m_way))
    , m_pages(new PageStack(m_way))
    , m_burnIn(*m_way)
    , m_flow(new PaymentFlow(ports, options.view, false, this))
    , m_guardian(ports)
    , m_receipts(ports, options.receipts, options.tillName)
    , m_readiness(readiness)
    , m_chime(options.kiosk.volume, options.player)
    , m_orders(ports, options.defaults)
    , m_staff(ports, options.staff, options.isSandbox,
              {.pages = *m_stack,
               .payment = *m_flow,
               .customers = *m_way,
               .guardian = m_guardian,
               .readiness = m_readiness,
               .chime = m_chime,
               .closedMarker = options.closedMarker})
{
    const KioskFeed tell = [this](const AnyKioskInput &input) { feed(input); };
    const KioskSettings &kiosk = m_options.kiosk;
    setObjectName(u"page"_s);
    setWindowTitle(u"Kassi"_s);
    setMinimumSize(smallest);
    m_way->setObjectName(u"page"_s);
    m_flow->hide();
    m_flow->setLogo(m_options.logo);
    m_flow->offerPhone(m_options.returnUrl, m_options.cancelUrl);
    m_attract = new AttractPage(tell, kiosk.pictures, m_pages);
    m_review = new ReviewPage(tell, kiosk.prices, kiosk.amount.purpose, m_pages);
    m_pay = new PayPage(tell, *m_flow, m_pages);
    m_pay->setTabOrderAfter(m_foot->lastControl());
    m_end = new EndPage(tell, m_pages);
    m_notice = new NoticePage(m_pages);
    for (QWidget *page : std::initializer_list<QWidget *>{m_attract, m_review, m_pay, m_end, m_notice})
        m_pages->addWidget(page);
    if (kiosk.source == KioskSource::List) {
        m_prices = new PricePage(tell, m_options.kiosk.prices, m_pages);
        m_pages->addWidget(m_prices);
    } else if (kiosk.source == KioskSource::Amount) {
        m_sum = new SumPage(tell,
                            {.presets = kiosk.amount.presets,
                             .min = kiosk.amount.min,
                             .max = kiosk.amount.max,
                             .purpose = kiosk.amount.purpose},
                            m_pages);
        m_pages->addWidget(m_sum);
    }
    m_question = new StillThere(tell, m_way);
    m_training->setVisible(m_options.training);
    auto *column = new QVBoxLayout(m_way);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_training);
    column->addWidget(m_air);
    column->addWidget(m_bar);
    column->addWidget(m_pages, 1);
    column->addWidget(m_foot);
    m_stack->addWidget(m_way);
    m_stack->setCurrentWidget(m_way);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_stack);
    m_bar->setLogo(m_options.logo);
    m_bar->setShop(m_options.shop);
    m_attract->setShop(m_options.shop);
    m_end->offerReceipt(!m_options.receipts.printer.isEmpty() && !m_options.receipts.automatic);

    m_state.source = kiosk.source;
    m_state.shopLanguage = m_options.language;
    m_state.language = m_options.language;
    m_state.activeAt = m_ports.clock.monotonicMs();
    m_options.pace.idleMs =
        m_options.pace.idleMs == KioskPace().idleMs ? kiosk.idleSeconds * qint64(1'000) : m_options.pace.idleMs;
    connectFlow();
    connectGuardian();
    connectReceipts();
    connectStaff();
    connect(&m_readiness, &ReadinessWatch::looked, this, [this](const ReadinessReport &report) {
        m_notice->setReasons(reasonsIn(report));
        m_receipts.setPrinterGone(isPrinterGone(report));
        feed(KioskInput::Found{kioskTroubleIn(report)});
        render(); // the reasons may be others
    });
    new OnScreenKeyboard(*this);
    connect(&m_tick, &QTimer::timeout, this, [this] { feed(KioskInput::Tick{}); });
    qApp->installEventFilter(this);
    m_language.use(m_state.language);
    retranslate();
    render();
}

KioskWindow::~KioskWindow()
{
    qApp->removeEventFilter(this);
    m_lock.reset();
    delete m_pay; // gives the flow its pane back
}

void KioskWindow::open()
{
    if (m_options.locked)
        m_lock = std::make_unique<KioskLock>(
            *this, KioskLockOptions{.screen = m_options.kiosk.screen, .hidePointer = m_options.kiosk.hidePointer});
    else
        show();
    m_tick.start(tick);
    if (m_staff.isKeptClosed())
        feed(KioskInput::OutOfService{true});
    m_readiness.start();
    QTimer::singleShot(0, m_flow, &PaymentFlow::prepare); // the window first
}

void KioskWindow::setMerchant(const QString &name)
{
    m_flow->setMerchant(name);
    m_receipts.setMerchant(name);
    if (m_options.shop.isEmpty()) {
        m_bar->setShop(name);
        m_attract->setShop(name);
    }
}

void KioskWindow::startGuardian()
{
    if (const auto started = m_guardian.start(); !started)
        tellTrouble(started.error());
}

void KioskWindow::tellTrouble(const Error &error)
{
    logError(error);
    m_staff.panel().setNotice(textFor(error));
    if (error.code == ErrorCode::JournalFailed)
        feed(KioskInput::Found{KioskTrouble::JournalStopped});
}

// ---------------------------------------------------------------- what others tell

void KioskWindow::connectFlow()
{
    connect(m_flow, &PaymentFlow::settled, this, &KioskWindow::settled);
    connect(m_flow, &PaymentFlow::revised, this, [this](const Settlement &settlement) {
        if (settlement.reference != m_request.reference)
            return;
        const bool ofAnother = isOfAnother(settlement);
        if (tookMoney(settlement) && !ofAnother)
            m_receipts.remember(settlement);
        showSettlement(settlement);
        feed(KioskInput::Revised{
            .outcome = settlement.outcome, .late = settlement.isLateMoney(), .ofAnother = ofAnother});
    });
    connect(&m_flow->paymentPage().view(), &CheckoutView::typed, this, [this] {
        m_heard = true;
        feed(KioskInput::Touched{});
    });
    connect(&m_flow->paymentPage(), &PaymentPage::phoneToggled, this, [this] { m_heard = true; });
}

void KioskWindow::connectGuardian()
{
    connect(&m_guardian, &PaymentGuardian::visited, this, [this](const Settlement &settlement, bool news) {
        if (!news)
            return;
        const bool isOnScreen = m_state.place == KioskPlace::Outcome && m_request.reference == settlement.reference;
        m_flow->reviseOutcome(settlement);
        if (!isOnScreen && tookMoney(settlement))
            m_orders.tellPaid(settlement);
    });
}

void KioskWindow::connectReceipts()
{
    connect(m_end, &EndPage::receiptWanted, this, [this] {
        feed(KioskInput::Touched{});
        m_receipts.print(m_state.language);
    });
    connect(&m_receipts, &KioskReceipts::told, this, [this](ReceiptStage stage, const QString &text) {
        m_staff.panel().setNotice(text);
        m_end->tellReceipt(stage == ReceiptStage::Working ? tr("Your receipt is being printed.")
                           : stage == ReceiptStage::Done
                               ? tr("Here is your receipt.")
                               : tr("The receipt could not be printed. The staff can print it."),
                           stage != ReceiptStage::Trouble);
        render();
    });
}

// ---------------------------------------------------------------- a POS

Result<void> KioskWindow::offerOrder(const SessionRequest &request, PosAnswer answer)
{
    if (const auto valid = validate(request.money); !valid)
        return tl::unexpected(valid.error());
    if (!takesPosOrder(m_state))
        return fail(ErrorCode::InvalidRequest, u"The kiosk is busy with somebody, or out of service."_s);
    m_posRequest = request;
    m_posAnswer = std::move(answer);
    feed(KioskInput::OrderOffered{{.reference = request.reference, .money = request.money}});
    return {};
}

void KioskWindow::withdrawOrder()
{
    feed(KioskInput::OrderWithdrawn{});
}

// ---------------------------------------------------------------- the way

KioskWorld KioskWindow::world() const
{
    return {.prices = m_options.kiosk.prices,
            .minAmount = m_options.kiosk.amount.min,
            .maxAmount = m_options.kiosk.amount.max,
            .pace = m_options.pace,
            .nowMs = m_ports.clock.monotonicMs()};
}

// One after the other: what is carried out may tell of more at once.
void KioskWindow::feed(const AnyKioskInput &input)
{
    m_inputs.push_back(input);
    if (m_feeding)
        return;
    m_feeding = true;
    bool news = false;
    while (!m_inputs.empty()) {
        KioskState before = m_state;
        const KioskStep step = kioskStep(m_state, m_inputs.front(), world());
        m_inputs.pop_front();
        m_state = step.state;
        before.activeAt = m_state.activeAt;
        if (before == m_state && step.commands.empty())
            continue;
        news = true;
        for (const AnyKioskCommand &command : step.commands)
            carryOut(command);
        if (before.place != m_state.place || before.visit != m_state.visit)
            arrive(before.place);
    }
    m_feeding = false;
    const qint64 now = m_ports.clock.monotonicMs();
    m_attract->follow(now, m_options.view.wantsReducedMotion);
    m_burnIn.follow(m_state, now);
    if (!news && !m_state.asking)
        return;
    render();
    if (news)
        Q_EMIT changed();
}

void KioskWindow::carryOut(const AnyKioskCommand &command)
{
    if (const auto *order = std::get_if<KioskCommand::Charge>(&command))
        return charge(order->again);
    if (const auto *stop = std::get_if<KioskCommand::StopPayment>(&command))
        return m_flow->cancel(stop->reason);
    if (const PosAnswer answer = std::exchange(m_posAnswer, {}))
        answer({});
}

void KioskWindow::charge(bool again)
{
    if (!again) {
        const KioskOrders::Made made = m_orders.make(m_state, m_options.kiosk.prices, m_posRequest);
        m_request = made.request;
        m_kept = made.kept;
        m_heard = false;
    }
    m_request.locale = m_state.language;
    if (!again && !m_kept && m_orders.takePaidBefore(m_request)) {
        showSettlement({.outcome = Outcome::Paid, .reference = {}, .money = m_request.money});
        return feed(KioskInput::PaymentSettled{.outcome = Outcome::Paid, .late = false, .ofAnother = true});
    }
    m_guardian.release(m_request.reference);
    m_ports.api.preconnect();
    if (const auto started = m_flow->start(m_request); !started) {
        m_guardian.adopt(m_request.reference);
        const Settlement none{.outcome = Outcome::Unavailable,
                              .reference = m_request.reference,
                              .money = m_request.money,
                              .error = started.error()};
        showSettlement(none);
        m_staff.panel().setNotice(textFor(started.error()));
        if (m_state.posOrder && m_posAnswer)
            m_posAnswer(none);
        feed(KioskInput::ChargeRefused{started.error().code == ErrorCode::JournalFailed});
        m_readiness.lookNow();
    }
}

// The order was begun before this customer came, who has done nothing that could have paid it.
bool KioskWindow::isOfAnother(const Settlement &settlement) const
{
    return tookMoney(settlement) && m_kept && !m_heard;
}

void KioskWindow::settled(const Settlement &settlement)
{
    m_guardian.adopt(m_request.reference);
    const bool took = tookMoney(settlement);
    const bool ofAnother = isOfAnother(settlement);
    if (took && !ofAnother) {
        m_receipts.remember(settlement);
        m_orders.tellAnswered(settlement.reference);
    }
    showSettlement(settlement);
    if (m_state.posOrder && m_posAnswer)
        m_posAnswer(settlement);
    feed(KioskInput::PaymentSettled{
        .outcome = settlement.outcome, .late = settlement.isLateMoney(), .ofAnother = ofAnother});
    if (took && !ofAnother)
        m_receipts.printByItself(m_state.language);
    if (settlement.outcome == Outcome::Unavailable)
        m_readiness.lookNow();
    if (m_closing) {
        close();
        return;
    }
    constexpr auto outcomeFirst = std::chrono::milliseconds(100); // it is painted before the next one is made ready
    QTimer::singleShot(outcomeFirst, m_flow, &PaymentFlow::prepare);
}

void KioskWindow::showSettlement(const Settlement &settlement)
{
    m_end->setSettlement(settlement);
}

// What a new place begins with.
void KioskWindow::arrive(KioskPlace before)
{
    switch (m_state.place) {
    case KioskPlace::Order:
        if (before == KioskPlace::Attract) {
            if (m_prices)
                m_prices->begin();
            m_ports.api.preconnect();
            m_flow->prepare(); // where it has become stale, or failed
        }
        break;
    case KioskPlace::Outcome: m_chime.play(soundOf(m_state)); break;
    case KioskPlace::Attract:
    case KioskPlace::OutOfService:
        m_posAnswer = {};
        m_staff.leave();
        break;
    case KioskPlace::Review:
    case KioskPlace::Payment:
    case KioskPlace::Thanks:
    case KioskPlace::Staff: break;
    }
}

// ---------------------------------------------------------------- the screen

QWidget *KioskWindow::pageOf(KioskPlace place) const
{
    switch (place) {
    case KioskPlace::Attract: return m_attract;
    case KioskPlace::Order:
        if (m_prices)
            return m_prices;
        return m_sum ? static_cast<QWidget *>(m_sum) : m_notice;
    case KioskPlace::Review: return m_review;
    case KioskPlace::Payment: return m_pay;
    case KioskPlace::Outcome: return m_end;
    case KioskPlace::Thanks:
    case KioskPlace::OutOfService:
    case KioskPlace::Staff: return m_notice;
    }
    Q_UNREACHABLE();
}

void KioskWindow::render()
{
    if (m_language.code() != m_state.language)
        m_language.use(m_state.language);
    if (std::exchange(m_contrast, m_state.contrast) != m_state.contrast && m_options.applyContrast)
        m_options.applyContrast(m_contrast);
    arrange();
    m_bar->show(m_state, m_unit);
    m_foot->show(m_state);
    m_review->setNotice(m_receipts.isPrinterOut() ? tr("The printer does not work now: no receipt can be printed.")
                                                  : QString());
    m_review->show(m_state, m_unit);
    m_pay->show(m_state);
    m_end->show(m_state, m_unit);
    if (m_prices)
        m_prices->show(m_state, m_unit);
    if (m_sum)
        m_sum->show(m_state);
    m_staff.panel().setService(m_state.closedByStaff);
    m_notice->follow(m_state, m_request.reference, m_unit);
    QWidget *page = pageOf(m_state.place);
    if (m_pages->currentPage() != page) {
        m_pages->setCurrentWidget(page);
        if (page != m_pay)
            page->setFocus();
    }
    const bool wasAsking = m_question->isVisible();
    m_question->show(msToAnswer(m_state, m_options.pace, m_ports.clock.monotonicMs()),
                     m_state.place == KioskPlace::Payment);
    if (m_question->isVisible() && !wasAsking)
        m_chime.play(Sound::Attention);
    showBehind(!m_question->isVisible());
    if (!wasAsking || m_question->isVisible())
        return;
    if (m_state.place == KioskPlace::Payment)
        m_flow->paymentPage().giveKeyboard();
    else
        page->setFocus();
}

// What the question covers takes no keys. A checkout stays where it is: one that is hidden would be taken for dead.
void KioskWindow::showBehind(bool on)
{
    const bool paying = m_state.place == KioskPlace::Payment;
    m_bar->setVisible(on || paying);
    m_pages->setVisible(on || paying);
    m_foot->setVisible(on && !paying); // the form needs all the room there is
    for (QWidget *part : {static_cast<QWidget *>(m_bar), static_cast<QWidget *>(m_pages)})
        part->setEnabled(on);
}

void KioskWindow::arrange()
{
    const int unit = kioskUnit(size(), m_state.largeText);
    if (std::exchange(m_unit, unit) != unit)
        m_stack->setStyleSheet(kioskMeasures(unit));
    // As much as the screens can do without, and not so much that they begin below the middle.
    constexpr double most = 0.4;
    constexpr int neededUnits = 34;
    const int air = std::clamp(height() - neededUnits * unit, 0, int(most * height()));
    m_air->setFixedHeight(m_state.reach ? air : 0);
    m_attract->setLow(m_state.reach);
    m_question->setLow(m_state.reach);
}

void KioskWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    render();
}

void KioskWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void KioskWindow::retranslate()
{
    m_training->setText(tr("TRAINING: test cards only, no money moves"));
}

// ---------------------------------------------------------------- hands

bool KioskWindow::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        if (watched == windowHandle())
            tap(static_cast<QMouseEvent *>(event)->position());
        [[fallthrough]];
    case QEvent::KeyPress:
    case QEvent::TouchBegin:
    case QEvent::Wheel:
    case QEvent::InputMethod: {
        const auto *widget = qobject_cast<QWidget *>(watched);
        if (widget && m_flow->paymentPage().view().isAncestorOf(widget))
            m_heard = true;
        if (!m_question->isVisible()) // its own keys are the answer
            feed(KioskInput::Touched{});
        break;
    }
    default: break;
    }
    return QWidget::eventFilter(watched, event);
}

// It opens when the press itself is over, which is nobody's on the next screen.
void KioskWindow::tap(const QPointF &at)
{
    if (m_staff.tap(at))
        QMetaObject::invokeMethod(this, &KioskWindow::openStaff, Qt::QueuedConnection);
}

void KioskWindow::openStaff()
{
    feed(KioskInput::StaffCame{});
    if (m_state.place == KioskPlace::Staff)
        m_staff.ask(m_unit, [this, visit = m_state.visit] {
            return m_state.visit == visit && m_state.place == KioskPlace::Staff;
        });
}

void KioskWindow::connectStaff()
{
    StaffPanel &panel = m_staff.panel();
    connect(&m_staff, &KioskStaff::left, this, [this] { feed(KioskInput::StaffLeft{}); });
    connect(&m_staff, &KioskStaff::troubled, this, &KioskWindow::tellTrouble);
    connect(&panel, &StaffPanel::serviceWanted, this, [this](bool out) {
        m_staff.keepClosed(out);
        feed(KioskInput::OutOfService{out});
        m_readiness.lookNow(); // for whoever hears of it
    });
    connect(&panel, &StaffPanel::reprintWanted, this, [this] {
        if (!m_receipts.printAgain(m_options.language))
            m_staff.panel().setNotice(tr("Nothing was paid here yet."));
    });
    connect(&panel, &StaffPanel::restartWanted, this, &KioskWindow::restartWanted);
    connect(&panel, &StaffPanel::closeWanted, this, [this] { close(); });
}

// Asked by the program itself: staff, or whoever stops the service. A payment is stopped in good order first.
void KioskWindow::closeEvent(QCloseEvent *event)
{
    if (!m_flow->isActive())
        return QWidget::closeEvent(event);
    m_closing = true;
    m_flow->cancel(CancelReason::Staff);
    event->ignore();
}

} // namespace Kassi
