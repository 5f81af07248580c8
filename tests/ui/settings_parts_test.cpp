// SPDX-License-Identifier: MIT
// Settings that are there, changed at the screen: where the key is kept, what stands on receipts, amounts that are one
// key away. What is saved is what the till reads afterwards.
#include "gateway_rig.h"
#include "web_test_main.h"

#include "common/language.h"
#include "settings/credentials.h"
#include "setup/setup_assistant.h"

#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QTemporaryDir>

using namespace Kassi;
using namespace Qt::StringLiterals;

class SettingsPartsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void theKeyMovesToTheKeychain();
    void theKeyMovesIntoAFile();
    void aPlaceThatOnlyAHandCanWriteStays();
    void aNewKeyNeedsAPlace();
    void receiptsSayWhereTheShopIs();
    void whatIsWrongOnReceiptsIsSaid_data();
    void whatIsWrongOnReceiptsIsSaid();
    void aSemicolonInALineStays();
    void aRateNeedsItsNumber();
    void thousandsMayHaveSpacesBetweenSemicolons();

private:
    void writeSettings(const QByteArray &key, const QByteArray &more = {});
    void open(const SetupOptions &options = {});
    void type(const QString &field, const QString &text);
    void press(Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); }
    void checkAndSave();
    template <typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_assistant->findChild<Widget *>(name);
    }
    [[nodiscard]] QString textOf(const QString &label) const { return find<QLabel>(label)->text(); }
    [[nodiscard]] bool isBack() const
    {
        return GatewayRig::waitFor([&] { return textOf(u"setup-title"_s) == u"Stillingar"_s; }, 10'000);
    }
    [[nodiscard]] QString keyFile() const { return m_folder->filePath(u"my-key"_s); }
    [[nodiscard]] QByteArray written() const
    {
        QFile file(m_folder->filePath(u"kassi.toml"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] Settings settings() const
    {
        const auto read = loadSettings(m_folder->filePath(u"kassi.toml"_s));
        return read ? *read : Settings();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<GatewayRig> m_rig;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<SetupAssistant> m_assistant;
};

void SettingsPartsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_rig = std::make_unique<GatewayRig>();
    m_language = std::make_unique<Language>();
    m_language->use(u"is"_s);
}

void SettingsPartsTest::cleanup()
{
    m_assistant.reset();
    m_language.reset();
    m_rig.reset();
}

void SettingsPartsTest::writeSettings(const QByteArray &key, const QByteArray &more)
{
    QVERIFY(storeApiKey(keyFile(), Secret(m_rig->gateway().secretKey())).has_value());
    const QByteArray text =
        "[gateway]\nbase_url = \"" + m_rig->gateway().baseUrl().toString().toUtf8() + "\"\nmerchant_id = \"" +
        m_rig->gateway().merchantId().toUtf8() + "\"\napi_key = " + key +
        "\n[checkout]\norigin = \"https://till.example.is\"\nelement_url = \"https://e.example.is/{session_id}\"\n"
        "[till]\nlanguage = \"is\"\n" +
        more;
    QFile file(m_folder->filePath(u"kassi.toml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
}

void SettingsPartsTest::open(const SetupOptions &options)
{
    SetupOptions with = options;
    with.settingsFile = m_folder->filePath(u"kassi.toml"_s);
    with.keyFile = m_folder->filePath(u"api-key"_s);
    with.printers.names = [] { return QStringList(); };
    m_assistant = std::make_unique<SetupAssistant>(with, *m_language);
    m_assistant->resize(900, 720);
    m_assistant->show();
    QVERIFY(QTest::qWaitForWindowActive(m_assistant.get()));
    QCOMPARE(textOf(u"setup-title"_s), u"Stillingar"_s);
}

void SettingsPartsTest::type(const QString &field, const QString &text)
{
    auto *edit = find<QLineEdit>(field);
    edit->setFocus();
    edit->selectAll();
    QTest::keyClick(edit, Qt::Key_Delete);
    for (const QChar letter : text)
        QTest::sendKeyEvent(QTest::Click, edit, Qt::Key_unknown, QString(letter), Qt::NoModifier);
}

void SettingsPartsTest::checkAndSave()
{
    find<QLineEdit>(u"merchant"_s)->setFocus();
    press(Qt::Key_Return);
    QVERIFY2(GatewayRig::waitFor([&] { return textOf(u"findings"_s).contains(u"✓"_s); }, 20'000),
             qUtf8Printable(textOf(u"findings"_s)));
    press(Qt::Key_Return);
    QVERIFY(isBack());
}

void SettingsPartsTest::theKeyMovesToTheKeychain()
{
    writeSettings("{ file = \"" + keyFile().toUtf8() + "\" }");
    QString stored;
    open(
        {.storeInKeychain = [&](const QString &name, const Secret &key, const std::function<void(Result<void>)> &then) {
            stored = name + u' ' + key.reveal();
            then({});
        }});
    press(Qt::Key_1);
    QVERIFY(find<QRadioButton>(u"in-file"_s)->isChecked());
    QVERIFY(!find<QRadioButton>(u"as-is"_s)->isVisible());
    find<QRadioButton>(u"in-keychain"_s)->setChecked(true);
    checkAndSave();
    QCOMPARE(stored, u"borga "_s + m_rig->gateway().secretKey());
    QVERIFY(std::holds_alternative<KeySource::Keychain>(settings().gateway.apiKey));
    QVERIFY(QFile::exists(keyFile())); // whose it is, nobody knows
}

void SettingsPartsTest::theKeyMovesIntoAFile()
{
    qputenv("KASSI_SETTINGS_PARTS_KEY", m_rig->gateway().secretKey().toUtf8());
    writeSettings("{ env = \"KASSI_SETTINGS_PARTS_KEY\" }");
    open();
    press(Qt::Key_1);
    find<QRadioButton>(u"in-file"_s)->setChecked(true);
    checkAndSave();
    const auto key = loadApiKey(settings().gateway.apiKey, CredentialEnvironment::ofThisProcess());
    QVERIFY2(key, key ? "" : qUtf8Printable(key.error().message));
    QCOMPARE(key->reveal(), m_rig->gateway().secretKey());
    QVERIFY(std::holds_alternative<KeySource::File>(settings().gateway.apiKey));
}

void SettingsPartsTest::aPlaceThatOnlyAHandCanWriteStays()
{
    qputenv("KASSI_SETTINGS_PARTS_KEY", m_rig->gateway().secretKey().toUtf8());
    writeSettings("{ env = \"KASSI_SETTINGS_PARTS_KEY\" }");
    const QByteArray before = written();
    open();
    press(Qt::Key_1);
    QVERIFY(find<QRadioButton>(u"as-is"_s)->isVisible());
    QVERIFY(find<QRadioButton>(u"as-is"_s)->isChecked());
    checkAndSave();
    QCOMPARE(written(), before);
}

void SettingsPartsTest::aNewKeyNeedsAPlace()
{
    writeSettings("{ env = \"KASSI_SETTINGS_PARTS_KEY\" }");
    open();
    press(Qt::Key_1);
    type(u"key"_s, m_rig->gateway().secretKey());
    press(Qt::Key_Return);
    QVERIFY2(textOf(u"key-note"_s).contains(u"geyma"_s), qUtf8Printable(textOf(u"key-note"_s)));
    QVERIFY(m_rig->requestLog().isEmpty());
}

void SettingsPartsTest::receiptsSayWhereTheShopIs()
{
    writeSettings("{ file = \"" + keyFile().toUtf8() + "\" }", "[receipt]\n# ours\nfooter = \"Bless\"\n");
    open();
    press(Qt::Key_6);
    QCOMPARE(textOf(u"setup-title"_s), u"Á kvittunum"_s);
    QCOMPARE(find<QLineEdit>(u"footer"_s)->text(), u"Bless"_s);
    type(u"address"_s, u"Laugavegur 1;101 Reykjavík ; "_s);
    type(u"vat-number"_s, u"12345"_s);
    type(u"footer"_s, u"Opið 9–18"_s);
    press(Qt::Key_Return);
    QVERIFY(isBack());
    const Shop shop = settings().receipt.shop;
    QCOMPARE(shop.address, (QStringList{u"Laugavegur 1"_s, u"101 Reykjavík"_s}));
    QCOMPARE(shop.vatNumber, u"12345"_s);
    QCOMPARE(shop.footer, u"Opið 9–18"_s);
    QVERIFY(written().contains("# ours\n"));
    press(Qt::Key_6);
    QCOMPARE(find<QLineEdit>(u"address"_s)->text(), u"Laugavegur 1; 101 Reykjavík"_s);
    type(u"address"_s, {});
    press(Qt::Key_Return);
    QVERIFY(isBack());
    QVERIFY(settings().receipt.shop.address.isEmpty());
}

void SettingsPartsTest::whatIsWrongOnReceiptsIsSaid_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("reason");
    QTest::newRow("six lines") << u"address"_s << u"1;2;3;4;5;6"_s << u"fimm"_s;
    QTest::newRow("a long line") << u"address"_s << QString(61, u'x') << u"60"_s;
    QTest::newRow("number") << u"vat-number"_s << u"123"_s << u"VSK"_s;
}

void SettingsPartsTest::whatIsWrongOnReceiptsIsSaid()
{
    QFETCH(QString, field);
    QFETCH(QString, typed);
    QFETCH(QString, reason);
    writeSettings("{ file = \"" + keyFile().toUtf8() + "\" }");
    const QByteArray before = written();
    open();
    press(Qt::Key_6);
    type(field, typed);
    press(Qt::Key_Return);
    QVERIFY2(textOf(field + u"-note"_s).contains(reason), qUtf8Printable(textOf(field + u"-note"_s)));
    QCOMPARE(QApplication::focusWidget(), find<QLineEdit>(field));
    QCOMPARE(written(), before);
}

void SettingsPartsTest::aSemicolonInALineStays()
{
    writeSettings("{ file = \"" + keyFile().toUtf8() + "\" }", "[receipt]\naddress = [\"Hús; bakdyr\"]\n");
    const QByteArray before = written();
    open();
    press(Qt::Key_6);
    press(Qt::Key_Return);
    QVERIFY(isBack());
    QCOMPARE(written(), before);
}

void SettingsPartsTest::aRateNeedsItsNumber()
{
    writeSettings("{ file = \"" + keyFile().toUtf8() + "\" }", "[receipt]\nvat_number = \"12345\"\nvat_rate = 24\n");
    const QByteArray before = written();
    open();
    press(Qt::Key_6);
    type(u"vat-number"_s, {});
    press(Qt::Key_Return);
    QVERIFY2(textOf(u"vat-number-note"_s).contains(u"vat_rate"_s), qUtf8Printable(textOf(u"vat-number-note"_s)));
    QCOMPARE(written(), before);
}

void SettingsPartsTest::thousandsMayHaveSpacesBetweenSemicolons()
{
    writeSettings("{ file = \"" + keyFile().toUtf8() + "\" }");
    open();
    press(Qt::Key_5);
    type(u"presets"_s, u"500; 1 500;2 500"_s);
    press(Qt::Key_Return);
    QVERIFY(isBack());
    QCOMPARE(settings().till.presetAmounts, (QList<qint64>{500, 1500, 2500}));
    press(Qt::Key_5);
    QCOMPARE(find<QLineEdit>(u"presets"_s)->text(), u"500; 1500; 2500"_s);
}

int main(int argc, char *argv[])
{
    return Test::webTestMain<SettingsPartsTest>(argc, argv);
}

#include "settings_parts_test.moc"
