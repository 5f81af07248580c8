// SPDX-License-Identifier: MIT
// A whole payment with a hostile element in the middle: the real view, controller, journal and gateway client, and the
// sandbox gateway, which alone knows whether there is money.
#pragma once

#include "gateway_rig.h"
#include "hostile_server.h"

#include "cashier/payment_flow.h"
#include "checkout/checkout_page.h"
#include "checkout/popup_panel.h"
#include "checkout/system_ports.h"
#include "gateway/borga_api.h"
#include "journal/sql_journal.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

class QWebEngineView;

namespace Kassi::Test {

constexpr int patience = 30'000; // For a busy machine; nothing waits that long when all is well.

/// Time in which everything waits a tenth as long: the next poll comes soon.
class HurriedClock final : public Clock
{
public:
    [[nodiscard]] qint64 monotonicMs() const override { return m_clock.monotonicMs() * haste; }
    [[nodiscard]] qint64 wallMs() const override { return m_clock.wallMs(); }
    void after(qint64 ms, QObject *context, std::function<void()> what) override
    {
        m_clock.after(ms / haste, context, std::move(what));
    }

private:
    static constexpr qint64 haste = 10;
    SystemClock m_clock;
};

class HostilePayment : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 amount = 4990;

    /// A till, ready for its first customer. Its journal is in a folder of its own below `states`.
    HostilePayment(const HostileServer &server, const CheckoutViewOptions &options, const QString &states);
    ~HostilePayment() override;

    /// Starts a payment and runs the staged attack to its end, with a hand that does what the page asks it for.
    /// What went wrong, or nothing.
    [[nodiscard]] QString runAttack();
    /// Waits until the gateway was asked `times` more times how the session stands.
    [[nodiscard]] bool isPolled(int times) const;
    /// The gateway takes the money, and the till gets to know. What is wrong with the outcome, or nothing.
    [[nodiscard]] QString finish();

    [[nodiscard]] CheckoutView &view() const { return *m_view; }
    /// Empty while the outcome is open.
    [[nodiscard]] QString outcome() const { return m_settlement ? outcomeName(m_settlement->outcome) : QString(); }
    /// Messages that reached the slot, from all pages of this payment.
    [[nodiscard]] int slotCalls() const { return m_slotCalls; }
    /// Where the main frame is, as its page says, and whether it is still the document it was at the start.
    [[nodiscard]] QString whereabouts() const;
    [[nodiscard]] int popups() const;
    /// Kassi's own words beside the checkout say whose page it is, where it has an address, and nothing lies on them.
    [[nodiscard]] bool isHostInSight() const;
    /// Where it is, and how large.
    [[nodiscard]] QRect window() const { return m_flow->geometry(); }

private:
    void watchBridge();
    [[nodiscard]] QString asHostPage(const QString &script) const;
    [[nodiscard]] QWidget *uppermostPage() const;
    [[nodiscard]] QWebEngineView *hostView() const;
    void answerWishes();
    void closeWindowsAboveAttacker() const;
    [[nodiscard]] int lookUps() const;

    const HostileServer &m_server;
    QTemporaryDir m_folder;
    GatewayRig m_gateway;
    std::unique_ptr<SqlJournal> m_journal;
    std::unique_ptr<BorgaApi> m_api;
    HurriedClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<PaymentFlow> m_flow;
    CheckoutView *m_view = nullptr;
    std::optional<Settlement> m_settlement;
    int m_settlements = 0;
    int m_payments = 0;
    int m_slotCalls = 0;
    int m_hovers = 0;
    QElapsedTimer m_sinceClick;
};

} // namespace Kassi::Test
