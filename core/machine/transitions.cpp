// SPDX-License-Identifier: MIT
#include "machine/transitions.h"

#include <algorithm>
#include <array>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

using enum Phase;
using enum InputKind;

constexpr auto table = std::to_array<Transition>({
    {Idle, Begin, Creating, "request"},
    {Idle, Resume, Creating, "resume without a session, same key, same body"},
    {Idle, Resume, Recovering, "resume"},
    {Idle, Resume, Settled, "resume within a Retry-After, outcome as before"},

    {Creating, Recorded, Creating, "plan durable, send"},
    {Creating, Recorded, Presented, "session durable, present"},
    {Creating, Recorded, Confirming, "session durable, no longer open"},
    {Creating, Recorded, Recovering, "session durable, of an earlier run"},
    {Creating, Recorded, Settled, "outcome durable"},
    {Creating, RecordFailed, Settled, "journal failed, nothing was exposed"},
    {Creating, CreateReply, Creating, ""},
    {Creating, TimerFired, Creating, "send again"},
    {Creating, Cancel, Creating, ""},

    {Presented, SessionReply, Presented, "open, poll on"},
    {Presented, SessionReply, Confirming, "complete or expired"},
    {Presented, PaymentReply, Presented, ""},
    {Presented, PageEvent, Presented, ""},
    {Presented, PageEvent, Confirming, "page says completed or cancelled"},
    {Presented, PageEvent, Settled, "cancelled within a Retry-After, outcome as before"},
    {Presented, PageLost, Presented, "hold, poll on"},
    {Presented, TimerFired, Presented, "poll"},
    {Presented, Cancel, Confirming, "cancel, time-out"},
    {Presented, Cancel, Settled, "within a Retry-After, outcome as before"},

    {Confirming, Recorded, Confirming, ""},
    {Confirming, Recorded, Settled, "outcome durable"},
    {Confirming, RecordFailed, Confirming, ""},
    {Confirming, RecordFailed, Settled, "journal failed, unconfirmed"},
    {Confirming, SessionReply, Confirming, ""},
    {Confirming, SessionReply, Presented, "still open after the page's claim"},
    {Confirming, SessionReply, Settled, "outcome as before"},
    {Confirming, PaymentReply, Confirming, ""},
    {Confirming, PaymentReply, Settled, "outcome as before"},
    {Confirming, PageEvent, Confirming, ""},
    {Confirming, PageEvent, Settled, "cancelled within a Retry-After, outcome as before"},
    {Confirming, PageLost, Confirming, ""},
    {Confirming, TimerFired, Confirming, "ask again"},
    {Confirming, TimerFired, Settled, "within a Retry-After, outcome as before"},
    {Confirming, Cancel, Confirming, ""},
    {Confirming, Cancel, Settled, "within a Retry-After, outcome as before"},

    {Recovering, Recorded, Settled, "outcome durable"},
    {Recovering, RecordFailed, Settled, "journal failed, unconfirmed"},
    {Recovering, CreateReply, Recovering, ""},
    {Recovering, CreateReply, Presented, "present the same session"},
    {Recovering, CreateReply, Settled, "outcome as before"},
    {Recovering, SessionReply, Recovering, ""},
    {Recovering, SessionReply, Presented, "open, present the same session"},
    {Recovering, SessionReply, Confirming, "complete or expired"},
    {Recovering, SessionReply, Settled, "outcome as before"},
    {Recovering, PaymentReply, Recovering, ""},
    {Recovering, PaymentReply, Settled, "outcome as before"},
    {Recovering, TimerFired, Recovering, "ask again"},
    {Recovering, TimerFired, Settled, "within a Retry-After, outcome as before"},
    {Recovering, Cancel, Recovering, ""},

    // What arrives late is heard and changes nothing.
    {Settled, Recorded, Settled, ""},
    {Settled, RecordFailed, Settled, ""},
    {Settled, CreateReply, Settled, ""},
    {Settled, SessionReply, Settled, ""},
    {Settled, PaymentReply, Settled, ""},
    {Settled, PageEvent, Settled, ""},
    {Settled, PageLost, Settled, ""},
    {Settled, TimerFired, Settled, ""},
    {Settled, Cancel, Settled, ""},
});

} // namespace

InputKind kindOf(const AnyInput &input)
{
    return InputKind(input.index());
}

QString inputName(InputKind kind)
{
    static constexpr std::array names = {"Begin",       "Resume",       "Recorded",     "RecordFailed",
                                         "CreateReply", "SessionReply", "PaymentReply", "PageEvent",
                                         "PageLost",    "TimerFired",   "Cancel"};
    static_assert(names.size() == inputKinds);
    return QString::fromLatin1(names[size_t(kind)]);
}

QString phaseName(Phase phase)
{
    static constexpr std::array names = {"Idle", "Creating", "Presented", "Confirming", "Recovering", "Settled"};
    return QString::fromLatin1(names[size_t(phase)]);
}

std::span<const Transition> transitions()
{
    return table;
}

bool isLegal(Phase from, InputKind input)
{
    return std::ranges::any_of(table, [&](const Transition &row) { return row.from == from && row.input == input; });
}

bool isLegal(Phase from, InputKind input, Phase to)
{
    return std::ranges::any_of(
        table, [&](const Transition &row) { return row.from == from && row.input == input && row.to == to; });
}

QString stateDiagram()
{
    QString text = u"stateDiagram-v2\n    [*] --> Idle\n"_s;
    for (const Transition &row : table) {
        if (*row.when == '\0')
            continue;
        text += u"    %1 --> %2: %3 (%4)\n"_s.arg(phaseName(row.from), phaseName(row.to), QString::fromLatin1(row.when),
                                                  inputName(row.input));
    }
    return text + u"    Settled --> [*]\n"_s;
}

} // namespace Kassi
