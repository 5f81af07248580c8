// SPDX-License-Identifier: MIT
// A till that is never switched off: payment after payment through the real view, and nothing is left of any of them.
// KASSI_PAYMENTS in the environment says how many; 200 where it does not.
#include "cashier/payment_flow.h"
#include "checkout/checkout_stage.h"
#include "checkout/system_ports.h"
#include "element_server.h"
#include "gateway/borga_api.h"
#include "gateway_rig.h"
#include "hostile/process_tree.h"
#include "journal/journal_thread.h"
#include "support/rounds.h"
#include "web_test_main.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

#include <malloc.h>

using namespace Kassi;
using namespace Kassi::Test;
using namespace Qt::StringLiterals;

namespace {

constexpr int rush = 50; ///< Payments without a pause. Caches and pools are filled after the first one.
/// The engine of Debian 12 keeps about 10 KiB of every profile and page, also of empty ones without Kassi (8 to 13, by
/// 80 of each kind); the gateway and the element of the test are in this process too, and keep some of each payment.
constexpr qint64 keptPerPayment = 40 * 1024;
const qint64 self = QCoreApplication::applicationPid();

/// What is there between two payments.
struct Belongings
{
    qsizetype descriptors;
    qsizetype processes;
    qsizetype objects; ///< Timers among them.
    qsizetype files;

    [[nodiscard]] bool isNoMoreThan(const Belongings &other) const
    {
        return descriptors <= other.descriptors && processes <= other.processes && objects <= other.objects &&
               files <= other.files;
    }
};

/// What this process has asked for and not given back. Its resident memory comes and goes by megabytes.
qint64 bytesInUse()
{
    const struct mallinfo2 heap = ::mallinfo2();
    return qint64(heap.uordblks + heap.hblkhd);
}

QByteArray inWords(const Belongings &all)
{
    return u"%1 descriptors, %2 processes, %3 objects, %4 files"_s.arg(all.descriptors)
        .arg(all.processes)
        .arg(all.objects)
        .arg(all.files)
        .toUtf8();
}

qsizetype filesBelow(const QString &folder)
{
    qsizetype files = 0;
    for (QDirIterator each(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); each.hasNext();
         each.next())
        ++files;
    return files;
}

} // namespace

class ManyPaymentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLeftOfAPayment();

private:
    void pay(PaymentFlow &flow, int number);
    void rest();
    [[nodiscard]] Belongings belongings(const PaymentFlow &flow) const
    {
        return {.descriptors = QDir(u"/proc/self/fd"_s).entryList(QDir::AllEntries | QDir::System).size(),
                .processes = processTree(self).size(),
                .objects = flow.findChildren<QObject *>().size(),
                .files = filesBelow(m_temporary.path())};
    }

    QList<QPointer<CheckoutStage>> m_stages; ///< Of payments that are over.
    QTemporaryDir m_temporary;               ///< Where the engine's own files would go.
    QTemporaryDir m_state;
    GatewayRig m_gateway;
    ElementServer m_element;
};

// The gateway takes the money, the page says so, and the next checkout is made ready.
void ManyPaymentsTest::pay(PaymentFlow &flow, int number)
{
    auto *view = flow.findChild<CheckoutView *>();
    std::optional<Settlement> settled;
    bool isReady = false;
    QObject scope;
    connect(&flow, &PaymentFlow::settled, &scope, [&](const Settlement &settlement) { settled = settlement; });
    connect(view, &CheckoutView::ready, &scope, [&] { isReady = true; });
    QVERIFY(flow.start({.money = Money{.amount = 4990},
                        .origin = u"https://till.example.is"_s,
                        .reference = u"ORDER-%1"_s.arg(number)}));
    QVERIFY(GatewayRig::waitFor([&] { return isReady; }));
    for (CheckoutStage *stage : view->findChildren<CheckoutStage *>())
        m_stages << stage;
    const QString session = m_element.query(u"/element"_s);
    m_gateway.control("POST", u"/sessions/"_s + session, {{u"action"_s, u"complete"_s}});
    m_element.serve(u"/paid/"_s + session, "'thank you'");
    QVERIFY(GatewayRig::waitFor([&] { return settled.has_value(); }));
    QCOMPARE(settled->outcome, Outcome::Paid);
    flow.prepare();
    QVERIFY(GatewayRig::waitFor([&] { return view->preparation() == CheckoutView::Preparation::Ready; }));
}

