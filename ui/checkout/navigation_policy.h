// SPDX-License-Identifier: MIT
// Where a page of a checkout may go. Pure, so that every rule has a row in a test. 3-D Secure hosts cannot be listed,
// hence frames may be any https; the host page stays where it is, and no scheme that leaves the web is ever followed.
#pragma once

#include <QString>
#include <QUrl>

#include <optional>

namespace Kassi {

enum class PageRole {
    Host,  ///< The page with the configured origin; its main frame never navigates.
    Popup, ///< A window that the element or the bank opened; its main frame is an ordinary web page.
};

struct NavigationContext
{
    PageRole role = PageRole::Host;
    bool mainFrame = true;
    bool hostPageExpected = false; ///< setHtml() was called and its data: address has not passed yet.
    bool loopbackAllowed = false;  ///< The element itself is on loopback: sandbox, tests, development.
};

enum class NavigationRefusal {
    MainFrameLeaves, ///< The host page would be replaced.
    Insecure,        ///< http:// to something else than an allowed loopback address.
    Scheme,          ///< file, data, blob, javascript, view-source, chrome, mailto and whatever else there is.
};

/// A stable snake_case name for logs. The address itself is never logged: it may hold a secret.
[[nodiscard]] QString navigationRefusalName(NavigationRefusal refusal);

/// Nothing: go ahead.
[[nodiscard]] std::optional<NavigationRefusal> refuseNavigation(const NavigationContext &context, const QUrl &url);

} // namespace Kassi
