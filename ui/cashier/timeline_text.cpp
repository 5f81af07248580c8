// SPDX-License-Identifier: MIT
#include "cashier/timeline_text.h"

#include "common/error_text.h"
#include "common/outcome_text.h"
#include "machine/evidence_notes.h"

#include <QCoreApplication>
#include <QLocale>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

struct Teller
{
    Q_DECLARE_TR_FUNCTIONS(Timeline)

public:
    const QString &currency;

    QString operator()(const Record::Planned &planned) const
    {
        if (!planned.plan.session.isEmpty())
            return tr("Taken up again");
        return planned.plan.mode == SessionMode::Hosted ? tr("Begun, on the phone") : tr("Begun");
    }
    QString operator()(const Record::Created &) const { return tr("The payment form was ready"); }
    QString operator()(const Record::Withdrawn &withdrawn) const
    {
        switch (withdrawn.reason) {
        case CancelReason::Customer: return tr("Closed by the customer");
        case CancelReason::Staff: return tr("Closed by staff");
        case CancelReason::TimedOut: return tr("Closed: the time was over");
        case CancelReason::Elsewhere: return tr("Closed: paid in the other place");
        }
        Q_UNREACHABLE();
    }
    QString operator()(const Record::Settled &settled) const
    {
        const QString outcome = shortTextFor(settled.outcome);
        return settled.error ? u"%1. %2"_s.arg(outcome, textFor(*settled.error)) : outcome;
    }
    QString operator()(const Record::Expired &) const { return tr("The gateway says: nobody can begin to pay it now"); }
    QString operator()(const Record::Closed &) const { return tr("Done with: no more money can come"); }
    QString operator()(const Record::LateMoney &record) const
    {
        return record.second ? tr("The money may have been taken twice") : tr("The money came late");
    }
    QString operator()(const Record::Kept &) const { return tr("Staff decided: the money stays"); }
    QString operator()(const Record::RefundPlanned &planned) const
    {
        if (planned.amount == 0)
            return tr("Staff decided: the money goes back");
        return tr("Staff decided: %1 goes back").arg(formatMoney({planned.amount, currency}, QLocale().name()));
    }
    QString operator()(const Record::RefundAnswered &answered) const
    {
        switch (answered.status) {
        case RefundStatus::Pending: return tr("The refund is on its way");
        case RefundStatus::Succeeded: return tr("Refunded");
        case RefundStatus::Failed: return tr("The refund failed");
        }
        Q_UNREACHABLE();
    }
    QString operator()(const Record::Noted &noted) const
    {
        const auto act = actOf(noted);
        if (!act)
            return {};
        const auto &[what, name] = *act;
        switch (what) {
        case StaffAct::Charge: return tr("%1 takes the payment").arg(name);
        case StaffAct::Cancel: return tr("%1 cancels").arg(name);
        case StaffAct::Refund: return tr("%1 gives money back").arg(name);
        case StaffAct::Keep: return tr("%1 keeps the money").arg(name);
        case StaffAct::Permit: return tr("%1 permits it").arg(name);
        }
        Q_UNREACHABLE();
    }
};

} // namespace

QString textFor(const JournalRecord &record, const QString &currency)
{
    return std::visit(Teller{currency}, record);
}

} // namespace Kassi
