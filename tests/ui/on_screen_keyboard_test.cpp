// SPDX-License-Identifier: MIT
// The keyboard on the screen for Kassi's own fields, pressed as a customer would: a real X server, the real mouse.
#include "keyboard_rig.h"
#include "kiosk/kiosk_lock.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QSignalSpy>
#include <QWindow>

using namespace Kassi;
using namespace Kassi::Test;
using namespace Qt::StringLiterals;

class OnScreenKeyboardTest : public KeyboardRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup();
    void ownFieldIsTypedInto();
    void digitsWhereDigitsAreAskedFor_data();
    void digitsWhereDigitsAreAskedFor();
    void speaksTheLanguageOfItsWindow_data();
    void speaksTheLanguageOfItsWindow();
    void everyKeyIsLargeEnough_data();
    void everyKeyIsLargeEnough();
    void aKeyThatIsHeldTypesOnce();
    void aRealKeyPutsItAway();
    void doneLeavesTheRestInSight();
    void isNotInTheWayOfAButton();
    void aFieldFarDownIsScrolledIntoSight();
    void takesAndOpensNothing();

private:
    std::unique_ptr<KioskLock> m_lock;
};

void OnScreenKeyboardTest::cleanup()
{
    m_lock.reset();
    tearDown();
}

void OnScreenKeyboardTest::ownFieldIsTypedInto()
{
    open(landscape);
    auto *field = addField();
    QVERIFY(!isShown());
    tap(middleOf(*field));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(), patience);
    picture(u"own-field"_s);
    tapKeys(u"Þórður Ægisson"_s);
    QTRY_COMPARE_WITH_TIMEOUT(field->text(), u"Þórður Ægisson"_s, patience);
    tapKey(u"⌫"_s);
    QTRY_COMPARE_WITH_TIMEOUT(field->text(), u"Þórður Ægisso"_s, patience);
    tapKey(u"123"_s);
    tapKeys(u"7-_"_s);
    tapKey(u"ABC"_s);
    tapKey(u"ö"_s);
    QTRY_COMPARE_WITH_TIMEOUT(field->text(), u"Þórður Ægisso7-_ö"_s, patience);
}

void OnScreenKeyboardTest::digitsWhereDigitsAreAskedFor_data()
{
    QTest::addColumn<Qt::InputMethodHints>("hints");
    QTest::addColumn<QStringList>("there");
    QTest::addColumn<QStringList>("notThere");
    const QStringList digits{u"0"_s, u"1"_s, u"9"_s};
    QTest::newRow("letters") << Qt::InputMethodHints(Qt::ImhNone) << QStringList{u"a"_s, u"þ"_s} << QStringList{u"1"_s};
    QTest::newRow("digits") << Qt::InputMethodHints(Qt::ImhDigitsOnly) << digits << QStringList{u"a"_s, u"+"_s, u","_s};
    QTest::newRow("numbers") << Qt::InputMethodHints(Qt::ImhFormattedNumbersOnly) << (digits + QStringList{u","_s})
                             << QStringList{u"a"_s, u"+"_s};
    QTest::newRow("telephone") << Qt::InputMethodHints(Qt::ImhDialableCharactersOnly)
                               << QStringList{u"0"_s, u"1"_s, u"9"_s, u"+"_s} << QStringList{u"a"_s, u","_s};
    QTest::newRow("e-mail") << Qt::InputMethodHints(Qt::ImhEmailCharactersOnly) << QStringList{u"a"_s, u"@"_s, u"."_s}
                            << QStringList{u"1"_s};
}

void OnScreenKeyboardTest::digitsWhereDigitsAreAskedFor()
{
    QFETCH(Qt::InputMethodHints, hints);
    QFETCH(QStringList, there);
    QFETCH(QStringList, notThere);
    open(landscape);
    auto *field = addField(hints);
    tap(middleOf(*field));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(), patience);
    for (const QString &text : there)
        QVERIFY2(keys().contains(text), qPrintable(text));
    for (const QString &text : notThere)
        QVERIFY2(!keys().contains(text), qPrintable(text));
    tapKey(there.first());
    QTRY_COMPARE_WITH_TIMEOUT(field->text(), there.first(), patience);
}

void OnScreenKeyboardTest::speaksTheLanguageOfItsWindow_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("own");
    QTest::addColumn<QString>("others");
    QTest::addColumn<QString>("next");
    QTest::newRow("is") << u"is"_s << u"áéíóúýðþæö"_s << u"ąłż"_s << u"Næsta"_s;
    QTest::newRow("pl") << u"pl"_s << u"ąćęłńóśźż"_s << u"áþæð"_s << u"Dalej"_s;
    QTest::newRow("en") << u"en"_s << u"qwerty"_s << u"áþæął"_s << u"Next"_s;
}

