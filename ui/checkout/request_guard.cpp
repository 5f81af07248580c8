// SPDX-License-Identifier: MIT
#include "checkout/request_guard.h"

namespace Kassi {

namespace {

RequestKind kindOf(QWebEngineUrlRequestInfo::ResourceType type)
{
    switch (type) {
    case QWebEngineUrlRequestInfo::ResourceTypeMainFrame:
    case QWebEngineUrlRequestInfo::ResourceTypeSubFrame: return RequestKind::Document;
    case QWebEngineUrlRequestInfo::ResourceTypePrefetch:
    case QWebEngineUrlRequestInfo::ResourceTypeServiceWorker:
    case QWebEngineUrlRequestInfo::ResourceTypeSharedWorker: // Its sockets would not be asked about.
    case QWebEngineUrlRequestInfo::ResourceTypeNavigationPreloadMainFrame:
    case QWebEngineUrlRequestInfo::ResourceTypeNavigationPreloadSubFrame: return RequestKind::Background;
    default: return RequestKind::Part;
    }
}

} // namespace

RequestGuard::RequestGuard(HomeNetwork home, QObject *parent)
    : QWebEngineUrlRequestInterceptor(parent)
    , m_home(std::move(home))
{
}

void RequestGuard::interceptRequest(QWebEngineUrlRequestInfo &info)
{
    const auto refusal = refuseRequest(m_home, info.requestUrl(), kindOf(info.resourceType()));
    if (!refusal)
        return;
    info.block(true);
    Q_EMIT refused(*refusal);
}

} // namespace Kassi
