// SPDX-License-Identifier: MIT
// A kiosk that nobody looks after: customers of every kind, one after the other, as chance (seeded) sends them, while
// the network, the gateway and the engine fail now and then. It always comes home, takes money once for an order, tells
// nobody "paid" who is not, and in the end its journal says what the gateway's books say.
// KASSI_CUSTOMERS in the environment says how many; 12 where it does not. KASSI_SEED asks for others. From 100 on, it
// has to need no more memory at the end than it did before.
#include "drill_gateway.h"
#include "hostile/process_tree.h"
#include "kill_audit.h"
#include "kiosk_rig.h"
#include "support/rounds.h"
#include "support/verify.h"
#include "web_test_main.h"

#include "common/qr_code.h"

#include <csignal>
#include <random>

using namespace Kassi;
using namespace Kassi::Test;
using namespace Kassi::Testing;
using namespace Qt::StringLiterals;

namespace {

const qint64 self = QCoreApplication::applicationPid();

enum class Way {
    Pays,
    PaysAfterADecline,
    LeavesAfterADecline,
    AsksTheBank,
    IsRefusedByTheBank,
    Stops,
    LeavesTheOrder,
    LeavesTheReview,
    LeavesTheForm,
    LeavesAndPays, ///< The form is left, and its session paid all the same.
    PaysAndLeaves, ///< Without waiting for the outcome.
    PaysOnAPhone,
    LeavesWithThePhone,
};
constexpr int ways = int(Way::LeavesWithThePhone) + 1;

enum class Trouble {
    None,
    ReplyIsLost,
    GatewayFails,
    GatewayIsSlow,
    TooManyRequests,
    NetworkIsGone,
    ElementFails,
    APageDies,
};
constexpr int troubles = int(Trouble::APageDies) + 1;

} // namespace

class KioskSoakTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isNeverStuckAndNeverWrong();

private:
    struct Customer
    {
        Way way;
        Trouble trouble;
    };

    [[nodiscard]] int any(int below) { return int(m_random() % quint64(below)); }
    [[nodiscard]] Customer next();
    void bring(Trouble trouble);
    void serve(const Customer &customer);
    [[nodiscard]] bool choose(Way way);
    void pay(const Customer &customer);
    void payOnPhone(bool pays);
    [[nodiscard]] bool comesHome();
    void complete(const QString &session)
    {
        m_rig->gateway().control("POST", u"/sessions/"_s + session, {{u"action"_s, u"complete"_s}});
    }
    void keepRequests();
    [[nodiscard]] QSet<QString> shown(const Drill::Books &books);
    [[nodiscard]] QStringList audit();

    std::unique_ptr<KioskRig> m_rig;
    std::mt19937_64 m_random;
    QList<Drill::Books::Request> m_creates;
    QStringList m_toldPaid; ///< Orders.
    QMap<Outcome, int> m_outcomes;
    QString m_left; ///< A session whose customer has gone and will pay it.
};

KioskSoakTest::Customer KioskSoakTest::next()
{
    const bool isCalm = any(2) == 0;
    return {.way = Way(any(ways)), .trouble = isCalm ? Trouble::None : Trouble(any(troubles))};
}

void KioskSoakTest::bring(Trouble trouble)
{
    const auto fault = [this](const char *match, const QString &action, int times, QJsonObject more = {}) {
        more[u"match"_s] = QString::fromLatin1(match);
        more[u"action"_s] = action;
        more[u"times"_s] = times;
        more[u"nth"_s] = 1 + any(2);
        m_rig->gateway().addFault(more);
    };
    m_rig->gateway().control("DELETE", u"/faults"_s);
    switch (trouble) {
    case Trouble::None:
    case Trouble::APageDies: return;
    case Trouble::ReplyIsLost: return fault("POST /v1/", u"lose_reply"_s, 1);
    case Trouble::GatewayFails: return fault(any(2) ? "POST /v1/" : "GET /v1/", u"status"_s, 1 + any(4));
    case Trouble::GatewayIsSlow: return fault(any(2) ? "POST /v1/" : "GET /v1/", u"delay"_s, 3, {{u"delay_ms"_s, 900}});
    case Trouble::TooManyRequests:
        return fault("GET /v1/", u"status"_s, 2,
                     {{u"status"_s, 429}, {u"headers"_s, QJsonObject{{u"Retry-After"_s, u"1"_s}}}});
    case Trouble::NetworkIsGone:
        fault("POST /v1/", u"lose_request"_s, 2 + any(3));
        return fault("GET /v1/", u"lose_request"_s, 2 + any(6));
    case Trouble::ElementFails: return fault("GET /element/", u"status"_s, 1);
    }
}

