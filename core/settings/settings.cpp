// SPDX-License-Identifier: MIT
#include "settings/settings.h"

#include "payment/amount_text.h"
#include "payment/app_scheme.h"
#include "settings/setting_values.h"
#include "settings/toml_table.h"

#include <QDir>
#include <QFile>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestFile = qint64(1024) * 1024;

Parsed<TillMode> parseMode(const QString &text)
{
    if (text == u"cashier"_s)
        return TillMode::Cashier;
    if (text == u"kiosk"_s)
        return TillMode::Kiosk;
    return tl::unexpected(u"has to be \"cashier\" or \"kiosk\""_s);
}

Parsed<TillTheme> parseTheme(const QString &text)
{
    if (text == u"light"_s)
        return TillTheme::Light;
    if (text == u"dark"_s)
        return TillTheme::Dark;
    if (text == u"contrast"_s)
        return TillTheme::Contrast;
    if (text == u"auto"_s)
        return TillTheme::Auto;
    return tl::unexpected(u"has to be \"light\", \"dark\", \"contrast\" or \"auto\" (as the desktop)"_s);
}

void readApiKey(TomlTable &gateway, ApiKeySource &into)
{
    const QString key = u"api_key"_s;
    gateway.require(key);
    const toml::node *node = gateway.node(key);
    if (!node)
        return;
    const QString howTo = u"write the key into a file that only Kassi's user can read (chmod 600) and name that here: "
                          u"api_key = { file = \"/etc/kassi/api-key\" }; or use { credential = \"NAME\" } (systemd), "
                          u"{ keychain = \"NAME\" }, { env = \"NAME\" }"_s;
    if (node->is_string())
        return gateway.problem(key, u"a key must not stand in this file, where others can read it; "_s + howTo);
    if (!node->is_table() || node->as_table()->size() != 1)
        return gateway.problem(key, u"has to name the one place where the key is kept; "_s + howTo);

    TomlTable source = gateway.section(key);
    const auto take = [&]<typename Source>(const QString &name, auto parse, Source) {
        source.text(name, into, [&](const QString &text) -> Parsed<ApiKeySource> {
            return parse(text).map([](const QString &value) -> ApiKeySource { return Source{value}; });
        });
    };
    take(u"file"_s, parseKeyPath, KeySource::File{});
    take(u"credential"_s, parseKeyName, KeySource::Credential{});
    take(u"keychain"_s, parseKeyName, KeySource::Keychain{});
    take(u"env"_s, parseKeyName, KeySource::Env{});
    source.refuseUnknownKeys();
}

GatewaySettings readGateway(TomlTable table)
{
    GatewaySettings gateway;
    table.require(u"base_url"_s);
    table.text(u"base_url"_s, gateway.baseUrl, parseBaseUrl);
    table.require(u"merchant_id"_s);
    table.text(u"merchant_id"_s, gateway.merchantId, parseMerchantId);
    readApiKey(table, gateway.apiKey);
    table.integer(u"timeout_seconds"_s, gateway.timeoutSeconds, 1, 120);
    table.text(u"ca_file"_s, gateway.caFile, parseOptionalPath);
    table.text(u"client_certificate"_s, gateway.clientCertificate, parseOptionalPath);
    table.text(u"client_key"_s, gateway.clientKey, parseOptionalPath);
    if (gateway.clientCertificate.isEmpty() != gateway.clientKey.isEmpty()) {
        const bool keyMissing = gateway.clientKey.isEmpty();
        table.problem(
            keyMissing ? u"client_certificate"_s : u"client_key"_s,
            u"goes with %1 only: set both or none"_s.arg(keyMissing ? u"client_key"_s : u"client_certificate"_s));
    }
    table.refuseUnknownKeys();
    return gateway;
}

QMap<QString, QString> readEvents(TomlTable table)
{
    QMap<QString, QString> events;
    const QStringList names = table.keys();
    for (const QString &name : names) {
        if (name.trimmed().isEmpty())
            table.problem(name, u"the name of an event cannot be empty"_s);
        table.text(name, events[name], parseEventKind);
    }
    return events;
}

