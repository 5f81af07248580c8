// SPDX-License-Identifier: MIT
#include "checkout/navigation_policy.h"

#include "payment/origin.h"

#include <QHostAddress>
#include <QtEndian>

#include <algorithm>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

QString withoutFinalDot(const QString &host)
{
    return host.endsWith(u'.') ? host.chopped(1) : host;
}

bool isPrivateAddress(const QHostAddress &given)
{
    // 10.0.0.1 can also be written ::ffff:10.0.0.1 and, through a translator, 64:ff9b::10.0.0.1.
    QHostAddress address = given;
    bool ok = false;
    if (const quint32 v4 = given.toIPv4Address(&ok); ok)
        address = QHostAddress(v4);
    else if (given.isInSubnet(QHostAddress(u"64:ff9b::"_s), 96) || given.isInSubnet(QHostAddress(u"::"_s), 96))
        address = QHostAddress(qFromBigEndian<quint32>(given.toIPv6Address().c + 12));

    static constexpr std::array<std::pair<const char *, int>, 10> networks = {{
        {"0.0.0.0", 8},
        {"10.0.0.0", 8},
        {"100.64.0.0", 10},
        {"127.0.0.0", 8},
        {"169.254.0.0", 16},
        {"172.16.0.0", 12},
        {"192.168.0.0", 16},
        {"224.0.0.0", 3}, // multicast, reserved and broadcast
        {"fc00::", 7},
        {"fe80::", 9}, // the latter with the old site-local addresses
    }};
    return given.isLoopback() || given.isMulticast() || std::ranges::any_of(networks, [&](const auto &network) {
               return address.isInSubnet(QHostAddress(QLatin1StringView(network.first)), network.second);
           });
}

/// A private host that is none of the checkout's own.
bool isForeignPrivateHost(const HomeNetwork &home, const QString &host)
{
    if (!isPrivateHost(host) || (home.loopback && isLoopbackHost(host)))
        return false;
    return home.elementHost.isEmpty() || withoutFinalDot(host) != withoutFinalDot(home.elementHost);
}

std::optional<NavigationRefusal> refuseHost(const HomeNetwork &home, const QUrl &url, bool encrypted)
{
    if (isForeignPrivateHost(home, url.host()))
        return NavigationRefusal::PrivateNetwork;
    if (!encrypted && !(home.loopback && isLoopbackHost(url.host())))
        return NavigationRefusal::Insecure;
    return std::nullopt;
}

} // namespace

QString navigationRefusalName(NavigationRefusal refusal)
{
    switch (refusal) {
    case NavigationRefusal::MainFrameLeaves: return u"main_frame_leaves"_s;
    case NavigationRefusal::Insecure: return u"insecure"_s;
    case NavigationRefusal::Scheme: return u"scheme"_s;
    case NavigationRefusal::PrivateNetwork: return u"private_network"_s;
    case NavigationRefusal::Background: return u"background"_s;
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
    if (scheme == u"https"_s || scheme == u"http"_s)
        return refuseHost(context.home, url, scheme == u"https"_s);
    // Frames and popups start empty and are filled by their opener, whose rights they have.
    if (scheme == u"about"_s && (url.path() == u"blank"_s || (url.path() == u"srcdoc"_s && !context.mainFrame)))
        return std::nullopt;
    return NavigationRefusal::Scheme;
}

std::optional<NavigationRefusal> refuseRequest(const HomeNetwork &home, const QUrl &url, RequestKind kind)
{
    if (kind == RequestKind::Background)
        return NavigationRefusal::Background;
    const QString scheme = url.scheme();
    if (scheme == u"https"_s || scheme == u"wss"_s)
        return refuseHost(home, url, true);
    if (scheme == u"http"_s || scheme == u"ws"_s)
        return refuseHost(home, url, false);
    // What a page carries along or has made itself; the host page arrives as data: too.
    if (scheme == u"data"_s || scheme == u"about"_s || (scheme == u"blob"_s && kind == RequestKind::Part))
        return std::nullopt;
    return NavigationRefusal::Scheme;
}

bool isAppLink(const QStringList &appSchemes, const QUrl &url)
{
    return url.isValid() && appSchemes.contains(url.scheme());
}

bool isPrivateHost(const QString &givenHost)
{
    const QString host = withoutFinalDot(givenHost).toLower();
    if (QHostAddress address; address.setAddress(host))
        return isPrivateAddress(address);
    if (!host.contains(u'.'))
        return true; // A single label: localhost, router, kassi.
    static const QStringList localDomains = {u".local"_s,     u".localhost"_s, u".localdomain"_s, u".internal"_s,
                                             u".home.arpa"_s, u".lan"_s,       u".intranet"_s};
    return std::ranges::any_of(localDomains, [&](const QString &domain) { return host.endsWith(domain); });
}

} // namespace Kassi