// What is left of payments goes when nothing else is done. So this looks seldom.
void ManyPaymentsTest::rest()
{
    const QDeadlineTimer end(std::chrono::minutes(2));
    do {
        QTest::qWait(500);
        m_stages.removeAll(nullptr);
    } while (!m_stages.isEmpty() && !end.hasExpired());
    QVERIFY(m_stages.isEmpty());
}

void ManyPaymentsTest::nothingIsLeftOfAPayment()
{
    const int payments = std::max(Testing::numberFrom("KASSI_PAYMENTS", 200), 3 * rush) / rush * rush;
    m_element.serve(u"/element"_s, R"(painted(() => say('ready'));
        const look = async () => {
            if ((await fetch('/paid/' + location.search.slice(1))).ok)
                say('completed');
            else
                setTimeout(look, 20);
        };
        look();)");
    qputenv("TMPDIR", m_temporary.path().toLocal8Bit());
    SystemClock clock;
    SystemRandom random;
    auto journal = JournalThread::open(
        m_state.filePath(u"journal.sqlite3"_s), [&clock] { return clock.wallMs(); }, JournalDepth::Whole);
    auto api = BorgaApi::make({.baseUrl = m_gateway.gateway().baseUrl(),
                               .merchantId = m_gateway.gateway().merchantId(),
                               .apiKey = Secret(m_gateway.gateway().secretKey())});
    QVERIFY(journal && api);
    PaymentFlow flow({**api, **journal, clock, random},
                     {.origin = *Origin::parse(u"https://till.example.is"_s),
                      .elementUrl = m_element.origin() + u"/element?{session_id}"_s,
                      .hostPageFile = {},
                      .eventNames = {},
                      .language = u"is"_s},
                     true);
    flow.resize(800, 600);
    flow.show();
    std::optional<Belongings> before;
    qint64 inUse = 0; // at rest: how many payments wait to be cleared away depends on how busy the machine is
    QList<qint64> memory;
    for (int number = 0; number < payments; ++number) {
        pay(flow, number);
        if (QTest::currentTestFailed())
            return;
        if ((number + 1) % rush == 0) {
            rest();
            memory << memoryKb(self);
            qInfo("%d payments: %lld KiB, %lld in use; %lld of the engine's processes", number + 1, memory.last(),
                  bytesInUse() / 1024, memoryKb(descendants(self)));
            if (!before) {
                before = belongings(flow);
                inUse = bytesInUse();
            }
        }
    }
    const qint64 kept = (bytesInUse() - inUse) / (payments - rush);
    QVERIFY2(kept <= keptPerPayment, QByteArray::number(kept).constData());
    const QByteArray kibs = QByteArray::number(memory.first()) + " KiB, then " + QByteArray::number(memory.last());
    // The engine's own caches come and go by as much.
    QVERIFY2(memory.last() * 10 <= memory.first() * 11, kibs.constData());
    // A kept connection more or less is none that was left by a payment.
    before->descriptors += 5;
    const QByteArray words = inWords(*before) + "; then " + inWords(belongings(flow));
    QVERIFY2(belongings(flow).isNoMoreThan(*before), words.constData());
    QCOMPARE(m_gateway.timesTaken(), payments);
}

int main(int argc, char *argv[])
{
    qputenv("QTEST_FUNCTION_TIMEOUT", "14400000"); // KASSI_PAYMENTS may ask for thousands
    return Kassi::Test::webTestMain<ManyPaymentsTest>(argc, argv);
}
#include "many_payments_test.moc"
