// SPDX-License-Identifier: MIT
#include "till.h"

#include "common/desktop_motion.h"
#include "settings/credentials.h"

#include <QDir>
#include <QFileInfo>
#include <QProcessEnvironment>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

PriceList sandboxPrices()
{
    const auto name = [](const QString &is, const QString &en, const QString &pl) {
        return LocalText{{u"is"_s, is}, {u"en"_s, en}, {u"pl"_s, pl}};
    };
    return {
        .groups = {{.id = u"drinks"_s, .name = name(u"Drykkir"_s, u"Drinks"_s, u"Napoje"_s)},
                   {.id = u"food"_s, .name = name(u"Matur"_s, u"Food"_s, u"Jedzenie"_s)}},
        .items = {
            {.id = u"coffee"_s, .name = name(u"Kaffi"_s, u"Coffee"_s, u"Kawa"_s), .price = 590, .group = u"drinks"_s},
            {.id = u"latte"_s,
             .name = name(u"Kaffi latte"_s, u"Latte"_s, u"Latte"_s),
             .price = 790,
             .group = u"drinks"_s},
            {.id = u"tea"_s, .name = name(u"Te"_s, u"Tea"_s, u"Herbata"_s), .price = 490, .group = u"drinks"_s},
            {.id = u"appelsin"_s,
             .name = name(u"Appelsín"_s, u"Orange soda"_s, u"Oranżada"_s),
             .price = 450,
             .group = u"drinks"_s},
            {.id = u"pylsa"_s,
             .name = name(u"Pylsa með öllu"_s, u"Hot dog with everything"_s, u"Hot dog ze wszystkim"_s),
             .price = 790,
             .group = u"food"_s},
            {.id = u"kleina"_s,
             .name = name(u"Kleina"_s, u"Icelandic doughnut"_s, u"Islandzki pączek"_s),
             .price = 350,
             .group = u"food"_s},
            {.id = u"flatkaka"_s,
             .name =
                 name(u"Flatkaka með hangikjöti"_s, u"Flatbread with smoked lamb"_s, u"Placek z wędzoną jagnięciną"_s),
             .price = 690,
             .group = u"food"_s}}};
}

// Training needs no file: a shop's usual values, and the gateway part comes from the sandbox itself.
Settings sandboxSettings()
{
    Settings settings;
    settings.checkout.origin = *Origin::parse(u"https://till.example.is"_s);
    settings.checkout.enabledMethods = {u"card"_s, u"krafa"_s};
    settings.hosted.returnUrl = u"https://example.is/takk"_s;
    settings.till.name = u"Kassi"_s;
    settings.till.presetAmounts = {500, 1000, 2500, 5000};
    settings.kiosk.prices = sandboxPrices();
    settings.kiosk.amount.presets = {500, 1000, 2000};
    settings.kiosk.hidePointer = false; // it is tried with a mouse
    return settings;
}

Result<Settings> readSettings(const CommonOptions &options)
{
    if (options.sandbox && options.configFile.isEmpty())
        return sandboxSettings();
    if (!options.configFile.isEmpty())
        return loadSettings(options.configFile);
    return defaultSettingsPath(QProcessEnvironment::systemEnvironment(),
                               [](const QString &path) { return QFileInfo::exists(path); })
        .and_then(loadSettings);
}

// $XDG_STATE_HOME/kassi; the sandbox has a folder of its own inside, so that training never meets real orders.
QString stateDirFor(const CommonOptions &options)
{
    QString dir = options.stateDir;
    if (dir.isEmpty()) {
        QString home = qEnvironmentVariable("XDG_STATE_HOME");
        if (home.isEmpty())
            home = QDir::homePath() + u"/.local/state"_s;
        dir = home + u"/kassi"_s;
    }
    dir = QDir(dir).absolutePath();
    return options.sandbox ? dir + u"/sandbox"_s : dir;
}

BorgaConfig borgaConfig(const Settings &settings, const Secret &apiKey)
{
    return {.baseUrl = settings.gateway.baseUrl,
            .merchantId = settings.gateway.merchantId,
            .apiKey = apiKey,
            .timeoutMs = settings.gateway.timeoutSeconds * 1'000,
            .caFile = settings.gateway.caFile,
            .clientCertificate = settings.gateway.clientCertificate,
            .clientKey = settings.gateway.clientKey};
}

} // namespace

Result<Settings> settingsFor(const CommonOptions &options)
{
    auto settings = readSettings(options);
    if (settings && !options.mode.isEmpty())
        settings->till.mode = options.mode == u"kiosk"_s ? TillMode::Kiosk : TillMode::Cashier;
    return settings;
}

QUrl TillPlan::gateway() const
{
    return sandbox ? QUrl(u"http://127.0.0.1"_s) : settings.gateway.baseUrl;
}

