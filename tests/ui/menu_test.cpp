// SPDX-License-Identifier: MIT
// What the cashier's menu leads to, with the real program: training beside the till, which touches neither the shop's
// gateway nor its journal, and the settings, after which Kassi stands again with what they say now.
#include "till_rig.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

#include <csignal>

using namespace Kassi;
using namespace Qt::StringLiterals;

namespace {
const QString tillTitle = u"Kassi – Kassi 1 (prófunarlykill)"_s;
const QString trainingTitle = u"Kassi – æfing"_s;
const QString setupTitle = u"Uppsetning Kassa"_s;

// Those that a process has started and that run another copy of its program.
QList<qint64> copiesOf(qint64 pid)
{
    const auto programOf = [](const QString &number) {
        QFile file(u"/proc/%1/cmdline"_s.arg(number));
        return file.open(QIODevice::ReadOnly) ? file.readAll().split('\0') : QList<QByteArray>();
    };
    QList<qint64> copies;
    const QByteArray program = programOf(QString::number(pid)).value(0);
    for (const QString &number : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        QFile status(u"/proc/%1/status"_s.arg(number));
        const QByteArray parent = "\nPPid:\t" + QByteArray::number(pid) + '\n';
        if (status.open(QIODevice::ReadOnly) && status.readAll().contains(parent) &&
            programOf(number).value(0) == program)
            copies << number.toLongLong();
    }
    return copies;
}
} // namespace

class MenuTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_display = std::make_unique<VirtualDisplay>();
        m_rig = std::make_unique<TillRig>(*m_display);
    }
    void cleanup() { m_rig.reset(); }

    void trainingIsBesideTheTill();
    void trainingThatBreaksBringsTheTillBack();
    void settingsHoldAtOnce();
    void aKeyOfTheEnvironmentOutlivesTheSettings();
    void anotherScaleHoldsAtOnce();

private:
    /// Of the one window there is, in the display's own pixels.
    [[nodiscard]] int width() const;
    [[nodiscard]] QStringList titles() const;
    /// That this window, and no other of Kassi's, is there; it gets the keyboard, as a window manager would see to.
    [[nodiscard]] bool shows(const QString &title) const;
    [[nodiscard]] QString story() const
    {
        return titles().join(u", "_s) + u" | "_s + QString::fromUtf8(m_rig->process().readAllStandardError());
    }
    /// Opens the till and chooses from its menu; false: another window than that came.
    [[nodiscard]] bool choose(const QString &key, const QString &title);

    /// At a person's pace: quicker is a scanner's.
    void pay(const QString &amount) const
    {
        for (const QChar digit : amount)
            m_rig->hand({u"key"_s, u"--delay"_s, u"60"_s, QString(digit)});
        m_rig->hand({u"sleep"_s, u"0.1"_s, u"key"_s, u"Return"_s});
    }

    std::unique_ptr<VirtualDisplay> m_display;
    std::unique_ptr<TillRig> m_rig;
};

