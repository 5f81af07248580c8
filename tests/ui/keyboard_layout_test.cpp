// SPDX-License-Identifier: MIT
// Every page of keys of the keyboard on the screen: as its format says, and with all that somebody needs.
#include "kiosk/keyboard_layout.h"

#include <QTest>

#include <algorithm>

using namespace Kassi;
using namespace Qt::StringLiterals;
using Action = KeyboardKey::Action;

namespace {

QList<KeyboardKey> allOf(const KeyboardLayout &layout)
{
    QList<KeyboardKey> all;
    for (const KeyboardRow &row : layout.rows)
        all << row;
    return all;
}

bool has(const KeyboardLayout &layout, Action action)
{
    const auto all = allOf(layout);
    return std::ranges::find(all, action, &KeyboardKey::action) != all.end();
}

QString typedBy(const KeyboardLayout &layout)
{
    QString text;
    for (const KeyboardKey &key : allOf(layout))
        text += key.text;
    return text;
}

} // namespace

class KeyboardLayoutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPageIsWhole_data();
    void everyPageIsWhole();
    void everyLanguageCanBeWritten_data();
    void everyLanguageCanBeWritten();
    void digitsAreAllThere();
    void whatIsNotThere();
};

void KeyboardLayoutTest::everyPageIsWhole_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<int>("columns");
    for (const QString &language : {u"is"_s, u"en"_s, u"pl"_s, u"symbols"_s})
        QTest::newRow(qPrintable(language)) << language << 10;
    for (const QString &digits : {u"digits"_s, u"decimal"_s, u"phone"_s})
        QTest::newRow(qPrintable(digits)) << digits << 4;
}

void KeyboardLayoutTest::everyPageIsWhole()
{
    QFETCH(QString, page);
    QFETCH(int, columns);
    const KeyboardLayout layout = keyboardPage(page);
    QCOMPARE(layout.columns(), double(columns));
    for (const Action needed : {Action::Erase, Action::Next, Action::Done})
        QVERIFY(has(layout, needed));
    QVERIFY(has(layout, Action::Letters) || (has(layout, Action::Symbols) && has(layout, Action::Shift)));
    QString seen;
    for (const KeyboardKey &key : allOf(layout)) {
        QVERIFY(key.width >= 1 && key.width <= 3);
        QCOMPARE(key.text.size(), key.action == Action::Text ? 1 : 0);
        QVERIFY2(key.text.isEmpty() || !seen.contains(key.text), qPrintable(key.text));
        QCOMPARE(key.text, key.text.toLower());
        seen += key.text;
    }
}

void KeyboardLayoutTest::everyLanguageCanBeWritten_data()
{
    QTest::addColumn<QString>("letters");
    QTest::newRow("is") << u"aábdðeéfghiíjklmnoóprstuúvxyýþæö"_s;
    QTest::newRow("pl") << u"aąbcćdeęfghijklłmnńoóprsśtuwyzźż"_s;
    QTest::newRow("en") << u"abcdefghijklmnopqrstuvwxyz"_s;
}

void KeyboardLayoutTest::everyLanguageCanBeWritten()
{
    QFETCH(QString, letters);
    const QString typed = typedBy(keyboardFor(QString::fromLatin1(QTest::currentDataTag())));
    for (const QChar c : QString(letters + u"qwcz@."_s))
        QVERIFY2(typed.contains(c), qPrintable(QString(c)));
}

void KeyboardLayoutTest::digitsAreAllThere()
{
    for (const QString &page : {u"digits"_s, u"decimal"_s, u"phone"_s, u"symbols"_s}) {
        for (const QChar c : u"0123456789"_s)
            QVERIFY2(typedBy(keyboardPage(page)).contains(c), qPrintable(page));
    }
    QCOMPARE(typedBy(keyboardPage(u"digits"_s)).size(), 10);
}

void KeyboardLayoutTest::whatIsNotThere()
{
    QVERIFY(keyboardPage(u"../translations/kassi_is"_s).rows.isEmpty());
    QCOMPARE(typedBy(keyboardFor(u"de"_s)), typedBy(keyboardFor(u"en"_s)));
}

QTEST_APPLESS_MAIN(KeyboardLayoutTest)
#include "keyboard_layout_test.moc"
