// SPDX-License-Identifier: MIT
// A person with two hands and time, in front of the real `kassi` with a page in its checkout that helps them to get
// out. Keys and mouse go through X, and a watch looks on from outside. Every payment still ends right.
#include "hostile_till.h"

#include <QDir>
#include <QRandomGenerator>
#include <QTest>

#include <csignal>

using namespace Kassi;
using namespace Kassi::Test;
using namespace Qt::StringLiterals;

class PersonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_display = std::make_unique<VirtualDisplay>(); }
    void cleanup()
    {
        if (QTest::currentTestFailed() && m_till)
            m_till->lieDown(); // the next row is not to suffer
    }
    void cleanupTestCase();

    void keysOpenNothing_data();
    void keysOpenNothing();
    void buttonsOfTheMouseOpenNothing_data();
    void buttonsOfTheMouseOpenNothing();
    void controlsOfThePageOpenNothing_data();
    void controlsOfThePageOpenNothing();
    void controlsOfAPopupOpenNothing_data();
    void controlsOfAPopupOpenNothing();
    void nothingIsDraggedIn_data();
    void nothingIsDraggedIn();
    void nothingIsDraggedOut_data();
    void nothingIsDraggedOut();
    void textOutsideFieldsCannotBeSelected();
    void zoomStaysAsItIs_data();
    void zoomStaysAsItIs();
    void closingTheWindowIsAQuestion();
    void aSecondInstanceGoesAway();
    void aScannerInTheCheckoutIsOnlyTyping();
    void aMonkeyGetsNowhere();

private:
    HostileTill &till()
    {
        if (!m_till)
            m_till = std::make_unique<HostileTill>(*m_display);
        m_till->standUp();
        return *m_till;
    }

    std::unique_ptr<VirtualDisplay> m_display;
    std::unique_ptr<HostileTill> m_till; ///< One payment for as many attacks as it survives, which is all of them.
};

#define ALL_IS_WELL(till)                                                                                              \
    do {                                                                                                               \
        const QString wrong = (till).trouble();                                                                        \
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));                                                                  \
    } while (false)