CheckoutSettings readCheckout(TomlTable table)
{
    CheckoutSettings checkout;
    table.require(u"origin"_s);
    table.text(u"origin"_s, checkout.origin, parseOrigin);
    table.require(u"element_url"_s);
    table.text(u"element_url"_s, checkout.elementUrl, parseElementUrl);
    table.text(u"locale"_s, checkout.locale, parseLocale);
    table.texts(u"enabled_methods"_s, checkout.enabledMethods, parseMethod);
    table.flag(u"save_payment_method"_s, checkout.savePaymentMethod);
    table.text(u"host_page"_s, checkout.hostPage, parseOptionalPath);
    table.texts(u"app_schemes"_s, checkout.appSchemes, parseAppScheme);
    if (checkout.appSchemes.size() > maxAppSchemes)
        table.problem(u"app_schemes"_s, u"has to name at most %1"_s.arg(maxAppSchemes));
    checkout.events = readEvents(table.section(u"events"_s));
    table.refuseUnknownKeys();
    return checkout;
}

HostedSettings readHosted(TomlTable table)
{
    HostedSettings hosted;
    table.text(u"return_url"_s, hosted.returnUrl, parseOptionalAddress);
    table.text(u"cancel_url"_s, hosted.cancelUrl, parseOptionalAddress);
    if (!hosted.cancelUrl.isEmpty() && hosted.returnUrl.isEmpty())
        table.problem(u"cancel_url"_s, u"goes with return_url only: set both or none"_s);
    table.refuseUnknownKeys();
    return hosted;
}