Result<TillPlan> planTill(const CommonOptions &options)
{
    const auto settings = settingsFor(options);
    if (!settings)
        return tl::unexpected(settings.error());
    TillPlan plan{.settings = *settings, .apiKey = {}, .stateDir = stateDirFor(options), .sandbox = options.sandbox};
    if (options.sandbox)
        return plan;
    const auto key = loadApiKey(settings->gateway.apiKey, CredentialEnvironment::ofThisProcess());
    if (!key)
        return tl::unexpected(key.error());
    plan.apiKey = *key;
    return plan;
}

Result<QString> journalFileFor(const CommonOptions &options)
{
    const QString inStateDir = StateFolder::journalFileIn(stateDirFor(options));
    const bool hasSettings = !options.configFile.isEmpty() ||
                             defaultSettingsPath(QProcessEnvironment::systemEnvironment(), [](const QString &path) {
                                 return QFileInfo::exists(path);
                             }).has_value();
    if (options.sandbox || !hasSettings)
        return inStateDir;
    return settingsFor(options).map([&](const Settings &settings) {
        return settings.journal.sqliteFile.isEmpty() ? inStateDir : settings.journal.sqliteFile;
    });
}

Till::Till(TillPlan plan, StateFolder folder)
    : m_plan(std::move(plan))
    , m_folder(std::move(folder))
{
}

Result<std::unique_ptr<Till>> Till::open(TillPlan plan, JournalDepth depth)
{
    auto folder = StateFolder::acquire(plan.stateDir);
    if (!folder)
        return tl::unexpected(folder.error());
    std::unique_ptr<Till> till(new Till(std::move(plan), *std::move(folder)));
    Settings &settings = till->m_plan.settings;

    till->m_journalFile = settings.journal.sqliteFile.isEmpty() || till->isSandbox() ? till->m_folder.journalFile()
                                                                                     : settings.journal.sqliteFile;
    auto journal = JournalThread::open(
        till->m_journalFile, [clock = &till->m_clock] { return clock->wallMs(); }, depth);
    if (!journal)
        return tl::unexpected(journal.error());
    till->m_journal = *std::move(journal);

    if (till->isSandbox()) {
        auto sandbox = SandboxGateway::start({.stateFile = till->m_folder.path() + u"/gateway.json"_s});
        if (!sandbox)
            return tl::unexpected(sandbox.error());
        till->m_sandbox = *std::move(sandbox);
        settings.gateway.baseUrl = till->m_sandbox->baseUrl();
        settings.gateway.merchantId = till->m_sandbox->merchantId();
        settings.checkout.elementUrl = till->m_sandbox->elementUrlTemplate();
        till->m_plan.apiKey = Secret(till->m_sandbox->secretKey());
    }
    auto api = BorgaApi::make(borgaConfig(settings, till->m_plan.apiKey));
    if (!api)
        return tl::unexpected(api.error());
    till->m_api = *std::move(api);
    return till;
}

Result<void> Till::startTrace(const QString &file)
{
    auto trace = Trace::open(file);
    if (!trace)
        return tl::unexpected(trace.error());
    m_trace = *std::move(trace);
    m_tracedApi.emplace(*m_api, *m_trace);
    m_tracedJournal.emplace(*m_journal, *m_trace);
    return {};
}

CheckoutPorts Till::ports()
{
    if (m_trace)
        return {*m_tracedApi, *m_tracedJournal, m_clock, m_random};
    return {*m_api, *m_journal, m_clock, m_random};
}

CheckoutViewOptions Till::viewOptions() const
{
    const CheckoutSettings &checkout = settings().checkout;
    return {.origin = checkout.origin,
            .elementUrl = checkout.elementUrl,
            .hostPageFile = checkout.hostPage,
            .eventNames = checkout.events,
            .language = checkout.locale,
            .appSchemes = checkout.appSchemes,
            .wantsReducedMotion = [animations = settings().till.animations, desktop = askForReducedMotion()] {
                return !animations || desktop();
            }};
}

ReceiptOptions Till::receiptOptions() const
{
    const ReceiptSettings &receipt = settings().receipt;
    return {.shop = receipt.shop,
            .printer = receipt.printer,
            .paper = receipt.paper,
            .automatic = receipt.automatic,
            .training = isTraining()};
}

StaffOptions Till::staffOptions() const
{
    return {.file = m_folder.path() + u"/people.json"_s,
            .lockAfter = std::chrono::seconds(settings().till.lockAfterSeconds)};
}

SessionRequest Till::completed(SessionRequest request) const
{
    const CheckoutSettings &checkout = settings().checkout;
    if (request.mode == SessionMode::Embedded) {
        request.origin = checkout.origin.toString();
    } else {
        request.returnUrl = settings().hosted.returnUrl;
        request.cancelUrl = settings().hosted.cancelUrl;
    }
    if (request.locale.isEmpty())
        request.locale = checkout.locale;
    if (request.enabledMethods.isEmpty())
        request.enabledMethods = checkout.enabledMethods;
    request.savePaymentMethod = request.savePaymentMethod || checkout.savePaymentMethod;
    return request;
}

} // namespace Kassi