void PersonTest::cleanupTestCase()
{
    if (m_till && m_till->rig().isRunning()) {
        const RunResult result = m_till->pay();
        QVERIFY2(result.exitCode == 0, qPrintable(result.errors));
        QCOMPARE(result.lines.size(), 1);
        QCOMPARE(result.outcome(), u"paid"_s);
        QCOMPARE(result.line()[u"session"_s], m_till->rig().sessionId());
        QCOMPARE(m_till->rig().timesTaken(), 1);
        const QString wrong = m_till->traces();
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
    m_till.reset();
    m_display.reset();
}

void PersonTest::keysOpenNothing_data()
{
    QTest::addColumn<QString>("keys");
    QStringList all;
    for (const QChar letter : u"bcdefghijklmnopqrstuwxyz"_s)
        all << u"ctrl+"_s + letter;
    for (const QString &key : {u"b"_s, u"c"_s, u"i"_s, u"j"_s, u"k"_s, u"m"_s, u"n"_s, u"o"_s, u"p"_s, u"r"_s, u"t"_s,
                               u"w"_s, u"Delete"_s, u"Escape"_s, u"Tab"_s})
        all << u"ctrl+shift+"_s + key;
    for (int number = 1; number <= 12; ++number)
        all << u"F%1"_s.arg(number);
    all << u"shift+F10"_s << u"Menu"_s << u"ctrl+F4"_s << u"ctrl+F5"_s << u"shift+F5"_s << u"shift+F7"_s << u"alt+F4"_s
        << u"alt+F7"_s << u"alt+F8"_s << u"ctrl+Tab"_s << u"alt+Tab"_s << u"ctrl+Prior"_s << u"ctrl+Next"_s
        << u"ctrl+1"_s << u"ctrl+9"_s << u"alt+1"_s << u"alt+Left"_s << u"alt+Right"_s << u"alt+Up"_s << u"alt+Home"_s
        << u"alt+d"_s << u"alt+e"_s << u"alt+f"_s << u"alt+space"_s << u"alt+Return"_s << u"ctrl+Return"_s
        << u"shift+Return"_s << u"BackSpace"_s << u"shift+BackSpace"_s << u"shift+Escape"_s << u"Escape"_s
        << u"ctrl+alt+Delete"_s << u"ctrl+alt+t"_s << u"super"_s << u"super+d"_s << u"super+e"_s << u"super+l"_s
        << u"super+r"_s << u"Print"_s << u"alt+Print"_s << u"Help"_s << u"Find"_s << u"Undo"_s << u"Cancel"_s
        << u"XF86Back"_s << u"XF86Forward"_s << u"XF86Refresh"_s << u"XF86Reload"_s << u"XF86HomePage"_s
        << u"XF86Search"_s << u"XF86WWW"_s << u"XF86Mail"_s << u"XF86Explorer"_s << u"XF86Favorites"_s
        << u"XF86Calculator"_s << u"XF86Open"_s << u"XF86Save"_s << u"XF86New"_s << u"XF86Close"_s << u"XF86MenuKB"_s;
    for (const QString &keys : std::as_const(all))
        QTest::newRow(qPrintable(keys)) << keys;
}

void PersonTest::keysOpenNothing()
{
    QFETCH(QString, keys);
    HostileTill &till = this->till();
    till.press(u"field"_s, keys);
    QVERIFY(!till.hasNewWindow()); // before the next click, which would close a menu
    till.press(u"empty"_s, keys);
    QVERIFY(!till.hasNewWindow());
    till.press(u"field"_s, u"ctrl+a Delete"_s); // Alt+f types an f
    ALL_IS_WELL(till);
}

void PersonTest::buttonsOfTheMouseOpenNothing_data()
{
    QTest::addColumn<QString>("control");
    QTest::addColumn<int>("button");
    for (const char *control : {"field", "text", "empty", "picture", "link", "colour"})
        QTest::addRow("right on %s", control) << QString::fromLatin1(control) << 3;
    for (const char *control : {"field", "text", "empty", "link"})
        QTest::addRow("middle on %s", control) << QString::fromLatin1(control) << 2;
    QTest::newRow("back") << u"empty"_s << 8;
    QTest::newRow("forward") << u"empty"_s << 9;
    QTest::newRow("tilted to the left") << u"empty"_s << 6;
    QTest::newRow("tilted to the right") << u"empty"_s << 7;
}

void PersonTest::buttonsOfTheMouseOpenNothing()
{
    QFETCH(QString, control);
    QFETCH(int, button);
    HostileTill &till = this->till();
    till.partner().setPrimary(till.canary().origin() + u"/canary"_s);
    till.click(u"field"_s);
    till.click(control, button); // once: a second click would close a menu
    ALL_IS_WELL(till);
}

void PersonTest::controlsOfThePageOpenNothing_data()
{
    QTest::addColumn<QString>("control");
    for (const char *control :
         {"mail",       "tel",       "ssh",         "app",     "local",     "inside",      "source",
          "blank-mail", "blank-app", "blank-local", "top-app", "file",      "files",       "folder",
          "camera",     "colour",    "pick-colour", "save",    "open-file", "open-folder", "download",
          "attachment", "blob",      "data",        "print",   "full",      "lock",        "login",
          "alert",      "close",     "close-top",   "back",    "install",   "share",       "bell",
          "read",       "screen",    "place",       "webcam",  "passkey",   "top-away",    "refresh"})
        QTest::newRow(control) << QString::fromLatin1(control);
}

void PersonTest::controlsOfThePageOpenNothing()
{
    QFETCH(QString, control);
    HostileTill &till = this->till();
    till.click(control);
    till.click(u"field"_s);
    ALL_IS_WELL(till);
}

void PersonTest::controlsOfAPopupOpenNothing_data()
{
    controlsOfThePageOpenNothing_data();
}

void PersonTest::controlsOfAPopupOpenNothing()
{
    QFETCH(QString, control);
    if (!m_till || !m_till->isInPopup())
        till().toPopup();
    HostileTill &till = *m_till;
    till.click(control);
    if (control == u"close"_s || control == u"close-top"_s)
        till.comeTo(u"/element"_s);
    else
        till.click(u"field"_s);
    ALL_IS_WELL(till);
}

void PersonTest::nothingIsDraggedIn_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("onto");
    for (const char *kind : {"url", "file", "text"}) {
        for (const char *onto : {"field", "file"})
            QTest::addRow("%s onto %s", kind, onto) << QString::fromLatin1(kind) << QString::fromLatin1(onto);
    }
}

