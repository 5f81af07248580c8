// SPDX-License-Identifier: MIT
// The form and the phone side by side, on virtual time: whichever finds money first wins, the other is left to the
// guardian, and what goes wrong in one place leaves the other as it was.
#include "checkout/checkout_pair.h"
#include "unit/support/till.h"

#include <QTest>

using namespace Kassi;
using namespace Kassi::Testing;

namespace {

/// A gateway with the form's session, pses_1, and the phone's, pses_2, on one payment.
class TwoSessions final : public SessionApi
{
public:
    TwoSessions(VirtualClock &clock, QStringList &log)
        : m_clock(clock)
        , m_log(log)
    {
    }

    SessionStatus form = SessionStatus::Open;
    SessionStatus phone = SessionStatus::Open;
    PaymentStatus paid = PaymentStatus::Created;
    std::optional<Error> phoneRefused = {};
    std::optional<Error> phonePoll = {};
    std::vector<QByteArray> bodies;

    void create(const QString &, const QByteArray &body, Reply<PaymentSession> reply) override
    {
        bodies.push_back(body);
        const bool hosted = body.contains("hosted");
        m_log << (hosted ? u"create phone"_s : u"create form"_s);
        if (hosted && phoneRefused)
            return later<PaymentSession>(std::move(reply), tl::unexpected(*phoneRefused));
        later<PaymentSession>(std::move(reply), about(hosted));
    }
    void session(const QString &id, Reply<PaymentSession> reply) override
    {
        m_log << QString(u"poll "_s + id);
        const bool hosted = id == u"pses_2"_s;
        if (hosted && phonePoll)
            return later<PaymentSession>(std::move(reply), tl::unexpected(*phonePoll));
        later<PaymentSession>(std::move(reply), about(hosted));
    }
    void payment(const QString &, Reply<Payment> reply) override
    {
        later<Payment>(std::move(reply), Testing::payment(paid));
    }
    void merchant(Reply<Merchant>) override {}
    void refund(const QString &, const QByteArray &, Reply<Refund>) override {}
    void lookUpRefund(const QString &, Reply<Refund>) override {}

private:
    [[nodiscard]] PaymentSession about(bool hosted) const
    {
        PaymentSession session = Testing::session(hosted ? phone : form);
        if (hosted) {
            session.id = u"pses_2"_s;
            session.mode = SessionMode::Hosted;
            session.url = Secret(u"https://pay.example.is/2"_s);
            session.clientSecret = {};
        }
        return session;
    }
    template <typename T>
    void later(Reply<T> reply, Result<T> answer)
    {
        m_clock.after(50, &m_context, [reply = std::move(reply), answer] { reply(answer); });
    }

    VirtualClock &m_clock;
    QStringList &m_log;
    QObject m_context;
};

class Place
{
public:
    QStringList log;
    VirtualClock clock;
    TwoSessions api{clock, log};
    MemoryJournal journal{log};
    SeededRandom random;
    std::unique_ptr<CheckoutPair> pair;
    std::vector<Settlement> settled;
    QStringList seen; ///< What came to the screen and went from it.

    Place() { restart(); }

    void restart()
    {
        seen.clear();
        pair = std::make_unique<CheckoutPair>(CheckoutPorts{api, journal, clock, random});
        CheckoutPair *raw = pair.get();
        QObject::connect(raw, &CheckoutPair::presentRequested, raw,
                         [this](const PaymentSession &) { seen << u"form"_s; });
        QObject::connect(raw, &CheckoutPair::withdrawRequested, raw, [this] { seen << u"no form"_s; });
        QObject::connect(raw, &CheckoutPair::phonePresented, raw,
                         [this](const PaymentSession &) { seen << u"code"_s; });
        QObject::connect(raw, &CheckoutPair::phoneWithdrawn, raw, [this] { seen << u"no code"_s; });
        QObject::connect(raw, &CheckoutPair::phoneEnded, raw,
                         [this](const Settlement &s) { seen << QString(u"phone "_s + outcomeName(s.outcome)); });
        QObject::connect(raw, &CheckoutPair::settled, raw, [this](const Settlement &s) { settled.push_back(s); });
    }

    [[nodiscard]] static SessionRequest hosted()
    {
        SessionRequest request = order();
        request.mode = SessionMode::Hosted;
        request.origin.clear();
        request.returnUrl = u"https://example.is/takk"_s;
        return request;
    }

