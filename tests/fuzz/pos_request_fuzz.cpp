// SPDX-License-Identifier: MIT
// Calls of the POS API: a head of "name: value" lines, an empty line, a body. Nobody gets in without the three things
// that the door asks for; what is read of a body is possible, and what is not read is a refusal in the gateway's shape.
#include "fuzz/fuzz.h"
#include "payment/strict_json.h"
#include "pos/charge_body.h"
#include "pos/door.h"

using namespace Kassi;
using namespace Kassi::Fuzz;
using namespace Kassi::Pos;
using namespace Qt::StringLiterals;

namespace {

const QByteArray token = "0123456789abcdef0123456789abcdef";
const QByteArray host = "127.0.0.1:7711";
const QByteArray page = "https://pos.example.is";

void checkRefusal(const PosError &error)
{
    require(error.status >= 400 && error.status < 500, "what is refused is the caller's fault");
    require(!error.code.isEmpty() && !error.message.isEmpty(), "a refusal says why");
    require(isStrictJson(errorJson(error)), "a refusal is JSON");
}

void checkHead(const ApiRequest &request)
{
    const DoorRules rules{.host = host,
                          .origins = {*Origin::parse(QString::fromLatin1(page))},
                          .accepts = [](const QByteArray &given) { return given == token; }};
    const auto admitted = admit(request, rules);
    if (!admitted)
        return checkRefusal(admitted.error());
    require(request.header("host") == host, "the Host header is ours");
    require(!request.headers.contains("origin") || request.header("origin") == page, "the origin is known");
    if (admitted->answer)
        return require(request.method == "OPTIONS" && admitted->answer->body.isEmpty(), "asking alone is free");
    require(request.header("authorization").contains(token), "the token was there");
    require(!request.headers.contains("transfer-encoding"), "the body's length is known");
    require(request.header("content-length").toULongLong() <= largestBody, "and small");
}

void checkBody(const QByteArray &body)
{
    if (const auto order = parseChargeBody(body)) {
        require(validate(order->money).has_value(), "the amount can be charged");
        require(!order->reference.trimmed().isEmpty() && order->reference.size() <= 200, "the order has an identity");
        require(order->metadata.size() <= 50, "metadata is small");
        require(order->origin.isEmpty() && order->payment.isEmpty() && order->returnUrl.isEmpty(),
                "the till's own fields are the till's");
    } else {
        checkRefusal(order.error());
    }
    if (const auto refund = parseRefundBody(body, {}))
        require(!refund->amount || (*refund->amount >= 1 && *refund->amount <= maxAmount), "a refund is possible");
    else
        checkRefusal(refund.error());
    if (const auto empty = parseEmptyBody(body); !empty)
        checkRefusal(empty.error());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    const QByteArray text = bytes(data, size);
    const qsizetype end = text.indexOf("\n\n");
    ApiRequest request{.method = "POST", .path = u"/v1/charges"_s};
    const QList<QByteArray> lines = (end < 0 ? text : text.left(end)).split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon < 0)
            request.method = line;
        else
            request.headers.emplace(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    checkHead(request);
    checkBody(end < 0 ? text : text.mid(end + 2));
    return 0;
}
