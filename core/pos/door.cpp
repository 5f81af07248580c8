// SPDX-License-Identifier: MIT
#include "pos/door.h"

#include "pos/charge_body.h"

#include <algorithm>

namespace Kassi::Pos {
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype digitsAtMost = 9; // more of them would be far too large, and may not fit into a number

bool holdsDigits(const QByteArray &text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool isKnown(const QByteArray &origin, const QList<Origin> &origins)
{
    return std::ranges::any_of(origins, [&](const Origin &known) { return known.toString().toUtf8() == origin; });
}

// A body of unknown length, or one that grows when it is unpacked, would have to be read to be refused.
PosResult<void> judgeBody(const ApiRequest &head)
{
    if (head.headers.contains("transfer-encoding"))
        return refuse(411, u"length_required"_s, u"Send the body whole, with a Content-Length."_s);
    if (head.headers.contains("content-encoding"))
        return refuse(415, u"unsupported_encoding"_s, u"Send the body as it is, without a Content-Encoding."_s);
    if (!head.headers.contains("content-length"))
        return {};
    const QByteArray length = head.header("content-length");
    if (!holdsDigits(length))
        return refuse(400, u"invalid_request"_s, u"Content-Length is not a number."_s);
    if (length.size() > digitsAtMost || length.toULongLong() > largestBody)
        return refuse(413, u"body_too_large"_s, u"The body is larger than 16 KiB."_s);
    const QByteArray type = head.header("content-type").split(';').first().trimmed().toLower();
    if (length.toULongLong() > 0 && type != "application/json")
        return refuse(415, u"unsupported_type"_s, u"The body has to be JSON, with Content-Type: application/json."_s);
    return {};
}

bool bringsToken(const ApiRequest &head, const DoorRules &rules)
{
    const QByteArray given = head.header("authorization");
    const QByteArray scheme = "bearer ";
    return given.left(scheme.size()).toLower() == scheme && rules.accepts(given.mid(scheme.size()).trimmed());
}

ApiReply preflight()
{
    return {.status = 204,
            .contentType = {},
            .headers = {{"Access-Control-Allow-Methods", "GET, POST"},
                        {"Access-Control-Allow-Headers", "Authorization, Content-Type, Idempotency-Key, Last-Event-ID"},
                        {"Access-Control-Allow-Private-Network", "true"},
                        {"Access-Control-Max-Age", "600"}}};
}

} // namespace

PosResult<Admitted> admit(const ApiRequest &head, const DoorRules &rules)
{
    if (head.header("host") != rules.host)
        return refuse(
            421, u"wrong_host"_s,
            u"The Host header has to be %1, the address in pos_api.listen."_s.arg(QString::fromLatin1(rules.host)),
            u"Host"_s);
    Admitted admitted{.origin = head.header("origin")};
    if (head.headers.contains("origin") && !isKnown(admitted.origin, rules.origins))
        return refuse(403, u"origin_not_allowed"_s,
                      u"Pages of this origin may not call the till. Name it in pos_api.allowed_origins."_s,
                      u"Origin"_s);
    if (head.method == "OPTIONS" && !admitted.origin.isEmpty() &&
        head.headers.contains("access-control-request-method")) {
        admitted.answer = preflight(); // a browser asks without the token
        return admitted;
    }
    if (!bringsToken(head, rules))
        return refuse(401, u"invalid_token"_s,
                      u"Send the token that stands in pos_api.token_file: Authorization: Bearer TOKEN"_s);
    if (const auto body = judgeBody(head); !body)
        return tl::unexpected(body.error());
    return admitted;
}

void addSafetyHeaders(ApiReply &reply, const QByteArray &origin)
{
    reply.headers.emplace_back("Cache-Control", "no-store");
    reply.headers.emplace_back("X-Content-Type-Options", "nosniff");
    if (reply.status == 401)
        reply.headers.emplace_back("WWW-Authenticate", "Bearer");
    if (origin.isEmpty())
        return;
    reply.headers.emplace_back("Access-Control-Allow-Origin", origin);
    reply.headers.emplace_back("Vary", "Origin");
}

} // namespace Kassi::Pos