    void showBoth()
    {
        QVERIFY(pair->charge(order()));
        clock.pass(500);
        QVERIFY(pair->payOnPhone(hosted()));
        clock.pass(500);
        QCOMPARE(seen, (QStringList{u"form"_s, u"code"_s}));
    }

    /// "paid pses_2": what was told, once.
    [[nodiscard]] QString told() const
    {
        if (settled.size() != 1)
            return u"%1 times"_s.arg(settled.size());
        return outcomeName(settled.front().outcome) + u' ' + settled.front().session;
    }
};

} // namespace

class CheckoutPairTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCodeIsOfTheSamePayment();
    void thePhoneWins();
    void theFormWins();
    void theLoserIsLeftAsItStands();
    void onlyOneFindsTheMoneyWhenBothSayComplete();
    void aSecondPressShowsTheSameCode();
    void theFormStaysWhereNoCodeCanBeMade();
    void thePhoneGoesOnWhenTheFormIsClosed();
    void cancelAsksAboutBoth();
    void whatIsNotKnownOutweighsCancelled();
    void aRetryAfterHoldsForBoth();
    void moneyThatCannotBeWrittenDownIsUnconfirmed();
    void aRestartGoesOnWithBoth();
    void noPhoneWithoutAForm();
};

void CheckoutPairTest::theCodeIsOfTheSamePayment()
{
    Place place;
    place.showBoth();
    QCOMPARE(place.api.bodies.size(), size_t(2));
    QVERIFY(place.api.bodies.back().contains(R"("payment":"pay_1")"));
    QCOMPARE(place.journal.attempts.back().plan.beside, place.journal.attempts.front().plan.attempt);
    QCOMPARE(place.settled.size(), size_t(0));
}

