// SPDX-License-Identifier: MIT
// How often the gateway is asked, on virtual time: seldom while the page speaks, soon enough when it is silent, and
// never in a burst, nor never at all, however the page behaves (invariant I8; a silent payment is found within 2 s).
#include "unit/support/machine_driver.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <map>

using namespace Kassi;
using namespace Kassi::Testing;

namespace {

/// The machine in a world of its own: a journal that always writes, a gateway that answers after `latencyMs`, a page
/// that says what it is told to say.
class World
{
public:
    qint64 latencyMs = 50;
    qint64 completeAt = std::numeric_limits<qint64>::max(); ///< From then on the gateway says complete and succeeded.
    std::function<std::optional<Error>()> failing = [] { return std::nullopt; };
    std::vector<qint64> polls; ///< When the session was asked for.
    std::optional<qint64> announcedAt;
    std::optional<Outcome> outcome;
    std::vector<std::pair<qint64, Phase>> phases;

    World() { feed(Input::Begin{plan()}); }

    void at(qint64 ms, std::function<void()> what) { m_due.emplace(ms, std::move(what)); }
    void pageSays(qint64 ms, const CheckoutEvent &event)
    {
        at(ms, [this, event] { feed(Input::PageEvent{event}); });
    }
    void pageRepeats(qint64 from, qint64 to, qint64 every, const CheckoutEvent &event)
    {
        for (qint64 ms = from; ms < to; ms += every)
            pageSays(ms, event);
    }

    void run(qint64 untilMs)
    {
        while (!announcedAt) {
            const auto next = m_due.begin();
            const bool timerFirst = m_timerAt && (next == m_due.end() || *m_timerAt <= next->first);
            const qint64 when = timerFirst ? *m_timerAt : next == m_due.end() ? untilMs + 1 : next->first;
            if (when > untilMs)
                return;
            m_now = when;
            if (timerFirst) {
                m_timerAt.reset();
                feed(Input::TimerFired{});
                continue;
            }
            const auto what = std::move(next->second);
            m_due.erase(next);
            what();
        }
    }

    [[nodiscard]] Phase phase() const { return m_state.phase; }
    [[nodiscard]] int pollsIn(qint64 from, qint64 to) const
    {
        return int(std::ranges::count_if(polls, [=](qint64 ms) { return ms >= from && ms < to; }));
    }

private:
    void feed(const AnyInput &input)
    {
        if (m_state.phase != Phase::Idle && !isLegal(m_state.phase, kindOf(input)))
            return; // a page may speak at any time; the controller drops what is too early or too late
        auto next = step(m_state, input, {m_now, 0.0});
        if (!next)
            throw std::logic_error(next.error().message.toStdString());
        m_state = std::move(next->state);
        for (const AnyCommand &command : next->commands)
            std::visit([this](const auto &c) { carryOut(c); }, command);
    }

    template <typename Answer, typename T>
    void reply(const T &answer)
    {
        at(m_now + latencyMs, [this, answer] {
            const auto why = failing();
            feed(why ? Answer{tl::unexpected<Error>(*why)} : Answer{answer()});
        });
    }

    void carryOut(const Command::Append &c)
    {
        at(m_now, [this, record = c.record] { feed(Input::Recorded{record}); });
    }
    void carryOut(const Command::Create &)
    {
        at(m_now + latencyMs, [this] { feed(Input::CreateReply{session()}); });
    }
    void carryOut(const Command::PollSession &)
    {
        polls.push_back(m_now);
        reply<Input::SessionReply>(
            [this] { return session(completed() ? SessionStatus::Complete : SessionStatus::Open); });
    }
    void carryOut(const Command::LookUpPayment &)
    {
        reply<Input::PaymentReply>(
            [this] { return payment(completed() ? PaymentStatus::Succeeded : PaymentStatus::Created); });
    }
    void carryOut(const Command::ArmTimer &c) { m_timerAt = m_now + c.ms; }
    void carryOut(const Command::DisarmTimer &) { m_timerAt.reset(); }
    void carryOut(const Command::Present &) {}
    void carryOut(const Command::Withdraw &) {}
    void carryOut(const Command::Announce &c)
    {
        announcedAt = m_now;
        outcome = c.outcome;
    }
    [[nodiscard]] bool completed() const { return m_now >= completeAt; }

    State m_state;
    qint64 m_now = 0;
    std::optional<qint64> m_timerAt;
    std::multimap<qint64, std::function<void()>> m_due;
};

} // namespace

class MachinePollingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void speakingPageNeedsAtMostThreePolls();
    void silentPageIsNoticedWithinTwoSeconds();
    void stormOfHintsDoesNotBurst_data();
    void stormOfHintsDoesNotBurst();
    void pageCannotTalkThePollAway_data();
    void pageCannotTalkThePollAway();
    void repeatedClaimDoesNotHoldTheScreen();
    void unsupportedMessagesBringNoPoll();
    void failingGatewayIsAskedLessAndLess();
    void retryAfterHoldsAgainstHints();
    void retryAfterHoldsAgainstCancel();
    void cancelDoesNotWaitOutALongRetryAfter();
    void lostPageIsPolledLikeASilentOne();
};

