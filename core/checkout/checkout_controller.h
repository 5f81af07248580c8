// SPDX-License-Identifier: MIT
// Takes one payment, from request to outcome: drives the machine, carries out its commands through ports, and feeds
// back what came of them. It decides nothing about money itself.
//
// Use one controller for one order. All calls and signals are on the thread that made it; the ports outlive it.
#pragma once

#include "checkout/ports.h"
#include "gateway/session_api.h"
#include "journal/journal.h"
#include "machine/machine.h"
#include "machine/order_rules.h"

#include <QObject>

#include <deque>
#include <functional>
#include <memory>

namespace Kassi {

struct CheckoutPorts
{
    SessionApi &api;
    Journal &journal;
    Clock &clock;
    Random &random;
};

class CheckoutController final : public QObject
{
    Q_OBJECT

public:
    explicit CheckoutController(const CheckoutPorts &ports, QObject *parent = nullptr);
    ~CheckoutController() override;

    /// Charges the order that the reference names. One that is paid is answered from the journal, and nothing is sent;
    /// one with an open attempt goes on with that same session. The outcome comes with settled().
    /// ErrorCode::InvalidRequest, ReferenceConflict, JournalFailed (also where there is no room for a new order):
    /// nothing was sent and settled() will not come.
    [[nodiscard]] Result<void> charge(const SessionRequest &request);
    /// The same for an order that was judged already; see CheckoutPair.
    [[nodiscard]] Result<void> charge(const SessionRequest &request, const OrderDecision &decision);
    /// Makes a session on the payment of `form`, a checkout that stays where it is, for which judgePhoneWish() holds.
    [[nodiscard]] Result<void> chargeBeside(const SessionRequest &request, const Attempt &form);
    /// Finds out, without showing it, what became of an attempt of the journal for which isWatched() holds. An answer
    /// that is not final is asked for again for so long; 0: one look. `waited`, `elsewhere`: as in Input::Resume.
    void settle(const Attempt &attempt, qint64 patienceMs, bool waited,
                MoneyElsewhere elsewhere = MoneyElsewhere::None);
    /// Gives the attempt up as it stands: nothing more is asked, written or told. Whoever watches the journal goes on.
    void stop();
    /// Takes the checkout away. What was exposed is still asked about before anything is announced.
    void cancel(CancelReason reason);

    /// From the view. Hints.
    void pageEvent(const CheckoutEvent &event);
    void pageLost(const Error &error);

    /// Where a session that expired unseen need not be followed by a new one (by default it is).
    void setStartsOver(bool on) { m_startsOver = on; }
    /// Until when the gateway wants quiet, known to all who share it.
    void setSharedQuiet(std::shared_ptr<qint64> until) { m_quietUntil = std::move(until); }

    [[nodiscard]] qint64 quietUntil() const { return *m_quietUntil; }

    [[nodiscard]] const State &state() const { return m_state; }
    /// What is known so far, in the form of the result.
    [[nodiscard]] const Settlement &progress() const { return m_settlement; }

Q_SIGNALS:
    /// Show this session. It is durable; its secret must go nowhere but into the view (or the QR code).
    void presentRequested(const Kassi::PaymentSession &session);
    void withdrawRequested();
    /// That money was taken or promised has just been decided, and is being made durable.
    void moneyDecided();
    /// The phase, or the trouble with the gateway, may have changed.
    void changed();
    /// Once, at the end. The outcome is durable, or the error says that it could not be made so.
    void settled(const Kassi::Settlement &settlement);

private:
    [[nodiscard]] Result<void> start(const OrderDecision &decision);
    [[nodiscard]] Plan newPlan(const SessionRequest &request) const;
    void begin(const Plan &plan);
    void resume(const Input::Resume &input);
    void feed(const AnyInput &input);
    void goOn();
    void take(const AnyInput &input);
    void carryOut(const AnyCommand &command);
    void append(const JournalRecord &record);
    void written(const JournalRecord &record, const Result<void> &written);
    void note(const std::optional<Record::Noted> &noted);
    void keepQuiet(qint64 ms);
    void ask(const std::function<void()> &call);
    void armTimer(qint64 ms);
    void announce(const Command::Announce &announcement);
    void tell(const Command::Announce &announcement);
    template <typename Answer, typename T>
    [[nodiscard]] Reply<T> answer();
    [[nodiscard]] qint64 elapsedMs() const { return m_ports.clock.monotonicMs() - m_startedAt; }

    CheckoutPorts m_ports;
    SessionRequest m_request;
    State m_state;
    Settlement m_settlement;
    std::deque<AnyInput> m_inputs;     ///< That came while a step was being carried out.
    std::deque<AnyCommand> m_commands; ///< Of that step.
    std::ptrdiff_t m_inputsBefore = 0; ///< Those that were waiting when the record was given to the journal.
    bool m_busy = false;
    bool m_stepping = false; ///< A step was begun, and changed() is still to be told.
    bool m_writing = false;  ///< A record is on its way to the disk: everything waits for it.
    bool m_planned = false;  ///< The attempt is in the journal.
    int m_notes = 0;
    bool m_cancelled = false;
    bool m_startsOver = true;
    bool m_stopped = false;
    std::shared_ptr<qint64> m_quietUntil = std::make_shared<qint64>(0);
    QString m_takenOverFrom; ///< The attempt whose session the new one takes over, until that is durable.
    quint64 m_timer = 0;     ///< Which armed timer counts; older ones are stale.
    quint64 m_attempt = 0;   ///< Which attempt replies belong to, should the order start over.
    qint64 m_startedAt = 0;
};

} // namespace Kassi
