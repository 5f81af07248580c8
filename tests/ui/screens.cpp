// SPDX-License-Identifier: MIT
#include "screens.h"

#include "cashier/amount_page.h"
#include "cashier/cashier_window.h"
#include "cashier/journal_details.h"
#include "cashier/late_money_bar.h"
#include "cashier/outcome_page.h"
#include "cashier/payment_facts.h"
#include "cashier/payment_page.h"
#include "checkout/stop_page.h"
#include "people/people_file.h"
#include "people/pin_hash.h"
#include "setup/gateway_step.h"
#include "setup/setup_assistant.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QTableView>
#include <QTest>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 minuteMs = 60'000;

/// In the place of Borga's page, which cannot be taken a picture of where there is no screen.
class StandIn final : public QWidget
{
public:
    explicit StandIn(QWidget *view)
        : QWidget(view)
    {
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), Qt::white);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF form(width() / 2.0 - std::min(210.0, width() * 0.42), 24, std::min(420.0, width() * 0.84), 300);
        painter.setPen(QPen(QColor(0xc9d1d6), 1.5));
        for (const QRectF &field : {QRectF(0, 0, 1, 44), QRectF(0, 64, 0.48, 44), QRectF(0.52, 64, 0.48, 44)})
            painter.drawRoundedRect(QRectF(form.left() + field.left() * form.width(), form.top() + field.top(),
                                           field.width() * form.width(), field.height()),
                                    8, 8);
        painter.setBrush(QColor(0x2a2f36));
        painter.drawRoundedRect(QRectF(form.left(), form.top() + 128, form.width(), 48), 8, 8);
        painter.setPen(QColor(0x8a949b));
        painter.drawText(QRectF(form.left(), form.top() + 190, form.width(), 60), Qt::AlignCenter,
                         u"checkout.borga.is"_s);
    }
};

/// Keeps a child as large as what it covers.
class Cover final : public QObject
{
public:
    Cover(QWidget *child, QWidget *under)
        : QObject(child)
        , m_child(child)
    {
        under->installEventFilter(this);
        child->setGeometry(under->rect());
        child->show();
        child->raise();
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Resize)
            m_child->setGeometry(static_cast<QWidget *>(watched)->rect());
        return QObject::eventFilter(watched, event);
    }

private:
    QWidget *m_child;
};

State presented()
{
    return {.phase = Phase::Presented, .exposed = true, .shown = true};
}

SetupAnswers answers(const QString &keyFile)
{
    return {.baseUrl = u"https://api.borga.is"_s,
            .merchantId = u"mer_0193f2a7c4d8"_s,
            .keySource = KeySource::File{keyFile},
            .newKey = Secret(u"sk_test_0193f2a7c4d8e6b1"_s),
            .origin = u"https://till.example.is"_s,
            .elementUrl = u"https://checkout.example.is/embed#{client_secret}"_s,
            .shopName = u"Þórsbúð ehf."_s,
            .kennitala = u"440399-2239"_s};
}

} // namespace

Stage::Stage(Language &language)
    : m_language(language)
{
    if (!m_silent.listen(QHostAddress::LocalHost))
        qFatal("no port on loopback");
}

Stage::~Stage() = default;

void Stage::show()
{
    m_window->resize(1024, 768);
    m_window->show();
    if (!QTest::qWaitForWindowActive(m_window.get()))
        qFatal("the window is not there");
}

Attempt Stage::attempt(const QString &reference, qint64 amount, std::optional<Outcome> outcome, int minutesAgo)
{
    const qint64 at = StillClock().wallMs() - minutesAgo * minuteMs;
    return {.plan = {.attempt = u"a-"_s + reference,
                     .idempotencyKey = u"k-"_s + reference,
                     .body = "{}",
                     .reference = reference,
                     .money = {.amount = amount}},
            .session = u"pses_0193f2a7c4d8"_s,
            .payment = u"pay_0193f2a7"_s + reference.right(4),
            .outcome = outcome,
            .sessionClosed = true,
            .startedAtMs = at,
            .changedAtMs = at + minuteMs / 2,
            .takenAtMs = outcome == Outcome::Paid ? at + minuteMs / 2 : 0};
}

