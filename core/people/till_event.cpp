// SPDX-License-Identifier: MIT
#include "people/till_event.h"

#include <cstdio>

namespace Kassi {

void logTillEvent(const TillEvent &event)
{
    std::fprintf(stderr, "kassi: %s: %s%s%s\n", qUtf8Printable(event.what),
                 event.who.isEmpty() ? "nobody" : qUtf8Printable(event.who), event.detail.isEmpty() ? "" : ": ",
                 qUtf8Printable(event.detail));
}

} // namespace Kassi
