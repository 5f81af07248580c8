// SPDX-License-Identifier: MIT
// Where a page of a checkout may go, and what it may ask the network for. Pure, so that every rule has a row in a test.
// 3-D Secure hosts cannot be listed, hence frames may be any https; the host page stays where it is, no scheme that
// leaves the web is ever followed, and nothing reaches the shop's own network.
//
// What an address cannot tell: a name of the internet that leads to a private address. Since nothing but TLS passes,
// such a host gets a connection and a handshake that fails, and never a request.
#pragma once

#include <QString>
#include <QStringList>
#include <QUrl>

#include <array>
#include <optional>

namespace Kassi {

enum class PageRole {
    Host,  ///< The page with the configured origin; its main frame never navigates.
    Popup, ///< A window that the element or the bank opened; its main frame is an ordinary web page.
};

/// Which private addresses are the checkout's own.
struct HomeNetwork
{
    QString elementHost = {}; ///< The element's own host, wherever it is.
    bool loopback = false;    ///< The element itself is on loopback: sandbox, tests, development.
};

struct NavigationContext
{
    PageRole role = PageRole::Host;
    bool mainFrame = true;
    bool hostPageExpected = false; ///< setHtml() was called and its data: address has not passed yet.
    HomeNetwork home = {};
};

enum class NavigationRefusal {
    MainFrameLeaves, ///< The host page would be replaced.
    Insecure,        ///< http:// or ws:// to something else than an allowed loopback address.
    Scheme,          ///< file, data, blob, javascript, view-source, chrome, mailto and whatever else there is.
    PrivateNetwork,  ///< The machine itself or the shop's network: its router, its printers, the till's own API.
    Background,      ///< What nobody looks at: prefetched pages, service and shared workers.
};
inline constexpr std::size_t navigationRefusalCount = 5;

/// A stable snake_case name for logs. The address itself is never logged: it may hold a secret.
[[nodiscard]] QString navigationRefusalName(NavigationRefusal refusal);

/// A page's frame wants another document. Nothing: go ahead.
[[nodiscard]] std::optional<NavigationRefusal> refuseNavigation(const NavigationContext &context, const QUrl &url);

enum class RequestKind {
    Document,   ///< Of a frame. refuseNavigation() has judged it, or will.
    Part,       ///< What a document loads or asks for: scripts, pictures, fetch, sockets, workers.
    Background, ///< A prefetch, a service or shared worker.
};

/// Somebody on a page wants something from the network, at first or by a redirect. Nothing: go ahead.
[[nodiscard]] std::optional<NavigationRefusal> refuseRequest(const HomeNetwork &home, const QUrl &url,
                                                             RequestKind kind);

/// A link to an app that the settings name (checkout.app_schemes). It is for the program, never for the engine.
[[nodiscard]] bool isAppLink(const QStringList &appSchemes, const QUrl &url);

/// The loopback, private and link-local addresses, however they are written, and names that only a local network knows.
[[nodiscard]] bool isPrivateHost(const QString &host);

/// How much was refused, by reason.
class RefusalCounts
{
public:
    void add(NavigationRefusal reason) { ++m_counts[static_cast<std::size_t>(reason)]; }
    [[nodiscard]] quint64 of(NavigationRefusal reason) const { return m_counts[static_cast<std::size_t>(reason)]; }
    [[nodiscard]] quint64 total() const
    {
        quint64 sum = 0;
        for (const quint64 count : m_counts)
            sum += count;
        return sum;
    }

private:
    std::array<quint64, navigationRefusalCount> m_counts = {};
};

} // namespace Kassi
