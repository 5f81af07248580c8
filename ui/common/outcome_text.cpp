// SPDX-License-Identifier: MIT
#include "common/outcome_text.h"

#include <QCoreApplication>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Outcome)
};

} // namespace

OutcomeText textFor(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Paid:
        return {Words::tr("Paid"), Words::tr("The payment is confirmed."), Words::tr("Hand over the goods.")};
    case Outcome::Pending:
        return {Words::tr("Accepted, not paid yet"),
                Words::tr("The money follows when the customer pays the claim in their online bank."),
                Words::tr("Follow your shop's rule for claims. Do not charge again.")};
    case Outcome::Declined:
        return {Words::tr("Declined"), Words::tr("The card was refused. Nothing was taken."),
                Words::tr("Ask for another card or another way to pay.")};
    case Outcome::Cancelled:
        return {Words::tr("Cancelled"), Words::tr("The payment was stopped. Nothing was taken."),
                Words::tr("Start again when the customer is ready.")};
    case Outcome::Expired:
        return {Words::tr("Time ran out"), Words::tr("The payment was not finished in time. Nothing was taken."),
                Words::tr("Start again when the customer is ready.")};
    case Outcome::Unavailable:
        return {Words::tr("Could not start"), Words::tr("The payment could not be started. Nothing was taken."),
                Words::tr("Try again, or take the payment another way.")};
    case Outcome::Unconfirmed:
        return {Words::tr("Not confirmed: do not charge again"),
                Words::tr("The gateway has not said whether the money was taken. Kassi will ask again and write down "
                          "the answer."),
                Words::tr("Keep the reference and look at the latest payments before anything else.")};
    }
    Q_UNREACHABLE();
}

OutcomeText textFor(const Settlement &settlement)
{
    if (settlement.isLateMoney())
        return {Words::tr("The money came late"), Words::tr("It was taken after the payment had ended."),
                Words::tr("Keep it or refund it. Do not charge again.")};
    return textFor(settlement.outcome);
}

QString shortTextFor(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Paid: return Words::tr("Paid");
    case Outcome::Pending: return Words::tr("Claim, unpaid");
    case Outcome::Declined: return Words::tr("Declined");
    case Outcome::Cancelled: return Words::tr("Cancelled");
    case Outcome::Expired: return Words::tr("Time ran out");
    case Outcome::Unavailable: return Words::tr("Could not start");
    case Outcome::Unconfirmed: return Words::tr("Not confirmed");
    }
    Q_UNREACHABLE();
}

} // namespace Kassi
