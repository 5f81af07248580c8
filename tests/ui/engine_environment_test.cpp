// SPDX-License-Identifier: MIT
// What the engine is started with, as far as it can be said without starting it.
#include "checkout/engine_environment.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Kassi;
using namespace Qt::StringLiterals;

class EngineEnvironmentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cardIsOneThatDraws_data();
    void cardIsOneThatDraws();
    void switchesAreGivenOnce();
};

void EngineEnvironmentTest::cardIsOneThatDraws_data()
{
    QTest::addColumn<QStringList>("devices");
    QTest::addColumn<bool>("draws");
    QTest::newRow("none") << QStringList{} << false;
    QTest::newRow("a screen without a card, as of many virtual machines") << QStringList{u"dri/card0"_s} << false;
    QTest::newRow("a card") << QStringList{u"dri/card0"_s, u"dri/renderD128"_s} << true;
    QTest::newRow("NVIDIA's own driver") << QStringList{u"nvidia0"_s} << true;
}

void EngineEnvironmentTest::cardIsOneThatDraws()
{
    QFETCH(QStringList, devices);
    QFETCH(bool, draws);
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(u"dri"_s));
    for (const QString &device : devices)
        QVERIFY(QFile(folder.filePath(device)).open(QIODevice::WriteOnly));
    QCOMPARE(hasGraphicsCard(folder.path()), draws);
}

// Of a switch that is given twice Chromium takes the last, and drops what the first one said.
void EngineEnvironmentTest::switchesAreGivenOnce()
{
    QStringList names;
    for (const EngineSwitch &each : engineSwitches())
        names << QString::fromLatin1(each.text).section(u'=', 0, 0);
    QVERIFY(!names.isEmpty());
    QCOMPARE(names.removeDuplicates(), 0);
}

QTEST_APPLESS_MAIN(EngineEnvironmentTest)
#include "engine_environment_test.moc"
