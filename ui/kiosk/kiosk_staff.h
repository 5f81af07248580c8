// SPDX-License-Identifier: MIT
// The way of staff into a kiosk: touches in a corner that nobody makes by chance, a manager's PIN, and the panel behind
// it, with what it can do by itself.
#pragma once

#include "checkout/payment_guardian.h"
#include "people/staff_desk.h"

#include <QObject>

#include <functional>

class QPointF;

namespace Kassi {

class Chime;
class NoticePage;
class PageStack;
class ReadinessWatch;
class ScreenCheck;
class StaffPanel;

/// What the panel works with; all outlive it.
struct KioskStaffParts
{
    PageStack &pages;   ///< Where its pages stand.
    QWidget &payment;   ///< Never covered.
    QWidget &customers; ///< Where it leads back to.
    PaymentGuardian &guardian;
    ReadinessWatch &readiness;
    Chime &chime;
    QString closedMarker = {}; ///< See KioskOptions::closedMarker.
};

class KioskStaff final : public QObject
{
    Q_OBJECT

public:
    /// `withoutPin`: there is no money, so that nobody has to be set up first.
    KioskStaff(const CheckoutPorts &ports, const StaffOptions &options, bool withoutPin, const KioskStaffParts &parts);
    ~KioskStaff() override;

    [[nodiscard]] StaffPanel &panel() { return *m_panel; }
    /// A touch of the window. True: that was the last of the touches that open it.
    [[nodiscard]] bool tap(const QPointF &at);
    /// Asks for the PIN, and shows the panel. `unit`: see kioskUnit(). `isStill`: nobody left meanwhile.
    void ask(int unit, const std::function<bool()> &isStill);
    /// The customers' pages again.
    void leave();
    /// Staff have put it out of service, in this run or before: it stays that through a new start.
    [[nodiscard]] bool isKeptClosed() const;
    void keepClosed(bool closed);

Q_SIGNALS:
    /// Something is wrong that they have to know of.
    void troubled(const Kassi::Error &error);
    void left();

private:
    [[nodiscard]] StaffOptions withJournal(StaffOptions options);
    void connectGuardian();
    void decide(const QString &attempt, bool refund);
    void showPanel(const QString &manager);
    void sayWhyNot(const QString &why);

    CheckoutPorts m_ports;
    bool m_withoutPin;
    KioskStaffParts m_parts;
    StaffPanel *m_panel;
    NoticePage *m_whyNot; ///< In place of the panel.
    ScreenCheck *m_screen;
    StaffDesk m_desk;
    QString m_manager; ///< Who is in the panel.
    QString m_decider; ///< Who pressed a key of the alarm last.
    std::vector<qint64> m_taps;
    int m_unit = 16;
};

} // namespace Kassi
