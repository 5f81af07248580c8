// SPDX-License-Identifier: MIT
// The first start, as a shopkeeper gets it: real keys, a real gateway (the sandbox) that is asked before anything is
// believed, and files that the till can read afterwards.
#include "gateway_rig.h"
#include "web_test_main.h"

#include "common/language.h"
#include "settings/credentials.h"
#include "setup/setup_assistant.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Kassi;
using namespace Qt::StringLiterals;

class SetupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void leadsFromNothingToATillThatCanCharge();
    void writesNothingForTraining();
    void speaksTheLanguageThatWasChosen();
    void asksTheGatewayBeforeItBelievesAKey_data();
    void asksTheGatewayBeforeItBelievesAKey();
    void asksAgainWhenSomethingWasChanged();
    void saysWhatIsWrongBesideTheField();
    void leadsThroughTheFieldsWithTab();
    void changesOnlyWhatWasChanged();
    void settingsAreChangedPartByPart();
    void refusesWrongValuesAtTheField_data();
    void refusesWrongValuesAtTheField();
    void turningBackChangesNothing();
    void whatOnlyAHandCanWriteStays();
    void settingsThatCannotBeWrittenAreTold();
    void keepsNothingWhereTheKeyCannotBeStored();
    void printsATest();
    void aPrintServerThatNeverAnswersHoldsUpNobody();

private:
    void open(SetupOptions options = {});
    void type(const QString &field, const QString &text);
    void press(Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); }
    void click(const QString &button) { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    /// Settings that are there already, as somebody wrote them; `more` at their end.
    [[nodiscard]] QByteArray writeSettings(const QByteArray &more = {});
    void choose(const QString &box, const QVariant &value);
    void openPart(Qt::Key number, const QString &title);
    void fillInGateway(const QString &key = {});
    void fillInCheckout();
    void checkAndGoOn();
    template <typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_assistant->findChild<Widget *>(name);
    }
    [[nodiscard]] QString textOf(const QString &label) const { return find<QLabel>(label)->text(); }
    [[nodiscard]] bool shows(const QString &title) const
    {
        return GatewayRig::waitFor([&] { return textOf(u"setup-title"_s) == title; }, 10'000);
    }
    [[nodiscard]] bool says(const QString &words) const
    {
        return GatewayRig::waitFor([&] { return textOf(u"findings"_s).contains(words); }, 20'000);
    }
    [[nodiscard]] QByteArray written() const
    {
        QFile file(m_file);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<GatewayRig> m_rig;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<SetupAssistant> m_assistant;
    QString m_file;
};

void SetupTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(u"config/kassi/kassi.toml"_s);
    m_rig = std::make_unique<GatewayRig>();
    m_language = std::make_unique<Language>();
    m_language->use(u"is"_s);
}

void SetupTest::cleanup()
{
    m_assistant.reset();
    m_language.reset();
    m_rig.reset();
}

void SetupTest::open(SetupOptions options)
{
    options.settingsFile = m_file;
    options.keyFile = QFileInfo(m_file).path() + u"/api-key"_s;
    if (!options.printers.names)
        options.printers.names = [] { return QStringList{u"thermal"_s}; };
    if (!options.storeInKeychain) {
        options.storeInKeychain = [](const QString &, const Secret &, const std::function<void(Result<void>)> &) {
            QFAIL("the keychain was not asked for");
        };
    }
    m_assistant = std::make_unique<SetupAssistant>(options, *m_language);
    m_assistant->resize(900, 720);
    m_assistant->show();
    QVERIFY(QTest::qWaitForWindowActive(m_assistant.get()));
}

void SetupTest::type(const QString &field, const QString &text)
{
    auto *edit = find<QLineEdit>(field);
    QTest::mouseClick(edit, Qt::LeftButton);
    QTest::keySequence(edit, QKeySequence::SelectAll);
    QTest::keyClick(edit, Qt::Key_Delete);
    for (const QChar letter : text) // keyClicks() knows no Icelandic ones
        QTest::sendKeyEvent(QTest::Click, edit, Qt::Key_unknown, QString(letter), Qt::NoModifier);
}

void SetupTest::fillInGateway(const QString &key)
{
    type(u"merchant"_s, m_rig->gateway().merchantId());
    type(u"key"_s, key.isEmpty() ? m_rig->gateway().secretKey() : key);
    type(u"base-url"_s, m_rig->gateway().baseUrl().toString());
}

void SetupTest::fillInCheckout()
{
    type(u"origin"_s, u"https://till.example.is"_s);
    type(u"element"_s, m_rig->gateway().elementUrlTemplate());
}

void SetupTest::checkAndGoOn()
{
    press(Qt::Key_Return);
    QVERIFY2(says(u"✓"_s), qUtf8Printable(textOf(u"findings"_s)));
    press(Qt::Key_Return);
    QVERIFY(shows(u"Greiðslusíðan"_s));
}

void SetupTest::leadsFromNothingToATillThatCanCharge()
{
    open();
    QSignalSpy finished(m_assistant.get(), &SetupAssistant::finished);
    QCOMPARE(textOf(u"setup-title"_s), u"Velkomin í Kassa"_s);
    press(Qt::Key_Return);
    QVERIFY(shows(u"Reikningurinn þinn hjá Borgu"_s));
    fillInGateway();
    checkAndGoOn();
    fillInCheckout();
    press(Qt::Key_Return);
    QVERIFY(shows(u"Þessi kassi"_s));
    type(u"till-name"_s, u"Bakarí \"Æðið\""_s);
    press(Qt::Key_Return);
    QVERIFY(shows(u"Kassinn er tilbúinn"_s));
    QCOMPARE(finished.count(), 0);
    press(Qt::Key_Return);
    QCOMPARE(finished.count(), 1);
    QCOMPARE(finished.at(0).at(0).value<SetupEnd>(), SetupEnd::Saved);

    const auto settings = loadSettings(m_file);
    QVERIFY2(settings, settings ? "" : qUtf8Printable(settings.error().message));
    QCOMPARE(settings->gateway.merchantId, m_rig->gateway().merchantId());
    QCOMPARE(settings->gateway.baseUrl, m_rig->gateway().baseUrl());
    QCOMPARE(settings->checkout.elementUrl, m_rig->gateway().elementUrlTemplate());
    QCOMPARE(settings->till.name, u"Bakarí \"Æðið\""_s);
    QCOMPARE(settings->till.language, u"is"_s);
    const auto key = loadApiKey(settings->gateway.apiKey, CredentialEnvironment::ofThisProcess());
    QVERIFY2(key, key ? "" : qUtf8Printable(key.error().message));
    QCOMPARE(key->reveal(), m_rig->gateway().secretKey());
    QVERIFY(!written().contains("sk_"));
    QVERIFY(written().contains("# Settings of Kassi."));
}

void SetupTest::writesNothingForTraining()
{
    open();
    QSignalSpy finished(m_assistant.get(), &SetupAssistant::finished);
    press(Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), find<QPushButton>(u"train"_s));
    press(Qt::Key_Space);
    QCOMPARE(finished.count(), 1);
    QCOMPARE(finished.at(0).at(0).value<SetupEnd>(), SetupEnd::Training);
    QVERIFY(!QFileInfo::exists(m_file));
}