void OnScreenKeyboardTest::speaksTheLanguageOfItsWindow()
{
    QFETCH(QString, language);
    QFETCH(QString, own);
    QFETCH(QString, others);
    QFETCH(QString, next);
    open(landscape, u"en"_s);
    auto *field = addField();
    tap(middleOf(*field));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(), patience);
    Language::give(*m_window, language); // while it is open, as a customer chooses
    for (const QChar c : own)
        QVERIFY2(keys().contains(QString(c)), qPrintable(QString(c)));
    for (const QChar c : others)
        QVERIFY2(!keys().contains(QString(c)), qPrintable(QString(c)));
    QVERIFY(keys().contains(next));
    for (const QChar c : own)
        tapKey(c);
    QTRY_COMPARE_WITH_TIMEOUT(field->text(), own, patience);
    picture(u"letters-"_s + language);
}

void OnScreenKeyboardTest::everyKeyIsLargeEnough_data()
{
    QTest::addColumn<QSize>("size");
    for (const QSize &size : {QSize(540, 960), QSize(800, 480), QSize(800, 600), landscape, QSize(768, 1366), portrait})
        QTest::newRow(qPrintable(u"%1x%2"_s.arg(size.width()).arg(size.height()))) << size;
}

void OnScreenKeyboardTest::everyKeyIsLargeEnough()
{
    QFETCH(QSize, size);
    for (const QString &language : {u"is"_s, u"en"_s, u"pl"_s}) {
        for (const auto hints : {Qt::ImhNone, Qt::ImhDigitsOnly}) {
            open(size, language);
            auto *field = addField(hints);
            field->setFocus();
            QTRY_VERIFY_WITH_TIMEOUT(isShown(), patience);
            QCOMPARE(m_window->size(), size);
            QVERIFY(m_window->rect().contains(m_keyboard->geometry()));
            QVERIFY(m_keyboard->height() < size.height() * 3 / 5);
            const auto buttons = m_keyboard->findChildren<QPushButton *>();
            for (const auto *one : buttons) {
                const QString name = one->text() + u' ' + one->accessibleName();
                QVERIFY2(one->width() >= 44 && one->height() >= 44, qPrintable(name));
                QVERIFY2(m_keyboard->rect().contains(one->geometry()), qPrintable(name));
                QVERIFY2(one->fontMetrics().horizontalAdvance(one->text()) <= one->width() - 4, qPrintable(name));
                QVERIFY2(!name.trimmed().isEmpty(), "a key without a name");
                for (const auto *other : buttons)
                    QVERIFY2(one == other || !one->geometry().intersects(other->geometry()), qPrintable(name));
            }
            picture(u"keys-%1-%2-%3x%4"_s.arg(language)
                        .arg(hints == Qt::ImhNone ? u"letters"_s : u"digits"_s)
                        .arg(size.width())
                        .arg(size.height()));
        }
    }
}

void OnScreenKeyboardTest::aKeyThatIsHeldTypesOnce()
{
    open(landscape);
    auto *field = addField();
    field->setText(u"Anna"_s);
    tap(middleOf(*field));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(), patience);
    field->end(false);
    const QPoint at = middleOf(*key(u"⌫"_s)); // of all keys that one
    hand({u"mousemove"_s, QString::number(at.x()), QString::number(at.y()), u"mousedown"_s, u"1"_s, u"sleep"_s,
          u"1.2"_s, u"mouseup"_s, u"1"_s});
    QTRY_VERIFY_WITH_TIMEOUT(field->text() != u"Anna"_s, patience);
    tapKey(u"a"_s); // comes after it
    QTRY_COMPARE_WITH_TIMEOUT(field->text(), u"Anna"_s, patience);
}

void OnScreenKeyboardTest::aRealKeyPutsItAway()
{
    open(landscape);
    auto *field = addField();
    tap(middleOf(*field));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(), patience);
    hand({u"type"_s, u"4"_s});
    QTRY_COMPARE_WITH_TIMEOUT(field->text(), u"4"_s, patience);
    QVERIFY(!isShown());
    QCOMPARE(m_window->contentsMargins().bottom(), 0);
    auto *second = addField();
    second->setFocus(); // as by Tab
    hand({u"type"_s, u"5"_s});
    QTRY_COMPARE_WITH_TIMEOUT(second->text(), u"5"_s, patience);
    QVERIFY(!isShown());
    tap(middleOf(*second)); // a finger is back
    QTRY_VERIFY_WITH_TIMEOUT(isShown(), patience);
}

