// SPDX-License-Identifier: MIT
// A settings file is either understood completely or refused with the line to look at.
#include "settings/settings.h"

#include <QTest>

using namespace Kassi;
using namespace Qt::StringLiterals;

namespace {

// The smallest file that is accepted. Rows replace one of its lines, so that line numbers are plain to see.
const QString smallest = u"[gateway]\n"
                         "base_url = \"https://api.borga.is\"\n"
                         "merchant_id = \"mer_1\"\n"
                         "api_key = { file = \"/etc/kassi/api-key\" }\n"
                         "[checkout]\n"
                         "origin = \"https://till.example.is\"\n"
                         "element_url = \"https://pay.example.is/{client_secret}\"\n"
                         "[other]\n"_s;

QByteArray withLine(int line, const QString &text)
{
    QStringList lines = smallest.split(u'\n');
    lines[7].clear();
    lines[line - 1] = text;
    return lines.join(u'\n').toUtf8();
}

Result<Settings> parse(const QByteArray &toml)
{
    return parseSettings(toml, u"kassi.toml"_s);
}

} // namespace

class SettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMistakeNamesFileLineAndKey_data();
    void aMistakeNamesFileLineAndKey();
    void anAcceptedLineIsAccepted_data();
    void anAcceptedLineIsAccepted();
    void theSmallestFileHasTheDefaults();
    void everySettingIsRead();
    void theKeySourceIsRead_data();
    void theKeySourceIsRead();
    void ofSeveralMistakesTheHighestIsNamed();
    void aMisspeltSectionIsNamedBeforeTheOneThatIsMissing();
    void aKeyInTheFileIsNeverRepeated_data();
    void aKeyInTheFileIsNeverRepeated();
};

