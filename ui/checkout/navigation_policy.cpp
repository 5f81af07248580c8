// SPDX-License-Identifier: MIT
#include "checkout/navigation_policy.h"

#include "payment/origin.h"

namespace Kassi {
using namespace Qt::StringLiterals;

QString navigationRefusalName(NavigationRefusal refusal)
{
    switch (refusal) {
    case NavigationRefusal::MainFrameLeaves: return u"main_frame_leaves"_s;
    case NavigationRefusal::Insecure: return u"insecure"_s;
    case NavigationRefusal::Scheme: return u"scheme"_s;
    }
    Q_UNREACHABLE();
}

std::optional<NavigationRefusal> refuseNavigation(const NavigationContext &context, const QUrl &url)
{
    const QString scheme = url.scheme();
    if (context.role == PageRole::Host && context.mainFrame) {
        // The engine shows setHtml() as a data: address, once.
        if (context.hostPageExpected && scheme == u"data"_s)
            return std::nullopt;
        return NavigationRefusal::MainFrameLeaves;
    }
    if (scheme == u"https"_s)
        return std::nullopt;
    if (scheme == u"http"_s)
        return context.loopbackAllowed && isLoopbackHost(url.host()) ? std::nullopt
                                                                     : std::optional(NavigationRefusal::Insecure);
    // Frames and popups start empty and are filled by their opener, whose rights they have.
    if (scheme == u"about"_s && (url.path() == u"blank"_s || (url.path() == u"srcdoc"_s && !context.mainFrame)))
        return std::nullopt;
    return NavigationRefusal::Scheme;
}

} // namespace Kassi
