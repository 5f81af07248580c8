// SPDX-License-Identifier: MIT
#include "till_readiness.h"

#include "checkout/engine_probe.h"
#include "gateway/borga_tls.h"
#include "pos/api_token.h"
#include "readiness/readiness_rules.h"
#include "receipt/cups_queue.h"

#include <QFileInfo>
#include <QPrinterInfo>

#include <QtWebEngineCore/qtwebenginecoreglobal.h>

#include <unistd.h>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {
constexpr int hostTimeoutMs = 5'000;
constexpr auto enginePatience = std::chrono::seconds(30);
// The till can do without.
ReadinessPoint judgePosApi(const PosApiSettings &settings)
{
    ReadinessPoint point{.name = u"POS API"_s, .detail = settings.listen};
    if (const auto token = Pos::ApiToken::open(settings.tokenFile, ::geteuid()); !token) {
        point.state = ReadinessState::Warning;
        point.finding = ReadinessFinding::SettingsInvalid;
        point.detail = token.error().message;
        point.error = token.error();
    }
    return point;
}

} // namespace

Result<std::unique_ptr<TillReadiness>> TillReadiness::of(Till &till)
{
    return borgaTls(till.borgaConfig()).map([&till](const QSslConfiguration &tls) {
        return std::unique_ptr<TillReadiness>(new TillReadiness(till, tls));
    });
}

TillReadiness::TillReadiness(Till &till, const QSslConfiguration &gatewayTls)
    : m_till(till)
    , m_gatewayHost(gatewayTls, hostTimeoutMs)
    , m_webHosts(QSslConfiguration::defaultConfiguration(), hostTimeoutMs)
{
}

std::vector<ReadinessCheck> TillReadiness::checks()
{
    const Settings &settings = m_till.settings();
    const CheckoutPorts ports = m_till.ports();
    ReadinessPlan plan{.gateway = settings.gateway.baseUrl,
                       .element = QUrl(settings.checkout.elementUrl),
                       .origin = settings.checkout.origin.documentUrl(),
                       .journalFolder = QFileInfo(m_till.journalFile()).absolutePath(),
                       .chromiumVersion = QString::fromLatin1(qWebEngineChromiumVersion())};
    if (m_till.isSandbox())
        plan.origin = QUrl(); // made up
    std::vector<ReadinessCheck> checks =
        readinessChecks(plan, {.api = ports.api,
                               .journal = ports.journal,
                               .gatewayHost = m_gatewayHost,
                               .webHosts = m_webHosts,
                               .wallMs = [&clock = ports.clock] { return clock.wallMs(); },
                               .bytesFree = bytesFreeUnder});
    if (const QString &printer = settings.receipt.printer; !printer.isEmpty())
        checks.emplace_back([this, printer](const PointsFound &told) {
            m_printers.run(
                &m_here,
                [printer] { return std::pair(QPrinterInfo::availablePrinterNames(), stateOfPrinter(printer)); },
                [printer, told](const auto &found) { told({judgePrinter(printer, found.first, found.second)}); });
        });
    if (const PosApiSettings &pos = settings.posApi; !pos.listen.isEmpty())
        checks.emplace_back([pos](const PointsFound &told) { told({judgePosApi(pos)}); });
    return checks;
}

ReadinessCheck TillReadiness::engineCheck(bool now)
{
    if (!now)
        return [this](const PointsFound &told) { told(m_lastEngine); };
    return [this](const PointsFound &told) {
        auto *probe = new EngineProbe(m_till.viewOptions(), enginePatience, &m_here);
        QObject::connect(probe, &EngineProbe::finished, probe, [this, probe, told](const EngineProbe::Result &result) {
            probe->deleteLater();
            m_lastEngine = {judgePage(result.page, result.popup)};
            told(m_lastEngine);
        });
        probe->start();
    };
}

} // namespace Kassi