void SettingsTest::aMistakeNamesFileLineAndKey_data()
{
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("reported");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, int line, const QString &text, const QString &key, const QString &says,
                        int reported = 0) {
        QTest::newRow(name) << line << text << (reported ? reported : line) << key << says;
    };
    const QString noKey;

    row("not TOML", 3, u"merchant_id = "_s, noKey, u"not TOML"_s);
    row("a key twice", 3, u"base_url = \"https://api.borga.is\""_s, noKey, u"not TOML"_s);
    row("unknown section", 8, u"[gatway]"_s, u"gatway"_s, u"not a section"_s);
    row("unknown key at the top", 1, u"name = 1\n[gateway]"_s, u"name"_s, u"not a section"_s);
    row("section that is a value", 8, u"[checkout.more]\n"_s, u"checkout.more"_s, u"not a setting of [checkout]"_s);
    row("unknown key", 6, u"origin = \"https://a.is\"\norigins = 1"_s, u"checkout.origins"_s, u"known: origin"_s, 7);
    row("a time that is none", 8, u"[unattended]\nrestart_at = \"25:00\""_s, u"unattended.restart_at"_s,
        u"a time of the day"_s, 9);
    row("too little memory", 8, u"[unattended]\nmost_memory_mb = 100"_s, u"unattended.most_memory_mb"_s,
        u"at least 500"_s, 9);
    row("unknown key of the kiosk", 8, u"[kiosk]\nidle = 3"_s, u"kiosk.idle"_s, u"known: source"_s, 9);
    const QString item = u"[[kiosk.items]]\nid = \"a\"\nname = \"A\"\nprice = 5\n"_s;
    const QString group = u"[[kiosk.groups]]\nid = \"g\"\nname = \"G\"\n"_s;
    row("kiosk source", 8, u"[kiosk]\nsource = \"menu\""_s, u"kiosk.source"_s, u"\"list\""_s, 9);
    row("kiosk idle", 8, u"[kiosk]\nidle_seconds = 14"_s, u"kiosk.idle_seconds"_s, u"15 to 600"_s, 9);
    row("kiosk language", 8, u"[kiosk]\nlanguages = [\"is\", \"de\"]"_s, u"kiosk.languages"_s, u"\"pl\""_s, 9);
    row("kiosk language twice", 8, u"[kiosk]\nlanguages = [\"is\", \"is\"]"_s, u"kiosk.languages"_s, u"twice"_s, 9);
    row("kiosk pictures", 8, u"[kiosk]\npictures = [\"a.png\"]"_s, u"kiosk.pictures"_s, u"absolute"_s, 9);
    row("kiosk volume", 8, u"[kiosk]\nvolume = 101"_s, u"kiosk.volume"_s, u"0 to 100"_s, 9);
    row("kiosk pointer", 8, u"[kiosk]\nhide_pointer = 1"_s, u"kiosk.hide_pointer"_s, u"true or false"_s, 9);
    row("kiosk amount min above max", 8, u"[kiosk.amount]\nmin = 10\nmax = 9"_s, u"kiosk.amount.max"_s,
        u"at least min"_s, 10);
    row("kiosk preset above max", 8, u"[kiosk.amount]\nmax = 500\npresets = [501]"_s, u"kiosk.amount.presets"_s,
        u"from 100 to 500"_s, 10);
    row("kiosk purpose of no language", 8, u"[kiosk.amount]\npurpose = { de = \"A\" }"_s, u"kiosk.amount.purpose.de"_s,
        u"not a language"_s, 9);
    row("kiosk purpose empty", 8, u"[kiosk.amount]\npurpose = { }"_s, u"kiosk.amount.purpose"_s, u"is empty"_s, 9);
    row("kiosk item without id", 8, u"[[kiosk.items]]\nname = \"A\"\nprice = 5"_s, u"kiosk.items.id"_s, u"missing"_s);
    row("kiosk item id", 8, u"[[kiosk.items]]\nid = \"A\"\nname = \"A\"\nprice = 5"_s, u"kiosk.items.id"_s,
        u"small letters"_s, 9);
    row("kiosk item twice", 8, item + item, u"kiosk.items.id"_s, u"there already"_s, 13);
    row("kiosk item without price", 8, u"[[kiosk.items]]\nid = \"a\"\nname = \"A\""_s, u"kiosk.items.price"_s,
        u"missing"_s);
    row("kiosk price", 8, u"[[kiosk.items]]\nid = \"a\"\nname = \"A\"\nprice = 0"_s, u"kiosk.items.price"_s,
        u"from 1 to"_s, 11);
    row("kiosk price in aurar", 8, u"[[kiosk.items]]\nid = \"a\"\nname = \"A\"\nprice = 1.5"_s, u"kiosk.items.price"_s,
        u"whole number"_s, 11);
    row("kiosk item with more", 8, item + u"colour = 1"_s, u"kiosk.items.colour"_s, u"not a setting"_s, 12);
    row("kiosk item of no group", 8, group + item + u"group = \"h\""_s, u"kiosk.items.group"_s, u"kiosk.groups"_s, 15);
    row("kiosk item without group", 8, group + item, u"kiosk.items.group"_s, u"missing"_s, 11);
    row("kiosk items that are no sections", 8, u"[kiosk]\nitems = [1]"_s, u"kiosk.items"_s, u"[[kiosk.items]]"_s, 9);
    row("kiosk at_most", 8, item + u"at_most = 100"_s, u"kiosk.items.at_most"_s, u"1 to 99"_s, 12);
    row("a value where a section belongs", 1, u"till = 3\n[gateway]"_s, u"till"_s, u"[till]"_s);
    row("a list of sections", 8, u"[[till]]\nname = \"A\""_s, u"till"_s, u"[till]"_s);

    row("base_url missing", 2, u""_s, u"gateway.base_url"_s, u"missing"_s, 1);
    row("merchant_id missing", 3, u""_s, u"gateway.merchant_id"_s, u"missing"_s, 1);
    row("api_key missing", 4, u""_s, u"gateway.api_key"_s, u"missing"_s, 1);
    row("origin missing", 6, u""_s, u"checkout.origin"_s, u"missing"_s, 5);
    row("element_url missing", 7, u""_s, u"checkout.element_url"_s, u"missing"_s, 5);

    const QString base = u"gateway.base_url"_s;
    row("base_url of a wrong type", 2, u"base_url = 5"_s, base, u"text in quotation marks"_s);
    row("base_url without a scheme", 2, u"base_url = \"api.borga.is\""_s, base, u"https://"_s);
    row("base_url with another scheme", 2, u"base_url = \"ftp://api.borga.is\""_s, base, u"https://"_s);
    row("base_url empty", 2, u"base_url = \"\""_s, base, u"https://"_s);
    row("base_url in the clear", 2, u"base_url = \"http://api.borga.is\""_s, base, u"loopback"_s);
    row("base_url like loopback", 2, u"base_url = \"http://localhost.evil.is\""_s, base, u"loopback"_s);
    row("base_url everywhere", 2, u"base_url = \"http://0.0.0.0:80\""_s, base, u"loopback"_s);
    row("base_url with a path", 2, u"base_url = \"https://api.borga.is/v1\""_s, base, u"Kassi adds /v1"_s);
    row("base_url with a query", 2, u"base_url = \"https://api.borga.is?x=1\""_s, base, u"Kassi adds /v1"_s);
    row("base_url with a user", 2, u"base_url = \"https://me:pw@api.borga.is\""_s, base, u"user name"_s);
    row("base_url with port 0", 2, u"base_url = \"https://api.borga.is:0\""_s, base, u"port 0"_s);

    row("merchant_id of another kind", 3, u"merchant_id = \"cus_1\""_s, u"gateway.merchant_id"_s, u"mer_"_s);
    row("merchant_id unfinished", 3, u"merchant_id = \"mer_…\""_s, u"gateway.merchant_id"_s, u"mer_"_s);

    const QString apiKey = u"gateway.api_key"_s;
    row("api_key of a wrong type", 4, u"api_key = 5"_s, apiKey, u"{ file = "_s);
    row("api_key from two places", 4, u"api_key = { file = \"/a\", env = \"B\" }"_s, apiKey, u"the one place"_s);
    row("api_key from nowhere", 4, u"api_key = {}"_s, apiKey, u"the one place"_s);
    row("api_key from an unknown place", 4, u"api_key = { url = \"x\" }"_s, u"gateway.api_key.url"_s, u"known: file"_s);
    row("api_key in a relative file", 4, u"api_key = { file = \"key\" }"_s, u"gateway.api_key.file"_s, u"absolute"_s);
    row("api_key in a file of a wrong type", 4, u"api_key = { file = 1 }"_s, u"gateway.api_key.file"_s, u"text"_s);
    row("api_key by a path as credential", 4, u"api_key = { credential = \"../key\" }"_s,
        u"gateway.api_key.credential"_s, u"name"_s);
    row("api_key by no name", 4, u"api_key = { env = \"\" }"_s, u"gateway.api_key.env"_s, u"name"_s);

    const QString timeout = u"gateway.timeout_seconds"_s;
    for (const char *value : {"0", "121", "-1", "1.5", "\"15\"", "true", "9223372036854775807"}) {
        const QString text = QString::fromLatin1(value);
        row(qPrintable(u"timeout_seconds "_s + text), 4, u"timeout_seconds = "_s + text, timeout, u"from 1 to 120"_s);
    }
    row("ca_file relative", 4, u"ca_file = \"ca.pem\""_s, u"gateway.ca_file"_s, u"absolute"_s);
    row("certificate without key", 4, u"client_certificate = \"/c.pem\""_s, u"gateway.client_certificate"_s,
        u"client_key"_s);
    row("key without certificate", 4, u"client_key = \"/k.pem\""_s, u"gateway.client_key"_s, u"client_certificate"_s);

    const QString origin = u"checkout.origin"_s;
    row("origin with a path", 6, u"origin = \"https://till.example.is/x\""_s, origin, u"alone"_s);
    row("origin in the clear", 6, u"origin = \"http://till.example.is\""_s, origin, u"loopback"_s);
    row("origin with a wildcard", 6, u"origin = \"https://*.example.is\""_s, origin, u"alone"_s);
    const QString element = u"checkout.element_url"_s;
    row("element_url without a place", 7, u"element_url = \"https://pay.is/\""_s, element, u"{client_secret}"_s);
    row("element_url with another place", 7, u"element_url = \"https://pay.is/{session_id}/{x}\""_s, element, u"{ }"_s);
    row("element_url in the clear", 7, u"element_url = \"http://pay.is/{session_id}\""_s, element, u"loopback"_s);
    row("element_url with a place as host", 7, u"element_url = \"https://{session_id}/\""_s, element, u"fixed host"_s);
    row("element_url with a place in the host", 7, u"element_url = \"https://a.{session_id}.is/\""_s, element,
        u"fixed host"_s);
    row("element_url with a place as user", 7, u"element_url = \"https://{client_secret}@pay.is/\""_s, element,
        u"user name"_s);
    row("locale", 8, u"locale = \"icelandic please\""_s, u"checkout.locale"_s, u"language tag"_s);
    row("enabled_methods not a list", 8, u"enabled_methods = \"card\""_s, u"checkout.enabled_methods"_s, u"list"_s);
    row("enabled_methods of numbers", 8, u"enabled_methods = [1]"_s, u"checkout.enabled_methods"_s, u"list"_s);
    row("enabled_methods mixed", 8, u"enabled_methods = [\"card\", 1]"_s, u"checkout.enabled_methods"_s, u"list"_s);
    row("enabled_methods misspelt", 8, u"enabled_methods = [\"Card\"]"_s, u"checkout.enabled_methods"_s, u"\"card\""_s);
    row("save_payment_method", 8, u"save_payment_method = \"no\""_s, u"checkout.save_payment_method"_s,
        u"true or false"_s);
    row("host_page relative", 8, u"host_page = \"page.html\""_s, u"checkout.host_page"_s, u"absolute"_s);
    const QString apps = u"checkout.app_schemes"_s;
    for (const char *scheme :
         {"https",       "http",       "ws",           "wss",
          "file",        "data",       "blob",         "javascript",
          "about",       "chrome",     "chrome-error", "devtools",
          "view-source", "filesystem", "qrc",          "ftp",
          "intent",      "mailto",     "tel",          "ssh",
          "ms-settings", "bankid://",  "bankid:",      "BankID",
          "a",           "",           " bankid",      "1bank",
          "bank id",     "-bank",      "bánki",        "x23456789012345678901234567890123456789012"}) {
        const QString text = QString::fromUtf8(scheme);
        row(qPrintable(u"app scheme "_s + text), 8, u"app_schemes = [\"%1\"]"_s.arg(text), apps, u"bankid"_s);
    }
    row("app schemes of a wrong type", 8, u"app_schemes = \"bankid\""_s, apps, u"list"_s);
    row("nine app schemes", 8, u"app_schemes = [\"b1\",\"b2\",\"b3\",\"b4\",\"b5\",\"b6\",\"b7\",\"b8\",\"b9\"]"_s,
        apps, u"at most 8"_s);
    row("event of an unknown kind", 8, u"[checkout.events]\nok = \"paid\""_s, u"checkout.events.ok"_s, u"completed"_s,
        9);
    row("event of a wrong type", 8, u"[checkout.events]\nok = 1"_s, u"checkout.events.ok"_s, u"text"_s, 9);
    row("event without a name", 8, u"[checkout.events]\n\"\" = \"ready\""_s, u"checkout.events."_s, u"empty"_s, 9);

    row("return_url", 8, u"[hosted]\nreturn_url = \"takk\""_s, u"hosted.return_url"_s, u"https://"_s, 9);
    row("return_url in the clear", 8, u"[hosted]\nreturn_url = \"http://a.is\""_s, u"hosted.return_url"_s,
        u"loopback"_s, 9);
    row("cancel_url alone", 8, u"[hosted]\ncancel_url = \"https://a.is\""_s, u"hosted.cancel_url"_s, u"return_url"_s,
        9);
    row("mode", 8, u"[till]\nmode = \"Cashier\""_s, u"till.mode"_s, u"\"kiosk\""_s, 9);
    row("name empty", 8, u"[till]\nname = \" \""_s, u"till.name"_s, u"1 to 60"_s, 9);
    row("name of two lines", 8, u"[till]\nname = \"a\\nb\""_s, u"till.name"_s, u"printable"_s, 9);
    for (const char *amounts : {"5", "[0]", "[-1]", "[1.5]", "[\"500\"]", "[1,2,3,4,5,6,7]", "[1000000000000]"})
        row(amounts, 8, u"[till]\npreset_amounts = "_s + QString::fromLatin1(amounts), u"till.preset_amounts"_s,
            u"at most 6 whole numbers"_s, 9);
    row("language", 8, u"[till]\nlanguage = \"da\""_s, u"till.language"_s, u"\"pl\""_s, 9);
    row("theme", 8, u"[till]\ntheme = \"Dark\""_s, u"till.theme"_s, u"\"contrast\""_s, 9);
    for (const char *colour : {"red", "#fff", "0b4f6c", "#0b4f6cff", "#0b4f6g"})
        row(colour, 8, u"[till]\nbrand_color = \"%1\""_s.arg(QLatin1StringView(colour)), u"till.brand_color"_s,
            u"#rrggbb"_s, 9);
    row("logo relative", 8, u"[till]\nlogo = \"logo.png\""_s, u"till.logo"_s, u"absolute"_s, 9);
    for (const char *scale : {"99", "301", "1.5", "\"150\""})
        row(qPrintable(u"scale "_s + QLatin1StringView(scale)), 8, u"[till]\nscale = "_s + QLatin1StringView(scale),
            u"till.scale"_s, u"from 100 to 300"_s, 9);
    row("screen with a space", 8, u"[customer_display]\nscreen = \" HDMI-1\""_s, u"customer_display.screen"_s,
        u"\"none\""_s, 9);
    row("screen of two lines", 8, u"[customer_display]\nscreen = \"HDMI\\n1\""_s, u"customer_display.screen"_s,
        u"screen's name"_s, 9);
    row("screen too long", 8, u"[customer_display]\nscreen = \"%1\""_s.arg(QString(101, u'x')),
        u"customer_display.screen"_s, u"screen's name"_s, 9);
    row("screen as a number", 8, u"[customer_display]\nscreen = 2"_s, u"customer_display.screen"_s, u"text"_s, 9);
    row("customer's language", 8, u"[customer_display]\nlanguage = \"fr\""_s, u"customer_display.language"_s,
        u"\"en\""_s, 9);
    row("journal in PostgreSQL", 8, u"[journal]\nurl = \"postgresql://kassi@db/kassi\""_s, u"journal.url"_s,
        u"not in this version yet"_s, 9);
    row("journal at a relative path", 8, u"[journal]\nurl = \"sqlite:a.db\""_s, u"journal.url"_s, u"absolute"_s, 9);
    row("journal in a folder", 8, u"[journal]\nurl = \"sqlite:/var/\""_s, u"journal.url"_s, u"absolute"_s, 9);
    row("journal elsewhere", 8, u"[journal]\nurl = \"mysql://db\""_s, u"journal.url"_s, u"sqlite:"_s, 9);
    row("journal empty", 8, u"[journal]\nurl = \"\""_s, u"journal.url"_s, u"sqlite:"_s, 9);
    for (const char *address : {"0.0.0.0:7711", "192.168.1.2:7711", "localhost:7711", "127.0.0.1", "127.0.0.1:0",
                                "127.0.0.1:70000", "127.0.0.1:+77", "127.1:7711", "[::]:7711", "::1:7711", "7711",
                                "http://127.0.0.1:7711", "127.0.0.1:7711/", "example.is:7711"})
        row(qPrintable(u"pos_api at %1"_s.arg(QLatin1StringView(address))), 8,
            u"[pos_api]\ntoken_file = \"/token\"\nlisten = \"%1\""_s.arg(QLatin1StringView(address)),
            u"pos_api.listen"_s, u"loopback address with a port"_s, 10);
    row("pos_api without a token", 8, u"[pos_api]\nlisten = \"127.0.0.1:7711\""_s, u"pos_api.listen"_s, u"token_file"_s,
        9);
    row("pos_api token", 8, u"[pos_api]\ntoken_file = \"token\""_s, u"pos_api.token_file"_s, u"absolute"_s, 9);
    row("pos_api origins", 8, u"[pos_api]\nallowed_origins = [\"*\"]"_s, u"pos_api.allowed_origins"_s, u"alone"_s, 9);
}

