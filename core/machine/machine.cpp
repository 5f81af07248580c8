// SPDX-License-Identifier: MIT
#include "machine/machine.h"

#include "machine/stepper.h"
#include "machine/transitions.h"

namespace Kassi {
using namespace Qt::StringLiterals;

Result<Step> step(const State &state, const AnyInput &input, const Moment &moment)
{
    const InputKind kind = kindOf(input);
    if (!isLegal(state.phase, kind))
        return fail(ErrorCode::IllegalInput,
                    u"%1 is not possible in phase %2."_s.arg(inputName(kind), phaseName(state.phase)));
    Stepper stepper(state, moment);
    std::visit(stepper, input);
    Step next = std::move(stepper).take();
    if (!isLegal(state.phase, kind, next.state.phase))
        return fail(ErrorCode::Internal, u"%1 may not lead from %2 to %3."_s.arg(
                                             inputName(kind), phaseName(state.phase), phaseName(next.state.phase)));
    return next;
}

} // namespace Kassi
