// SPDX-License-Identifier: MIT
// What the guardian's tests share: a guardian that says in words what it told, and orders that somebody left.
#pragma once

#include "checkout/payment_guardian.h"
#include "unit/support/till.h"

#include <QTest>

namespace Kassi::Testing {

/// A guardian on a till's ports, with all that it told, in words.
class Watch
{
public:
    QStringList told;
    bool roundOver = false;
    PaymentGuardian guardian;

    explicit Watch(Till &till, const GuardianPace &pace = {.requestGapMs = 100, .patienceMs = 20'000})
        : guardian(CheckoutPorts{till.api, till.journal, till.clock, till.random}, pace)
    {
        QObject::connect(&guardian, &PaymentGuardian::visited, &guardian, [this](const Settlement &s, bool news) {
            if (news)
                told << QString(s.reference + u' ' + outcomeName(s.outcome) +
                                (s.error ? u' ' + errorCodeName(s.error->code) : QString()));
        });
        QObject::connect(&guardian, &PaymentGuardian::lateMoney, &guardian,
                         [this](const Attempt &late) { told << QString(u"late "_s + late.plan.reference); });
        QObject::connect(
            &guardian, &PaymentGuardian::refundAnswered, &guardian,
            [this](const Attempt &late, const std::optional<Error> &error) {
                const QString how = error ? u"refused "_s : late.isBeingRefunded() ? u"accepted "_s : u"done "_s;
                told << QString(u"refund "_s + how + late.plan.reference);
            });
        QObject::connect(&guardian, &PaymentGuardian::roundFinished, &guardian, [this] { roundOver = true; });
    }

    void start(Till &till, qint64 forMs = 120'000)
    {
        QVERIFY(guardian.start());
        till.clock.pass(forMs);
    }
};

inline void chargeAndLeave(Till &till, const QString &reference)
{
    SessionRequest request = order();
    request.reference = reference;
    QVERIFY(till.controller->charge(request));
    till.clock.pass(1'000);
    till.restart();
}

/// Leaves the order cancelled, its session still open.
inline void leaveCancelled(Till &till)
{
    QVERIFY(till.controller->charge(order()));
    till.clock.pass(1'000);
    till.controller->cancel(CancelReason::Staff);
    till.clock.pass(5'000);
    till.restart();
}

} // namespace Kassi::Testing
