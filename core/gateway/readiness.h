// SPDX-License-Identifier: MIT
// Whether the gateway would serve this till: is it reached, is the key accepted, and may the key read sessions? The
// last is not documented for publishable keys, so it is found out: an id that cannot exist has to answer 404, not 401
// or 403. Likewise for payments, which a till can do without.
#pragma once

#include "gateway/readiness_report.h"
#include "gateway/session_api.h"

#include <QObject>

namespace Kassi {

/// Asks once. `api` outlives it.
class Readiness final : public QObject
{
    Q_OBJECT

public:
    explicit Readiness(SessionApi &api, QObject *parent = nullptr);

    void start();

Q_SIGNALS:
    /// Before the point that tells it in words.
    void merchantFound(const Kassi::Merchant &merchant);
    void found(const Kassi::ReadinessPoint &point);
    void finished();

private:
    void lookUpNoSession();
    void lookUpNoPayment();

    SessionApi &m_api;
};

} // namespace Kassi
