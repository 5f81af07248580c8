// SPDX-License-Identifier: MIT
// The sandbox's books: sessions, payments, refunds and card challenges, and the only rules about money in here. Above
// all: however many sessions a payment has, money is taken for it once, unless a test wants it otherwise. Pure: time
// and ids come in, nothing goes out.
#pragma once

#include "sandbox/api_error.h"
#include "sandbox/strict_json.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace Kassi::Sandbox {

struct Session
{
    std::string id;
    std::string mode; ///< hosted or embedded
    std::string clientSecret;
    std::string payment;
    std::string origin;
    std::string returnUrl;
    std::string cancelUrl;
    std::string locale;
    std::string email;
    std::vector<std::string> methods; ///< Empty: all.
    bool saveMethod = false;
    std::string reference;
    std::int64_t createdMs = 0;
    std::int64_t expiresMs = 0;
    bool complete = false;
    Json lie = Json::object(); ///< Laid over the API's replies; for tests of a gateway that is wrong.
};

enum class PaymentStatus { Created, Processing, Succeeded, Failed, Pending, PartiallyRefunded, Refunded };

struct Payment
{
    std::string id;
    std::int64_t amount = 0;
    std::string currency;
    PaymentStatus status = PaymentStatus::Created;
    std::string customer;
    std::string reference = {};
    Json metadata = Json::object();
    std::string method = {}; ///< card or krafa, once tried
    std::string brand = {};
    std::string last4 = {};
    bool saved = false;
    int timesTaken = 0; ///< Never more than 1, but for a test that forces it; see setTakesTwice().
    std::int64_t refunded = 0;
    Json lie = Json::object();
};

struct Refund
{
    std::string id;
    std::string payment;
    std::int64_t amount = 0;
    std::string currency;
    std::string reason;
    Json metadata = Json::object();
    std::int64_t createdMs = 0;
    std::string status = "succeeded"; ///< or pending, failed
};

/// An open 3-D Secure question. A payment in `processing` without one is in a request's hands.
struct Challenge
{
    std::string id;
    std::string session;
    std::int64_t expiresMs = 0;
};

/// What a create call asks for, checked field by field but not yet against the books.
struct SessionParams
{
    std::optional<std::int64_t> amount;
    std::optional<std::string> currency;
    std::string customer;
    Json metadata = Json::object();
    Session session; ///< Everything the session itself carries; ids and times are the ledger's.
};

struct RefundParams
{
    std::string payment;
    std::optional<std::int64_t> amount;
    std::string reason;
    Json metadata = Json::object();
};

class Ledger
{
public:
    /// `newId(prefix)` makes an id nobody can guess.
    using NewId = std::function<std::string(const std::string &)>;
    explicit Ledger(NewId newId);

    [[nodiscard]] ApiResult<Session> createSession(const SessionParams &params, std::int64_t lifetimeMs,
                                                   std::int64_t nowMs);
    /// `status` is its first word: what is pending counts against the rest until it has failed.
    [[nodiscard]] ApiResult<Refund> createRefund(const RefundParams &params, const std::string &status,
                                                 std::int64_t nowMs);
    /// Ends one that is pending. False where there is none.
    [[nodiscard]] bool endRefund(const std::string &id, bool made);

    [[nodiscard]] Session *session(const std::string &id);
    [[nodiscard]] Session *sessionOfSecret(const std::string &secret);
    [[nodiscard]] Payment *payment(const std::string &id);
    [[nodiscard]] const Challenge *challenge(const std::string &id) const;
    [[nodiscard]] const Challenge *challengeOf(const std::string &sessionId) const;
    [[nodiscard]] const std::map<std::string, Session> &sessions() const { return m_sessions; }
    [[nodiscard]] const std::map<std::string, Payment> &payments() const { return m_payments; }
    [[nodiscard]] const std::vector<Refund> &refunds() const { return m_refunds; }
    [[nodiscard]] const Refund *refund(const std::string &id) const;

    /// A fault: an open session can be paid although its payment was, in another one.
    void setTakesTwice(bool on) { m_takesTwice = on; }

    /// open, complete or expired.
    [[nodiscard]] static std::string statusOf(const Session &session, std::int64_t nowMs);
    /// What the checkout page should show: form, processing, challenge, succeeded, pending, expired, or `taken`
    /// where the payment has been settled through another session.
    [[nodiscard]] std::string viewOf(const Session &session, std::int64_t nowMs) const;

    /// The payment goes into `processing`, or the reason why this session may not try: one of viewOf's names.
    [[nodiscard]] tl::expected<void, std::string> beginAttempt(const Session &session, std::int64_t nowMs);
    void approve(Session &session); ///< Takes the money, even where the session has expired meanwhile.
    void decline(Session &session);
    const Challenge &openChallenge(const Session &session, std::int64_t nowMs);
    /// Passed or failed; nothing where there is no such open challenge.
    std::optional<bool> answerChallenge(const std::string &challengeId, bool pass, std::int64_t nowMs);
    void acceptKrafa(Session &session); ///< Complete, and the money follows later.
    void payKrafa(Payment &payment);    ///< It did.
    void closeStaleChallenges(std::int64_t nowMs);

    void touch() { ++m_revision; } ///< After a change made from outside.
    [[nodiscard]] std::uint64_t revision() const { return m_revision; }
    [[nodiscard]] Json toJson() const;
    void fromJson(const Json &state); ///< Throws Json::exception where the text is not a ledger's.

private:
    [[nodiscard]] ApiResult<std::string> paymentFor(const SessionParams &params);
    void take(Payment &payment);
    void giveBack(const Refund &refund);
    [[nodiscard]] static std::int64_t taken(const Payment &payment);
    [[nodiscard]] std::int64_t promisedBack(const Payment &payment) const;

    NewId m_newId;
    std::map<std::string, Session> m_sessions;
    std::map<std::string, Payment> m_payments;
    std::vector<Refund> m_refunds;
    std::map<std::string, Challenge> m_challenges;
    std::uint64_t m_revision = 0;
    bool m_takesTwice = false;
};

} // namespace Kassi::Sandbox
