// SPDX-License-Identifier: MIT
// A till in a test: one controller with a scripted gateway, a journal in memory and virtual time. What it asks of the
// gateway, the journal and the view goes into one log, in order.
#pragma once

#include "checkout/checkout_controller.h"
#include "unit/support/fake_api.h"
#include "unit/support/machine_driver.h"
#include "unit/support/memory_journal.h"
#include "unit/support/seeded_random.h"

namespace Kassi::Testing {

inline SessionRequest order()
{
    return {.money = price, .origin = u"https://till.example.is"_s, .reference = u"ORDER-1"_s};
}

template <typename T>
Result<T> failure(const Error &why)
{
    return tl::unexpected<Error>(why);
}

class Till
{
public:
    QStringList log;
    VirtualClock clock;
    FakeApi api{clock, log};
    MemoryJournal journal{log};
    SeededRandom random;
    std::unique_ptr<CheckoutController> controller;
    std::vector<Settlement> settled;

    Till()
    {
        api.creates = {session()};
        api.sessions = {session()};
        api.payments = {payment(PaymentStatus::Created)};
        restart();
    }

    /// As after the end of the program: a new controller on the same journal.
    void restart()
    {
        controller = std::make_unique<CheckoutController>(CheckoutPorts{api, journal, clock, random});
        QObject::connect(controller.get(), &CheckoutController::presentRequested, controller.get(),
                         [this](const PaymentSession &shown) { log << u"present "_s + shown.id; });
        QObject::connect(controller.get(), &CheckoutController::withdrawRequested, controller.get(),
                         [this] { log << u"withdraw"_s; });
        QObject::connect(controller.get(), &CheckoutController::settled, controller.get(),
                         [this](const Settlement &settlement) {
                             log << u"settled "_s + outcomeName(settlement.outcome);
                             settled.push_back(settlement);
                         });
    }

    void gatewaySays(SessionStatus sessionIs, PaymentStatus paymentIs)
    {
        api.sessions = {session(sessionIs)};
        api.payments = {payment(paymentIs)};
    }

    /// One word for how it ended; "-" while it has not, "twice" if it did so more than once.
    [[nodiscard]] QString outcome() const
    {
        return settled.empty() ? u"-"_s : settled.size() > 1 ? u"twice"_s : outcomeName(settled.front().outcome);
    }
    [[nodiscard]] const Attempt &attempt() const { return journal.attempts.back(); }
};

} // namespace Kassi::Testing
