// SPDX-License-Identifier: MIT
#include "pos_api.h"

#include <unistd.h>

namespace Kassi {
using namespace Qt::StringLiterals;

PosApi::PosApi(Till &till, PaymentGuardian &guardian, PushedCharges::Window window, ReadinessWatch &readiness)
    : m_screen(std::move(window))
    , m_events(till.ports().random.uuid().remove(u'-'))
    , m_desk(till.ports(), guardian, m_screen, m_events, [&readiness] { return readiness.report(); })
{
    QObject::connect(&readiness, &ReadinessWatch::changed, &m_desk, &Pos::TillDesk::tellReadiness);
}

Result<std::unique_ptr<PosApi>> PosApi::open(Till &till, PaymentGuardian &guardian, PushedCharges::Window window,
                                             ReadinessWatch &readiness)
{
    const PosApiSettings &settings = till.settings().posApi;
    const auto listen = ListenAddress::parse(settings.listen);
    if (!listen)
        return std::unique_ptr<PosApi>();
    std::unique_ptr<PosApi> api(new PosApi(till, guardian, std::move(window), readiness));
    auto server = Pos::PosServer::start({.listen = *listen,
                                         .tokenFile = settings.tokenFile,
                                         .userId = ::geteuid(),
                                         .allowedOrigins = settings.allowedOrigins},
                                        api->m_desk, api->m_events);
    if (!server)
        return tl::unexpected(server.error());
    api->m_server = *std::move(server);
    return api;
}

} // namespace Kassi