void SetupTest::speaksTheLanguageThatWasChosen()
{
    open();
    click(u"language-en"_s);
    QVERIFY(shows(u"Welcome to Kassi"_s));
    press(Qt::Key_Return);
    QVERIFY(shows(u"Your account at Borga"_s));
    fillInGateway();
    press(Qt::Key_Return);
    QVERIFY(says(u"a test key, no money moves"_s));
    press(Qt::Key_Return);
    fillInCheckout();
    press(Qt::Key_Return);
    QVERIFY(shows(u"This till"_s));
    press(Qt::Key_Return);
    QVERIFY(shows(u"The till is ready"_s));
    QCOMPARE(loadSettings(m_file)->till.language, u"en"_s);
}

void SetupTest::asksTheGatewayBeforeItBelievesAKey_data()
{
    QTest::addColumn<QString>("merchant");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("says");
    const QString none;
    QTest::newRow("a key that the gateway does not know")
        << none << u"sk_test_0000000000000000"_s << none << u"lykil"_s;
    QTest::newRow("the number of another merchant") << u"mer_another"_s << none << none << u"öðrum söluaðila"_s;
    QTest::newRow("nobody answers") << none << none << u"http://127.0.0.1:9"_s << u"Kassi"_s;
}

void SetupTest::asksTheGatewayBeforeItBelievesAKey()
{
    QFETCH(QString, merchant);
    QFETCH(QString, key);
    QFETCH(QString, url);
    QFETCH(QString, says);
    open();
    press(Qt::Key_Return);
    fillInGateway(key);
    if (!merchant.isEmpty())
        type(u"merchant"_s, merchant);
    if (!url.isEmpty())
        type(u"base-url"_s, url);
    press(Qt::Key_Return);
    QVERIFY(GatewayRig::waitFor([this] { return find<QPushButton>(u"next"_s)->isEnabled(); }));
    QVERIFY(!textOf(u"findings"_s).isEmpty());
    QVERIFY2(!textOf(u"findings"_s).contains(u"✓"_s), qUtf8Printable(textOf(u"findings"_s)));
    if (url.isEmpty())
        QVERIFY2(textOf(u"findings"_s).contains(says), qUtf8Printable(textOf(u"findings"_s)));
    QCOMPARE(textOf(u"setup-title"_s), u"Reikningurinn þinn hjá Borgu"_s);
    QVERIFY(!QFileInfo::exists(m_file));
}