Settlement Stage::settlement(Outcome outcome)
{
    return {.outcome = outcome,
            .reference = u"PÖNTUN-1042"_s,
            .money = {.amount = 14'990},
            .session = u"pses_0193f2a7c4d8"_s,
            .payment = u"pay_0193f2a71042"_s,
            .attempt = u"a-PÖNTUN-1042"_s};
}

CashierWindow &Stage::till()
{
    if (m_window)
        return static_cast<CashierWindow &>(*m_window);
    if (journal.attempts.empty()) {
        Attempt partly = attempt(u"PÖNTUN-1038"_s, 25'900, Outcome::Paid, 55);
        partly.refunds = {{.amount = 5'900, .id = u"ref_1"_s, .status = RefundStatus::Succeeded}};
        journal.attempts = {attempt(u"PÖNTUN-1036"_s, 4'990, Outcome::Paid, 85),
                            attempt(u"PÖNTUN-1037"_s, 1'250'000, Outcome::Pending, 70),
                            partly,
                            attempt(u"PÖNTUN-1039"_s, 1'990, Outcome::Declined, 40),
                            attempt(u"PÖNTUN-1040"_s, 12'500, Outcome::Cancelled, 31),
                            attempt(u"PÖNTUN-1041"_s, 690, Outcome::Expired, 22),
                            attempt(u"PÖNTUN-1042"_s, 14'990, Outcome::Paid, 4)};
    }
    QImage logo(300, 96, QImage::Format_ARGB32_Premultiplied);
    logo.fill(Qt::transparent);
    QPainter painter(&logo);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(QColor(0xc8102e));
    painter.setPen(Qt::NoPen);
    painter.drawEllipse(4, 4, 88, 88);
    QFont font(u"Inter"_s);
    font.setPixelSize(54);
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(QColor(0x14232e));
    painter.drawText(QRect(106, 0, 194, 96), Qt::AlignVCenter, u"BÚÐIN"_s);
    painter.end();
    if (staffed) {
        const QByteArray hash = *hashPin(Secret(u"2580"_s));
        (void)writePeople(m_folder.filePath(u"people.json"_s),
                          {{.id = m_random.uuid(), .name = u"Guðrún Ósk"_s, .role = Role::Manager, .pinHash = hash},
                           {.id = m_random.uuid(), .name = u"Jón Þór"_s, .pinHash = hash}});
    }
    const Origin origin = *Origin::parse(u"https://till.example.is"_s);
    auto window = std::make_unique<CashierWindow>(
        CheckoutPorts{m_api, journal, m_clock, m_random},
        CashierOptions{.view = {.origin = origin,
                                .elementUrl = u"http://127.0.0.1:%1/{client_secret}"_s.arg(m_silent.serverPort())},
                       .defaults = {.money = {},
                                    .origin = origin.toString(),
                                    .enabledMethods = {u"card"_s, u"krafa"_s},
                                    .locale = u"is"_s},
                       .returnUrl = u"https://example.is/takk"_s,
                       .presetAmounts = {500, 1000, 2500, 5000},
                       .tillName = u"Kassi 1"_s,
                       .receipts = {.printer = u"default"_s, .folder = m_folder.path()},
                       .logo = logo,
                       .training = training,
                       .hasSettings = true,
                       .staff = {.file = m_folder.filePath(u"people.json"_s)}},
        m_language);
    window->setMerchant(u"Þórsbúð ehf."_s);
    m_window = std::move(window);
    show();
    return static_cast<CashierWindow &>(*m_window);
}

SetupAssistant &Stage::setup(int step)
{
    auto assistant = std::make_unique<SetupAssistant>(
        SetupOptions{.settingsFile = m_folder.filePath(u"kassi.toml"_s),
                     .keyFile = m_folder.filePath(u"api-key"_s),
                     .printers = {.names = [] { return QStringList{u"Epson-TM-T20III"_s}; }}},
        m_language);
    SetupAssistant &made = *assistant;
    m_window = std::move(assistant);
    show();
    const auto steps = made.findChildren<SetupStep *>();
    for (int at = 0; at < step; ++at)
        Q_EMIT steps[at]->done(answers(m_folder.filePath(u"api-key"_s)));
    return made;
}

void Stage::showOutcome(const Settlement &settlement)
{
    auto *flow = till().findChild<PaymentFlow *>();
    flow->outcomePage().show(settlement);
    flow->setCurrentWidget(&flow->outcomePage());
    static_cast<PageStack *>(flow->parentWidget())->setCurrentWidget(flow);
    flow->outcomePage().show(settlement); // with the focus, now that it can have it
}

void Stage::showCheckout(PaymentPage &page, const State &state)
{
    if (!state.shown || !page.present({.id = u"pses_1"_s, .clientSecret = Secret(u"cs_1"_s)}))
        return;
    for (auto *part : page.view().findChildren<QWidget *>())
        part->setFocusPolicy(Qt::NoFocus); // Tab in the checkout is the checkout's
    new Cover(new StandIn(&page.view()), &page.view());
}

void Stage::showPayment(const State &state, bool hosted)
{
    auto *flow = till().findChild<PaymentFlow *>();
    auto *page = till().findChild<PaymentPage *>();
    page->strip().setOrder({.amount = 14'990}, u"PÖNTUN-1042"_s);
    if (hosted)
        (void)page->present({.id = u"pses_1"_s,
                             .mode = SessionMode::Hosted,
                             .url = Secret(u"https://checkout.borga.is/s/0193f2a7c4d8e6b1"_s)});
    else
        showCheckout(*page, state);
    page->showProgress(state);
    find<QPushButton>(u"cancel"_s).setFocus();
    page->strip().facts().setHost(state.shown ? u"checkout.borga.is"_s : QString());
    flow->setCurrentWidget(page);
    static_cast<PageStack *>(flow->parentWidget())->setCurrentWidget(flow);
}

const std::vector<Screen> &screens()
{
    static const auto type = [](Stage &stage, const QString &text) {
        QTest::keyClicks(stage.till().findChild<AmountPage *>(), text);
    };
    static const auto late = [] {
        Attempt attempt = Stage::attempt(u"PÖNTUN-1039"_s, 1'990, Outcome::Expired, 40);
        attempt.lateMoney = true;
        return attempt;
    };
    static const auto stop = [](Stage &stage, StopReason reason) {
        stage.showPayment(presented());
        auto &view = stage.find<PaymentPage>().view();
        auto *page = new StopPage(&view);
        page->explain(reason, u"checkout.borga.is"_s, u"https://till.example.is"_s);
        new Cover(page, &view);
    };
    static const auto openJournal = [](Stage &stage) {
        (void)stage.till();
        stage.press<QPushButton>(u"journal"_s);
    };
    static const auto openRefund = [](Stage &stage) {
        openJournal(stage);
        QTest::keyClick(&stage.find<QTableView>(u"journal-table"_s), Qt::Key_Return);
        stage.press<QPushButton>(u"journal-refund"_s);
    };
    static const std::vector<Screen> tills{
        {"amount", [](Stage &s) { (void)s.till(); }},
        {"amount-sum", [](Stage &s) { type(s, u"1990+2*450"_s); }},
        {"amount-more", [](Stage &s) { type(s, u"4990"_s), s.press<QPushButton>(u"more"_s); }},
        {"amount-problem", [](Stage &s) { type(s, u"999999999999999"_s); }},
        {"amount-training", [](Stage &s) { s.training = true, (void)s.till(); }},
        {"amount-open-cases",
         [](Stage &s) {
             Attempt open = Stage::attempt(u"PÖNTUN-1043"_s, 8'490, Outcome::Unconfirmed, 2);
             open.sessionClosed = false;
             s.journal.attempts = {Stage::attempt(u"PÖNTUN-1042"_s, 14'990, Outcome::Paid, 4), open};
             (void)s.till();
             s.press<QPushButton>(u"open-cases-show"_s);
         }},
        {"late-money", [](Stage &s) { s.till().findChild<LateMoneyBar *>()->add(late()); }},
        {"payment-waiting", [](Stage &s) { s.showPayment({.phase = Phase::Creating}); }},
        {"payment-checkout", [](Stage &s) { s.showPayment(presented()); }},
        {"payment-trouble",
         [](Stage &s) {
             State state = presented();
             state.trouble = Error{ErrorCode::Unreachable, {}};
             s.showPayment(state);
             s.find<PaymentStrip>().askToCancel();
         }},
        {"payment-phone", [](Stage &s) { s.showPayment(presented(), true); }},
        {"payment-phone-beside",
         [](Stage &s) {
             s.showPayment(presented());
             State phone = presented();
             phone.plan.mode = SessionMode::Hosted;
             auto &page = s.find<PaymentPage>();
             page.offerPhone(true);
             page.presentPhone({.id = u"pses_2"_s,
                                .mode = SessionMode::Hosted,
                                .url = Secret(u"https://checkout.borga.is/s/0193f2a7c4d8e6b1"_s)});
             page.showPhone(true);
             page.showProgress(presented(), &phone);
         }},
        {"payment-stopped", [](Stage &s) { stop(s, StopReason::NotOpened); }},
        {"payment-refused", [](Stage &s) { stop(s, StopReason::Refused); }},
        {"outcome-paid", [](Stage &s) { s.showOutcome(Stage::settlement(Outcome::Paid)); }},
        {"outcome-pending", [](Stage &s) { s.showOutcome(Stage::settlement(Outcome::Pending)); }},
        {"outcome-declined", [](Stage &s) { s.showOutcome(Stage::settlement(Outcome::Declined)); }},
        {"outcome-unconfirmed", [](Stage &s) { s.showOutcome(Stage::settlement(Outcome::Unconfirmed)); }},
        {"outcome-unavailable",
         [](Stage &s) {
             Settlement none = Stage::settlement(Outcome::Unavailable);
             none.error = Error{ErrorCode::Unreachable, {}};
             s.showOutcome(none);
         }},
        {"journal", openJournal},
        {"journal-details",
         [](Stage &s) {
             openJournal(s);
             QTest::keyClick(&s.find<QTableView>(u"journal-table"_s), Qt::Key_Return);
             auto &timeline = s.find<QListWidget>(u"journal-timeline"_s);
             if (!QTest::qWaitFor(
                     [&] { return timeline.count() > 0; })) // there is no file; then comes what it would say
                 qFatal("no timeline");
             const qint64 at = StillClock().wallMs() - 4 * minuteMs;
             s.find<JournalDetails>(u"journal-details"_s)
                 .setTimeline(u"a-PÖNTUN-1042"_s,
                              std::vector<TimedRecord>{{at, Record::Planned{}},
                                                       {at + 700, Record::Created{}},
                                                       {at + 31'000, Record::Settled{.outcome = Outcome::Paid}}});
         }},
        {"refund", openRefund},
        {"refund-too-much",
         [](Stage &s) {
             openRefund(s);
             s.find<QLineEdit>(u"refund-amount"_s).setText(u"99999"_s);
             s.press<QPushButton>(u"refund-go-on"_s);
         }},
        {"refund-confirm",
         [](Stage &s) {
             openRefund(s);
             s.find<QLineEdit>(u"refund-amount"_s).setText(u"4990"_s);
             s.press<QPushButton>(u"refund-go-on"_s);
         }},
        {"menu", [](Stage &s) { (void)s.till(), s.press<QPushButton>(u"menu"_s); }},
        {"staff", [](Stage &s) { (void)s.till(), s.press<QPushButton>(u"staff"_s); }},
        {"staff-new",
         [](Stage &s) {
             (void)s.till();
             s.press<QPushButton>(u"staff"_s);
             s.press<QPushButton>(u"staff-add"_s);
         }},
        {"locked", [](Stage &s) { s.staffed = true, (void)s.till(); }},
        {"journal-nothing",
         [](Stage &s) { openJournal(s), s.find<QLineEdit>(u"journal-search"_s).setText(u"7777"_s); }},
        {"setup-welcome", [](Stage &s) { (void)s.setup(0); }},
        {"setup-gateway",
         [](Stage &s) {
             (void)s.setup(1);
             s.find<QLineEdit>(u"merchant"_s).setText(u"12345"_s);
             s.press<QPushButton>(u"next"_s);
         }},
        {"setup-checkout", [](Stage &s) { (void)s.setup(2); }},
        {"setup-till", [](Stage &s) { (void)s.setup(3); }},
        {"setup-end", [](Stage &s) { (void)s.setup(4); }},
    };
    static const std::vector<Screen> all = [] {
        std::vector<Screen> both = tills;
        both.insert(both.end(), kioskScreens().begin(), kioskScreens().end());
        return both;
    }();
    return all;
}

} // namespace Kassi
