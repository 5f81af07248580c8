// SPDX-License-Identifier: MIT
// Settings that are changed from a screen in a file that people write by hand: what they wrote stays, and what would be
// no settings is never written.
#include "settings/credentials.h"
#include "settings/settings_edit.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Kassi;
using namespace Qt::StringLiterals;

class SettingsEditTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesAValueWhereItStands_data();
    void changesAValueWhereItStands();
    void keepsEveryCommentOfTheTemplate();
    void refuses_data();
    void refuses();
    void startsFromTheTemplate();
    void replacesTheFileInOneGo();
    void leavesAFileThatItDoesNotUnderstand();
    void storesAKeyThatOnlyWeCanRead();
    void storesNothingThatIsNoKey();

private:
    [[nodiscard]] static QByteArray smallest(const QByteArray &till = {})
    {
        return "[gateway]\nbase_url = \"https://api.borga.is\"\nmerchant_id = \"mer_1\"\napi_key = { env = \"KEY\" }\n"
               "[checkout]\norigin = \"https://till.example.is\"\nelement_url = "
               "\"https://e.example.is/{session_id}\"\n" +
               till;
    }
    [[nodiscard]] static QByteArray contents(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

void SettingsEditTest::changesAValueWhereItStands_data()
{
    using Value = SettingEdit::Value;
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("key");
    QTest::addColumn<Value>("value");
    QTest::addColumn<QByteArray>("after");

    QTest::newRow("text, with its comment")
        << QByteArray("[till]\nname = \"Kassi 1\"    # by the door\n") << u"name"_s << Value(u"Kassi 2"_s)
        << QByteArray("[till]\nname = \"Kassi 2\"    # by the door\n");
    QTest::newRow("letters of more than one byte before and in it")
        << QByteArray("[till]\n\"name\" = \"Þór æ\" # ö\n") << u"name"_s << Value(u"Ægir"_s)
        << QByteArray("[till]\n\"name\" = \"Ægir\" # ö\n");
    QTest::newRow("quotation marks and a backslash")
        << QByteArray("[till]\nname = \"x\"\n") << u"name"_s << Value(u"a \"b\" \\ c"_s)
        << QByteArray("[till]\nname = \"a \\\"b\\\" \\\\ c\"\n");
    QTest::newRow("flag") << QByteArray("[till]\nanimations = true\n") << u"animations"_s << Value(false)
                          << QByteArray("[till]\nanimations = false\n");
    QTest::newRow("list over several lines")
        << QByteArray("[till]\npreset_amounts = [ 500, # coffee\n  1000 ] # two\nname = \"x\"\n") << u"preset_amounts"_s
        << Value(QList<qint64>{250, 990}) << QByteArray("[till]\npreset_amounts = [250, 990] # two\nname = \"x\"\n");
    QTest::newRow("added at the end of its section")
        << QByteArray("[till]\nname = \"x\" # mine\n\n[receipt]\nfooter = \"Takk\"\n") << u"language"_s
        << Value(u"en"_s)
        << QByteArray("[till]\nname = \"x\" # mine\nlanguage = \"en\"\n\n[receipt]\nfooter = \"Takk\"\n");
    QTest::newRow("added to an empty section")
        << QByteArray("[till] # nothing yet\n") << u"language"_s << Value(u"en"_s)
        << QByteArray("[till] # nothing yet\nlanguage = \"en\"\n");
    QTest::newRow("added after a last line without an end")
        << QByteArray("[till]\nname = \"x\"") << u"language"_s << Value(u"en"_s)
        << QByteArray("[till]\nname = \"x\"\nlanguage = \"en\"\n");
    QTest::newRow("a section that is not there")
        << QByteArray("") << u"language"_s << Value(u"en"_s) << QByteArray("\n[till]\nlanguage = \"en\"\n");
    QTest::newRow("below another section") << QByteArray("[receipt]\n[till]\nname = \"x\"\n") << u"name"_s
                                           << Value(u"y"_s) << QByteArray("[receipt]\n[till]\nname = \"y\"\n");
    QTest::newRow("ends of lines as on Windows")
        << QByteArray("[till]\r\nname = \"x\"\r\nlanguage = \"is\"\r\n") << u"name"_s << Value(u"y"_s)
        << QByteArray("[till]\r\nname = \"y\"\r\nlanguage = \"is\"\r\n");
}

void SettingsEditTest::changesAValueWhereItStands()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, key);
    QFETCH(SettingEdit::Value, value);
    QFETCH(QByteArray, after);
    const auto edited = editSettings(smallest(before), u"kassi.toml"_s, {{u"till"_s, key, value}});
    QVERIFY2(edited, edited ? "" : qUtf8Printable(edited.error().message));
    QCOMPARE(*edited, smallest(after));
}