void SetupTest::asksAgainWhenSomethingWasChanged()
{
    open();
    press(Qt::Key_Return);
    fillInGateway();
    press(Qt::Key_Return);
    QVERIFY(says(u"✓"_s));
    type(u"merchant"_s, u"mer_another"_s);
    QVERIFY(textOf(u"findings"_s).isEmpty());
    press(Qt::Key_Return);
    QVERIFY(says(u"öðrum söluaðila"_s));
    QCOMPARE(textOf(u"setup-title"_s), u"Reikningurinn þinn hjá Borgu"_s);
}

void SetupTest::saysWhatIsWrongBesideTheField()
{
    open();
    press(Qt::Key_Return);
    type(u"merchant"_s, u"12345"_s);
    type(u"key"_s, u"password"_s);
    press(Qt::Key_Return);
    QVERIFY(textOf(u"merchant-note"_s).contains(u"mer_"_s));
    QVERIFY(textOf(u"key-note"_s).contains(u"ekki API-lykill"_s));
    QCOMPARE(QApplication::focusWidget(), find<QLineEdit>(u"merchant"_s)); // the first that is wrong
    QVERIFY(m_rig->requestLog().isEmpty());
    fillInGateway();
    checkAndGoOn();
    type(u"origin"_s, u"https://till.example.is/path"_s);
    type(u"element"_s, u"https://e.example.is/"_s);
    press(Qt::Key_Return);
    QVERIFY(textOf(u"element-note"_s).contains(u"{client_secret}"_s));
    QVERIFY(textOf(u"origin-note"_s).contains(u"án slóðar"_s));
    press(Qt::Key_Escape);
    QVERIFY(shows(u"Reikningurinn þinn hjá Borgu"_s));
}

void SetupTest::leadsThroughTheFieldsWithTab()
{
    open();
    press(Qt::Key_Return);
    QVERIFY(shows(u"Reikningurinn þinn hjá Borgu"_s));
    QStringList visited;
    for (int i = 0; i < 7; ++i) {
        visited << QApplication::focusWidget()->objectName();
        press(Qt::Key_Tab);
    }
    const QStringList wanted = {u"merchant"_s, u"key"_s,  u"in-file"_s, u"base-url"_s,
                                u"back"_s,     u"next"_s, u"merchant"_s};
    QCOMPARE(visited, wanted);
    find<QRadioButton>(u"in-file"_s)->setFocus();
    press(Qt::Key_Down);
    QVERIFY(find<QRadioButton>(u"in-keychain"_s)->isChecked());
    press(Qt::Key_Down);
    QVERIFY(!find<QRadioButton>(u"as-is"_s)->isChecked()); // which is not there
}

QByteArray SetupTest::writeSettings(const QByteArray &more)
{
    const QString keyFile = m_folder->filePath(u"my-key"_s);
    if (!storeApiKey(keyFile, Secret(m_rig->gateway().secretKey())))
        qFatal("no key");
    const QByteArray text =
        "# ours\n[gateway]\nbase_url=\"" + m_rig->gateway().baseUrl().toString().toUtf8() +
        "\" # here\nmerchant_id = \"" + m_rig->gateway().merchantId().toUtf8() + "\"\napi_key = { file = \"" +
        keyFile.toUtf8() +
        "\" }\n[checkout]\norigin = \"https://till.example.is\"\nelement_url = \"https://e.example.is/{session_id}\"\n"
        "[till]\nlanguage = \"is\"\nname   =   'Gamli'\n" +
        more;
    QDir().mkpath(QFileInfo(m_file).path());
    QFile file(m_file);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("no settings");
    return text;
}

