// SPDX-License-Identifier: MIT
// A kiosk to test as its customers use it: the real window with the real web engine, a journal on the disk, the sandbox
// gateway, and a finger (real touch events) and keys.
#pragma once

#include "gateway_rig.h"

#include "checkout/system_ports.h"
#include "common/language.h"
#include "gateway/borga_api.h"
#include "journal/sql_journal.h"
#include "kiosk/kiosk_window.h"
#include "readiness/readiness_watch.h"

#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

namespace Kassi {

class KioskRig
{
public:
    KioskRig();
    ~KioskRig();

    /// What the next open() is made with. Paces are short, so that nobody waits.
    KioskOptions options;
    /// What a look at readiness asks: key, gateway and journal, where a test does not want it otherwise.
    std::vector<ReadinessCheck> checks;
    ReadinessPace readinessPace = {.readyMs = 300'000, .notReadyMs = 200};
    /// Opens the window, and waits until it says that it can be paid.
    void open();
    /// The same without waiting.
    void openAtOnce();
    /// As if the plug had been pulled: the window goes, the journal stays.
    void close() { m_window.reset(); }

    [[nodiscard]] GatewayRig &gateway() { return *m_gateway; }
    [[nodiscard]] SqlJournal &journal() { return *m_journal; }
    [[nodiscard]] KioskWindow &window() const { return *m_window; }
    [[nodiscard]] KioskPlace place() const { return m_window->state().place; }
    [[nodiscard]] bool reaches(KioskPlace place, int timeoutMs = 30'000) const;
    [[nodiscard]] QString folder() const { return m_folder.path(); }

    template <typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        for (Widget *each : m_window->findChildren<Widget *>(name)) {
            if (each->isVisible())
                return each;
        }
        return m_window->findChild<Widget *>(name);
    }
    [[nodiscard]] QString text(const QString &label) const { return find<QLabel>(label)->text(); }
    /// With a finger, in the middle of what is visible under that name.
    void touch(const QString &name) const;
    void touchAt(const QPoint &inWindow) const;
    void key(Qt::Key key) const;

    // In the checkout.
    void clickInCheckout(const QString &control) const;
    void keyInCheckout(Qt::Key key) const;
    void fillInCheckout(const QString &control, const QString &text) const;
    void fillInCard(const QString &number) const;
    void payByCard(const QString &number = QStringLiteral("4242424242424242")) const;
    /// In the bank's frame.
    void answerBank(bool approve) const;
    /// Waits for the form. False: the payment is over, or the form does not come.
    [[nodiscard]] bool isCheckoutThere() const;
    /// How often a form has said that it is there: once more where its page was loaded anew.
    [[nodiscard]] int formsShown() const { return m_formsShown; }

    // The way.
    void toReview() const;
    void toPayment() const;

private:
    void lookAtCheckout() const;
    [[nodiscard]] bool goToField(const QString &control) const;
    [[nodiscard]] bool typeCard(const QString &number) const;
    void pressUntilItMoves(const QString &control) const;

    QTemporaryDir m_folder;
    std::unique_ptr<GatewayRig> m_gateway;
    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<SqlJournal> m_journal;
    std::unique_ptr<BorgaApi> m_api;
    Language m_language;
    int m_formsShown = 0;
    QString m_presented;             ///< The session on the screen.
    QHash<QString, int> m_pagesGone; ///< By session: its page when it left the screen last.
    QPointingDevice *m_finger;
    std::unique_ptr<ReadinessWatch> m_readiness;
    std::unique_ptr<KioskWindow> m_window;
};

} // namespace Kassi