QStringList MenuTest::titles() const
{
    QProcess xdotool;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DISPLAY"_s, m_display->name());
    xdotool.setProcessEnvironment(environment);
    xdotool.start(u"xdotool"_s, {u"search"_s, u"--onlyvisible"_s, u"--name"_s, u"Kass"_s, u"getwindowname"_s, u"%@"_s});
    xdotool.waitForFinished();
    QStringList titles = QString::fromUtf8(xdotool.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    titles.removeDuplicates();
    return titles;
}

bool MenuTest::shows(const QString &title) const
{
    if (!TillRig::waitFor([&] { return titles() == QStringList{title}; }))
        return false;
    m_rig->hand({u"search"_s, u"--onlyvisible"_s, u"--name"_s, u"Kass"_s, u"windowfocus"_s, u"--sync"_s});
    return true;
}

int MenuTest::width() const
{
    QProcess xdotool;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DISPLAY"_s, m_display->name());
    xdotool.setProcessEnvironment(environment);
    xdotool.start(u"xdotool"_s,
                  {u"search"_s, u"--onlyvisible"_s, u"--name"_s, u"Kass"_s, u"getwindowgeometry"_s, u"--shell"_s});
    xdotool.waitForFinished();
    const QString geometry = QString::fromUtf8(xdotool.readAllStandardOutput());
    return geometry.section(u"WIDTH="_s, 1).section(u'\n', 0, 0).toInt();
}

bool MenuTest::choose(const QString &key, const QString &title)
{
    m_rig->start({});
    if (!shows(tillTitle))
        return false;
    m_rig->press(u"F10"_s);
    m_rig->press(key);
    return shows(title);
}

void MenuTest::trainingIsBesideTheTill()
{
    QVERIFY2(choose(u"2"_s, trainingTitle), qPrintable(story()));
    const QString journal = m_rig->stateDir() + u"/sandbox/journal.sqlite3-wal"_s;
    const qint64 before = QFileInfo(journal).size();
    pay(u"500"_s);
    QVERIFY(TillRig::waitFor([&] { return QFileInfo(journal).size() > before; })); // the order is written there
    QCOMPARE(m_rig->truth()[u"sessions"_s].toArray(), QJsonArray());               // and the shop hears nothing of it
    QVERIFY(m_rig->isRunning());

    const QList<qint64> training = copiesOf(m_rig->process().processId());
    QCOMPARE(training.size(), 1);
    ::kill(pid_t(training.first()), SIGTERM); // a question first: there is a payment
    m_rig->press(u"Tab"_s);
    QCOMPARE(titles(), QStringList{trainingTitle});
}

void MenuTest::trainingThatBreaksBringsTheTillBack()
{
    QVERIFY2(choose(u"2"_s, trainingTitle), qPrintable(story()));
    const QList<qint64> training = copiesOf(m_rig->process().processId());
    QCOMPARE(training.size(), 1);
    ::kill(pid_t(training.first()), SIGKILL);
    QVERIFY2(shows(tillTitle), qPrintable(story()));

    m_rig->press(u"F10"_s); // and it can be opened again, and closed by its own menu
    m_rig->press(u"2"_s);
    QVERIFY(shows(trainingTitle));
    m_rig->press(u"F10"_s);
    m_rig->press(u"2"_s);
    QVERIFY(shows(tillTitle));
    pay(u"4990"_s); // the till takes payments as before
    QVERIFY(TillRig::waitFor([this] { return m_rig->truth()[u"sessions"_s].toArray().size() == 1; }));
}

void MenuTest::settingsHoldAtOnce()
{
    QVERIFY2(choose(u"3"_s, setupTitle), qPrintable(story()));
    const qint64 pid = m_rig->process().processId();
    m_rig->rewriteSettings(u"Kassi 1"_s, u"Kassi 2"_s);
    ::kill(pid_t(pid), SIGTERM); // the set-up closes, as by its cross
    QVERIFY2(shows(u"Kassi – Kassi 2 (prófunarlykill)"_s), qPrintable(story()));
    QCOMPARE(m_rig->process().processId(), pid);
    QVERIFY(m_rig->isRunning());
    pay(u"4990"_s);
    QVERIFY(TillRig::waitFor([this] { return m_rig->truth()[u"sessions"_s].toArray().size() == 1; }));
}

void MenuTest::aKeyOfTheEnvironmentOutlivesTheSettings()
{
    const QString inFile = u"{ file = \"%1/api-key\" }"_s.arg(m_rig->folder());
    m_rig->rewriteSettings(inFile, u"{ env = \"BORGA_KEY\" }"_s);
    m_rig->setVariable(u"BORGA_KEY"_s, m_rig->gateway().secretKey());
    QVERIFY2(choose(u"3"_s, setupTitle), qPrintable(story()));
    ::kill(pid_t(m_rig->process().processId()), SIGTERM);
    QVERIFY2(shows(tillTitle), qPrintable(story()));
    pay(u"4990"_s);
    QVERIFY(TillRig::waitFor([this] { return m_rig->truth()[u"sessions"_s].toArray().size() == 1; }));
    QFile environment(u"/proc/%1/environ"_s.arg(m_rig->process().processId()));
    QVERIFY(environment.open(QIODevice::ReadOnly));
    QVERIFY(!environment.readAll().contains(m_rig->gateway().secretKey().toUtf8()));
}

// What the program before had told Qt is not handed on: the window is as large as a till of that scale is.
void MenuTest::anotherScaleHoldsAtOnce()
{
    m_rig.reset();
    m_display = std::make_unique<VirtualDisplay>(QSize(2000, 1400)); // room for both
    m_rig = std::make_unique<TillRig>(*m_display);
    m_rig->addToTillSettings(u"scale = 150"_s);
    QVERIFY2(choose(u"3"_s, setupTitle), qPrintable(story()));
    m_rig->rewriteSettings();
    ::kill(pid_t(m_rig->process().processId()), SIGTERM);
    QVERIFY2(shows(tillTitle), qPrintable(story()));
    QVERIFY2(TillRig::waitFor([this] { return width() == 1100; }), qPrintable(QString::number(width())));

    m_rig->press(u"F10"_s);
    m_rig->press(u"3"_s);
    QVERIFY2(shows(setupTitle), qPrintable(story()));
    m_rig->addToTillSettings(u"scale = 150"_s);
    ::kill(pid_t(m_rig->process().processId()), SIGTERM);
    QVERIFY2(shows(tillTitle), qPrintable(story()));
    QVERIFY2(TillRig::waitFor([this] { return width() == 1650; }), qPrintable(QString::number(width())));
}

QTEST_MAIN(MenuTest)

#include "menu_test.moc"
