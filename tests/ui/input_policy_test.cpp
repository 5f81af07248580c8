// SPDX-License-Identifier: MIT
// What hands may do to a page, row by row. Needs no web engine to run.
#include "checkout/input_policy.h"

#include <QDropEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QTest>
#include <QWheelEvent>

using namespace Kassi;
using namespace Qt::StringLiterals;

class InputPolicyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKeyIsJudged_data();
    void everyKeyIsJudged();
    void onlyTheLeftButtonIsForThePage();
    void commandsAreNoWheel();
    void oneFingerIsForThePage();
    void everyOtherEventIsJudged_data();
    void everyOtherEventIsJudged();
    void keysAreRationed();
};

void InputPolicyTest::everyKeyIsJudged_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("forThePage");
    const auto row = [](const char *tag, int key, Qt::KeyboardModifiers modifiers, const QString &text,
                        bool forThePage) { QTest::newRow(tag) << key << modifiers << text << forThePage; };
    const Qt::KeyboardModifiers none = Qt::NoModifier;
    const Qt::KeyboardModifiers ctrl = Qt::ControlModifier;
    const Qt::KeyboardModifiers shift = Qt::ShiftModifier;
    const Qt::KeyboardModifiers alt = Qt::AltModifier;
    row("letter", Qt::Key_A, none, u"a"_s, true);
    row("capital", Qt::Key_A, shift, u"A"_s, true);
    row("Icelandic letter", Qt::Key_THORN, none, u"þ"_s, true);
    row("dead accent", Qt::Key_Dead_Acute, none, {}, true);
    row("composed letter", Qt::Key_Aacute, none, u"á"_s, true);
    row("emoji", 0, none, u"😀"_s, true);
    row("space", Qt::Key_Space, none, u" "_s, true);
    row("keypad", Qt::Key_4, Qt::KeypadModifier, u"4"_s, true);
    row("AltGr on X11", Qt::Key_At, Qt::GroupSwitchModifier, u"@"_s, true);
    row("AltGr on Windows", Qt::Key_At, ctrl | alt, u"@"_s, true);
    row("let go", Qt::Key_Shift, none, {}, true);
    row("shift", Qt::Key_Shift, shift, {}, true);
    row("control", Qt::Key_Control, ctrl, {}, true);
    for (const int key :
         {Qt::Key_Tab, Qt::Key_Return, Qt::Key_Enter, Qt::Key_Backspace, Qt::Key_Delete, Qt::Key_Left, Qt::Key_Right,
          Qt::Key_Up, Qt::Key_Down, Qt::Key_Home, Qt::Key_End, Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_Escape}) {
        row(qPrintable(u"form key %1"_s.arg(key)), key, none, {}, true);
        row(qPrintable(u"form key %1 with shift"_s.arg(key)), key, shift, {}, true);
        row(qPrintable(u"form key %1 with control"_s.arg(key)), key, ctrl, {}, false);
        row(qPrintable(u"form key %1 with alt"_s.arg(key)), key, alt, {}, false);
        row(qPrintable(u"form key %1 with meta"_s.arg(key)), key, Qt::MetaModifier, {}, false);
    }
    row("back tab", Qt::Key_Backtab, shift, {}, true);
    const QString edit = u"ACVXZ"_s;
    for (char16_t letter = u'A'; letter <= u'Z'; ++letter) {
        const QString control = QChar(letter - u'A' + 1);
        const QString name = QChar(letter);
        row(qPrintable(u"Ctrl+"_s + name), letter, ctrl, control, edit.contains(letter));
        row(qPrintable(u"Ctrl+Shift+"_s + name), letter, ctrl | shift, control, false);
        row(qPrintable(u"Alt+"_s + name), letter, alt, name.toLower(), false);
        row(qPrintable(u"Meta+"_s + name), letter, Qt::MetaModifier, name.toLower(), false);
    }
    for (int key = Qt::Key_F1; key <= Qt::Key_F35; ++key)
        row(qPrintable(u"F%1"_s.arg(key - Qt::Key_F1 + 1)), key, none, {}, false);
    row("Shift+F10", Qt::Key_F10, shift, {}, false);
    row("Ctrl+plus", Qt::Key_Plus, ctrl, u"+"_s, false);
    row("Ctrl+minus", Qt::Key_Minus, ctrl, u"-"_s, false);
    row("Ctrl+0", Qt::Key_0, ctrl, u"0"_s, false);
    row("Shift+Insert", Qt::Key_Insert, shift, {}, false);
    for (const int key :
         {Qt::Key_Menu, Qt::Key_Print, Qt::Key_Back, Qt::Key_Forward, Qt::Key_Reload, Qt::Key_HomePage, Qt::Key_Search,
          Qt::Key_Help, Qt::Key_Save, Qt::Key_Open, Qt::Key_Find, Qt::Key_Paste, Qt::Key_Launch0, Qt::Key_VolumeUp,
          Qt::Key_PowerOff, Qt::Key_Alt, Qt::Key_Super_L, Qt::Key_Insert})
        row(qPrintable(u"key %1"_s.arg(key)), key, none, {}, false);
    for (const char16_t code : {u'\0', u'\x02', u'\x1b', u'\x1d', u'\x7f', u'\x85'})
        row(qPrintable(u"a scanner's control character %1"_s.arg(int(code))), 0, none, QString(QChar(code)), false);
}