void SettingsTest::aMistakeNamesFileLineAndKey()
{
    QFETCH(int, line);
    QFETCH(QString, text);
    QFETCH(int, reported);
    QFETCH(QString, key);
    QFETCH(QString, says);

    // Rows about other keys of [gateway] stand in the line of api_key, which then follows.
    const bool displaced = line == 4 && !text.isEmpty() && !text.startsWith(u"api_key"_s);
    const auto settings = parse(withLine(line, displaced ? text + u'\n' + smallest.split(u'\n').at(3) : text));
    QVERIFY(!settings);
    QCOMPARE(settings.error().code, ErrorCode::InvalidSettings);
    QCOMPARE(settings.error().param, key);
    const QString start = u"kassi.toml:%1: "_s.arg(reported) + (key.isEmpty() ? QString() : key + u": "_s);
    QVERIFY2(settings.error().message.startsWith(start), qPrintable(settings.error().message));
    QVERIFY2(settings.error().message.contains(says), qPrintable(settings.error().message));
}

void SettingsTest::anAcceptedLineIsAccepted_data()
{
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("text");
    QTest::newRow("loopback name") << 2 << u"base_url = \"http://localhost:7700\""_s;
    QTest::newRow("loopback address") << 2 << u"base_url = \"http://127.0.0.1:7700/\""_s;
    QTest::newRow("loopback IPv6") << 2 << u"base_url = \"http://[::1]:7700\""_s;
    QTest::newRow("origin on loopback") << 6 << u"origin = \"http://127.0.0.1:7000\""_s;
    QTest::newRow("element on loopback") << 7 << u"element_url = \"http://127.0.0.1:7/e?s={session_id}\""_s;
    QTest::newRow("element with both") << 7 << u"element_url = \"https://a.is/{session_id}#{client_secret}\""_s;
    QTest::newRow("the browser's locale") << 8 << u"locale = \"\""_s;
    QTest::newRow("no methods") << 8 << u"enabled_methods = []"_s;
    QTest::newRow("pos_api off") << 8 << u"[pos_api]\nlisten = \"\""_s;
    QTest::newRow("pos_api on") << 8 << u"[pos_api]\nlisten = \"127.0.0.1:7711\"\ntoken_file = \"/token\""_s;
    QTest::newRow("pos_api on IPv6") << 8 << u"[pos_api]\nlisten = \"[::1]:7711\"\ntoken_file = \"/token\""_s;
    QTest::newRow("kiosk empty") << 8 << u"[kiosk]"_s;
    QTest::newRow("journal in the state folder") << 8 << u"[journal]\nurl = \"sqlite:\""_s;
}

