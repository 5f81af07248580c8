// SPDX-License-Identifier: MIT
// The readiness of a till that is put together: every check that core and ui can make of it.
#pragma once

#include "gateway/host_probe.h"
#include "readiness/readiness_checks.h"
#include "receipt/printer_thread.h"
#include "till.h"

#include <QObject>

namespace Kassi {

class TillReadiness
{
public:
    /// `till` outlives it. ErrorCode::InvalidSettings where a certificate file cannot be read.
    [[nodiscard]] static Result<std::unique_ptr<TillReadiness>> of(Till &till);

    [[nodiscard]] std::vector<ReadinessCheck> checks();
    /// A try of the checkout's own machinery, for a till on whose screen there is no checkout. Needs the windows'
    /// application, and an engine that runs or may be started for it. Not `now`: what the last one came to.
    [[nodiscard]] ReadinessCheck engineCheck(bool now = true);

private:
    TillReadiness(Till &till, const QSslConfiguration &gatewayTls);

    Till &m_till;
    NetworkHostProbe m_gatewayHost;
    NetworkHostProbe m_webHosts;
    PrinterThread m_printers;
    std::vector<ReadinessPoint> m_lastEngine;
    QObject m_here; ///< What answers come to.
};

} // namespace Kassi