void OnScreenKeyboardTest::doneLeavesTheRestInSight()
{
    open(landscape);
    auto *field = addField();
    auto *button = new QPushButton(u"x"_s, m_window.get());
    button->setFocusPolicy(Qt::NoFocus);
    m_layout->addWidget(button);
    tap(middleOf(*field));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(), patience);
    tapKey(u"Lokið"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!isShown(), patience);
    QSignalSpy clicked(button, &QPushButton::clicked);
    tap(middleOf(*button)); // not a field: no reason to come back
    QTRY_COMPARE_WITH_TIMEOUT(clicked.size(), 1, patience);
    QVERIFY(!QTest::qWaitFor([&] { return isShown(); }, 500));
    tap(middleOf(*field));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(), patience);
}

void OnScreenKeyboardTest::isNotInTheWayOfAButton()
{
    open(landscape);
    auto *field = addField();
    auto *button = new QPushButton(u"pay"_s, m_window.get());
    m_layout->addWidget(button);
    tap(middleOf(*field));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(), patience);
    m_layout->activate();
    QSignalSpy clicked(button, &QPushButton::clicked);
    // A hesitating finger: the field has lost the focus, and the button must stay under it.
    const QPoint at = middleOf(*button);
    QVERIFY(at.y() < m_keyboard->mapToGlobal(QPoint()).y());
    hand({u"mousemove"_s, QString::number(at.x()), QString::number(at.y()), u"mousedown"_s, u"1"_s, u"sleep"_s,
          u"0.6"_s, u"mouseup"_s, u"1"_s});
    QTRY_COMPARE_WITH_TIMEOUT(clicked.size(), 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!isShown(), patience);
}

void OnScreenKeyboardTest::aFieldFarDownIsScrolledIntoSight()
{
    open(landscape);
    auto *area = new QScrollArea(m_window.get());
    area->setWidgetResizable(true);
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    for (int i = 0; i < 12; ++i)
        column->addWidget(new QLabel(QString::number(i), page));
    auto *field = new QLineEdit(page);
    column->addWidget(field);
    page->setMinimumHeight(740);
    area->setWidget(page);
    m_layout->addWidget(area);
    field->setFocus();
    QTRY_VERIFY_WITH_TIMEOUT(isShown(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(field->mapTo(m_window.get(), field->rect().bottomLeft()).y() < m_keyboard->y(), patience);
    QVERIFY(field->hasFocus());
}

void OnScreenKeyboardTest::takesAndOpensNothing()
{
    open(portrait);
    auto *field = addField();
    m_window->hide();
    m_lock = std::make_unique<KioskLock>(*m_window, KioskLockOptions{.hidePointer = true}); // shows it
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get(), patience));
    QTRY_COMPARE_WITH_TIMEOUT(m_window->geometry(), QGuiApplication::primaryScreen()->geometry(), patience);
    QVERIFY(QTest::qWaitForWindowActive(m_window.get(), patience));
    for (int tries = 0; tries < 20 && m_window->focusWidget() != field;
         ++tries) { // the locked window is a new one for the display
        tap(middleOf(*field));
        (void)GatewayRig::waitFor([&] { return m_window->focusWidget() == field; }, 1'000);
    }
    QTRY_VERIFY_WITH_TIMEOUT(isShown(), patience);
    const auto windows = visibleWindows();
    QCOMPARE(windows, 1);
    QSignalSpy focus(qApp, &QApplication::focusChanged);
    QSignalSpy active(qApp, &QGuiApplication::focusWindowChanged);
    tapKeys(u"Æa"_s);
    for (const QString &each : {u"123"_s, u"ABC"_s, u"⇧"_s})
        tapKey(each);
    tap(m_keyboard->mapToGlobal(QPoint(3, m_keyboard->height() - 2))); // beside the keys
    tapKey(u"Ö"_s);
    QTRY_COMPARE_WITH_TIMEOUT(field->text(), u"ÆaÖ"_s, patience);
    QCOMPARE(visibleWindows(), windows);
    QCOMPARE(focus.size(), 0);
    QCOMPARE(active.size(), 0);
    QCOMPARE(m_window->geometry(), QGuiApplication::primaryScreen()->geometry());
}

int main(int argc, char *argv[])
{
    return keyboardMain<OnScreenKeyboardTest>(argc, argv);
}
#include "on_screen_keyboard_test.moc"
