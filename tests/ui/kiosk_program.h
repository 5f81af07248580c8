// SPDX-License-Identifier: MIT
// The real `kassi --mode kiosk` for tests that work it with a real hand: started as its service manager does, asked for
// an amount, led to the form, and paid there with keys.
#pragma once

#include "service_manager.h"
#include "till_rig.h"

#include <QFile>

#include <memory>

namespace Kassi::Test {

class KioskProgram
{
public:
    static constexpr int patience = 90'000; ///< For what it looks at again after 15 s.

    /// `rig` outlives it. `lines`: more of the [till] table.
    explicit KioskProgram(TillRig &rig, const QString &lines = {})
        : m_rig(rig)
    {
        rig.addToTillSettings(
            lines +
            QStringLiteral("\nmode = \"kiosk\"\n[kiosk]\nsource = \"amount\"\nvolume = 0\nhide_pointer = false"));
    }

    void launch(const QStringList &arguments = {})
    {
        const QString address = m_rig.folder() + QStringLiteral("/notify");
        QFile::remove(address);
        m_manager = std::make_unique<ServiceManager>(address.toLocal8Bit());
        m_rig.setVariable(QStringLiteral("NOTIFY_SOCKET"), address);
        m_rig.start(arguments);
    }
    [[nodiscard]] const ServiceManager &manager() const { return *m_manager; }
    /// Waits until it has told its service manager so, whatever else it told before.
    [[nodiscard]] bool says(const QByteArray &status) const
    {
        return GatewayRig::waitFor([&] { return m_manager->times("STATUS=" + status) > 0; }, patience);
    }
    /// From the first touch to the review and on: 1.000 krónur. What comes before the kiosk is ready would go nowhere.
    void walkToForm() const
    {
        m_rig.hand({QStringLiteral("mousemove"), QStringLiteral("512"), QStringLiteral("330"), QStringLiteral("click"),
                    QStringLiteral("1")});
        m_rig.type(QStringLiteral("1000"));
        m_rig.press(QStringLiteral("Return"));
        m_rig.hand({QStringLiteral("key"), QStringLiteral("--delay"), QStringLiteral("60"), QStringLiteral("Tab"),
                    QStringLiteral("Tab"), QStringLiteral("space")});
    }

private:
    TillRig &m_rig;
    std::unique_ptr<ServiceManager> m_manager;
};

/// From field to field as the form leads: a click brings the keyboard on the screen up, the next key sends it away, and
/// both move the form. False: it does not come to its end.
[[nodiscard]] inline bool payWithKeys(TillRig &rig)
{
    const auto hears = [&rig](const QString &field) { return GatewayRig::waitFor([&] { return rig.hears(field); }); };
    rig.fillIn(QStringLiteral("card-number"), QStringLiteral("4242424242424242"));
    if (!hears(QStringLiteral("card-expiry")))
        return false;
    rig.type(QStringLiteral("1234"));
    if (!hears(QStringLiteral("card-cvc")))
        return false;
    rig.type(QStringLiteral("123"));
    if (!GatewayRig::waitFor([&rig] { return rig.digits() == 3; }))
        return false;
    rig.press(QStringLiteral("Return"));
    return true;
}

} // namespace Kassi::Test
