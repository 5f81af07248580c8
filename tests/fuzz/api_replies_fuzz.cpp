// SPDX-License-Identifier: MIT
// The gateway's answers: whatever comes is a whole, possible value or ErrorCode::MalformedReply, and a value that is
// written out as the gateway would write it is read as the same value.
#include "fuzz/fuzz.h"
#include "gateway/codec.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Kassi;
using namespace Kassi::Fuzz;
using namespace Qt::StringLiterals;

namespace {

bool isId(const QString &id, const QString &prefix)
{
    static const QRegularExpression safe(u"\\A[A-Za-z0-9_-]{1,128}\\z"_s);
    return id.startsWith(prefix) && safe.match(id).hasMatch();
}

bool isPossible(const Money &money)
{
    return money.amount >= 0 && money.amount <= maxAmount && currencyExponent(money.currency).has_value();
}

template <typename T>
bool isRefusedProperly(const Result<T> &result)
{
    return result || (result.error().code == ErrorCode::MalformedReply && result.error().httpStatus == 0 &&
                      !result.error().message.isEmpty() && result.error().message.size() < 500);
}

QByteArray written(const PaymentSession &session)
{
    static const char *const statuses[] = {"open", "complete", "expired"};
    QJsonObject object{{u"id"_s, session.id},
                       {u"mode"_s, session.mode == SessionMode::Embedded ? u"embedded"_s : u"hosted"_s},
                       {u"status"_s, QLatin1StringView(statuses[int(session.status)])},
                       {u"payment"_s, session.payment},
                       {u"expires_at"_s, session.expiresAt},
                       {u"client_secret"_s, session.clientSecret.reveal()},
                       {u"url"_s, session.url.reveal()}};
    if (session.amount)
        object[u"amount"_s] = *session.amount;
    if (session.currency)
        object[u"currency"_s] = *session.currency;
    return QJsonDocument(object).toJson();
}

void checkSession(const QByteArray &body)
{
    const auto session = decodeSession(body, false);
    const auto created = decodeSession(body, true);
    require(isRefusedProperly(session) && isRefusedProperly(created), "a session that is refused says so");
    require(!created || created == session, "a created session is the session that is read");
    if (!session)
        return;
    require(isId(session->id, u"pses_"_s) && isId(session->payment, u"pay_"_s), "ids have the documented form");
    require(session->amount.value_or(0) >= 0 && session->amount.value_or(0) <= maxAmount, "a session's amount");
    require(!session->currency || currencyExponent(*session->currency), "a session's currency");
    require(session->url.isEmpty() || session->url.reveal().startsWith(u"http"_s, Qt::CaseInsensitive),
            "an address is one of the web");
    if (created)
        require(!(created->mode == SessionMode::Embedded ? created->clientSecret : created->url).isEmpty(),
                "a created session can be paid");
    require(decodeSession(written(*session), false) == session, "a session written out is the same session");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    const QByteArray body = bytes(data, size);
    checkSession(body);

    const auto payment = decodePayment(body);
    require(isRefusedProperly(payment), "a payment that is refused says so");
    require(!payment || (isId(payment->id, u"pay_"_s) && isPossible(payment->money)), "a payment is possible");

    const auto merchant = decodeMerchant(body);
    require(isRefusedProperly(merchant), "a merchant that is refused says so");
    require(!merchant || isId(merchant->id, u"mer_"_s), "a merchant's id");

    const auto refund = decodeRefund(body);
    require(isRefusedProperly(refund), "a refund that is refused says so");
    require(!refund || (isId(refund->id, u"ref_"_s) && isId(refund->payment, u"pay_"_s) && isPossible(refund->money)),
            "a refund is possible");
    return 0;
}
