// SPDX-License-Identifier: MIT
// What stands in [receipt]: what would be wrong on every receipt of a shop is refused, with the line to look at.
#include "settings/settings.h"

#include <QTest>

using namespace Kassi;
using namespace Qt::StringLiterals;

namespace {

// Of nine lines; what a test adds is the tenth.
Result<Settings> parse(const QString &lines)
{
    return parseSettings(u"[gateway]\n"
                         "base_url = \"https://api.borga.is\"\n"
                         "merchant_id = \"mer_1\"\n"
                         "api_key = { file = \"/etc/kassi/api-key\" }\n"
                         "[checkout]\n"
                         "origin = \"https://till.example.is\"\n"
                         "element_url = \"https://pay.example.is/{client_secret}\"\n"
                         "\n"
                         "[receipt]\n%1"_s.arg(lines)
                             .toUtf8(),
                         u"kassi.toml"_s);
}

} // namespace

class ReceiptSettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMistakeNamesLineAndKey_data();
    void aMistakeNamesLineAndKey();
    void anAcceptedLineIsAccepted_data();
    void anAcceptedLineIsAccepted();
    void theDefaults();
    void everySettingIsRead();
};

void ReceiptSettingsTest::aMistakeNamesLineAndKey_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QString &line, const QString &key, const QString &says) {
        QTest::newRow(name) << line << key << says;
    };
    row("printer with a space", u"printer = \"two words\""_s, u"printer"_s, u"lpstat"_s);
    row("printer with an instance", u"printer = \"till/2\""_s, u"printer"_s, u"lpstat"_s);
    row("printer of a wrong type", u"printer = true"_s, u"printer"_s, u"text"_s);
    row("paper", u"paper = \"76mm\""_s, u"paper"_s, u"\"58mm\""_s);
    row("paper in lower case", u"paper = \"a4\""_s, u"paper"_s, u"\"A4\""_s);
    row("paper as a number", u"paper = 80"_s, u"paper"_s, u"text"_s);
    row("shop's name too long", u"name = \"%1\""_s.arg(QString(101, u'n')), u"name"_s, u"100"_s);
    row("shop's name of two lines", u"name = \"a\\nb\""_s, u"name"_s, u"printable"_s);
    row("address not a list", u"address = \"Laugavegur 1\""_s, u"address"_s, u"list"_s);
    row("address with an empty line", u"address = [\"a\", \" \"]"_s, u"address"_s, u"1 to 60"_s);
    row("address too wide", u"address = [\"%1\"]"_s.arg(QString(61, u'a')), u"address"_s, u"1 to 60"_s);
    row("address too long", u"address = [\"1\",\"2\",\"3\",\"4\",\"5\",\"6\"]"_s, u"address"_s, u"at most 5"_s);
    row("kennitala with a wrong check digit", u"kennitala = \"440399-2249\""_s, u"kennitala"_s, u"check digit"_s);
    row("kennitala as a number", u"kennitala = 4403992239"_s, u"kennitala"_s, u"text"_s);
    row("kennitala too short", u"kennitala = \"440399-223\""_s, u"kennitala"_s, u"ten digits"_s);
    for (const char *number : {"1234", "1234567", "IS12345", "12 345", "1234٥"}) {
        const QString text = QString::fromUtf8(number);
        row(qPrintable(u"vat_number "_s + text), u"vat_number = \"%1\""_s.arg(text), u"vat_number"_s, u"five or six"_s);
    }
    for (const char *rate : {"-1", "100", "24.5", "24.0", "\"24\"", "true"}) {
        const QString text = QString::fromLatin1(rate);
        row(qPrintable(u"vat_rate "_s + text), u"vat_rate = "_s + text, u"vat_rate"_s, u"from 0 to 99"_s);
    }
    row("vat_rate alone", u"vat_rate = 24"_s, u"vat_rate"_s, u"vat_number"_s);
    row("footer too long", u"footer = \"%1\""_s.arg(QString(301, u'f')), u"footer"_s, u"300"_s);
    row("footer of two lines", u"footer = \"a\\nb\""_s, u"footer"_s, u"printable"_s);
    row("automatic of a wrong type", u"automatic = 1"_s, u"automatic"_s, u"true or false"_s);
    row("automatic without a printer", u"automatic = true"_s, u"automatic"_s, u"printer"_s);
    row("unknown key", u"logo = \"/a.png\""_s, u"logo"_s, u"known: printer"_s);
}

void ReceiptSettingsTest::aMistakeNamesLineAndKey()
{
    QFETCH(QString, line);
    QFETCH(QString, key);
    QFETCH(QString, says);
    const auto settings = parse(line);
    QVERIFY(!settings);
    QCOMPARE(settings.error().code, ErrorCode::InvalidSettings);
    QCOMPARE(settings.error().param, u"receipt."_s + key);
    const QString &message = settings.error().message;
    QVERIFY2(message.startsWith(u"kassi.toml:10: receipt.%1: "_s.arg(key)), qPrintable(message));
    QVERIFY2(message.contains(says), qPrintable(message));
}

void ReceiptSettingsTest::anAcceptedLineIsAccepted_data()
{
    QTest::addColumn<QString>("lines");
    for (const char *lines :
         {"printer = \"\"", "printer = \"default\"\nautomatic = true", "printer = \"Prentari_á_kassa-1.b\"",
          "paper = \"58mm\"", "kennitala = \"120160-3379\"", "kennitala = \"\"\nvat_number = \"\"", "address = []",
          "vat_number = \"12345\"\nvat_rate = 0", "vat_number = \"12345\"\nvat_rate = 99"})
        QTest::newRow(lines) << QString::fromUtf8(lines);
}

void ReceiptSettingsTest::anAcceptedLineIsAccepted()
{
    QFETCH(QString, lines);
    const auto settings = parse(lines);
    QVERIFY2(settings, settings ? "" : qPrintable(settings.error().message));
}

void ReceiptSettingsTest::theDefaults()
{
    const auto settings = parse({});
    QVERIFY(settings.has_value());
    QVERIFY(settings->receipt == ReceiptSettings());
    QCOMPARE(settings->receipt.printer, QString());
    QVERIFY(settings->receipt.paper == ReceiptPaper::Mm80);
    QVERIFY(!settings->receipt.shop.vatPercent);
    QVERIFY(!settings->receipt.automatic);
}

void ReceiptSettingsTest::everySettingIsRead()
{
    const auto settings = parse(uR"(
printer = "till_printer"
paper = "A4"
name = "Þórsbúð ehf."
address = ["Ægisgata 4", "101 Reykjavík"]
kennitala = "440399-2239"
vat_number = "123456"
vat_rate = 24
footer = "Takk fyrir viðskiptin"
automatic = true
)"_s);
    QVERIFY2(settings, settings ? "" : qPrintable(settings.error().message));
    const ReceiptSettings expected{.printer = u"till_printer"_s,
                                   .paper = ReceiptPaper::A4,
                                   .automatic = true,
                                   .shop = {.name = u"Þórsbúð ehf."_s,
                                            .address = {u"Ægisgata 4"_s, u"101 Reykjavík"_s},
                                            .kennitala = u"4403992239"_s,
                                            .vatNumber = u"123456"_s,
                                            .vatPercent = 24,
                                            .footer = u"Takk fyrir viðskiptin"_s}};
    QVERIFY(settings->receipt == expected);
}

QTEST_GUILESS_MAIN(ReceiptSettingsTest)
#include "receipt_settings_test.moc"