// To the form, as far as they go. False: they went before, or there was nothing to pay.
bool KioskSoakTest::choose(Way way)
{
    static const QStringList aids{u"kiosk-reach"_s, u"kiosk-contrast"_s, u"kiosk-large"_s};
    if (any(3) > 0)
        m_rig->touch(any(2) ? u"kiosk-language-en"_s : u"kiosk-language-pl"_s);
    m_rig->touch(u"attract-begin"_s);
    if (m_rig->place() != KioskPlace::Order) // out of service, in that very moment
        return false;
    if (any(4) == 0)
        m_rig->touch(aids.at(any(int(aids.size()))));
    for (int i = 1 + any(3); i > 0; --i)
        m_rig->touch(any(2) ? u"more-latte"_s : u"more-tea"_s);
    if (way == Way::LeavesTheOrder || m_rig->place() != KioskPlace::Order)
        return false;
    m_rig->touch(u"order-go-on"_s);
    if (way == Way::LeavesTheReview || m_rig->place() != KioskPlace::Review)
        return false;
    m_rig->touch(u"review-pay"_s);
    return true;
}

void KioskSoakTest::payOnPhone(bool pays)
{
    m_rig->touch(u"customer-phone"_s);
    const auto *code = m_rig->window().findChild<QrCode *>();
    const bool isThere = GatewayRig::waitFor(
        [&] { return m_rig->place() != KioskPlace::Payment || (code && code->isVisible() && !code->isEmpty()); });
    if (!isThere || m_rig->place() != KioskPlace::Payment || !pays)
        return;
    m_rig->gateway().lookAt({});
    complete(m_rig->gateway().sessionId());
}