void MachinePollingTest::speakingPageNeedsAtMostThreePolls()
{
    World world;
    world.pageSays(500, Event::Ready{});
    world.pageSays(37'000, Event::Processing{});
    world.completeAt = 39'900;
    world.pageSays(40'000, Event::Completed{});
    world.run(60'000);
    QCOMPARE(world.outcome, std::optional(Outcome::Paid));
    QVERIFY2(world.polls.size() <= 3, QByteArray::number(world.polls.size()).constData());
    QVERIFY(*world.announcedAt <= 40'500);
}

void MachinePollingTest::silentPageIsNoticedWithinTwoSeconds()
{
    for (qint64 ms = 1'000; ms <= 60'000; ms += 170) {
        World world;
        world.completeAt = ms;
        world.run(120'000);
        QCOMPARE(world.outcome, std::optional(Outcome::Paid));
        QVERIFY2(*world.announcedAt - ms <= 2'000, QByteArray::number(*world.announcedAt - ms).constData());
    }
}

void MachinePollingTest::stormOfHintsDoesNotBurst_data()
{
    QTest::addColumn<int>("event");
    QTest::newRow("completed") << 0;
    QTest::newRow("failed") << 1;
    QTest::newRow("expired") << 2;
}

void MachinePollingTest::stormOfHintsDoesNotBurst()
{
    QFETCH(const int, event);
    const std::array<CheckoutEvent, 3> events = {Event::Completed{}, Event::Failed{}, Event::Expired{}};
    World world;
    world.pageRepeats(1'000, 61'000, 7, events[size_t(event)]);
    world.run(61'000);
    QVERIFY2(world.polls.size() <= 40, QByteArray::number(world.polls.size()).constData());
    for (qint64 from = 5'000; from < 60'000; from += 1'000)
        QVERIFY2(world.pollsIn(from, from + 1'000) <= 2, QByteArray::number(from).constData());
}

void MachinePollingTest::pageCannotTalkThePollAway_data()
{
    QTest::addColumn<int>("event");
    QTest::newRow("ready") << 0;
    QTest::newRow("processing") << 1;
    QTest::newRow("resize") << 2;
}

void MachinePollingTest::pageCannotTalkThePollAway()
{
    QFETCH(const int, event);
    const std::array<CheckoutEvent, 3> events = {Event::Ready{}, Event::Processing{}, Event::Resize{400}};
    World world;
    world.pageSays(500, Event::Ready{});
    world.pageRepeats(1'000, 300'000, 900, events[size_t(event)]);
    world.completeAt = 30'000;
    world.run(300'000);
    QCOMPARE(world.outcome, std::optional(Outcome::Paid));
    QVERIFY2(*world.announcedAt <= 52'000, QByteArray::number(*world.announcedAt).constData());
}

void MachinePollingTest::repeatedClaimDoesNotHoldTheScreen()
{
    World world;
    world.pageRepeats(1'000, 120'000, 20, Event::Completed{});
    world.run(119'000);
    QVERIFY(!world.announcedAt);
    QCOMPARE(world.phase(), Phase::Presented);
}

void MachinePollingTest::unsupportedMessagesBringNoPoll()
{
    World world;
    world.pageSays(500, Event::Ready{});
    world.pageRepeats(1'000, 15'000, 50, Event::Unsupported{u"telemetry"_s});
    world.run(15'000);
    QCOMPARE(world.polls.size(), size_t(0));
}

void MachinePollingTest::failingGatewayIsAskedLessAndLess()
{
    World world;
    world.failing = [] { return error(ErrorCode::ServerError, 500); };
    world.run(60'000);
    // After 1, 2, 4, 8, 16 and 30 s.
    QVERIFY2(world.polls.size() <= 7, QByteArray::number(world.polls.size()).constData());
    QCOMPARE(world.phase(), Phase::Presented);
}

void MachinePollingTest::retryAfterHoldsAgainstCancel()
{
    MachineDriver run;
    run.toPresented();
    run.timer(1'500);
    run.sessionFails(error(ErrorCode::RateLimited, 429, 9'000));
    run.nowMs += 4'000;
    QCOMPARE(run.cancel(), (QStringList{u"append withdrawn"_s, u"withdraw"_s, u"arm 5000"_s}));
}

void MachinePollingTest::cancelDoesNotWaitOutALongRetryAfter()
{
    MachineDriver run;
    run.toPresented();
    run.timer(1'500);
    run.sessionFails(error(ErrorCode::RateLimited, 429, 60'000));
    QCOMPARE(run.cancel().last(), u"append settled unconfirmed"_s);
    QCOMPARE(run.recorded(), (QStringList{u"announce unconfirmed"_s}));
}

void MachinePollingTest::retryAfterHoldsAgainstHints()
{
    World world;
    world.failing = [] { return error(ErrorCode::RateLimited, 429, 10'000); };
    world.pageRepeats(2'000, 9'000, 100, Event::Failed{});
    world.run(11'000);
    QCOMPARE(world.polls.size(), size_t(1));
}

void MachinePollingTest::lostPageIsPolledLikeASilentOne()
{
    MachineDriver run;
    run.toPresented();
    run.nowMs = 500;
    run.event(Event::Ready{});
    run.nowMs = 1'000;
    QCOMPARE(run.pageLost(), (QStringList{u"arm 1500"_s}));
    QCOMPARE(run.state.trouble.value().code, ErrorCode::EngineFailed);
}

QTEST_GUILESS_MAIN(MachinePollingTest)
#include "machine_polling_test.moc"
