// SPDX-License-Identifier: MIT
#include "exit_code.h"
#include "runs.h"

namespace Kassi {

int runDrill(const Run::Drill &options)
{
    (void)options;
    return ExitOther;
}

} // namespace Kassi
