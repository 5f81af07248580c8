// SPDX-License-Identifier: MIT
#include "bench/arena.h"
#include "machine/poll_schedule.h"

#include <httplib.h>

namespace Kassi::Bench {
using namespace Qt::StringLiterals;
using Sandbox::Json;

namespace {

const QString pressToReady = u"press → element ready, warm"_s;
const QString pressToReadyAtOnce = u"press → element ready, straight after an outcome"_s;
const QString pressToMade = u"… of it: press → session made"_s;
const QString madeToAsked = u"… session made → element asked for"_s;
const QString askedToReady = u"… element asked for → ready"_s;
const QString completedToOutcome = u"completion → outcome, with an event"_s;
const QString silentToOutcome = u"completion → outcome, element silent"_s;
const QString lostToOutcome = u"completion → outcome, event lost"_s;

constexpr double twoFramesMs = 2.0 * 1000.0 / 60.0;
constexpr std::chrono::milliseconds quickestCustomer(1'000); // nobody has paid when the element has just been drawn
constexpr std::chrono::milliseconds betweenCustomers(1'000); // what a quick cashier takes for the next amount
constexpr std::chrono::milliseconds peersPoll(2'000);        // pages/till.html

/// Nobody can be quicker: make the session, load the element, and let it draw its two frames.
class Floor
{
public:
    explicit Floor(const Arena &arena)
        : m_api("127.0.0.1", arena.gateway.sandbox().port())
        , m_element(arena.element.origin())
    {
        for (httplib::Client *client : {&m_api, &m_element}) {
            client->set_keep_alive(true);
            client->set_tcp_nodelay(true);
        }
        m_api.set_default_headers({{"Authorization", "Bearer " + arena.gateway.sandbox().secretKey().toStdString()},
                                   {"X-Merchant-Id", arena.gateway.sandbox().merchantId().toStdString()}});
        (void)measure(); // connects
    }

    [[nodiscard]] double measure()
    {
        const Moment begun = Clock::now();
        const auto session = m_api.Post("/v1/payment_sessions", {}, body, "application/json");
        const auto parsed = session ? Sandbox::parseStrictly(session->body) : std::nullopt;
        if (!parsed || session->status != 201)
            throw Failure(u"the gateway made no session for the floor"_s);
        const auto page = m_element.Get("/element/" + Sandbox::textOf(*parsed, "id"));
        if (!page || page->status != 200)
            throw Failure(u"the element did not come for the floor"_s);
        return msBetween(begun, Clock::now()) + twoFramesMs;
    }

private:
    static constexpr char body[] =
        R"({"mode":"embedded","amount":4990,"currency":"ISK","origin":"https://till.example.is","locale":"is"})";
    httplib::Client m_api;
    httplib::Client m_element;
};

void payWithEvent(Till &till, Series &series)
{
    spend(betweenCustomers);
    const Checkout checkout = till.openCheckout();
    series.add(pressToReady, till, msBetween(checkout.pressed, checkout.ready));
    series.add(pressToMade, till, msBetween(checkout.pressed, checkout.made));
    series.add(madeToAsked, till, msBetween(checkout.made, checkout.asked));
    series.add(askedToReady, till, msBetween(checkout.asked, checkout.ready));
    spend(quickestCustomer);
    series.add(completedToOutcome, till, till.finish(checkout));
}

/// The customer takes `time`, and nobody tells the till. The next one is there when the outcome is.
double payWithoutEvent(Till &till, BenchGateway &gateway, Series &series, Clock::duration time)
{
    const Checkout checkout = till.openCheckout();
    series.add(pressToReadyAtOnce, till, msBetween(checkout.pressed, checkout.ready));
    spend(time);
    const Moment completed = gateway.complete(checkout.session);
    const double took = msBetween(completed, till.awaitOutcome());
    till.nextCustomer();
    return took;
}

/// At moments that are spread over a peer's interval, so that no poll's phase is favoured.
void payInSilence(Arena &arena, const Tills &tills, Series &series, const QString &what, int rounds)
{
    for (int round = 0; round < rounds; ++round) {
        for (Till *till : inTurn(tills, round))
            series.add(what, *till,
                       payWithoutEvent(*till, arena.gateway, series, peersPoll * (2 * round + 1) / (2 * rounds)));
    }
}

} // namespace

Figures measurePayments(Arena &arena)
{
    const Tills tills = arena.makeTills();
    Floor floor(arena);
    Series series;
    Series unmeasured;
    arena.element.setSpeech(ElementPage::Speech::All);
    for (const auto &till : tills) {
        (void)till->start();
        payWithEvent(*till, unmeasured);
        payWithEvent(*till, unmeasured);
    }
    std::vector<double> floors;
    for (int round = 0; round < arena.options.rounds; ++round) {
        for (Till *till : inTurn(tills, round))
            payWithEvent(*till, series);
        floors.push_back(floor.measure());
    }
    arena.element.setSpeech(ElementPage::Speech::None);
    payInSilence(arena, tills, series, silentToOutcome, arena.options.rounds);
    arena.element.setSpeech(ElementPage::Speech::OnlyReady);
    payInSilence(arena, tills, series, lostToOutcome, std::min(arena.options.rounds, 5));

    // A poll and the look at the payment, and a little for the screen.
    const double promise = 500.0 + 2.0 * double(arena.options.delay.count());
    Figures all = series.figures(pressToReady, u"ms"_s, Target{.limit = 0.9});
    Figure toFloor = figureBeside(all.front(), u"floor"_s, floors);
    toFloor.target = Target{.limit = 1.15};
    all.push_back(toFloor);
    const auto append = [&](const QString &what, std::optional<Target> target) {
        const Figures some = series.figures(what, u"ms"_s, target);
        all.insert(all.end(), some.begin(), some.end());
    };
    for (const QString &part : {pressToMade, madeToAsked, askedToReady})
        append(part, {});
    append(pressToReadyAtOnce, {});
    append(completedToOutcome, Target{.limit = 0.9});
    append(silentToOutcome, Target{Target::Of::Most, 1'500.0 + promise});
    append(lostToOutcome, Target{Target::Of::Most, double(longestPollGapMs) + promise});
    return all;
}

} // namespace Kassi::Bench