void SettingsEditTest::keepsEveryCommentOfTheTemplate()
{
    const std::vector<SettingEdit> edits = {
        {u"gateway"_s, u"merchant_id"_s, u"mer_77"_s},
        {u"gateway"_s, u"api_key"_s, ApiKeySource(KeySource::Keychain{u"borga"_s})},
        {u"checkout"_s, u"enabled_methods"_s, QStringList{u"card"_s, u"krafa"_s}},
        {u"hosted"_s, u"return_url"_s, u"https://example.is/takk"_s},
        {u"receipt"_s, u"vat_number"_s, u"12345"_s},
        {u"receipt"_s, u"vat_rate"_s, qint64(24)},
    };
    const QByteArray before = settingsTemplate();
    const auto after = editSettings(before, u"kassi.toml"_s, edits);
    QVERIFY2(after, after ? "" : qUtf8Printable(after.error().message));
    const auto settings = parseSettings(*after, u"kassi.toml"_s);
    QVERIFY(settings);
    QCOMPARE(settings->gateway.merchantId, u"mer_77"_s);
    QCOMPARE(settings->gateway.apiKey, ApiKeySource(KeySource::Keychain{u"borga"_s}));
    QCOMPARE(settings->checkout.enabledMethods, QStringList({u"card"_s, u"krafa"_s}));
    QCOMPARE(settings->receipt.shop.vatPercent, 24);
    const auto comments = [](const QByteArray &text) {
        QByteArrayList all;
        for (const QByteArray &line : text.split('\n')) {
            if (const qsizetype at = line.indexOf("# "); at >= 0)
                all << line.mid(at);
        }
        return all;
    };
    QCOMPARE_GT(comments(before).size(), 20);
    QCOMPARE(comments(*after), comments(before));
}

void SettingsEditTest::refuses_data()
{
    using Value = SettingEdit::Value;
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("section");
    QTest::addColumn<QString>("key");
    QTest::addColumn<Value>("value");
    QTest::addColumn<QString>("says");

    QTest::newRow("no TOML") << QByteArray("[till\n") << u"till"_s << u"name"_s << Value(u"x"_s) << u"not TOML"_s;
    QTest::newRow("an impossible value") << smallest() << u"till"_s << u"language"_s << Value(u"xx"_s)
                                         << u"till.language"_s;
    QTest::newRow("a setting that there is not")
        << smallest() << u"till"_s << u"colour"_s << Value(u"red"_s) << u"till.colour"_s;
    QTest::newRow("no room for a new line") << QByteArray("till.name = \"x\"\n") + smallest() << u"till"_s
                                            << u"language"_s << Value(u"en"_s) << u"by hand"_s;
    QTest::newRow("a section on one line") << QByteArray("till = { name = \"x\" }\n") + smallest() << u"till"_s
                                           << u"language"_s << Value(u"en"_s) << u"by hand"_s;
}

void SettingsEditTest::refuses()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, section);
    QFETCH(QString, key);
    QFETCH(SettingEdit::Value, value);
    QFETCH(QString, says);
    const auto edited = editSettings(before, u"kassi.toml"_s, {{section, key, value}});
    QVERIFY(!edited);
    QCOMPARE(edited.error().code, ErrorCode::InvalidSettings);
    QVERIFY2(edited.error().message.contains(says), qUtf8Printable(edited.error().message));
}

void SettingsEditTest::startsFromTheTemplate()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"new/kassi/kassi.toml"_s);
    QVERIFY(saveSettings(path, {{u"till"_s, u"name"_s, u"Bakarí"_s}}));
    QCOMPARE(loadSettings(path)->till.name, u"Bakarí"_s);
    QVERIFY(contents(path).contains("# A key that is not known"));
}

void SettingsEditTest::replacesTheFileInOneGo()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"kassi.toml"_s);
    QVERIFY(saveSettings(path, {{u"till"_s, u"name"_s, u"A"_s}}));
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
    const QByteArray before = contents(path);
    QVERIFY(!saveSettings(path, {{u"till"_s, u"name"_s, u"B"_s}, {u"till"_s, u"language"_s, u"xx"_s}}));
    QCOMPARE(contents(path), before);
    QVERIFY(saveSettings(path, {{u"till"_s, u"name"_s, u"B"_s}, {u"till"_s, u"language"_s, u"en"_s}}));
    QCOMPARE(loadSettings(path)->till.name, u"B"_s);
    QCOMPARE(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList(u"kassi.toml"_s));
}

void SettingsEditTest::leavesAFileThatItDoesNotUnderstand()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"kassi.toml"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("[till\nname = ") > 0);
    file.close();
    const auto saved = saveSettings(path, {{u"till"_s, u"name"_s, u"B"_s}});
    QVERIFY(!saved);
    QVERIFY2(saved.error().message.contains(path), qUtf8Printable(saved.error().message));
    QCOMPARE(contents(path), QByteArray("[till\nname = "));
}

void SettingsEditTest::storesAKeyThatOnlyWeCanRead()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"kassi/api-key"_s);
    const Secret key(u"sk_test_0123456789abcdef"_s);
    QVERIFY(storeApiKey(path, key));
    const auto loaded = loadApiKey(KeySource::File{path}, CredentialEnvironment::ofThisProcess());
    QVERIFY2(loaded, loaded ? "" : qUtf8Printable(loaded.error().message));
    QCOMPARE(loaded->reveal(), key.reveal());
    QVERIFY(storeApiKey(path, Secret(u"sk_test_another456789"_s))); // over the one that is there
    QCOMPARE(contents(path), QByteArray("sk_test_another456789\n"));
}

void SettingsEditTest::storesNothingThatIsNoKey()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"api-key"_s);
    const auto stored = storeApiKey(path, Secret(u"my password"_s));
    QVERIFY(!stored);
    QCOMPARE(stored.error().code, ErrorCode::InvalidCredentials);
    QVERIFY(!stored.error().message.contains(u"my password"_s));
    QVERIFY(!QFileInfo::exists(path));
}

QTEST_GUILESS_MAIN(SettingsEditTest)
#include "settings_edit_test.moc"