void PersonTest::nothingIsDraggedIn()
{
    QFETCH(QString, kind);
    QFETCH(QString, onto);
    HostileTill &till = this->till();
    till.partner().carry(kind, kind == u"file"_s ? till.rig().configFile() : till.canary().origin() + u"/canary"_s);
    for (int tries = 0; tries < 2; ++tries) // the engine takes no notice of the first one of its life
        till.drag(DragPartner::point, till.pointOf(onto));
    ALL_IS_WELL(till);
}

void PersonTest::nothingIsDraggedOut_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"text", "link", "picture", "field"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void PersonTest::nothingIsDraggedOut()
{
    QFETCH(QString, what);
    HostileTill &till = this->till();
    if (what == u"field"_s) {
        till.click(what);
        till.rig().type(u"4242424242424242"_s);
        till.rig().press(u"ctrl+a"_s);
    } else if (what == u"text"_s) {
        till.click(u"empty"_s); // out of the field: what is selected now is the page's
        till.rig().press(u"ctrl+a"_s);
    }
    // Not where it was clicked: a second press there would select a word instead.
    till.drag(till.pointOf(what) - QPoint(40, 0), DragPartner::point);
    till.click(u"field"_s);
    till.rig().hand({u"key"_s, u"ctrl+a"_s, u"Delete"_s});
    ALL_IS_WELL(till);
}

void PersonTest::textOutsideFieldsCannotBeSelected()
{
    HostileTill &till = this->till();
    till.drag(till.pointOf(u"text"_s) - QPoint(60, 0), till.pointOf(u"empty"_s));
    ALL_IS_WELL(till);
    for (int clicks = 0; clicks < 3; ++clicks)
        till.click(u"text"_s);
    ALL_IS_WELL(till);
    till.rig().press(u"ctrl+a"_s);
    ALL_IS_WELL(till);
}

void PersonTest::zoomStaysAsItIs_data()
{
    QTest::addColumn<QStringList>("keys");
    QTest::newRow("ctrl+plus") << QStringList{u"key"_s, u"ctrl+plus"_s, u"ctrl+KP_Add"_s, u"ctrl+equal"_s};
    QTest::newRow("ctrl+minus") << QStringList{u"key"_s, u"ctrl+minus"_s, u"ctrl+KP_Subtract"_s};
    QTest::newRow("ctrl+0") << QStringList{u"key"_s, u"ctrl+0"_s, u"ctrl+KP_0"_s};
    QTest::newRow("zoom keys") << QStringList{u"key"_s, u"XF86ZoomIn"_s, u"XF86ZoomIn"_s};
    const auto wheel = [](const QString &modifier, const QString &button) {
        return QStringList{u"keydown"_s, modifier, u"click"_s, button, u"click"_s, button, u"keyup"_s, modifier};
    };
    QTest::newRow("ctrl and wheel up") << wheel(u"ctrl"_s, u"4"_s);
    QTest::newRow("ctrl and wheel down") << wheel(u"ctrl"_s, u"5"_s);
    QTest::newRow("shift and wheel") << wheel(u"shift"_s, u"4"_s);
    QTest::newRow("alt and wheel") << wheel(u"alt"_s, u"4"_s);
}

void PersonTest::zoomStaysAsItIs()
{
    QFETCH(QStringList, keys);
    HostileTill &till = this->till();
    till.click(u"empty"_s);
    till.rig().hand(keys);
    ALL_IS_WELL(till);
}

