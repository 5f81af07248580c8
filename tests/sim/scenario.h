// SPDX-License-Identifier: MIT
// What a simulated world is like: its people, its gateway, and what goes wrong in it. Drawn from a seed (a swarm: each
// seed has its own few kinds of trouble, at rates of its own), or written by hand for a scripted journey.
#pragma once

#include "machine/record.h"
#include "sim/sim_random.h"

#include <array>
#include <vector>

namespace Kassi::Sim {

enum class Fault {
    // The network, on a call.
    RequestLost,
    ReplyLost,
    Slow,
    TimedOut, ///< Answered, but after the client gave up.
    Repeated, ///< The network stack sends the request a second time.
    Garbled,
    WrongId,
    WrongMoney,
    Redirected,
    Refused,
    StillInFlight,
    RateLimited,
    ServerErrorBefore, ///< 5xx, nothing done.
    ServerErrorAfter,  ///< 5xx, done all the same.
    NoSuchHost,
    ConnectionRefused,
    NotTrusted,
    Stale, ///< A replica answers, up to two and a half seconds behind.
    CrashBeforeSend,
    CrashAfterSend,
    // The store.
    WriteFailed,
    WriteUnknown, ///< Reported as failed, but there.
    WriteHidden,  ///< Reported as failed, not seen by this process, there after a restart unless written over.
    DiskFull,     ///< For a while.
    DiskSlow,     ///< Says only after seconds whether the record is there, and everything else goes on.
    CrashBeforeWrite,
    CrashAfterWrite,
    Unreadable,
    NotReady,
    // The world.
    CrashAnytime,
    PageLost,
    PageLies,
    PageFloods,
    WallClockJumps,
};
inline constexpr size_t faultKinds = size_t(Fault::WallClockJumps) + 1;

[[nodiscard]] const char *faultName(Fault fault);

/// What a customer does with a checkout that is shown.
enum class Act {
    Pays,
    DeclinedThenPays,
    DeclinedThenLeaves,
    Krafa, ///< Accepts a bank invoice; pays it, or not, later.
    CancelsInPage,
    WalksAway,
    PaysAfterwards,  ///< Keeps the page's secret and pays once the checkout was taken away.
    PaysOnPhone,     ///< In another, hosted, session of the same payment.
    PaysTwicePlaces, ///< Here and on the phone, at the same time.
    // Asks the till for a code, and gets a hosted session of the till's own beside the form.
    CodeAndPays,        ///< On the phone.
    CodeAndPaysHere,    ///< In the form all the same.
    CodeAndPaysBoth,    ///< In both, as far as they are let.
    CodeAndPaysLater,   ///< On the phone, once everything was taken away.
    CodeAndCancelsHere, ///< Closes the form, and pays on the phone.
};
inline constexpr int acts = int(Act::CodeAndCancelsHere) + 1;

enum class PageKind { Honest, Silent, Hostile };

struct Customer
{
    Act act = Act::Pays;
    PageKind page = PageKind::Honest;
    qint64 thinkMs = 3'000;
    qint64 processingMs = 1'500; ///< 3-D Secure makes it long.
    bool succeeds = true;        ///< Of a krafa: it is paid in the end.
};

/// One basket that staff want to be paid.
struct Basket
{
    qint64 amount = 4990;
    bool hosted = false;
    bool krafaOffered = true;
    std::vector<Customer> customers = {{}}; ///< One for each time that a checkout is shown; the last one stays.
    qint64 cancelAfterMs = -1;              ///< After it was shown; -1: never.
    CancelReason cancelReason = CancelReason::Staff;
    qint64 cancelWhileCreatingMs = -1; ///< After the charge.
    bool cancelsRetriesOnly = false;   ///< Of those while creating.
    int retries = 0;                   ///< How often staff charge again when it did not end well.
    bool chargesPaidAgain = false;     ///< And once more when it did.
    bool triesOtherAmount = false;
    int refunds = 0;                  ///< How often staff want to give money back once it is paid.
    int refundPercent = 100;          ///< Of the price, each time: three times 40 is more than was paid.
    qint64 refundAfterMs = 3'000;     ///< After the outcome, and after each other.
    bool chargesAfterRestart = false; ///< At once, while the guardian may be at it.
    qint64 pauseMs = 2'000;           ///< Between an outcome and the next charge.
};

enum class LateDecision { Keep, Refund, Nothing };

struct GatewayHabits
{
    qint64 expiryMs = 60'000;
    qint64 hostedExpiryMs = 60'000;
    qint64 hopMs = 40;              ///< One way, without trouble.
    qint64 workMs = 30;             ///< Between a create call's arrival and its effect being answered.
    bool readsPayments = true;      ///< The key may.
    bool saysAmounts = true;        ///< In sessions.
    bool secretAgain = true;        ///< When a session is retrieved.
    bool siblingsComplete = true;   ///< A session of a payment that was paid elsewhere.
    bool takesTwice = false;        ///< An open session can be paid though its payment was, in another of the till's.
    bool completesLate = true;      ///< A session whose card was authorised after its expiry.
    bool challengeIsSilent = false; ///< A card that is being authorised leaves its payment as it was.
    bool freshIsPending = false;    ///< A new payment is `pending`, not `created`.
    bool bytes = false;             ///< Answers go through real bytes and the real codec.
    bool refundsPending = false;    ///< A refund's first word is pending, until krafaMs are over.
    bool refundFailsOnce = false;   ///< The first refund of a payment fails.
    qint64 krafaMs = 100'000;
};

/// One trouble at one operation, for exhaustive runs.
struct Injection
{
    int operation = -1; ///< Counted from the start: writes, reads and sends.
    Fault fault = Fault::RequestLost;
    bool sticky = false; ///< And at every one like it, until the faults stop.
};

struct Scenario
{
    std::vector<Basket> baskets = {{}};
    GatewayHabits gateway = {};
    std::array<int, faultKinds> permille = {};
    std::vector<Injection> injections = {};
    qint64 faultsForMs = 60'000;
    LateDecision late = LateDecision::Refund;
};

[[nodiscard]] Scenario drawScenario(Dice &dice);
/// For the head of a trace.
[[nodiscard]] QStringList describe(const Scenario &scenario);

} // namespace Kassi::Sim
