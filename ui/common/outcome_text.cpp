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

// What a person filled in, by the gateway's name of the field.
QString textForField(const Error &error)
{
    if (error.param == u"customer_email"_s)
        return Words::tr("The e-mail address is not one.");
    if (error.param == u"customer"_s)
        return Words::tr("A customer's id begins with cus_.");
    if (error.param == u"external_reference"_s)
        return Words::tr("An order number has at most 200 characters, and no line breaks.");
    return error.message;
}

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

QString textFor(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Unreachable: return Words::tr("The payment gateway cannot be reached. Check the network.");
    case ErrorCode::TlsFailed: return Words::tr("The connection to the payment gateway is not safe. Nothing was sent.");
    case ErrorCode::Indeterminate: return Words::tr("The payment gateway did not answer in time.");
    case ErrorCode::Redirected: return Words::tr("This network leads elsewhere than to the payment gateway.");
    case ErrorCode::RateLimited: return Words::tr("The payment gateway is busy.");
    case ErrorCode::ServerError: return Words::tr("The payment gateway has a problem.");
    case ErrorCode::InFlight: return Words::tr("The payment gateway is still working on this payment.");
    case ErrorCode::Refused: return Words::tr("The payment gateway refused the request.");
    case ErrorCode::MalformedReply: return Words::tr("The payment gateway gave an answer that makes no sense.");
    case ErrorCode::Mismatch: return Words::tr("The payment gateway answered about another payment.");
    case ErrorCode::JournalFailed:
        return Words::tr(
            "The till's journal cannot be written, so nothing is charged. Call whoever looks after this till.");
    case ErrorCode::ReferenceConflict: return Words::tr("This reference belongs to an order with another amount.");
    case ErrorCode::Interrupted: return Words::tr("Kassi was stopped before the checkout was shown.");
    case ErrorCode::EngineFailed: return Words::tr("The checkout page could not be shown.");
    case ErrorCode::LateMoney:
        return Words::tr("The money was taken after the payment had ended. Keep it or refund it.");
    case ErrorCode::InvalidRequest: return textForField(error);
    case ErrorCode::InvalidSettings:
    case ErrorCode::InvalidCredentials:
    case ErrorCode::InstanceLocked:
    case ErrorCode::IllegalInput:
    case ErrorCode::Internal: break;
    }
    return error.message;
}

} // namespace Kassi
