// SPDX-License-Identifier: MIT
// Answers other than 2xx: the status alone decides what they mean, the body can only add texts of bounded length.
// Input: two bytes that choose the status, then the body.
#include "fuzz/fuzz.h"
#include "gateway/codec.h"

using namespace Kassi;
using namespace Kassi::Fuzz;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    if (size < 2)
        return -1;
    const int status = 300 + (data[0] * 256 + data[1]) % 300;
    constexpr qint64 waitMs = 7'000;
    const Error error = decodeError(status, bytes(data + 2, size - 2), waitMs);
    const Error bare = decodeError(status, {}, waitMs);

    require(error.code == bare.code, "a body does not change what a status means");
    require(error.httpStatus == status, "the status is kept");
    require(error.retryAfterMs == bare.retryAfterMs, "a body does not change when to ask again");
    require(error.message.startsWith(bare.message), "our own words come first");
    require(error.message.size() <= bare.message.size() + 520, "the message is bounded");
    require(error.gatewayCode.size() <= 500 && error.param.size() <= 500, "code and param are bounded");
    require(status < 500 || error.code == ErrorCode::ServerError, "5xx is the gateway's own problem");
    require(status != 409 || error.code == ErrorCode::InFlight, "409 is in flight");
    require(status != 429 || (error.code == ErrorCode::RateLimited && error.retryAfterMs == waitMs), "429 waits");
    return 0;
}