void SettingsTest::anAcceptedLineIsAccepted()
{
    QFETCH(int, line);
    QFETCH(QString, text);
    const auto settings = parse(withLine(line, text));
    QVERIFY2(settings, settings ? "" : qPrintable(settings.error().message));
}

void SettingsTest::theSmallestFileHasTheDefaults()
{
    const auto settings = parse(withLine(8, {}));
    QVERIFY2(settings, settings ? "" : qPrintable(settings.error().message));

    Settings expected;
    expected.gateway.baseUrl = QUrl(u"https://api.borga.is"_s);
    expected.gateway.merchantId = u"mer_1"_s;
    expected.gateway.apiKey = KeySource::File{u"/etc/kassi/api-key"_s};
    expected.checkout.origin = *Origin::parse(u"https://till.example.is"_s);
    expected.checkout.elementUrl = u"https://pay.example.is/{client_secret}"_s;
    QCOMPARE(*settings, expected);
    QCOMPARE(settings->gateway.timeoutSeconds, 15);
    QCOMPARE(settings->checkout.locale, u"is"_s);
    QCOMPARE(settings->till.mode, TillMode::Cashier);
}

void SettingsTest::everySettingIsRead()
{
    const auto settings = parse(uR"(
[gateway]
base_url = "https://broker.example.is:8443/"
merchant_id = "mer_2"
api_key = { env = "KEY" }
timeout_seconds = 120
ca_file = "/ca.pem"
client_certificate = "/cert.pem"
client_key = "/key.pem"
[checkout]
origin = "https://till.example.is:444"
element_url = "https://pay.example.is/{session_id}"
locale = "en"
enabled_methods = ["card", "krafa"]
save_payment_method = true
app_schemes = ["bankid", "is.audkenni+app"]
host_page = "/page.html"
[checkout.events]
"pay:þá" = "completed"
gone = "cancelled"
[hosted]
return_url = "https://example.is/takk"
cancel_url = "https://example.is/haett"
[till]
mode = "kiosk"
name = "Búð 7"
language = "en"
preset_amounts = [500, 1_000]
animations = false
theme = "contrast"
brand_color = "#C8102E"
logo = "/etc/kassi/logo.svg"
scale = 150
lock_after_seconds = 60
[customer_display]
screen = "HDMI-1"
language = "en"
[journal]
url = "sqlite:/var/lib/kassi/j.sqlite3"
[pos_api]
listen = "127.0.0.1:7711"
token_file = "/token"
allowed_origins = ["https://pos.example.is"]
[kiosk]
source = "amount"
idle_seconds = 60
languages = ["en", "is"]
pictures = ["/a.jpg", "/b.jpg"]
screen = "DP-1"
hide_pointer = false
volume = 0
[kiosk.amount]
presets = [500, 1_000]
min = 200
max = 20_000
purpose = { is = "Styrkur", en = "Donation" }
[[kiosk.groups]]
id = "hot"
name = { is = "Heitt", en = "Hot" }
[[kiosk.items]]
id = "latte"
name = "Latte"
price = 890
picture = "/latte.jpg"
group = "hot"
at_most = 5
[unattended]
restart_at = "04:30"
most_memory_mb = 1500
)"_s.toUtf8());
    QVERIFY2(settings, settings ? "" : qPrintable(settings.error().message));

    Settings expected;
    expected.gateway.baseUrl = QUrl(u"https://broker.example.is:8443"_s);
    expected.gateway.merchantId = u"mer_2"_s;
    expected.gateway.apiKey = KeySource::Env{u"KEY"_s};
    expected.gateway.timeoutSeconds = 120;
    expected.gateway.caFile = u"/ca.pem"_s;
    expected.gateway.clientCertificate = u"/cert.pem"_s;
    expected.gateway.clientKey = u"/key.pem"_s;
    expected.checkout.origin = *Origin::parse(u"https://till.example.is:444"_s);
    expected.checkout.elementUrl = u"https://pay.example.is/{session_id}"_s;
    expected.checkout.locale = u"en"_s;
    expected.checkout.enabledMethods = QStringList{u"card"_s, u"krafa"_s};
    expected.checkout.savePaymentMethod = true;
    expected.checkout.appSchemes = QStringList{u"bankid"_s, u"is.audkenni+app"_s};
    expected.checkout.hostPage = u"/page.html"_s;
    expected.checkout.events = {{u"pay:þá"_s, u"completed"_s}, {u"gone"_s, u"cancelled"_s}};
    expected.unattended = {.restartAt = QTime(4, 30), .mostMemoryMb = 1500};
    expected.hosted = {.returnUrl = u"https://example.is/takk"_s, .cancelUrl = u"https://example.is/haett"_s};
    expected.till = {.mode = TillMode::Kiosk,
                     .name = u"Búð 7"_s,
                     .language = u"en"_s,
                     .presetAmounts = {500, 1000},
                     .animations = false,
                     .theme = TillTheme::Contrast,
                     .brandColor = u"#C8102E"_s,
                     .logo = u"/etc/kassi/logo.svg"_s,
                     .scale = 150,
                     .lockAfterSeconds = 60};
    expected.customerDisplay = {.screen = u"HDMI-1"_s, .language = u"en"_s};
    expected.journal.sqliteFile = u"/var/lib/kassi/j.sqlite3"_s;
    expected.posApi.listen = u"127.0.0.1:7711"_s;
    expected.posApi.tokenFile = u"/token"_s;
    expected.posApi.allowedOrigins = {*Origin::parse(u"https://pos.example.is"_s)};
    expected.kiosk = {.source = KioskSource::Amount,
                      .idleSeconds = 60,
                      .languages = {u"en"_s, u"is"_s},
                      .pictures = {u"/a.jpg"_s, u"/b.jpg"_s},
                      .screen = u"DP-1"_s,
                      .hidePointer = false,
                      .volume = 0,
                      .amount = {.presets = {500, 1000},
                                 .min = 200,
                                 .max = 20'000,
                                 .purpose = {{u"is"_s, u"Styrkur"_s}, {u"en"_s, u"Donation"_s}}},
                      .prices = {.groups = {{.id = u"hot"_s, .name = {{u"is"_s, u"Heitt"_s}, {u"en"_s, u"Hot"_s}}}},
                                 .items = {{.id = u"latte"_s,
                                            .name = {{u"is"_s, u"Latte"_s}},
                                            .price = 890,
                                            .picture = u"/latte.jpg"_s,
                                            .group = u"hot"_s,
                                            .atMost = 5}}}};
    QCOMPARE(*settings, expected);
    QVERIFY(judgeKiosk(settings->kiosk).has_value());
    QCOMPARE(judgeKiosk({}).error().param, u"kiosk.items"_s);
}