void SetupTest::choose(const QString &name, const QVariant &value)
{
    auto *box = find<QComboBox>(name);
    const int wanted = box->findData(value);
    QVERIFY2(wanted >= 0, qUtf8Printable(value.toString()));
    box->setFocus();
    while (box->currentIndex() != wanted)
        QTest::keyClick(box, box->currentIndex() < wanted ? Qt::Key_Down : Qt::Key_Up);
}

void SetupTest::openPart(Qt::Key number, const QString &title)
{
    QCOMPARE(textOf(u"setup-title"_s), u"Stillingar"_s);
    press(number);
    QCOMPARE(textOf(u"setup-title"_s), title);
}

void SetupTest::changesOnlyWhatWasChanged()
{
    const QByteArray before = writeSettings();
    open();
    openPart(Qt::Key_1, u"Reikningurinn þinn hjá Borgu"_s); // nobody has to be welcomed twice
    press(Qt::Key_Return);
    QVERIFY2(says(u"✓"_s), qUtf8Printable(textOf(u"findings"_s)));
    press(Qt::Key_Return);
    QVERIFY(shows(u"Stillingar"_s));
    QVERIFY(find<QLabel>(u"settings-told"_s)->isVisible());
    QCOMPARE(written(), before);
    openPart(Qt::Key_3, u"Þessi kassi"_s);
    type(u"till-name"_s, u"Nýi"_s);
    press(Qt::Key_Return);
    QVERIFY(shows(u"Stillingar"_s));
    QCOMPARE(written(), QByteArray(before).replace("'Gamli'", "\"Nýi\""));
}

void SetupTest::settingsAreChangedPartByPart()
{
    const QByteArray before = writeSettings("theme = \"light\" # by day\n[receipt]\n# printer = \"old\"\n");
    const QString logo = m_folder->filePath(u"logo.png"_s);
    QImage picture(30, 10, QImage::Format_RGB32);
    picture.fill(Qt::red);
    QVERIFY(picture.save(logo));
    open();
    QSignalSpy finished(m_assistant.get(), &SetupAssistant::finished);
    openPart(Qt::Key_3, u"Þessi kassi"_s);
    QVERIFY(!find<QCheckBox>(u"automatic"_s)->isEnabled()); // nothing prints by itself where nothing prints
    auto *printer = find<QComboBox>(u"printer"_s);
    QVERIFY(GatewayRig::waitFor([&] { return printer->findData(u"thermal"_s) > 0; }));
    choose(u"printer"_s, u"thermal"_s);
    choose(u"paper"_s, u"58mm"_s);
    find<QCheckBox>(u"automatic"_s)->setFocus();
    press(Qt::Key_Space);
    press(Qt::Key_Return);
    QVERIFY(shows(u"Stillingar"_s));

    openPart(Qt::Key_4, u"Útlit"_s);
    choose(u"theme"_s, u"contrast"_s);
    choose(u"scale"_s, 150);
    type(u"brand-color"_s, u"#c8102e"_s);
    type(u"logo"_s, u"file://"_s + logo); // as a file manager hands it over
    choose(u"till-language"_s, u"pl"_s);
    press(Qt::Key_Return);
    QVERIFY(shows(u"Ustawienia"_s)); // the screen speaks it at once

    press(Qt::Key_5);
    type(u"presets"_s, u"500 1.500, 2500"_s);
    choose(u"lock-after"_s, 60);
    choose(u"customer-screen"_s, u"none"_s);
    choose(u"customer-language"_s, u"en"_s);
    press(Qt::Key_Return);
    QVERIFY(shows(u"Ustawienia"_s));
    QCOMPARE(finished.count(), 0);
    click(u"next"_s);
    QCOMPARE(finished.count(), 1);

    const auto settings = loadSettings(m_file);
    QVERIFY2(settings, settings ? "" : qUtf8Printable(settings.error().message));
    QCOMPARE(settings->receipt.printer, u"thermal"_s);
    QCOMPARE(settings->receipt.paper, ReceiptPaper::Mm58);
    QVERIFY(settings->receipt.automatic);
    QCOMPARE(settings->till.theme, TillTheme::Contrast);
    QCOMPARE(settings->till.scale, 150);
    QCOMPARE(settings->till.brandColor, u"#c8102e"_s);
    QCOMPARE(settings->till.logo, logo);
    QCOMPARE(settings->till.language, u"pl"_s);
    QCOMPARE(settings->till.presetAmounts, (QList<qint64>{500, 1500, 2500}));
    QCOMPARE(settings->till.lockAfterSeconds, 60);
    QCOMPARE(settings->customerDisplay.screen, u"none"_s);
    QCOMPARE(settings->customerDisplay.language, u"en"_s);
    for (const char *kept : {"# ours\n", "\" # here\n", "name   =   'Gamli'\n", "theme = \"contrast\" # by day\n",
                             "# printer = \"old\"\n"})
        QVERIFY2(written().contains(kept), kept);
    QVERIFY(before.size() < written().size());
}

