// SPDX-License-Identifier: MIT
#include "journal/summary.h"

#include "journal/journal_query.h"

#include <QStringList>

namespace Kassi {
using namespace Qt::StringLiterals;

Summary summaryOf(const Attempt &attempt)
{
    return {.reference = attempt.plan.reference,
            .amount = attempt.plan.money.amount,
            .startedAtMs = attempt.startedAtMs,
            .session = attempt.session,
            .payment = attempt.payment,
            .status = attemptStatusName(statusOf(attempt)),
            .lateMoney = attempt.lateMoney,
            .unresolved = attempt.isUnresolved()};
}

QString summaryColumns()
{
    return u"reference, amount, started_at_ms, session, payment, status, late_money"_s;
}

QString summaryOfRecords()
{
    // The latest record of these kinds has the greatest number; what it says goes behind that, and is cut out of it.
    const auto latest = [](const QString &kinds, const QString &field) -> QString {
        return u"substr(max(iif(r.kind IN ("_s + kinds +
               u"), (1000000000000000 + r.seq) || json_extract(r.body, '$."_s + field + u"'), NULL)), 17)"_s;
    };
    const QString outcome = latest(u"'settled'"_s, u"outcome"_s);
    const QString isRefunded = u"sum(r.kind = 'refund_planned') > sum(iif(r.kind = 'refund_answered',"
                               " json_extract(r.body, '$.status') = 'failed', 0))"_s;
    const QString second = u"min(iif(r.kind = 'late_money', coalesce(json_extract(r.body, '$.second'), 0), NULL))"_s;
    const QString wasTakenOnce = second + u" AND max(r.kind = 'kept')"_s;
    return QStringList{u"a.reference"_s,
                       u"max(iif(r.kind = 'planned', json_extract(r.body, '$.amount'), NULL))"_s,
                       u"max(iif(r.kind = 'planned', r.at_ms, NULL))"_s,
                       latest(u"'planned', 'created'"_s, u"session"_s),
                       latest(u"'planned', 'created'"_s, u"payment"_s),
                       u"CASE WHEN "_s + isRefunded + u" THEN 'refunded' WHEN max(r.kind = 'late_money') AND NOT ("_s +
                           wasTakenOnce + u") THEN 'paid' ELSE coalesce("_s + outcome + u", 'open') END"_s,
                       u"max(r.kind = 'late_money')"_s}
        .join(u", "_s);
}

QString groupedRecords(const QString &more)
{
    return u"FROM attempt a CROSS JOIN record r INDEXED BY record_by_attempt"
           " ON r.attempt = a.attempt AND r.kind <> 'noted' "_s +
           more + u" GROUP BY a.id"_s;
}

} // namespace Kassi
