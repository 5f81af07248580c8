// SPDX-License-Identifier: MIT
// Retry-After: nothing, or 1 to 60 seconds; what is only digits always says something; later asks for no longer a wait.
#include "fuzz/fuzz.h"
#include "gateway/codec.h"

#include <QTimeZone>

#include <algorithm>

using namespace Kassi;
using namespace Kassi::Fuzz;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    const QByteArray value = bytes(data, size);
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(1'767'268'800'000, QTimeZone::utc()); // 2026-01-01T12:00:00Z
    const auto waitMs = parseRetryAfter(value, now);
    require(!waitMs || (*waitMs >= 1'000 && *waitMs <= 60'000), "the wait is 1 to 60 seconds");
    const bool digits = size > 0 && std::all_of(data, data + size, [](uint8_t c) { return c >= '0' && c <= '9'; });
    require(!digits || waitMs, "digits are seconds");

    const auto later = parseRetryAfter(value, now.addSecs(20));
    require(later.has_value() == waitMs.has_value(), "when it is read does not change whether it can be");
    require(!waitMs || *later <= *waitMs, "later there is no longer to wait");
    return 0;
}