void SetupTest::refusesWrongValuesAtTheField_data()
{
    QTest::addColumn<Qt::Key>("part");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("reason");
    QTest::newRow("colour") << Qt::Key_4 << u"brand-color"_s << u"red"_s << u"sex tölustafir"_s;
    QTest::newRow("logo, relative") << Qt::Key_4 << u"logo"_s << u"logo.png"_s << u"öll slóðin"_s;
    QTest::newRow("logo, not there") << Qt::Key_4 << u"logo"_s << u"/no/such/logo.png"_s << u"læsileg"_s;
    QTest::newRow("one amount or two") << Qt::Key_5 << u"presets"_s << u"1 500 2 500"_s << u"semíkommur"_s;
    QTest::newRow("hundreds, or millions") << Qt::Key_5 << u"presets"_s << u"500 900"_s << u"semíkommur"_s;
    QTest::newRow("amount") << Qt::Key_5 << u"presets"_s << u"500 ten"_s << u"„ten“"_s;
    QTest::newRow("nothing") << Qt::Key_5 << u"presets"_s << u"500 0"_s << u"„0“"_s;
    QTest::newRow("aurar") << Qt::Key_5 << u"presets"_s << u"4,50"_s << u"„4,50“"_s;
    QTest::newRow("seven") << Qt::Key_5 << u"presets"_s << u"1 2 3 4 5 6 7"_s << u"sex"_s;
    QTest::newRow("till") << Qt::Key_3 << u"till-name"_s << QString() << u"heiti"_s;
    QTest::newRow("kennitala") << Qt::Key_3 << u"kennitala"_s << u"123"_s << u"kennitala"_s;
    QTest::newRow("origin") << Qt::Key_2 << u"origin"_s << u"till"_s << u"https://"_s;
}

void SetupTest::refusesWrongValuesAtTheField()
{
    QFETCH(Qt::Key, part);
    QFETCH(QString, field);
    QFETCH(QString, typed);
    QFETCH(QString, reason);
    const QByteArray before = writeSettings();
    open();
    press(part);
    type(field, typed);
    press(Qt::Key_Return);
    QVERIFY2(textOf(field + u"-note"_s).contains(reason), qUtf8Printable(textOf(field + u"-note"_s)));
    QVERIFY(find<QLabel>(field + u"-note"_s)->isVisible());
    QCOMPARE(QApplication::focusWidget(), find<QLineEdit>(field));
    QCOMPARE(written(), before);
}

void SetupTest::turningBackChangesNothing()
{
    const QByteArray before = writeSettings();
    open();
    openPart(Qt::Key_4, u"Útlit"_s);
    choose(u"theme"_s, u"dark"_s);
    press(Qt::Key_Escape);
    openPart(Qt::Key_5, u"Við kassann"_s);
    press(Qt::Key_Return); // saved as it is: without the other
    QVERIFY(shows(u"Stillingar"_s));
    QCOMPARE(written(), before);
    openPart(Qt::Key_4, u"Útlit"_s);
    QCOMPARE(find<QComboBox>(u"theme"_s)->currentData().toString(), u"light"_s);
}

void SetupTest::whatOnlyAHandCanWriteStays()
{
    const QByteArray before = writeSettings("scale = 137\nlock_after_seconds = 45\n[customer_display]\n"
                                            "screen = \"HDMI-9\"\n");
    open();
    for (const Qt::Key part : {Qt::Key_4, Qt::Key_5}) {
        press(part);
        press(Qt::Key_Return);
        QVERIFY(shows(u"Stillingar"_s));
    }
    QCOMPARE(written(), before);
}

