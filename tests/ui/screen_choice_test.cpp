// SPDX-License-Identifier: MIT
// Which screen is the customer's: the second one, the named one, and never the cashier's.
#include "customer/screen_choice.h"

#include <QTest>

using namespace Kassi;
using namespace Qt::StringLiterals;

namespace {

const ScreenPlace left{u"LVDS-1"_s, {0, 0, 1280, 800}};
const ScreenPlace right{u"HDMI-1"_s, {1280, 0, 1024, 768}};
const ScreenPlace above{u"DP-1"_s, {0, -768, 1024, 768}};
const ScreenPlace mirror{u"HDMI-1"_s, {0, 0, 1280, 800}};
const ScreenPlace partMirror{u"HDMI-1"_s, {0, 0, 1024, 768}};
const ScreenPlace calledNone{u"none"_s, {1280, 0, 1024, 768}};
const ScreenPlace nothing{u"HDMI-1"_s, {}};

QString nameOf(const std::optional<ScreenPlace> &screen)
{
    return screen ? screen->name : QString();
}

} // namespace

class ScreenChoiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choosesAScreen_data();
    void choosesAScreen();
    void theCashierMakesRoom();
};

void ScreenChoiceTest::choosesAScreen_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QList<ScreenPlace>>("screens");
    QTest::addColumn<ScreenPlace>("cashiers");
    QTest::addColumn<QString>("chosen");
    using Screens = QList<ScreenPlace>;
    QTest::newRow("one screen") << QString() << Screens{left} << left << QString();
    QTest::newRow("the second") << QString() << Screens{left, right} << left << u"HDMI-1"_s;
    QTest::newRow("the cashier is at the second") << QString() << Screens{left, right} << right << u"LVDS-1"_s;
    QTest::newRow("the first of two others") << QString() << Screens{left, above, right} << left << u"DP-1"_s;
    QTest::newRow("named") << u"HDMI-1"_s << Screens{left, above, right} << left << u"HDMI-1"_s;
    QTest::newRow("named, not connected") << u"HDMI-9"_s << Screens{left, right} << left << QString();
    QTest::newRow("named, the cashier's") << u"LVDS-1"_s << Screens{left, right} << left << QString();
    QTest::newRow("named, the only one left") << u"HDMI-1"_s << Screens{right} << right << QString();
    QTest::newRow("none, whatever they are called") << u"none"_s << Screens{left, calledNone} << left << QString();
    QTest::newRow("mirrored") << QString() << Screens{left, mirror} << left << QString();
    QTest::newRow("mirrored in part") << QString() << Screens{left, partMirror} << left << QString();
    QTest::newRow("mirrored and named") << u"HDMI-1"_s << Screens{left, mirror} << left << QString();
    QTest::newRow("not switched on") << QString() << Screens{left, nothing} << left << QString();
}

void ScreenChoiceTest::choosesAScreen()
{
    QFETCH(QString, wanted);
    QFETCH(QList<ScreenPlace>, screens);
    QFETCH(ScreenPlace, cashiers);
    QFETCH(QString, chosen);
    QCOMPARE(nameOf(chooseScreen(wanted, screens, cashiers)), chosen);
}

void ScreenChoiceTest::theCashierMakesRoom()
{
    QCOMPARE(nameOf(screenForCashier(u"HDMI-1"_s, {left, right}, right)), u"LVDS-1"_s);
    QCOMPARE(nameOf(screenForCashier(u"HDMI-1"_s, {left, right}, left)), QString());
    QCOMPARE(nameOf(screenForCashier(u"HDMI-1"_s, {right}, right)), QString());
    QCOMPARE(nameOf(screenForCashier({}, {left, right}, right)), QString());
}

QTEST_GUILESS_MAIN(ScreenChoiceTest)
#include "screen_choice_test.moc"
