// SPDX-License-Identifier: MIT
#include "common/error_text.h"

#include <QCoreApplication>

#include <cstdio>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Error)
};

QString callSomebody()
{
    return Words::tr("Call whoever looks after this till.");
}

// What a person filled in, by the gateway's name of the field; empty: nobody filled that in here.
QString textForField(const QString &field)
{
    if (field == u"amount"_s)
        return Words::tr("This amount is not possible.");
    if (field == u"customer_email"_s)
        return Words::tr("The e-mail address is not one.");
    if (field == u"customer"_s)
        return Words::tr("The customer's id is not one. It begins with cus_.");
    if (field == u"external_reference"_s)
        return Words::tr("An order number has at most 200 characters, and no line breaks.");
    if (field == u"reason"_s)
        return Words::tr("A reason is one short line, without a card's number.");
    return {};
}

// Names of fields and codes are the gateway's, and no words of any language.
QString textForRefusal(const Error &error)
{
    constexpr int keyUnknown = 401;
    constexpr int keyRestricted = 403;
    constexpr int notFound = 404;
    if (error.httpStatus == keyUnknown)
        return Words::tr("The payment gateway does not accept this till's key.") + u' ' + callSomebody();
    if (error.httpStatus == keyRestricted)
        return Words::tr("This till's key may not do that.") + u' ' + callSomebody();
    const QString refused = Words::tr("The payment gateway refused the request.");
    if (const QString field = textForField(error.param); !field.isEmpty())
        return refused + u' ' + field;
    if (error.httpStatus == notFound)
        return Words::tr("The payment gateway does not know what was asked for.");
    const QString what = error.param.isEmpty() ? error.gatewayCode : error.param;
    return what.isEmpty() ? refused : refused + u" (%1)"_s.arg(what);
}

QString textForRequest(const Error &error)
{
    if (const QString field = textForField(error.param); !field.isEmpty())
        return field;
    if (error.param.isEmpty())
        return Words::tr("That cannot be done now. Look at how it stands, and try again.");
    return Words::tr("Nothing was sent: %1 in this till's settings is not possible.").arg(error.param) + u' ' +
           callSomebody();
}

} // namespace

QString textFor(const Error &error)
{
    switch (error.code) {
    case ErrorCode::InvalidRequest: return textForRequest(error);
    case ErrorCode::InvalidSettings:
        return error.param.isEmpty()
                   ? Words::tr(
                         "The settings cannot be read or written. See who may do so, and whether the disk is full.")
                   : Words::tr("The setting %1 is not possible as it stands.").arg(error.param);
    case ErrorCode::InvalidCredentials:
        return error.param.isEmpty() || error.param == u"gateway.api_key"_s
                   ? Words::tr("The API key cannot be read or written where it is kept.")
                   : Words::tr("See that %1 is whole, that only this user may read and change it, and that the disk "
                               "has room.")
                         .arg(error.param);
    case ErrorCode::ReferenceConflict:
        return error.param == u"reference"_s
                   ? Words::tr("This order's money went back, or is on its way. Use another reference.")
                   : Words::tr("This reference belongs to an order with another amount.");
    case ErrorCode::Unreachable: return Words::tr("The payment gateway cannot be reached. Check the network.");
    case ErrorCode::TlsFailed: return Words::tr("The connection to the payment gateway is not safe. Nothing was sent.");
    case ErrorCode::Indeterminate: return Words::tr("The payment gateway did not answer in time.");
    case ErrorCode::Redirected: return Words::tr("This network leads elsewhere than to the payment gateway.");
    case ErrorCode::RateLimited: return Words::tr("The payment gateway is busy.");
    case ErrorCode::ServerError: return Words::tr("The payment gateway has a problem.");
    case ErrorCode::InFlight: return Words::tr("The payment gateway is still working on this payment.");
    case ErrorCode::Refused: return textForRefusal(error);
    case ErrorCode::MalformedReply: return Words::tr("The payment gateway gave an answer that makes no sense.");
    case ErrorCode::Mismatch: return Words::tr("The payment gateway answered about another payment.");
    case ErrorCode::JournalFailed:
        return Words::tr("The till's journal cannot be used, so nothing is charged.") + u' ' + callSomebody();
    case ErrorCode::InstanceLocked: return Words::tr("Kassi is open already, and has this journal.");
    case ErrorCode::Interrupted: return Words::tr("Kassi was stopped before that was done.");
    case ErrorCode::EngineFailed: return Words::tr("The checkout page could not be shown.");
    case ErrorCode::LateMoney:
        return Words::tr("The money was taken after the payment had ended. Keep it or refund it.");
    case ErrorCode::IllegalInput:
    case ErrorCode::Internal: return Words::tr("Something went wrong in Kassi itself.") + u' ' + callSomebody();
    }
    Q_UNREACHABLE();
}

void logError(const Error &error)
{
    std::fprintf(stderr, "kassi: %s: %s\n", qUtf8Printable(errorCodeName(error.code)), qUtf8Printable(error.message));
}

} // namespace Kassi