void SetupTest::settingsThatCannotBeWrittenAreTold()
{
    (void)writeSettings();
    open();
    openPart(Qt::Key_4, u"Útlit"_s);
    choose(u"theme"_s, u"dark"_s);
    QFile file(m_file); // somebody is editing it meanwhile, and is not through
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[gateway\n");
    file.close();
    press(Qt::Key_Return);
    QVERIFY(find<QLabel>(u"setup-problem"_s)->isVisible());
    const QString told = textOf(u"setup-problem"_s);
    QVERIFY2(told.contains(u"stillingarnar"_s) && !told.contains(u"TOML"_s), qUtf8Printable(told));
    QCOMPARE(textOf(u"setup-title"_s), u"Útlit"_s);
    QCOMPARE(written(), QByteArray("[gateway\n"));
    (void)writeSettings();
    press(Qt::Key_Return);
    QVERIFY(shows(u"Stillingar"_s));
    QCOMPARE(loadSettings(m_file)->till.theme, TillTheme::Dark);
}

void SetupTest::keepsNothingWhereTheKeyCannotBeStored()
{
    bool asked = false;
    open({.storeInKeychain = [&](const QString &name, const Secret &key,
                                 const std::function<void(Result<void>)> &stored) {
        asked = true;
        QCOMPARE(name, u"borga"_s);
        QCOMPARE(key.reveal(), m_rig->gateway().secretKey());
        stored(fail(ErrorCode::InvalidCredentials, u"The keychain is locked."_s));
    }});
    press(Qt::Key_Return);
    fillInGateway();
    QTest::mouseClick(find<QRadioButton>(u"in-keychain"_s), Qt::LeftButton, {}, {12, 22});
    find<QLineEdit>(u"merchant"_s)->setFocus();
    checkAndGoOn();
    fillInCheckout();
    press(Qt::Key_Return);
    QVERIFY(shows(u"Þessi kassi"_s));
    press(Qt::Key_Return);
    QVERIFY(asked);
    QVERIFY(find<QLabel>(u"setup-problem"_s)->isVisible());
    QVERIFY2(textOf(u"setup-problem"_s).contains(u"API-lykilinn"_s), qUtf8Printable(textOf(u"setup-problem"_s)));
    QVERIFY(!QFileInfo::exists(m_file));
}

void SetupTest::printsATest()
{
    PrintJob seen;
    PrintTrouble trouble = PrintTrouble::PrinterStopped;
    open({.printers = {.names = [] { return QStringList{u"thermal"_s}; },
                       .print = [&](const PrintJob &job) -> Printed {
                           seen = job;
                           return tl::unexpected(trouble);
                       }}});
    press(Qt::Key_Return);
    fillInGateway();
    checkAndGoOn();
    fillInCheckout();
    press(Qt::Key_Return);
    QVERIFY(shows(u"Þessi kassi"_s));
    auto *printer = find<QComboBox>(u"printer"_s);
    QVERIFY(GatewayRig::waitFor([&] { return printer->findData(u"thermal"_s) > 0; }));
    QVERIFY(!find<QPushButton>(u"print-test"_s)->isEnabled()); // a PDF needs no test
    printer->setFocus();
    QTest::keyClick(printer, Qt::Key_Down);
    QCOMPARE(printer->currentData().toString(), u"thermal"_s);
    click(u"print-test"_s);
    QVERIFY(GatewayRig::waitFor([&] { return textOf(u"print-told"_s).contains(u"tók ekki við"_s); }));
    QCOMPARE(seen.printer, u"thermal"_s);
    find<QLineEdit>(u"till-name"_s)->setFocus();
    press(Qt::Key_Return);
    QVERIFY(shows(u"Kassinn er tilbúinn"_s)); // a printer can be mended later
    QCOMPARE(loadSettings(m_file)->receipt.printer, u"thermal"_s);
}

void SetupTest::aPrintServerThatNeverAnswersHoldsUpNobody()
{
    const auto never = std::make_shared<QSemaphore>(); // which the thread may still be in when the test is over
    open({.printers = {.names = [never] {
              never->acquire();
              return QStringList{};
          }}});
    press(Qt::Key_Return);
    fillInGateway();
    checkAndGoOn();
    fillInCheckout();
    press(Qt::Key_Return);
    QVERIFY(shows(u"Þessi kassi"_s));
    press(Qt::Key_Return);
    QVERIFY(shows(u"Kassinn er tilbúinn"_s));
    QCOMPARE(loadSettings(m_file)->receipt.printer, QString());
    never->release();
}

int main(int argc, char *argv[])
{
    return Test::webTestMain<SetupTest>(argc, argv);
}

#include "setup_test.moc"