void SettingsTest::theKeySourceIsRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<ApiKeySource>("source");
    QTest::newRow("file") << u"{ file = \"/k\" }"_s << ApiKeySource(KeySource::File{u"/k"_s});
    QTest::newRow("credential") << u"{ credential = \"k\" }"_s << ApiKeySource(KeySource::Credential{u"k"_s});
    QTest::newRow("keychain") << u"{ keychain = \"k\" }"_s << ApiKeySource(KeySource::Keychain{u"k"_s});
    QTest::newRow("env") << u"{ env = \"K\" }"_s << ApiKeySource(KeySource::Env{u"K"_s});
}

void SettingsTest::theKeySourceIsRead()
{
    QFETCH(QString, text);
    QFETCH(ApiKeySource, source);
    const auto settings = parse(withLine(4, u"api_key = "_s + text));
    QVERIFY2(settings, settings ? "" : qPrintable(settings.error().message));
    QVERIFY(settings->gateway.apiKey == source);
}

void SettingsTest::ofSeveralMistakesTheHighestIsNamed()
{
    const auto settings = parse("[till]\nmode = \"x\"\n[checkout]\norigin = 1\n[gateway]\nbase_url = 1\n");
    QVERIFY(!settings);
    QVERIFY2(settings.error().message.startsWith(u"kassi.toml:2: till.mode: "_s), qPrintable(settings.error().message));
}

