// SPDX-License-Identifier: MIT
// A day at the cashier's window of the real `kassi`: customers one after the other, a scanner that types nonsense, and
// a computer that wants to shut down. The page in the checkout is hostile.
#include "hostile_till.h"

#include <QTest>

#include <csignal>

using namespace Kassi;
using namespace Kassi::Test;
using namespace Qt::StringLiterals;

namespace {
const QString card = u"4242424242424242"_s;
} // namespace

class CustomersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_display = std::make_unique<VirtualDisplay>(); }
    void init() { m_till = std::make_unique<HostileTill>(*m_display); }
    void cleanup() { m_till.reset(); }

    void theNextCustomerSeesNothingOfTheLast();
    void aScannerAtTheAmountChargesNothing();
    void signalsDuringAPaymentAreAQuestion();
    void signalsEndAChargeInOrder_data();
    void signalsEndAChargeInOrder();

private:
    [[nodiscard]] TillRig &rig() { return m_till->rig(); }
    [[nodiscard]] qsizetype payments() { return rig().truth()[u"sessions"_s].toArray().size(); }
    void begin(const QString &amount);
    /// As the gateway says; then the window does.
    [[nodiscard]] bool pay();

    std::unique_ptr<VirtualDisplay> m_display;
    std::unique_ptr<HostileTill> m_till;
};

#define ALL_IS_WELL(till)                                                                                              \
    do {                                                                                                               \
        const QString wrong = (till).trouble();                                                                        \
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));                                                                  \
    } while (false)

void CustomersTest::begin(const QString &amount)
{
    // Enter leaves the last customer's outcome as soon as that stands, Escape clears what is there.
    const qsizetype before = payments();
    for (int tries = 0; tries < 20 && payments() == before; ++tries) {
        rig().hand({u"key"_s, u"Return"_s, u"Escape"_s});
        rig().hand({u"type"_s, u"--delay"_s, u"60"_s, amount}); // as a person does, and no scanner
        rig().hand({u"sleep"_s, u"0.1"_s, u"key"_s, u"Return"_s});
        (void)TillRig::waitFor([&] { return payments() > before; }, 1'000);
    }
    m_till->expectPayment();
}

bool CustomersTest::pay()
{
    const int before = rig().timesTaken();
    m_till->takeMoney();
    return rig().timesTaken() == before + 1;
}

void CustomersTest::theNextCustomerSeesNothingOfTheLast()
{
    m_till->openWindow();
    begin(u"1000"_s);
    const QString untouched = m_till->stateOf(u"/element"_s);
    const QString shape = m_till->shape();
    QVERIFY(!untouched.isEmpty());
    m_till->click(u"keep"_s);
    for (const auto &[field, text] : {std::pair(u"field"_s, card), std::pair(u"name"_s, u"Jón Jónsson"_s)}) {
        m_till->click(field);
        rig().type(text);
        rig().hand({u"key"_s, u"ctrl+a"_s, u"ctrl+c"_s});
    }
    m_till->click(u"field"_s);
    rig().hand({u"key"_s, u"ctrl+a"_s, u"ctrl+c"_s, u"Return"_s});
    QVERIFY(!m_till->trouble().isEmpty()); // it is all there, or this test would say nothing
    QVERIFY(m_till->shape().contains(card));
    QVERIFY(m_till->shape().contains(u"kept"_s));
    QVERIFY(pay());
    QVERIFY(TillRig::waitFor([this] { return !m_till->partner().clipboards().contains(card); }));

    begin(u"2000"_s);
    QCOMPARE(m_till->stateOf(u"/element"_s), untouched);
    QCOMPARE(m_till->shape(), shape);
    m_till->press(u"field"_s, u"Down ctrl+v alt+Left"_s);
    m_till->click(u"field"_s, 2);
    ALL_IS_WELL(*m_till);
    QVERIFY(pay());
}

// What stands on a label can be anything; it is typed, and ends with Enter.
void CustomersTest::aScannerAtTheAmountChargesNothing()
{
    m_till->openWindow();
    rig().type(u"56905271234561234"_s);
    rig().hand({u"key"_s, u"ctrl+bracketright"_s, u"ctrl+j"_s, u"ctrl+m"_s, u"ctrl+p"_s, u"F12"_s, u"Return"_s});
    for (int field = 0; field < 3; ++field) {
        rig().press(u"Tab"_s);
        rig().hand({u"type"_s, u"--delay"_s, u"0"_s, QString(3'000, u'7') + u"\n"_s});
        rig().hand({u"key"_s, u"ctrl+bracketright"_s, u"ctrl+backslash"_s, u"ctrl+q"_s, u"ctrl+w"_s, u"Return"_s});
    }
    QVERIFY(rig().isRunning());
    for (const QString &code : {u"96385074"_s, u"5690527123456"_s, u"ORDER-17"_s}) {
        rig().hand({u"key"_s, u"Escape"_s});
        rig().hand({u"type"_s, u"--delay"_s, u"5"_s, u"--args"_s, u"1"_s, code, u"key"_s, u"Return"_s});
    }
    rig().hand({u"key"_s, u"Escape"_s});
    begin(u"4990"_s);
    QCOMPARE(payments(), 1);
    ALL_IS_WELL(*m_till);
    QVERIFY(pay());
    QCOMPARE(rig().truth()[u"payments"_s].toArray().first()[u"amount"_s].toInteger(), 4990);
}

// A computer that shuts down, a terminal that closes: the payment goes on until somebody says so, or it is over.
void CustomersTest::signalsDuringAPaymentAreAQuestion()
{
    m_till->openWindow();
    begin(u"4990"_s);
    for (const int number : {SIGHUP, SIGINT, SIGTERM}) {
        ::kill(pid_t(rig().process().processId()), number);
        m_till->click(u"field"_s);
        ALL_IS_WELL(*m_till);
    }
    const RunResult result = m_till->pay();
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(rig().timesTaken(), 1);
    QCOMPARE(m_till->traces(), QString());
}

void CustomersTest::signalsEndAChargeInOrder_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("hangup") << SIGHUP;
    QTest::newRow("interrupt") << SIGINT;
}

void CustomersTest::signalsEndAChargeInOrder()
{
    QFETCH(int, number);
    m_till->standUp();
    ::kill(pid_t(rig().process().processId()), number);
    const RunResult result = rig().finish();
    QCOMPARE(result.exitCode, 11);
    QCOMPARE(result.outcome(), u"cancelled"_s);
    QCOMPARE(rig().timesTaken(), 0);
    QCOMPARE(m_till->traces(), QString());
}

int main(int argc, char *argv[])
{
    if (argc > 1 && argv[1] == QByteArray(DragPartner::argument))
        return DragPartner::run(argc, argv);
    QCoreApplication application(argc, argv);
    CustomersTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "customers_test.moc"
