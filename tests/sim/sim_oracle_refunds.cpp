// SPDX-License-Identifier: MIT
// Money that goes back, held against what was taken, what is durable and what the gateway really gave back.
#include "sim/sim_oracle.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace Kassi::Sim {
using namespace Qt::StringLiterals;

void SimOracle::refundPlanned(Known &known, const Record::RefundPlanned &plan)
{
    if (known.refundOpen)
        violated("S10", u"a second refund was planned while one is on its way"_s);
    if (!known.taken())
        violated("S10", u"a refund of money that was not taken"_s);
    const qint64 asked =
        QJsonDocument::fromJson(plan.body).object().value(u"amount"_s).toInteger(known.plan.money.amount);
    if (asked != plan.amount)
        violated("S10", u"a refund of another amount than is written down"_s);
    if (asked < 1 || asked > known.rest())
        violated("S10", u"a refund of %1, and %2 are left of %3"_s.arg(asked).arg(known.rest()).arg(known.payment));
    if (known.late && !known.kept && asked != known.rest())
        violated("S10", u"a part of late money goes back, and nobody has decided about the rest"_s);
    known.refunds.push_back(plan);
    known.goingBack = asked;
    known.refundOpen = true;
}

void SimOracle::refundAnswered(Known &known, const Record::RefundAnswered &answer)
{
    if (!known.refundOpen)
        return violated("S5", u"a refund is answered that is not on its way"_s);
    if (!known.refund.isEmpty() && known.refund != answer.refund)
        violated("S5", u"a refund is answered by another one's answer"_s);
    const QString &key = known.refunds.back().idempotencyKey;
    const auto made = std::ranges::find(m_gateway.refunds, key, &TrueRefund::key);
    const bool there = made != m_gateway.refunds.end();
    const bool through = there && !made->pending && !made->failed;
    if (answer.status == RefundStatus::Succeeded && (!through || made->amount != known.goingBack))
        violated("S10", u"a refund is called made, and the gateway has not made it"_s);
    if (answer.status == RefundStatus::Failed && there && (made->pending || !made->failed))
        violated("S10", u"a refund is called failed, and the gateway has made it"_s);
    if (answer.status == RefundStatus::Pending && !there)
        violated("S10", u"a refund is called accepted, and the gateway does not know it"_s);
    known.refundOpen = answer.status == RefundStatus::Pending;
    known.refund = known.refundOpen ? answer.refund : QString();
    if (answer.status == RefundStatus::Succeeded)
        known.givenBack += known.goingBack;
    if (!known.refundOpen)
        known.goingBack = 0;
    if (answer.status == RefundStatus::Failed)
        known.toldLate = false;
}

} // namespace Kassi::Sim
