// SPDX-License-Identifier: MIT
#include "result_line.h"

#include "pos/charge.h"

#include <cstdio>

namespace Kassi {

void printResult(const Settlement &settlement)
{
    std::fprintf(stdout, "%s\n", Pos::settlementJson(settlement).constData());
    std::fflush(stdout);
}

} // namespace Kassi