void InputPolicyTest::everyKeyIsJudged()
{
    QFETCH(int, key);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    QFETCH(QString, text);
    for (const auto type : {QEvent::ShortcutOverride, QEvent::KeyPress, QEvent::KeyRelease}) {
        const QKeyEvent event(type, key, modifiers, text);
        QTEST(isForThePage(readEvent(event)), "forThePage");
    }
}

void InputPolicyTest::onlyTheLeftButtonIsForThePage()
{
    for (const auto type : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease, QEvent::MouseButtonDblClick}) {
        for (const auto button :
             {Qt::LeftButton, Qt::RightButton, Qt::MiddleButton, Qt::BackButton, Qt::ForwardButton}) {
            const QMouseEvent event(type, QPointF(), QPointF(), button, button, Qt::NoModifier);
            QCOMPARE(isForThePage(readEvent(event)), button == Qt::LeftButton);
        }
    }
}

void InputPolicyTest::commandsAreNoWheel()
{
    for (const Qt::KeyboardModifiers held : {Qt::NoModifier, Qt::ShiftModifier, Qt::ControlModifier, Qt::AltModifier}) {
        const QWheelEvent event({}, {}, {}, {0, 120}, Qt::NoButton, held, Qt::NoScrollPhase, false);
        QCOMPARE(isForThePage(readEvent(event)), held == Qt::NoModifier || held == Qt::ShiftModifier);
    }
}

void InputPolicyTest::oneFingerIsForThePage()
{
    QVERIFY(isForThePage({.kind = HandMove::Kind::Touch, .fingers = 1}));
    QVERIFY(!isForThePage({.kind = HandMove::Kind::Touch, .fingers = 2}));
}

void InputPolicyTest::everyOtherEventIsJudged_data()
{
    QTest::addColumn<QEvent::Type>("type");
    QTest::addColumn<bool>("forThePage");
    for (const auto type : {QEvent::ContextMenu, QEvent::NativeGesture, QEvent::Gesture, QEvent::TabletPress,
                            QEvent::DragEnter, QEvent::DragMove, QEvent::Drop, QEvent::ToolTip, QEvent::WhatsThis})
        QTest::newRow(qPrintable(u"refused %1"_s.arg(int(type)))) << type << false;
    for (const auto type : {QEvent::FocusIn, QEvent::Enter, QEvent::Leave, QEvent::Show, QEvent::Resize, QEvent::Paint,
                            QEvent::InputMethodQuery, QEvent::UpdateRequest})
        QTest::newRow(qPrintable(u"passed %1"_s.arg(int(type)))) << type << true;
}

void InputPolicyTest::everyOtherEventIsJudged()
{
    QFETCH(QEvent::Type, type);
    QTEST(isForThePage(readEvent(QEvent(type))), "forThePage");
}

void InputPolicyTest::keysAreRationed()
{
    using namespace std::chrono_literals;
    const auto taken = [](KeyAllowance &keys, int pressed, std::chrono::milliseconds from,
                          std::chrono::milliseconds apart) {
        int count = 0;
        for (int i = 0; i < pressed; ++i)
            count += keys.take(from + i * apart) ? 1 : 0;
        return count;
    };
    KeyAllowance scanner; // as fast as USB tells keys
    QCOMPARE(taken(scanner, 500, 0ms, 1ms), 500);
    QCOMPARE(taken(scanner, 500, 10s, 1ms), 500);
    KeyAllowance held;
    QCOMPARE(taken(held, 10'000, 0ms, 33ms), 10'000);
    KeyAllowance flood;
    QCOMPARE(taken(flood, 10'000, 0ms, 0ms), 512);
    QCOMPARE(taken(flood, 10'000, 1s, 0ms), 100);
    QCOMPARE(taken(flood, 10'000, 1h, 0ms), 512); // it is never more
}

QTEST_APPLESS_MAIN(InputPolicyTest)
#include "input_policy_test.moc"
