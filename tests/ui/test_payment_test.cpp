// SPDX-License-Identifier: MIT
// The set-up's test payment: one press with a key for tests, two with a live one, and its outcome in words. The last of
// them is taken by the real `kassi charge` from the sandbox gateway.
#include "gateway_rig.h"
#include "web_test_main.h"

#include "common/language.h"
#include "settings/settings_edit.h"
#include "setup/test_payment.h"
#include "test_charge.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Kassi;
using namespace Qt::StringLiterals;

class TestPaymentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_step.reset(); }

    void aKeyForTestsIsAskedOnce();
    void aLiveKeyIsAskedTwiceEachTime();
    void whoSaysNothingIsTakenForLive();
    void whatCameOfItIsSaid();
    void withoutARunItIsNotOffered();
    void theRealOneIsTaken();
    void theRealOneSaysWhenItCannot();
    void aProgramThatIsNotThereIsTold();

private:
    void press() { QTest::mouseClick(m_step->findChild<QPushButton *>(u"try-payment"_s), Qt::LeftButton); }
    [[nodiscard]] QString told() const { return m_step->findChild<QLabel *>(u"try-told"_s)->text(); }

    Language m_language;
    std::unique_ptr<TestPayment> m_step;
    int m_runs = 0;
    std::function<void(const Result<Outcome> &)> m_answer;
};

void TestPaymentTest::init()
{
    m_language.use(u"en"_s);
    m_runs = 0;
    m_step = std::make_unique<TestPayment>([this](const auto &answer) {
        ++m_runs;
        m_answer = answer;
    });
    m_step->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_step.get()));
}

void TestPaymentTest::aKeyForTestsIsAskedOnce()
{
    m_step->setLive(false);
    QVERIFY(told().contains(u"no money moves"_s));
    press();
    QCOMPARE(m_runs, 1);
    QVERIFY(m_step->isRunning());
    press(); // not two at a time
    QCOMPARE(m_runs, 1);
}

void TestPaymentTest::aLiveKeyIsAskedTwiceEachTime()
{
    m_step->setLive(true);
    press();
    QCOMPARE(m_runs, 0);
    QVERIFY2(told().contains(u"really"_s), qPrintable(told()));
    QVERIFY(m_step->findChild<QPushButton *>(u"try-payment"_s)->text().contains(u"100"_s));
    press();
    QCOMPARE(m_runs, 1);
    m_answer(Outcome::Declined);
    press();
    QCOMPARE(m_runs, 1); // asked again
    press();
    QCOMPARE(m_runs, 2);
}

void TestPaymentTest::whoSaysNothingIsTakenForLive()
{
    press();
    QCOMPARE(m_runs, 0);
}

void TestPaymentTest::whatCameOfItIsSaid()
{
    m_step->setLive(false);
    QSignalSpy changed(m_step.get(), &TestPayment::changed);
    press();
    m_answer(Outcome::Paid);
    QCOMPARE(changed.count(), 2);
    QVERIFY(!m_step->isRunning());
    QVERIFY2(told().startsWith(u"Paid"_s), qPrintable(told()));
    m_language.use(u"is"_s);
    m_step->retranslate();
    QVERIFY2(told().startsWith(u"Greitt"_s), qPrintable(told()));
    press();
    m_answer(fail(ErrorCode::Unreachable, u"Nobody answers."_s));
    QVERIFY2(!told().isEmpty() && !told().contains(u"Greitt"_s), qPrintable(told()));
}

void TestPaymentTest::withoutARunItIsNotOffered()
{
    QWidget window;
    const TestPayment none({}, &window);
    QVERIFY(none.isHidden());
}

void TestPaymentTest::theRealOneIsTaken()
{
    GatewayRig rig;
    QTemporaryDir folder;
    const QString key = folder.filePath(u"key"_s);
    QVERIFY(storeApiKey(key, Secret(rig.gateway().secretKey())).has_value());
    const QString file = folder.filePath(u"kassi.toml"_s);
    QVERIFY(saveSettings(file, {{u"gateway"_s, u"base_url"_s, rig.gateway().baseUrl().toString()},
                                {u"gateway"_s, u"merchant_id"_s, rig.gateway().merchantId()},
                                {u"gateway"_s, u"api_key"_s, ApiKeySource(KeySource::File{key})},
                                {u"checkout"_s, u"origin"_s, u"https://till.example.is"_s},
                                {u"checkout"_s, u"element_url"_s, rig.gateway().elementUrlTemplate()}})
                .has_value());
    TestCharge charge(QString::fromUtf8(KASSI_PROGRAM), {.configFile = file, .stateDir = folder.filePath(u"state"_s)});
    std::optional<Result<Outcome>> end;
    charge.start(testPaymentAmount, u"TEST-1"_s, [&end](const Result<Outcome> &outcome) { end = outcome; });
    const QString session = rig.sessionId();
    QVERIFY(!session.isEmpty());
    rig.control("POST", u"/sessions/"_s + session, {{u"action"_s, u"complete"_s}});
    QVERIFY(GatewayRig::waitFor([&] { return end.has_value(); }));
    QVERIFY2(*end, qPrintable(*end ? QString() : end->error().message));
    QCOMPARE(**end, Outcome::Paid);
    QCOMPARE(rig.timesTaken(), 1);
}

void TestPaymentTest::theRealOneSaysWhenItCannot()
{
    QTemporaryDir folder;
    TestCharge charge(QString::fromUtf8(KASSI_PROGRAM),
                      {.configFile = folder.filePath(u"none.toml"_s), .stateDir = folder.filePath(u"state"_s)});
    std::optional<Result<Outcome>> end;
    charge.start(testPaymentAmount, u"TEST-1"_s, [&end](const Result<Outcome> &outcome) { end = outcome; });
    QVERIFY(GatewayRig::waitFor([&] { return end.has_value(); }));
    QVERIFY(!*end);
    QCOMPARE(end->error().code, ErrorCode::Internal);
}

void TestPaymentTest::aProgramThatIsNotThereIsTold()
{
    TestCharge charge(u"/no/such/kassi"_s, {});
    std::optional<Result<Outcome>> end;
    charge.start(testPaymentAmount, u"TEST-1"_s, [&end](const Result<Outcome> &outcome) { end = outcome; });
    QVERIFY(GatewayRig::waitFor([&] { return end.has_value(); }));
    QVERIFY(!*end);
}

int main(int argc, char *argv[])
{
    return Test::webTestMain<TestPaymentTest>(argc, argv);
}

#include "test_payment_test.moc"
