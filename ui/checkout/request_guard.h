// SPDX-License-Identifier: MIT
// The ear of the navigation policy in the network: asks refuseRequest() about every request of a profile, redirects
// included, and blocks what it refuses.
#pragma once

#include "checkout/navigation_policy.h"

#include <QWebEngineUrlRequestInterceptor>

namespace Kassi {

class RequestGuard : public QWebEngineUrlRequestInterceptor
{
    Q_OBJECT

public:
    explicit RequestGuard(HomeNetwork home, QObject *parent = nullptr);

    void interceptRequest(QWebEngineUrlRequestInfo &info) override;

Q_SIGNALS:
    void refused(Kassi::NavigationRefusal reason);

private:
    HomeNetwork m_home;
};

} // namespace Kassi