void CheckoutPairTest::thePhoneWins()
{
    Place place;
    place.showBoth();
    place.api.phone = SessionStatus::Complete;
    place.api.paid = PaymentStatus::Succeeded;
    place.clock.pass(5'000);
    QCOMPARE(place.told(), u"paid pses_2"_s);
    QVERIFY(place.seen.contains(u"no form"_s));
    QVERIFY(place.seen.contains(u"no code"_s));
    QVERIFY(!place.pair->isActive());
}

void CheckoutPairTest::theFormWins()
{
    Place place;
    place.showBoth();
    place.api.form = SessionStatus::Complete;
    place.api.paid = PaymentStatus::Succeeded;
    place.pair->pageEvent(Event::Completed{});
    place.clock.pass(1'000);
    QCOMPARE(place.told(), u"paid pses_1"_s);
    QVERIFY(place.seen.contains(u"no code"_s));
}

void CheckoutPairTest::theLoserIsLeftAsItStands()
{
    Place place;
    place.showBoth();
    place.api.phone = SessionStatus::Complete;
    place.api.paid = PaymentStatus::Succeeded;
    place.clock.pass(5'000);
    place.log.clear();
    place.clock.pass(120'000);
    QCOMPARE(place.log, QStringList{}); // nobody asks but the guardian
    const Attempt &form = place.journal.attempts.front();
    QVERIFY(!form.outcome && form.isWatched());
    QCOMPARE(form.withdrawn, std::optional(CancelReason::Elsewhere));
}

void CheckoutPairTest::onlyOneFindsTheMoneyWhenBothSayComplete()
{
    Place place;
    place.showBoth();
    place.api.form = place.api.phone = SessionStatus::Complete;
    place.api.paid = PaymentStatus::Succeeded;
    place.pair->pageEvent(Event::Completed{});
    place.clock.pass(60'000);
    QCOMPARE(place.settled.size(), size_t(1));
    QCOMPARE(std::ranges::count(place.journal.attempts, std::optional(Outcome::Paid), &Attempt::outcome), 1);
}

void CheckoutPairTest::aSecondPressShowsTheSameCode()
{
    Place place;
    place.showBoth();
    QVERIFY(place.pair->payOnPhone(Place::hosted()));
    place.clock.pass(2'000);
    QCOMPARE(place.log.count(u"create phone"_s), 1);
}

void CheckoutPairTest::theFormStaysWhereNoCodeCanBeMade()
{
    Place place;
    place.api.phoneRefused = error(ErrorCode::Refused, 422);
    QVERIFY(place.pair->charge(order()));
    place.clock.pass(500);
    QVERIFY(place.pair->payOnPhone(Place::hosted()));
    place.clock.pass(2'000);
    QCOMPARE(place.seen, (QStringList{u"form"_s, u"phone unavailable"_s}));
    QVERIFY(place.pair->state().shown);
    place.api.phoneRefused.reset();
    QVERIFY(place.pair->payOnPhone(Place::hosted())); // and again
    place.clock.pass(2'000);
    QVERIFY(place.seen.contains(u"code"_s));
    place.api.form = SessionStatus::Complete;
    place.api.paid = PaymentStatus::Succeeded;
    place.clock.pass(30'000);
    QCOMPARE(place.told(), u"paid pses_1"_s);
}

void CheckoutPairTest::thePhoneGoesOnWhenTheFormIsClosed()
{
    Place place;
    place.showBoth();
    place.pair->pageEvent(Event::Cancelled{});
    place.clock.pass(5'000);
    QCOMPARE(place.journal.attempts.front().outcome, std::optional(Outcome::Cancelled));
    QCOMPARE(place.settled.size(), size_t(0));
    QVERIFY(place.pair->isActive());
    place.api.phone = SessionStatus::Complete;
    place.api.paid = PaymentStatus::Succeeded;
    place.clock.pass(5'000);
    QCOMPARE(place.told(), u"paid pses_2"_s);
}

void CheckoutPairTest::cancelAsksAboutBoth()
{
    Place place;
    place.showBoth();
    place.log.clear();
    place.pair->cancel(CancelReason::Staff);
    QVERIFY(place.seen.contains(u"no form"_s) && place.seen.contains(u"no code"_s));
    QCOMPARE(place.settled.size(), size_t(0));
    place.clock.pass(2'000);
    QVERIFY(place.log.contains(u"poll pses_1"_s) && place.log.contains(u"poll pses_2"_s));
    QCOMPARE(place.told(), u"cancelled pses_1"_s);
    QVERIFY(std::ranges::all_of(place.journal.attempts, &Attempt::isWatched));
}

void CheckoutPairTest::whatIsNotKnownOutweighsCancelled()
{
    Place place;
    place.showBoth();
    place.api.phonePoll = error(ErrorCode::Unreachable);
    place.pair->cancel(CancelReason::Staff);
    place.clock.pass(60'000);
    QCOMPARE(place.told(), u"unconfirmed pses_2"_s);
}

void CheckoutPairTest::aRetryAfterHoldsForBoth()
{
    Place place;
    place.showBoth();
    place.api.phonePoll = error(ErrorCode::RateLimited, 429, 30'000);
    place.clock.pass(5'000);
    QVERIFY(place.log.contains(u"poll pses_2"_s));
    place.log.clear();
    place.clock.pass(20'000);
    QCOMPARE(place.log, QStringList{});
    place.api.phonePoll.reset();
    place.clock.pass(20'000);
    QVERIFY(place.log.contains(u"poll pses_1"_s));
}

void CheckoutPairTest::moneyThatCannotBeWrittenDownIsUnconfirmed()
{
    Place place;
    place.showBoth();
    place.journal.fails = [](const JournalRecord &record) { return std::holds_alternative<Record::Settled>(record); };
    place.api.phone = SessionStatus::Complete;
    place.api.paid = PaymentStatus::Succeeded;
    place.clock.pass(5'000);
    QCOMPARE(place.told(), u"unconfirmed pses_2"_s);
    QVERIFY(std::ranges::all_of(place.journal.attempts, &Attempt::isWatched));
}

void CheckoutPairTest::aRestartGoesOnWithBoth()
{
    Place place;
    place.showBoth();
    place.restart();
    QVERIFY(place.pair->charge(order()));
    place.clock.pass(2'000);
    QCOMPARE(place.log.count(u"create form"_s) + place.log.count(u"create phone"_s), 2);
    QVERIFY(place.seen.contains(u"form"_s) && place.seen.contains(u"code"_s));
    place.api.phone = SessionStatus::Complete;
    place.api.paid = PaymentStatus::Succeeded;
    place.clock.pass(5'000);
    QCOMPARE(place.told(), u"paid pses_2"_s);
}

void CheckoutPairTest::noPhoneWithoutAForm()
{
    Place place;
    QVERIFY(!place.pair->payOnPhone(Place::hosted()));
    QVERIFY(place.pair->charge(order()));
    QVERIFY(!place.pair->payOnPhone(Place::hosted())); // not made yet
    place.clock.pass(500);
    place.pair->cancel(CancelReason::Staff);
    QVERIFY(!place.pair->payOnPhone(Place::hosted()));
    QVERIFY(!place.log.contains(u"create phone"_s));
}

QTEST_GUILESS_MAIN(CheckoutPairTest)
#include "checkout_pair_test.moc"
