// SPDX-License-Identifier: MIT
// A shop where the power fails all the time: the real `kassi charge` and `kassi recover` on a gateway of the shop's
// own, killed with SIGKILL at moments that a seed chooses, with customers who pay before, while and after. After each
// kill the journal is compared with the gateway's books.
#pragma once

#include "drill_gateway.h"
#include "drill_till.h"
#include "machine/record.h"

#include <QSet>

#include <array>
#include <random>

namespace Kassi::Testing {

/// Where in the life of a charge the kill fell, as the journal and the gateway's log tell afterwards.
enum class Stage {
    Starting,   ///< Nothing planned, nothing sent.
    Planned,    ///< On disk; the gateway has not made the session yet.
    Sent,       ///< The gateway has made the session; its reply is not on disk.
    Created,    ///< The session is on disk; its page is not on the screen.
    Presented,  ///< The customer has the page.
    Confirming, ///< It is paid, the gateway has told so, and that is not on disk yet.
    Settled,    ///< On disk, and not told.
    Told,       ///< The result line is out, and stands on the screen.
};
inline constexpr std::size_t stages = 8;
[[nodiscard]] QString stageName(Stage stage);

struct KillCounts
{
    std::array<int, stages> kills = {};
    int recoverKills = 0; ///< Of `kassi recover`; on top.
    int endedFirst = 0;   ///< Charges that were over before their moment came; no kills.
    int paid = 0;         ///< Payments that the journal calls paid at the end,
    int late = 0;         ///< or money that came late.
    int lost = 0;         ///< Taken by the gateway, unknown to the journal. Never.

    [[nodiscard]] int total() const;
    KillCounts &operator+=(const KillCounts &other);
};

class KillShop
{
public:
    KillShop(quint64 seed, const QString &program, std::unique_ptr<Drill::Gateway> gateway);

    /// Rounds until `kills` charges were killed or a violation was found, then everything comes to its end.
    void run(int kills);
    [[nodiscard]] const KillCounts &counts() const { return m_counts; }
    [[nodiscard]] const QStringList &violations() const { return m_violations; }

private:
    /// When to kill: once something is so, and `ms` later.
    enum class Moment {
        AtAnyTime,
        WhileCreating,
        BeforeReply,
        BeforePage,
        WhilePresented,
        WhileConfirming,
        WhileSettling,
        AtTheEnd
    };
    enum class Customer { Looks, Pays, IsDeclined, Krafa, AsksBank };
    struct Round
    {
        QString reference;
        Moment moment = Moment::AtAnyTime;
        Customer customer = Customer::Looks;
        bool actsAfterKill = false;
        int ms = 0;
        std::vector<Attempt> attempts; ///< Of the order, before.
        QSet<QString> sessions;        ///< Likewise, at the gateway.
        QMap<QString, int> reports;    ///< Of those sessions' pages, before.
        Drill::Books::Session shown;   ///< The session whose page came up in this round.
        bool acted = false;
        qsizetype requestsWhenPaid = -1;
    };

    void playRound();
    [[nodiscard]] Round chooseRound();
    void setTheScene(const Round &round);
    void liveUntilKill(Round &round, Drill::Child &charge);
    [[nodiscard]] bool hasCome(Round &round, Drill::Child &charge);
    void lookForPage(Round &round);
    void act(Round &round);
    void count(const Round &round, const Drill::RunEnd &end);
    [[nodiscard]] std::optional<Stage> stageOf(const Round &round, const Drill::RunEnd &end) const;
    void letTimePass();
    void recover();
    void recoverOnce();
    void payLate();
    void payWhatWasGivenUp();
    void settleEverything();
    void replayPaidOrders();
    void collectRequests();
    void audit(bool recovered);
    void complain(const QStringList &violations);
    [[nodiscard]] std::vector<Attempt> attemptsOf(const QString &reference) const;
    [[nodiscard]] int dice(int sides) { return int(m_dice() % quint64(sides)); }
    [[nodiscard]] bool wait(const std::function<bool()> &condition, int limitMs) const;

    const quint64 m_seed;
    std::mt19937_64 m_dice;
    std::unique_ptr<Drill::Gateway> m_gateway;
    Drill::Shop m_shop;
    const std::atomic<bool> m_never = false;
    int m_orders = 0;
    std::vector<Attempt> m_journal; ///< As it was at the last look.
    Drill::Books m_books;           ///< Likewise.
    QList<Drill::Books::Request> m_created;
    QList<Drill::Books::Request> m_requests; ///< Of this round.
    QSet<QString> m_shown;
    KillCounts m_counts;
    QStringList m_violations;
};

} // namespace Kassi::Testing
