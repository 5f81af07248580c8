// SPDX-License-Identifier: MIT
// Which settings file is read, and what is said when it cannot be.
#include "settings/settings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Kassi;
using namespace Qt::StringLiterals;

class SettingsFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theExampleIsAccepted();
    void aFileThatCannotBeReadIsNamed();
    void theUsersSettingsComeBeforeTheMachines_data();
    void theUsersSettingsComeBeforeTheMachines();
};

void SettingsFileTest::theExampleIsAccepted()
{
    const auto settings = loadSettings(QStringLiteral(KASSI_SOURCE_DIR "/packaging/kassi.toml.example"));
    QVERIFY2(settings, settings ? "" : qPrintable(settings.error().message));
    QCOMPARE(settings->till.name, u"Kassi 1"_s);
}

void SettingsFileTest::aFileThatCannotBeReadIsNamed()
{
    const QTemporaryDir folder;
    const QString missing = folder.filePath(u"kassi.toml"_s);
    QFile large(folder.filePath(u"large.toml"_s));
    QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(1024 * 1024 + 1));
    for (const QString &path : {missing, large.fileName(), folder.path()}) {
        const auto settings = loadSettings(path);
        QVERIFY(!settings);
        QCOMPARE(settings.error().code, ErrorCode::InvalidSettings);
        QVERIFY2(settings.error().message.startsWith(path), qPrintable(settings.error().message));
    }
}

void SettingsFileTest::theUsersSettingsComeBeforeTheMachines_data()
{
    QTest::addColumn<QString>("xdg");
    QTest::addColumn<QStringList>("existing");
    QTest::addColumn<QString>("chosen");
    const QString own = u"/home/me/.config/kassi/kassi.toml"_s;
    const QString machine = u"/etc/kassi/kassi.toml"_s;
    QTest::newRow("both") << u""_s << QStringList{own, machine} << own;
    QTest::newRow("the machine's only") << u""_s << QStringList{machine} << machine;
    QTest::newRow("XDG_CONFIG_HOME") << u"/x"_s << QStringList{u"/x/kassi/kassi.toml"_s, own}
                                     << u"/x/kassi/kassi.toml"_s;
    QTest::newRow("relative XDG_CONFIG_HOME") << u"x"_s << QStringList{u"x/kassi/kassi.toml"_s, own} << own;
    QTest::newRow("none") << u""_s << QStringList{} << u""_s;
}

void SettingsFileTest::theUsersSettingsComeBeforeTheMachines()
{
    QFETCH(QString, xdg);
    QFETCH(QStringList, existing);
    QFETCH(QString, chosen);
    QProcessEnvironment environment;
    environment.insert(u"HOME"_s, u"/home/me"_s);
    if (!xdg.isEmpty())
        environment.insert(u"XDG_CONFIG_HOME"_s, xdg);
    const auto path = defaultSettingsPath(environment, [&](const QString &file) { return existing.contains(file); });
    QCOMPARE(path.value_or(QString()), chosen);
    if (!path) {
        QCOMPARE(path.error().code, ErrorCode::InvalidSettings);
        QVERIFY(path.error().message.contains(u"/home/me/.config/kassi/kassi.toml"_s));
        QVERIFY(path.error().message.contains(u"/etc/kassi/kassi.toml"_s));
    }
}

QTEST_GUILESS_MAIN(SettingsFileTest)
#include "settings_file_test.moc"
