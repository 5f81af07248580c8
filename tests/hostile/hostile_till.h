// SPDX-License-Identifier: MIT
// The real `kassi` with a page in its checkout that offers everything a page should not be able to do, a person in
// front of it, and a watch that knows what a breakout would look like from outside.
#pragma once

#include "display.h"
#include "drag_partner.h"
#include "element_server.h"
#include "till_rig.h"
#include "traces.h"

namespace Kassi::Test {

class HostileTill
{
public:
    explicit HostileTill(const VirtualDisplay &display);

    [[nodiscard]] TillRig &rig() { return m_rig; }
    [[nodiscard]] Display &display() { return m_display; }
    [[nodiscard]] DragPartner &partner() { return m_partner; }
    [[nodiscard]] const ElementServer &elements() const { return m_elements; }
    /// Nobody may ever ask it for anything.
    [[nodiscard]] const ElementServer &canary() const { return m_canary; }

    /// `kassi charge`, until the page takes keys. Once; a payment that still stands is used again.
    void standUp();
    /// The cashier's window. expectPayment() once a payment is on its way, by keys.
    void openWindow();
    void expectPayment();
    /// Has the page open a window, and goes there; standUp() goes back.
    void toPopup();
    [[nodiscard]] bool isInPopup() const { return m_rig.isRunning() && m_path == QStringLiteral("/popup"); }
    /// Ends the program the hard way; the next standUp() goes on with the same payment.
    void lieDown();
    /// After starting something else: takes what is to be seen now as how it has to stay.
    void takeAsItShouldBe();
    /// Where a popup has been closed by itself.
    void comeTo(const QString &path);
    /// A click with a button on a control of the page by its name in the page's list.
    void click(const QString &control, int button = 1);
    /// A click on a control, and keys.
    void press(const QString &control, const QString &keys);
    [[nodiscard]] bool hasNewWindow() const { return m_display.windows() != m_windowsShouldBe; }
    [[nodiscard]] QPoint pointOf(const QString &control) const;
    /// Presses here, moves over in steps as a hand does, and lets go there.
    void drag(const QPoint &from, const QPoint &to);
    /// Waits until what was done is over, then says what is not as it should be; empty: all is well.
    [[nodiscard]] QString trouble();
    /// Without a page to ask: processes, windows, files, listeners, requests.
    [[nodiscard]] QString traces();
    /// The gateway takes the money of the payment that stands.
    void takeMoney();
    /// … and `kassi` has to find that.
    [[nodiscard]] RunResult pay();
    /// The page's own report about itself, the last one.
    [[nodiscard]] QString shape() const { return m_shape; }
    [[nodiscard]] QString stateOf(const QString &path) const;

private:
    void goTo(const QString &path);
    [[nodiscard]] QSize sizeOf(const QString &path) const;
    [[nodiscard]] bool probe();
    [[nodiscard]] QStringList probes() const;
    [[nodiscard]] QStringList files() const;

    TillRig m_rig;
    Display m_display;
    Decoys m_decoys;
    ElementServer m_elements;
    ElementServer m_canary;
    DragPartner m_partner;
    QString m_path = QStringLiteral("/element");
    QSize m_viewport;
    QMap<QString, QSize> m_viewports; ///< By page.
    QString m_shape;
    QMap<QString, QString> m_shapeShouldBe; ///< By page.
    QStringList m_windowsShouldBe;
    QStringList m_filesShouldBe;
    int m_loadsShouldBe = 0;
    int m_canaryShouldBe = 0;
    qsizetype m_reportsBefore = 0; ///< Of earlier starts.
};

} // namespace Kassi::Test
