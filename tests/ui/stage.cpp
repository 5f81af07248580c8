// SPDX-License-Identifier: MIT
#include "stage.h"

#include "cashier/cashier_window.h"
#include "cashier/outcome_page.h"
#include "cashier/payment_facts.h"
#include "cashier/payment_page.h"
#include "customer/customer_display.h"
#include "customer/phone_tool.h"
#include "journal/sql_journal.h"
#include "kiosk/kiosk_window.h"
#include "people/people_file.h"
#include "people/pin_hash.h"
#include "settings/settings_edit.h"
#include "setup/setup_assistant.h"

#include <QFile>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QTableWidget>
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

void writeFile(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(path));
}

QImage makeLogo()
{
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
    return logo;
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

// The pane is the till's.
Stage::~Stage()
{
    if (m_customer)
        find<PaymentPage>().takePaneBack();
}

QWidget &Stage::window() const
{
    return m_customer ? *m_customer : *m_window;
}

void Stage::show(QWidget &window)
{
    window.resize(1024, 768);
    window.show();
    if (!(isCustomers() ? QTest::qWaitForWindowExposed(&window) : QTest::qWaitForWindowActive(&window)))
        qFatal("the window is not there");
}

void Stage::waitUntil(const std::function<bool()> &condition) const
{
    if (!QTest::qWaitFor(condition, 30'000))
        qFatal("what this screen shows does not come");
}

void Stage::speak(const QString &code)
{
    if (isKiosk()) { // its language is its customer's, who chooses it
        m_kiosk->feed(KioskInput::Speak{code});
        m_kiosk->feed(KioskInput::Tick{}); // where nobody has any time the question is there again
    }
    if (!isCustomers())
        return m_language.use(code);
    m_language.use(code == u"is"_s ? u"pl"_s : u"is"_s);
    m_customer->setLanguage(code);
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

std::vector<Attempt> Stage::usualDay()
{
    Attempt partly = attempt(u"PÖNTUN-1038"_s, 25'900, Outcome::Paid, 55);
    partly.refunds = {{.amount = 5'900, .id = u"ref_1"_s, .status = RefundStatus::Succeeded}};
    return {attempt(u"PÖNTUN-1036"_s, 4'990, Outcome::Paid, 85),
            attempt(u"PÖNTUN-1037"_s, 1'250'000, Outcome::Pending, 70),
            partly,
            attempt(u"PÖNTUN-1039"_s, 1'990, Outcome::Declined, 40),
            attempt(u"PÖNTUN-1040"_s, 12'500, Outcome::Cancelled, 31),
            attempt(u"PÖNTUN-1041"_s, 690, Outcome::Expired, 22),
            attempt(u"PÖNTUN-1042"_s, 14'990, Outcome::Paid, 4)};
}

void Stage::cover(QWidget *child, QWidget *under)
{
    new Cover(child, under);
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
    if (journal.attempts.empty())
        journal.attempts = usualDay();
    if (staffed)
        setUpStaff();
    if (damagedStaff)
        writeFile(m_folder.filePath(u"people.json"_s), "{");
    const Origin origin = *Origin::parse(u"https://till.example.is"_s);
    auto window = std::make_unique<CashierWindow>(
        CheckoutPorts{m_api, m_file ? static_cast<Journal &>(*m_file) : journal, m_clock, m_random},
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
                       .journalFile = m_file ? m_folder.filePath(u"journal.sqlite3"_s) : QString(),
                       .logo = makeLogo(),
                       .training = training,
                       .hasSettings = true,
                       .staff = {.file = m_folder.filePath(u"people.json"_s)}},
        m_language);
    window->setMerchant(u"Þórsbúð ehf."_s);
    m_window = std::move(window);
    show(*m_window);
    return static_cast<CashierWindow &>(*m_window);
}

void Stage::refuseCalls(const Error &error)
{
    m_api.payments = {tl::unexpected(error)};
    m_api.sessions = {tl::unexpected(error)};
}

void Stage::spoilSettings() const
{
    writeFile(m_folder.filePath(u"kassi.toml"_s), "[gateway");
}

void Stage::setUpStaff() const
{
    const QByteArray hash = *hashPin(Secret(u"2580"_s));
    (void)writePeople(m_folder.filePath(u"people.json"_s),
                      {{.id = u"1"_s, .name = u"Guðrún Ósk"_s, .role = Role::Manager, .pinHash = hash},
                       {.id = u"2"_s, .name = u"Jón Þór"_s, .pinHash = hash}});
}

// The same day, as records of a real journal; at the gateway one of its payments is another.
void Stage::writeJournal()
{
    const QString different = u"PÖNTUN-1039"_s;
    Payment asked;
    const auto now = std::make_shared<qint64>(0);
    m_file = *SqlJournal::open(m_folder.filePath(u"journal.sqlite3"_s), [now] { return *now; });
    const auto write = [this](const QString &attempt, const JournalRecord &record) {
        if (const auto written = m_file->append(attempt, record); !written)
            qFatal("%s", qPrintable(written.error().message));
    };
    for (const Attempt &each : journal.attempts) {
        *now = each.startedAtMs;
        write(each.plan.attempt, Record::Planned{each.plan});
        write(each.plan.attempt, Record::Created{each.session, each.payment, {}});
        *now = each.changedAtMs;
        write(each.plan.attempt, Record::Settled{.outcome = *each.outcome, .sessionClosed = true});
        const bool isTaken = each.outcome == Outcome::Paid || each.plan.reference == different;
        const PaymentStatus other = each.outcome == Outcome::Pending ? PaymentStatus::Pending : PaymentStatus::Failed;
        m_api.payments.push_back(Payment{
            .id = each.payment, .money = each.plan.money, .status = isTaken ? PaymentStatus::Succeeded : other});
        if (each.plan.reference == different)
            asked = *m_api.payments.back();
    }
    m_api.payments.push_back(asked); // what differs is asked for twice
    m_api.timing = Testing::FakeApi::Timing::AtOnce;
    *now = m_clock.wallMs(); // of what is written from here on
}

void Stage::openDay()
{
    journal.attempts = usualDay();
    writeJournal();
    (void)till();
    press<QPushButton>(u"journal"_s);
    press<QPushButton>(u"journal-day"_s);
    waitUntil([this] { return find<QTableWidget>(u"day-totals"_s).rowCount() > 0; });
}

void Stage::compareDay(bool toTheEnd)
{
    m_clock.runs = toTheEnd;
    press<QPushButton>(u"day-compare"_s);
    if (toTheEnd)
        waitUntil([this] { return !find<QWidget>(u"day-progress"_s).isVisible(); });
}

CustomerDisplay &Stage::customer()
{
    CashierWindow &cashier = till();
    m_customer = std::make_unique<CustomerDisplay>(training);
    m_customer->setShop(u"Þórsbúð ehf."_s);
    m_customer->addTool(new PhoneTool(find<PaymentPage>().strip()));
    m_customer->facts().setMerchant(u"Þórsbúð ehf."_s);
    m_customer->facts().setLogo(makeLogo());
    speak(m_language.code());
    cashier.hide();
    show(*m_customer);
    return *m_customer;
}

void Stage::showCustomersPayment(const State &state, bool hosted)
{
    CustomerDisplay &display = customer();
    showPayment(state, hosted);
    auto &page = find<PaymentPage>();
    page.offerPhone(true);
    page.showProgress(state);
    display.facts().setMoney({.amount = 14'990});
    display.facts().setHost(state.shown ? u"checkout.borga.is"_s : QString());
    page.lendPane(display.place());
    display.showPayment();
}

SetupAssistant &Stage::openAssistant()
{
    auto assistant = std::make_unique<SetupAssistant>(
        SetupOptions{.settingsFile = m_folder.filePath(u"kassi.toml"_s),
                     .keyFile = m_folder.filePath(u"api-key"_s),
                     .printers = {.names = [] { return QStringList{u"Epson-TM-T20III"_s}; }},
                     .testPayment = [](const auto &) {}},
        m_language);
    SetupAssistant &made = *assistant;
    m_window = std::move(assistant);
    show(*m_window);
    return made;
}

SetupAssistant &Stage::settings(int part)
{
    const QString keyFile = m_folder.filePath(u"api-key"_s);
    if (!storeApiKey(keyFile, Secret(u"sk_test_0193f2a7c4d8e6b1"_s)) ||
        !saveSettings(m_folder.filePath(u"kassi.toml"_s), editsFrom(answers(keyFile), {})))
        qFatal("the settings cannot be written");
    SetupAssistant &made = openAssistant();
    if (part > 0)
        press<QPushButton>(u"section-%1"_s.arg(part));
    return made;
}

SetupAssistant &Stage::setup(int step)
{
    SetupAssistant &made = openAssistant();
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

} // namespace Kassi