void SettingsTest::aMisspeltSectionIsNamedBeforeTheOneThatIsMissing()
{
    const auto settings = parse("\n[gatway]\n[checkout]\n");
    QVERIFY(!settings);
    QVERIFY2(settings.error().message.startsWith(u"kassi.toml:2: gatway: "_s), qPrintable(settings.error().message));
    const auto empty = parse("");
    QVERIFY(!empty);
    QVERIFY2(empty.error().message.startsWith(u"kassi.toml:1: gateway.base_url: "_s),
             qPrintable(empty.error().message));
}

void SettingsTest::aKeyInTheFileIsNeverRepeated_data()
{
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("text");
    QTest::newRow("as text") << 4 << u"api_key = \"sk_live_CANARY12\""_s;
    QTest::newRow("as text, of no known kind") << 4 << u"api_key = \"CANARY\""_s;
    QTest::newRow("without quotation marks") << 4 << u"api_key = sk_live_CANARY12"_s;
    QTest::newRow("without quotation marks, like a word of TOML") << 4 << u"api_key = tCANARY12"_s;
    QTest::newRow("twice as a name, of no known kind") << 4 << u"api_key = { sk_CANARY = 1, sk_CANARY = 2 }"_s;
    QTest::newRow("as a file") << 4 << u"api_key = { file = \"sk_live_CANARY12\" }"_s;
    QTest::newRow("as a name") << 4 << u"api_key = { env = \"sk_live_CANARY12\" }"_s;
    QTest::newRow("as a place") << 4 << u"api_key = { sk_live_CANARY12 = \"\" }"_s;
    QTest::newRow("as a list") << 4 << u"api_key = [\"sk_live_CANARY12\"]"_s;
    QTest::newRow("as another setting") << 3 << u"merchant_id = \"sk_live_CANARY12\""_s;
    QTest::newRow("as an address") << 2 << u"base_url = \"https://sk_live_CANARY12@api.borga.is\""_s;
    QTest::newRow("as a key") << 8 << u"sk_live_CANARY12 = 1"_s;
    QTest::newRow("as an origin") << 6 << u"origin = \"sk_live_CANARY12\""_s;
    QTest::newRow("in a broken line") << 8 << u"name = pk_test_CANARY12"_s;
}

void SettingsTest::aKeyInTheFileIsNeverRepeated()
{
    QFETCH(int, line);
    QFETCH(QString, text);
    const auto settings = parse(withLine(line, text));
    QVERIFY(!settings);
    QVERIFY2(settings.error().message.startsWith(u"kassi.toml:%1: "_s.arg(line)), qPrintable(settings.error().message));
    QVERIFY2(!settings.error().message.contains(u"CANARY"_s), qPrintable(settings.error().message));
    QVERIFY2(!settings.error().param.contains(u"CANARY"_s), qPrintable(settings.error().param));
}

QTEST_GUILESS_MAIN(SettingsTest)
#include "settings_test.moc"