TillSettings readTill(TomlTable table)
{
    TillSettings till;
    table.text(u"mode"_s, till.mode, parseMode);
    table.text(u"name"_s, till.name, parseTillName);
    table.text(u"language"_s, till.language, parseLanguage);
    table.integers(u"preset_amounts"_s, till.presetAmounts, 1, largestTypedAmount, 6);
    table.flag(u"animations"_s, till.animations);
    table.text(u"theme"_s, till.theme, parseTheme);
    table.text(u"brand_color"_s, till.brandColor, parseColour);
    table.text(u"logo"_s, till.logo, parseOptionalPath);
    table.integer(u"scale"_s, till.scale, 100, 300);
    table.integer(u"lock_after_seconds"_s, till.lockAfterSeconds, 0, 86'400);
    table.refuseUnknownKeys();
    return till;
}

CustomerDisplaySettings readCustomerDisplay(TomlTable table)
{
    CustomerDisplaySettings display;
    table.text(u"screen"_s, display.screen, parseScreen);
    table.text(u"language"_s, display.language,
               [](const QString &text) -> Parsed<QString> { return text.isEmpty() ? text : parseLanguage(text); });
    table.refuseUnknownKeys();
    return display;
}

ReceiptSettings readReceipt(TomlTable table)
{
    ReceiptSettings receipt;
    Shop &shop = receipt.shop;
    table.text(u"printer"_s, receipt.printer, parsePrinter);
    table.text(u"paper"_s, receipt.paper, parsePaper);
    table.text(u"name"_s, shop.name, parseShopName);
    table.texts(u"address"_s, shop.address, parseAddressLine);
    if (shop.address.size() > maxAddressLines)
        table.problem(u"address"_s, u"has to be at most %1 lines"_s.arg(maxAddressLines));
    table.text(u"kennitala"_s, shop.kennitala, parseShopKennitala);
    table.text(u"vat_number"_s, shop.vatNumber, parseVatNumber);
    constexpr int none = -1;
    int percent = none;
    table.integer(u"vat_rate"_s, percent, 0, 99);
    if (percent != none)
        shop.vatPercent = percent;
    if (shop.vatPercent && shop.vatNumber.isEmpty())
        table.problem(u"vat_rate"_s, u"goes with vat_number only: who has none may not state the tax"_s);
    table.text(u"footer"_s, shop.footer, parseFooter);
    table.flag(u"automatic"_s, receipt.automatic);
    if (receipt.automatic && receipt.printer.isEmpty())
        table.problem(u"automatic"_s, u"goes with printer only: name one, or write false"_s);
    table.refuseUnknownKeys();
    return receipt;
}

JournalSettings readJournal(TomlTable table)
{
    JournalSettings journal;
    table.text(u"url"_s, journal.sqliteFile, parseJournalUrl);
    table.refuseUnknownKeys();
    return journal;
}

PosApiSettings readPosApi(TomlTable table)
{
    PosApiSettings posApi;
    table.text(u"listen"_s, posApi.listen, parseListen);
    table.text(u"token_file"_s, posApi.tokenFile, parseOptionalPath);
    table.texts(u"allowed_origins"_s, posApi.allowedOrigins, parseOrigin);
    table.refuseUnknownKeys();
    return posApi;
}

Parsed<KioskSource> parseSource(const QString &text)
{
    if (text == u"list"_s)
        return KioskSource::List;
    if (text == u"amount"_s)
        return KioskSource::Amount;
    if (text == u"pos"_s)
        return KioskSource::Pos;
    return tl::unexpected(u"has to be \"list\" (a price list), \"amount\" (the customer names it) or \"pos\" (orders "
                          "come from a POS)"_s);
}

KioskAmountSettings readKioskAmount(TomlTable table)
{
    KioskAmountSettings amount;
    table.integer(u"min"_s, amount.min, 1, largestPrice);
    table.integer(u"max"_s, amount.max, 1, largestPrice);
    if (amount.min > amount.max)
        table.problem(u"max"_s, u"has to be at least min"_s);
    table.integers(u"presets"_s, amount.presets, amount.min, amount.max, 6);
    table.localText(u"purpose"_s, amount.purpose, 80);
    table.refuseUnknownKeys();
    return amount;
}

// Of groups and items, each of its own: no two may have the same.
void readId(TomlTable &table, QString &id, QStringList &taken)
{
    table.require(u"id"_s);
    table.text(u"id"_s, id, parseItemId);
    if (!id.isEmpty() && taken.contains(id))
        table.problem(u"id"_s, u"is there already; each needs one of its own"_s);
    taken << id;
}

PriceList readPrices(TomlTable &kiosk)
{
    constexpr qsizetype mostGroups = 24;
    constexpr qsizetype mostItems = 500;
    constexpr qsizetype longestItemName = 60;
    PriceList prices;
    QStringList groups;
    QStringList items;
    kiosk.each(u"groups"_s, mostGroups, [&](TomlTable &table) {
        PriceGroup group;
        readId(table, group.id, groups);
        table.require(u"name"_s);
        table.localText(u"name"_s, group.name, longestItemName);
        prices.groups.push_back(group);
    });
    kiosk.each(u"items"_s, mostItems, [&](TomlTable &table) {
        PriceItem item;
        readId(table, item.id, items);
        table.require(u"name"_s);
        table.localText(u"name"_s, item.name, longestItemName);
        table.require(u"price"_s);
        table.integer(u"price"_s, item.price, 1, largestPrice);
        table.text(u"picture"_s, item.picture, parseOptionalPath);
        table.integer(u"at_most"_s, item.atMost, 1, 99);
        if (!groups.isEmpty())
            table.require(u"group"_s);
        table.text(u"group"_s, item.group, [&](const QString &text) -> Parsed<QString> {
            if (!groups.contains(text))
                return tl::unexpected(u"has to be the id of one of [[kiosk.groups]]"_s);
            return text;
        });
        prices.items.push_back(item);
    });
    return prices;
}

KioskSettings readKiosk(TomlTable table)
{
    KioskSettings kiosk;
    table.text(u"source"_s, kiosk.source, parseSource);
    table.integer(u"idle_seconds"_s, kiosk.idleSeconds, 15, 600);
    table.texts(u"languages"_s, kiosk.languages, parseLanguage);
    if (kiosk.languages.removeDuplicates() > 0)
        table.problem(u"languages"_s, u"names a language twice"_s);
    table.texts(u"pictures"_s, kiosk.pictures, parseOptionalPath);
    kiosk.pictures.removeAll(QString());
    table.text(u"screen"_s, kiosk.screen, parseScreen);
    table.flag(u"hide_pointer"_s, kiosk.hidePointer);
    table.integer(u"volume"_s, kiosk.volume, 0, 100);
    kiosk.amount = readKioskAmount(table.section(u"amount"_s));
    kiosk.prices = readPrices(table);
    table.refuseUnknownKeys();
    return kiosk;
}

Settings readSettings(TomlTable table)
{
    Settings settings;
    settings.gateway = readGateway(table.section(u"gateway"_s));
    settings.checkout = readCheckout(table.section(u"checkout"_s));
    settings.hosted = readHosted(table.section(u"hosted"_s));
    settings.till = readTill(table.section(u"till"_s));
    settings.customerDisplay = readCustomerDisplay(table.section(u"customer_display"_s));
    settings.receipt = readReceipt(table.section(u"receipt"_s));
    settings.journal = readJournal(table.section(u"journal"_s));
    settings.posApi = readPosApi(table.section(u"pos_api"_s));
    settings.kiosk = readKiosk(table.section(u"kiosk"_s));
    table.refuseUnknownKeys();
    return settings;
}

// What toml++ says about a mistake can repeat what was written there. Of a line that could hold a key, nothing is.
QString syntaxProblem(const QByteArray &toml, const toml::parse_error &mistake)
{
    const QByteArray line = toml.split('\n').value(qsizetype(mistake.source().begin.line) - 1);
    for (const char *sign : {"api_key", "sk_", "pk_"}) {
        if (line.contains(sign))
            return u"this line is not TOML; a text has to stand in quotation marks, and a key must not stand here at "
                   "all"_s;
    }
    const std::string_view what = mistake.description();
    return u"this is not TOML: "_s + QString::fromUtf8(what.data(), qsizetype(what.size()));
}

tl::unexpected<Error> cannotRead(const QString &path, const QString &why)
{
    return fail(ErrorCode::InvalidSettings,
                u"%1: the settings cannot be read: %2. Check the path and who may read it."_s.arg(path, why));
}

} // namespace

