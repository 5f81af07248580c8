// SPDX-License-Identifier: MIT
// Canary secrets: after payments with every kind of outcome, and after crashes with a card typed in, no API key,
// client_secret, card number or security code is in any file, output or process. The gateway says which secrets it
// handed out; what it keeps itself is not searched.
#include "process_tree.h"
#include "secret_search.h"
#include "till_rig.h"
#include "traces.h"

#include <QDir>
#include <QTest>
#include <QTimer>

#include <csignal>
#include <functional>

#include <sys/resource.h>

using namespace Kassi;
using namespace Kassi::Test;
using namespace Qt::StringLiterals;

namespace {

const QString goodCard = u"4242424242424242"_s;
const QString declinedCard = u"4000000000000002"_s;
const QString securityCode = u"739"_s;

using Act = std::function<void(TillRig &)>;

void typeCard(TillRig &rig, const QString &number)
{
    rig.fillIn(u"card-number"_s, number);
    rig.fillIn(u"card-expiry"_s, u"1234"_s);
    rig.fillIn(u"card-cvc"_s, securityCode);
}

void waitForForm(TillRig &rig)
{
    (void)TillRig::waitFor([&rig] { return rig.sees(u"pay"_s); });
}

void kill(TillRig &rig, int signal)
{
    ::kill(pid_t(rig.process().processId()), signal);
}

void killRenderers(const TillRig &rig)
{
    for (const qint64 process : processTree(rig.process().processId())) {
        QFile commandLine(u"/proc/%1/cmdline"_s.arg(process));
        if (commandLine.open(QIODevice::ReadOnly) && commandLine.readAll().contains("--type=renderer"))
            ::kill(pid_t(process), SIGSEGV);
    }
}

} // namespace
Q_DECLARE_METATYPE(Act)

class SecretsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_rig.reset(); }

    void theSearchFindsWhatIsThere_data();
    void theSearchFindsWhatIsThere();
    void theSearchReadsJournalsAndProcesses();
    void noneIsLeftBehind_data();
    void noneIsLeftBehind();
    void noCoreIsDumped();

private:
    /// The key's place: "file", "env" or "credential".
    void placeKey(const QString &source);
    [[nodiscard]] SecretSearch search() const;
    [[nodiscard]] QStringList inFiles() const;
    /// What a program printed is searched as well; its exit code, -1 after a signal.
    int finish(QStringList &found);

    std::unique_ptr<VirtualDisplay> m_display;
    std::unique_ptr<TillRig> m_rig;
};

// As a machine for developers may have it: who dumps a core can, unless the program forbids it.
void SecretsTest::initTestCase()
{
    rlimit cores{};
    QCOMPARE(::getrlimit(RLIMIT_CORE, &cores), 0);
    cores.rlim_cur = cores.rlim_max;
    QCOMPARE(::setrlimit(RLIMIT_CORE, &cores), 0);
    m_display = std::make_unique<VirtualDisplay>();
}

// All that Kassi, Qt and the engine write goes below the folder that is searched, temporary files too.
void SecretsTest::init()
{
    m_rig = std::make_unique<TillRig>(*m_display);
    for (const QString &name :
         {u"TMPDIR"_s, u"XDG_CONFIG_HOME"_s, u"XDG_STATE_HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_CACHE_HOME"_s}) {
        const QString folder = m_rig->folder() + u'/' + name.toLower();
        QVERIFY(QDir().mkpath(folder));
        m_rig->setVariable(name, folder);
    }
}

void SecretsTest::placeKey(const QString &source)
{
    const QString line = u"api_key = { file = \"%1/api-key\" }"_s.arg(m_rig->folder());
    if (source == u"env"_s) {
        m_rig->rewriteSettings(line, u"api_key = { env = \"KASSI_TEST_KEY\" }"_s);
        m_rig->setVariable(u"KASSI_TEST_KEY"_s, m_rig->gateway().secretKey());
        QVERIFY(QFile::remove(m_rig->folder() + u"/api-key"_s));
    } else if (source == u"credential"_s) {
        m_rig->rewriteSettings(line, u"api_key = { credential = \"api-key\" }"_s);
        m_rig->setVariable(u"CREDENTIALS_DIRECTORY"_s, m_rig->folder());
    }
}

