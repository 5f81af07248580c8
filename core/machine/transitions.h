// SPDX-License-Identifier: MIT
// Every way an attempt can go, as data. step() is held to this table, the diagram in ARCHITECTURE.md is made from it,
// and a pair of phase and input that has no row is illegal.
#pragma once

#include "machine/machine.h"

#include <span>

namespace Kassi {

/// The alternatives of AnyInput, in their order.
enum class InputKind {
    Begin,
    Resume,
    Recorded,
    RecordFailed,
    CreateReply,
    SessionReply,
    PaymentReply,
    PageEvent,
    PageLost,
    TimerFired,
    Cancel,
};
inline constexpr int inputKinds = 11;
static_assert(std::variant_size_v<AnyInput> == inputKinds);

[[nodiscard]] InputKind kindOf(const AnyInput &input);
[[nodiscard]] QString inputName(InputKind kind);

struct Transition
{
    Phase from;
    InputKind input;
    Phase to;
    const char *when; ///< In words, for the diagram (no colon or semicolon: they end a Mermaid label); empty where the
                      ///< phase stays and nothing is worth telling.
};

[[nodiscard]] std::span<const Transition> transitions();
[[nodiscard]] bool isLegal(Phase from, InputKind input);
[[nodiscard]] bool isLegal(Phase from, InputKind input, Phase to);

/// The table as a Mermaid state diagram.
[[nodiscard]] QString stateDiagram();

} // namespace Kassi
