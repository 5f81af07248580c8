// SPDX-License-Identifier: MIT
#include "exit_code.h"
#include "runs.h"

namespace Kassi {

int runEvidence(const Run::Evidence &options)
{
    (void)options;
    return ExitOther;
}

} // namespace Kassi
