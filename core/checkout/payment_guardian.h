// SPDX-License-Identifier: MIT
// Looks after every payment that nobody stands before any more: those an earlier run left open, those whose outcome was
// not known, and those that were settled without money while their session could still be paid. It asks the gateway
// until that is final, one attempt at a time and at a set pace, writes down what it finds, and tells it. Money that
// came late is told as such until somebody keeps or refunds it.
//
// A till has one guardian for as long as it runs. An order that is being charged belongs to its CheckoutController:
// release() it before, adopt() it after. All calls and signals are on the thread that made it; the ports outlive it.
#pragma once

#include "checkout/checkout_controller.h"
#include "checkout/paced_api.h"
#include "machine/refund_rules.h"

#include <QObject>
#include <QSet>

#include <memory>

namespace Kassi {

struct GuardianPace
{
    qint64 requestGapMs = 250; ///< Between two requests, whatever there is to do.
    qint64 patienceMs = 0;     ///< How long one visit goes on asking about an attempt that is still moving.
};

/// What somebody wants to give back of an order.
struct RefundWish
{
    QString reference;
    QString attempt;
    qint64 amount = 0; ///< In the smallest unit; at most Attempt::rest().
    QString reason = {};
    QString key = {}; ///< Of another program that asks, see judgeRefundRepeat(). Empty: a new one.
};

class PaymentGuardian final : public QObject
{
    Q_OBJECT

public:
    explicit PaymentGuardian(const CheckoutPorts &ports, const GuardianPace &pace = {}, QObject *parent = nullptr);
    ~PaymentGuardian() override;

    /// Reads the journal, and begins with the newest attempt. Alarms that nobody has answered are told again.
    /// ErrorCode::JournalFailed where the journal cannot be read: then nothing is begun, and start() may be called
    /// again.
    [[nodiscard]] Result<void> start();

    void release(const QString &reference);
    void adopt(const QString &reference);
    /// Somebody saw that the gateway says something else of this attempt: where it is looked after, it is visited next.
    /// One that was found expired keeps its time.
    void hurry(const QString &attempt);

    /// Gives money back: from here on it is carried through, with one key, through failures, crashes and restarts.
    /// `written` hears when that is durable, or ErrorCode::JournalFailed, or what judgeRefundWish() says against it.
    void refund(const RefundWish &wish, const Written &written);
    /// Gives late money back whole, in one step. `attempt` has to need a decision.
    void refund(const QString &attempt, const Written &written);
    /// Late money that stays.
    void keep(const QString &attempt, const Written &written);

    /// Attempts that are being looked after.
    [[nodiscard]] int watched() const { return int(m_cases.size()); }
    /// Those of them that have not been visited yet.
    [[nodiscard]] int unvisited() const;
    /// Milliseconds until the attempt is asked about, if nothing delays it; 0: now. Nothing: it is not looked after.
    [[nodiscard]] std::optional<qint64> msToNextVisit(const QString &attempt) const;

Q_SIGNALS:
    /// A visit is over: how the attempt stands. `news`: the journal knows more of it than before. With
    /// ErrorCode::LateMoney the money came late, and lateMoney() says so too.
    void visited(const Kassi::Settlement &settlement, bool news);
    /// Somebody has to decide about this attempt: keep() or refund().
    void lateMoney(const Kassi::Attempt &attempt);
    /// It is durable that its money stays, or that a refund of it was asked for, whoever wanted that.
    void decided(const QString &attempt);
    /// The gateway's word on a refund: that it is on its way, if it was not made at once, and how it ended. Where it
    /// was refused the error says why, the rest is what it was before, and lateMoney() comes again where it was late.
    void refundAnswered(const Kassi::Attempt &attempt, const std::optional<Kassi::Error> &error);
    /// The gateway could not be asked, or could not say: the same refund is asked for again, later.
    void refundDelayed(const Kassi::Attempt &attempt, const Kassi::Error &error);
    /// Everything that start() found has been visited once.
    void roundFinished();

private:
    /// An attempt that is being looked after. What is known of it is in the journal.
    struct Case
    {
        QString attempt;
        QString reference;
        qint64 order = 0; ///< Higher is newer.
        qint64 dueAt = 0;
        int visits = 0;
        bool waited = false; ///< Once due: about afterExpiryMs since its session was found expired.
        bool unread = false; ///< The journal could not say what this visit found: it is still to be told.
    };

    void take(const Attempt &attempt, qint64 dueInMs);
    void visitNext();
    void wakeAt(qint64 moment);
    [[nodiscard]] std::vector<Case>::iterator nextCase();
    void visit(const Attempt &attempt, const std::vector<Attempt> &history);
    void watch(const Attempt &attempt, MoneyElsewhere elsewhere);
    void carryOutRefund(const Attempt &attempt);
    void refundReply(const Attempt &attempt, const RefundVerdict &verdict);
    void visitOver(const std::optional<Error> &error);
    void tellIfLate(const Attempt &attempt);
    [[nodiscard]] std::optional<Attempt> read(const QString &attempt, const QString &reference) const;
    [[nodiscard]] Result<Attempt> undecided(const QString &attempt) const;
    void planRefund(const Attempt &attempt, const RefundRequest &request, const QString &key, const Written &written);
    void decide(const QString &attempt, const JournalRecord &decision, const Written &written);
    void append(const QString &attempt, const JournalRecord &record, const Written &written);

    CheckoutPorts m_ports;
    GuardianPace m_pace;
    PacedApi m_api;
    std::vector<Case> m_cases;
    QSet<QString> m_released;
    QSet<QString> m_deciding; ///< Attempts whose decision is on its way to the disk.
    QSet<QString> m_unsent;   ///< Keys of refunds that were planned in this run, and have never left.
    std::optional<Case> m_visiting;
    std::unique_ptr<CheckoutController> m_controller;
    qint64 m_orders = 0;
    quint64 m_wake = 0;  ///< Which timer counts; older ones are stale.
    quint64 m_visit = 0; ///< Which visit a reply belongs to.
    int m_failures = 0;  ///< Visits in a row that the gateway did not answer.
    qint64 m_notBefore = 0;
    bool m_roundOpen = false;
};

} // namespace Kassi