void KioskSoakTest::pay(const Customer &customer)
{
    const QString badCard = Drill::declinedCard;
    if (!m_rig->isCheckoutThere())
        return;
    if (customer.trouble == Trouble::APageDies) {
        const auto victims = renderers(self);
        const int before = m_rig->formsShown();
        if (!victims.isEmpty())
            ::kill(pid_t(victims.at(any(int(victims.size())))), SIGKILL);
        (void)GatewayRig::waitFor([&] { return m_rig->formsShown() > before; }, 5'000); // it may have been another's
    }
    switch (customer.way) {
    case Way::Pays: m_rig->payByCard(); return (void)m_rig->reaches(KioskPlace::Outcome);
    case Way::PaysAfterADecline: m_rig->payByCard(badCard); return m_rig->payByCard();
    case Way::LeavesAfterADecline: return m_rig->payByCard(badCard);
    case Way::AsksTheBank: m_rig->payByCard(Drill::challengedCard); return m_rig->answerBank(true);
    case Way::IsRefusedByTheBank: m_rig->payByCard(Drill::challengedCard); return m_rig->answerBank(false);
    case Way::Stops:
        m_rig->touch(u"pay-stop"_s);
        m_rig->touch(u"pay-stop-yes"_s);
        return (void)m_rig->reaches(KioskPlace::Outcome);
    case Way::LeavesAndPays: m_left = m_rig->gateway().sessionId(); return;
    case Way::PaysAndLeaves: return m_rig->payByCard();
    case Way::PaysOnAPhone: return payOnPhone(true);
    case Way::LeavesWithThePhone: return payOnPhone(false);
    case Way::LeavesTheOrder:
    case Way::LeavesTheReview:
    case Way::LeavesTheForm: return;
    }
}

void KioskSoakTest::serve(const Customer &customer)
{
    bring(customer.trouble);
    if (choose(customer.way))
        pay(customer);
}

// However they left it.
bool KioskSoakTest::comesHome()
{
    constexpr int mostMs = 120'000;
    return m_rig->reaches(KioskPlace::Attract, mostMs) && !m_rig->window().flow().isActive();
}

// The sandbox keeps them all, and so would its memory.
void KioskSoakTest::keepRequests()
{
    const QJsonArray log = m_rig->gateway().requestLog();
    for (const Drill::Books::Request &request : Drill::readBooks({}, log).requests) {
        if (request.method == u"POST" && request.path == u"/v1/payment_sessions")
            m_creates << request;
    }
    m_rig->gateway().control("DELETE", u"/log"_s);
}

QSet<QString> KioskSoakTest::shown(const Drill::Books &books)
{
    QSet<QString> seen;
    for (const Drill::Books::Session &session : books.sessions) {
        if (m_rig->gateway().control("GET", u"/layout/"_s + session.id)[u"generation"_s].toInt() > 0)
            seen << session.id;
    }
    return seen;
}

QStringList KioskSoakTest::audit()
{
    const Drill::Books books = Drill::readBooks(m_rig->gateway().truth(), {});
    const auto journal = m_rig->journal().recent(std::numeric_limits<int>::max());
    if (!journal)
        return {journal.error().message};
    QStringList wrong = auditAlways(books, *journal, m_creates, shown(books)) + auditRecovered(books, *journal);
    for (const QString &reference : m_toldPaid) {
        const bool taken = std::ranges::any_of(books.payments, [&](const Drill::Books::Payment &payment) {
            return payment.reference == reference && payment.timesTaken == 1;
        });
        if (!taken)
            wrong << reference + u": a customer was told that it was paid"_s;
    }
    return wrong;
}

void KioskSoakTest::isNeverStuckAndNeverWrong()
{
    const int customers = numberFrom("KASSI_CUSTOMERS", 12);
    const int seed = numberFrom("KASSI_SEED", 1);
    m_random.seed(std::uint64_t(seed));
    m_rig = std::make_unique<KioskRig>();
    m_rig->options.pace = {
        .idleMs = 3'000, .answerMs = 800, .phoneMs = 3'000, .outcomeMs = 400, .unknownMs = 400, .thanksMs = 200};
    m_rig->open();
    connect(&m_rig->window().flow(), &PaymentFlow::settled, this, [this](const Settlement &settlement) {
        ++m_outcomes[settlement.outcome];
        if (settlement.outcome == Outcome::Paid)
            m_toldPaid << settlement.reference;
    });
    QList<qint64> memory;
    for (int number = 1; number <= customers; ++number) {
        const Customer customer = next();
        serve(customer);
        const QByteArray who = u"seed %1, customer %2: way %3, trouble %4"_s.arg(seed)
                                   .arg(number)
                                   .arg(int(customer.way))
                                   .arg(int(customer.trouble))
                                   .toUtf8();
        QVERIFY2(comesHome(), who.constData());
        QVERIFY2(m_rig->window().state().basket.isEmpty() && m_rig->window().state().language == u"is"_s,
                 who.constData());
        if (const QString session = std::exchange(m_left, {}); !session.isEmpty())
            complete(session);
        keepRequests();
        memory << memoryKb(self);
        if (number % 50 == 0)
            qInfo("%d customers: %lld KiB", number, memory.last());
    }
    bring(Trouble::None);
    m_rig->gateway().lookAt({});
    // What was paid after its customer had gone is found by the guardian.
    const auto unresolved = m_rig->journal().unresolved();
    VERIFY_DONE(unresolved);
    for (const Attempt &attempt : *unresolved)
        m_rig->window().guardian().hurry(attempt.plan.attempt);
    QStringList wrong;
    QElapsedTimer clock;
    for (clock.start(); !(wrong = audit()).isEmpty() && clock.elapsed() < 120'000;)
        (void)GatewayRig::waitFor([] { return false; }, 500);
    for (const QString &line : wrong) // whole: the test's own message would be cut off
        qWarning("%s", qPrintable(line));
    QVERIFY(wrong.isEmpty());
    for (auto each = m_outcomes.cbegin(); each != m_outcomes.cend(); ++each)
        qInfo("%4d %s", each.value(), qPrintable(outcomeName(each.key())));
    QVERIFY(m_outcomes.value(Outcome::Paid) >= customers / 10);
    QVERIFY(m_outcomes.size() >= 2);
    constexpr int enoughForMemory = 100;
    if (customers < enoughForMemory)
        return;
    const qsizetype quarter = memory.size() / 4;
    const qint64 before = median(memory.sliced(quarter, quarter));
    const qint64 after = median(memory.last(quarter));
    const QByteArray kibs = QByteArray::number(before) + " KiB, then " + QByteArray::number(after);
    qInfo("%s", kibs.constData());
    QVERIFY2(after * 10 <= before * 11, kibs.constData()); // the engine's own caches come and go by as much
}

int main(int argc, char *argv[])
{
    qputenv("QTEST_FUNCTION_TIMEOUT", "14400000"); // KASSI_CUSTOMERS may ask for hundreds
    return Kassi::Test::webTestMain<KioskSoakTest>(argc, argv);
}

#include "kiosk_soak_test.moc"
