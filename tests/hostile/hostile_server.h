// SPDX-License-Identifier: MIT
// The attacker's web server: https under made-up public names (all of *.test is mapped to it, see engineSwitches()), so
// that the view's real policy is attacked and element, bank and popup are different sites. What an attack does is in
// attacks/NAME.js alone: every answer that a script wants from a server it writes itself, see attacks/prelude.js.
#pragma once

#include <QString>
#include <QStringList>

#include <memory>

namespace Kassi::Test {

/// Where the attacking script runs.
enum class Place {
    Element, ///< In the element's own document.
    Bank,    ///< In a frame of another site inside the element, as 3-D Secure has it.
    Popup,   ///< In a window of another site that a click in the element opened.
};
[[nodiscard]] QString placeName(Place place);

/// Where nobody may ever call: any request or datagram there is an escape.
struct CanaryPorts
{
    int tcp = 0;
    int udp = 0;
};

class HostileServer
{
public:
    HostileServer();
    ~HostileServer();

    /// What the engine has to be started with to find this server, to believe its certificate, and to find the canary
    /// at every address that is not on the public web. Scripts write {tcp} and {udp} for its ports on 127.0.0.1.
    [[nodiscard]] QString engineSwitches(const CanaryPorts &canaries);

    /// The next element is this attack. Reports of earlier ones are dropped, also those still to come.
    void stage(const QString &attack, Place place);
    [[nodiscard]] Place place() const;
    /// How often a page said `kind` (see attacks/prelude.js) since then.
    [[nodiscard]] int count(const QString &kind) const;
    /// What it said with it.
    [[nodiscard]] QStringList said(const QString &kind) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Kassi::Test