void PersonTest::closingTheWindowIsAQuestion()
{
    HostileTill &till = this->till();
    for (int times = 0; times < 5; ++times)
        till.display().askToClose(u"Kassi"_s);
    ALL_IS_WELL(till);
}

void PersonTest::aSecondInstanceGoesAway()
{
    HostileTill &till = this->till();
    const auto second = till.rig().launch({u"charge"_s, u"--amount"_s, u"1"_s, u"--reference"_s, u"OTHER"_s});
    QVERIFY(TillRig::waitFor([&] { return second->state() == QProcess::NotRunning; }));
    QCOMPARE(second->exitCode(), 1);
    QVERIFY(second->readAllStandardOutput().isEmpty());
    QVERIFY(second->readAllStandardError().contains(QByteArray::number(till.rig().process().processId())));
    ALL_IS_WELL(till);
}

// A scanner is a keyboard: what stands on a label that a customer brought is typed, and a label can hold anything.
void PersonTest::aScannerInTheCheckoutIsOnlyTyping()
{
    HostileTill &till = this->till();
    till.click(u"field"_s);
    till.rig().hand({u"type"_s, u"--delay"_s, u"0"_s, QString(10'000, u'7')});
    till.rig().hand({u"key"_s, u"ctrl+bracketright"_s, u"ctrl+backslash"_s, u"ctrl+underscore"_s, u"ctrl+at"_s,
                     u"ctrl+m"_s, u"ctrl+j"_s, u"ctrl+i"_s, u"Return"_s, u"Tab"_s, u"Escape"_s, u"F12"_s, u"ctrl+p"_s,
                     u"alt+F4"_s, u"Delete"_s, u"Insert"_s, u"Home"_s, u"End"_s});
    till.click(u"field"_s);
    till.rig().hand({u"key"_s, u"ctrl+a"_s, u"Delete"_s});
    ALL_IS_WELL(till);
}

// Anything at all, for a while. KASSI_SEED=… makes another monkey.
void PersonTest::aMonkeyGetsNowhere()
{
    constexpr int handfuls = 30;
    HostileTill &till = this->till();
    bool given = false;
    const uint seed = uint(qEnvironmentVariableIntValue("KASSI_SEED", &given));
    QRandomGenerator random(given ? seed : 1);
    qInfo("KASSI_SEED=%u", given ? seed : 1);
    const auto one = [&random](const QStringList &list) { return list.at(random.bounded(int(list.size()))); };
    const QStringList modifiers{u""_s, u""_s, u"ctrl+"_s, u"alt+"_s, u"shift+"_s, u"ctrl+shift+"_s, u"super+"_s};
    const QStringList keys{u"a"_s,  u"c"_s,    u"v"_s,    u"p"_s,     u"o"_s,    u"u"_s,      u"w"_s,     u"n"_s,
                           u"F1"_s, u"F5"_s,   u"F11"_s,  u"F12"_s,   u"Up"_s,   u"Down"_s,   u"Left"_s,  u"Home"_s,
                           u"7"_s,  u"Menu"_s, u"plus"_s, u"minus"_s, u"Next"_s, u"Delete"_s, u"space"_s, u"Escape"_s};
    const QPoint first = till.pointOf(u"probe"_s);
    for (int handful = 0; handful < handfuls; ++handful) {
        QStringList chain;
        for (int i = 0; i < 12; ++i) {
            chain << u"key"_s << u"--clearmodifiers"_s << one(modifiers) + one(keys);
            const int x = first.x() + random.bounded(VirtualDisplay::width - first.x());
            const int y = first.y() + random.bounded(VirtualDisplay::height - first.y());
            chain << u"mousemove"_s << QString::number(x) << QString::number(y);
            chain << u"click"_s << QString::number(1 + random.bounded(9));
        }
        till.rig().hand(chain);
        QVERIFY2(till.rig().isRunning(), till.rig().process().readAllStandardError().constData());
    }
}

int main(int argc, char *argv[])
{
    if (argc > 1 && argv[1] == QByteArray(DragPartner::argument))
        return DragPartner::run(argc, argv);
    QCoreApplication application(argc, argv);
    PersonTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "person_test.moc"