SecretSearch SecretsTest::search() const
{
    SecretSearch search;
    search.add(u"API key"_s, m_rig->gateway().secretKey().toUtf8());
    for (const QJsonValue &session : m_rig->truth()[u"sessions"_s].toArray()) {
        const QByteArray secret = session[u"client_secret"_s].toString().toUtf8();
        if (!secret.isEmpty())
            search.add(u"client_secret"_s, secret);
    }
    search.addCard(goodCard.toUtf8());
    search.addCard(declinedCard.toUtf8());
    for (const char *form : {"\"cvc\":\"%1\"", "\"cvc\": \"%1\"", "cvc=%1", "cvc\\\":\\\"%1", "card-cvc\":\"%1"})
        search.add(u"security code"_s, QString::fromLatin1(form).arg(securityCode).toUtf8());
    return search;
}

QStringList SecretsTest::inFiles() const
{
    return search().inFolder(m_rig->folder(), {m_rig->folder() + u"/api-key"_s});
}

int SecretsTest::finish(QStringList &found)
{
    QProcess &program = m_rig->process();
    if (!TillRig::waitFor([&] { return program.state() == QProcess::NotRunning; }, 90'000))
        return -2;
    found << search().in(program.readAllStandardOutput(), u"standard output"_s)
          << search().in(program.readAllStandardError(), u"standard error"_s);
    return program.exitStatus() == QProcess::NormalExit ? program.exitCode() : -1;
}

void SecretsTest::theSearchFindsWhatIsThere_data()
{
    QTest::addColumn<QByteArray>("planted");
    const auto forms = formsOf("sk_test_Canary/123");
    for (auto form = forms.cbegin(); form != forms.cend(); ++form)
        QTest::newRow(qPrintable(form.key())) << form.value();
    QTest::newRow("base64, in the middle") << QByteArray("a:sk_test_Canary/123:b").toBase64();
    QTest::newRow("grouped") << QByteArray("number 4242 4242 4242 4242");
    QTest::newRow("with dashes") << QByteArray("4242-4242-4242-4242");
}

void SecretsTest::theSearchFindsWhatIsThere()
{
    QFETCH(QByteArray, planted);
    SecretSearch search;
    search.add(u"key"_s, "sk_test_Canary/123");
    search.addCard("4242424242424242");
    const QString folder = m_rig->folder() + u"/decoy/deep"_s;
    QVERIFY(QDir().mkpath(folder));
    QFile decoy(folder + u"/.hidden"_s);
    QVERIFY(decoy.open(QIODevice::WriteOnly));
    decoy.write(QByteArray(100'000, 'x') + planted + QByteArray(100'000, 'y'));
    decoy.close();
    QVERIFY(!search.inFolder(m_rig->folder(), {}).isEmpty());
    QVERIFY(search.inFolder(m_rig->folder(), {folder}).isEmpty());
}

// Staff who write a card's number into an order have it there; here that shows that the search would see it.
void SecretsTest::theSearchReadsJournalsAndProcesses()
{
    m_rig->startCharge({u"--metadata"_s, u"note="_s + goodCard});
    waitForForm(*m_rig);
    const QStringList running = search().inProcesses(m_rig->process().processId());
    QVERIFY(!running.filter(u"cmdline"_s).isEmpty());
    m_rig->killHard();
    QVERIFY(!inFiles().filter(m_rig->stateDir()).isEmpty());
    m_rig->setVariable(u"DECOY"_s, goodCard);
    m_rig->startCharge();
    waitForForm(*m_rig);
    QVERIFY(!search().inProcesses(m_rig->process().processId()).filter(u"environ"_s).isEmpty());
}

void SecretsTest::noneIsLeftBehind_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<Act>("act");
    QTest::addColumn<int>("exitCode");
    const auto press = [](const QString &control) { return [control](TillRig &rig) { rig.click(control); }; };
    const auto pay = [](const QString &card) {
        return [card](TillRig &rig) {
            typeCard(rig, card);
            rig.click(u"pay"_s);
        };
    };
    const auto row = [](const char *name, const QString &key, const Act &act, int code, const QStringList &more = {}) {
        QTest::newRow(name) << key << more << act << code;
    };
    const auto crash = [](int signal) {
        return [signal](TillRig &rig) {
            typeCard(rig, goodCard);
            kill(rig, signal);
        };
    };
    row("paid", u"env"_s, pay(goodCard), 0);
    row(
        "declined", u"file"_s,
        [pay](TillRig &rig) {
            pay(declinedCard)(rig);
            (void)rig.seesTheDecline();
            rig.click(u"cancel"_s);
        },
        10);
    row("cancelled", u"credential"_s, press(u"cancel"_s), 11);
    row(
        "expired", u"env"_s,
        [](TillRig &rig) {
            typeCard(rig, goodCard);
            rig.control("POST", u"/sessions/"_s + rig.sessionId(), {{u"action"_s, u"expire"_s}});
        },
        12);
    row(
        "pending", u"file"_s,
        [](TillRig &rig) {
            rig.click(u"method-krafa"_s);
            rig.fillIn(u"kennitala"_s, u"1201743399"_s);
            rig.click(u"pay"_s);
        },
        14);
    row("on a phone", u"env"_s,
        [](TillRig &rig) {
            rig.control("POST", u"/sessions/"_s + rig.sessionId(), {{u"action"_s, u"complete"_s}});
        },
        0, {u"--hosted"_s});
    row(
        "unconfirmed", u"env"_s,
        [](TillRig &rig) {
            typeCard(rig, goodCard);
            rig.addFault(
                {{u"match"_s, u"GET /v1/"_s}, {u"action"_s, u"status"_s}, {u"status"_s, 500}, {u"times"_s, 1000}});
            kill(rig, SIGTERM);
        },
        13);
    row(
        "unavailable", u"credential"_s, [](TillRig &) {}, 4);
    row("crash", u"file"_s, crash(SIGSEGV), -1);
    row("abort", u"credential"_s, crash(SIGABRT), -1);
    row(
        "the page's process crashes", u"file"_s,
        [pay](TillRig &rig) {
            typeCard(rig, goodCard);
            killRenderers(rig);
            (void)TillRig::waitFor([&rig] { return !rig.hasFocus(u"card-cvc"_s); });
            pay(goodCard)(rig);
        },
        0);
}

void SecretsTest::noneIsLeftBehind()
{
    QFETCH(QString, key);
    QFETCH(QStringList, options);
    QFETCH(Act, act);
    QFETCH(int, exitCode);
    placeKey(key);
    QStringList found;
    // From the first process on, and whatever the engine starts later.
    QTimer look;
    connect(&look, &QTimer::timeout, this, [&] {
        if (found.isEmpty())
            found << search().inProcesses(m_rig->process().processId()) << inFiles();
    });
    if (exitCode == 4)
        m_rig->addFault(
            {{u"match"_s, u"POST /v1/"_s}, {u"action"_s, u"status"_s}, {u"status"_s, 500}, {u"times"_s, 9}});
    m_rig->startCharge(options);
    QVERIFY(TillRig::waitFor([this] { return !m_rig->requestLog().isEmpty(); })); // the key has been taken in
    look.start(200);
    act(*m_rig);
    QCOMPARE(finish(found), exitCode);
    look.stop();
    if (found.isEmpty())
        found << inFiles();
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u"; "_s)));
    m_rig->control("DELETE", u"/faults"_s);

    m_rig->start({u"recover"_s});
    QVERIFY(finish(found) >= 0);
    const QString evidence = m_rig->folder() + u"/evidence.txt"_s;
    m_rig->start({u"evidence"_s, u"--reference"_s, u"ORDER-1"_s, u"--output"_s, evidence});
    QCOMPARE(finish(found), 0);
    QVERIFY(QFileInfo::exists(evidence));
    found << inFiles();
    found.removeDuplicates();
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u"; "_s)));
}

// A core would hold the card that is being typed.
void SecretsTest::noCoreIsDumped()
{
    m_rig->startCharge();
    waitForForm(*m_rig);
    for (const qint64 process : processTree(m_rig->process().processId())) {
        QFile limits(u"/proc/%1/limits"_s.arg(process));
        if (!limits.open(QIODevice::ReadOnly))
            continue; // it has just ended
        const QByteArray text = limits.readAll();
        QVERIFY2(text.mid(text.indexOf("Max core file size")).simplified().startsWith("Max core file size 0 0 "),
                 procFile(process, "comm").constData());
    }
}

QTEST_GUILESS_MAIN(SecretsTest)
#include "secrets_test.moc"