Result<void> judgeKiosk(const KioskSettings &kiosk)
{
    if (kiosk.source == KioskSource::List && kiosk.prices.items.empty())
        return fail(ErrorCode::InvalidSettings,
                    u"kiosk.items: the price list is empty, so a kiosk has nothing to sell. Write [[kiosk.items]], or "
                    "another kiosk.source (\"amount\", \"pos\"); see kassi.toml.example."_s,
                    u"kiosk.items"_s);
    return {};
}

Result<Settings> parseSettings(const QByteArray &toml, const QString &fileName)
{
    SettingsReport report(fileName);
    Settings settings;
    try {
        const toml::table root = toml::parse(std::string_view(toml.constData(), std::size_t(toml.size())));
        settings = readSettings(TomlTable(root, {}, report));
    } catch (const toml::parse_error &mistake) {
        report.add(mistake.source().begin.line, {}, syntaxProblem(toml, mistake));
    }
    if (report.first())
        return tl::unexpected(*report.first());
    return settings;
}

Result<Settings> loadSettings(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return cannotRead(path, file.errorString());
    const QByteArray toml = file.read(largestFile + 1);
    if (file.error() != QFile::NoError)
        return cannotRead(path, file.errorString());
    if (toml.size() > largestFile)
        return cannotRead(path, u"it is larger than 1 MiB"_s);
    return parseSettings(toml, path);
}

Result<QString> defaultSettingsPath(const QProcessEnvironment &environment,
                                    const std::function<bool(const QString &path)> &fileExists)
{
    // The XDG specification: a relative path there is to be ignored.
    QString folder = environment.value(u"XDG_CONFIG_HOME"_s);
    if (!QDir::isAbsolutePath(folder))
        folder = environment.value(u"HOME"_s) + u"/.config"_s;
    const QStringList places = {folder + u"/kassi/kassi.toml"_s, u"/etc/kassi/kassi.toml"_s};
    for (const QString &place : places) {
        if (fileExists(place))
            return place;
    }
    return fail(ErrorCode::InvalidSettings,
                u"There are no settings. Write %1, or %2 for all users, or name a file with --config. To try Kassi "
                u"without any: kassi --sandbox"_s.arg(places.at(0), places.at(1)));
}

} // namespace Kassi
