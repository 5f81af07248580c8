// SPDX-License-Identifier: MIT
// Which messages become events: only those that the browser vouches for, from the element's window and origin, while
// its payment is on show. Input: one byte for what is on show, then the text of the web channel.
#include "bridge/admission.h"
#include "fuzz/fuzz.h"

using namespace Kassi;
using namespace Kassi::Fuzz;
using namespace Qt::StringLiterals;

namespace {

void checkEvent(const CheckoutEvent &event)
{
    if (const auto *resize = std::get_if<Event::Resize>(&event))
        require(resize->height >= 1 && resize->height <= 10'000, "a height is possible");
    if (const auto *failed = std::get_if<Event::Failed>(&event))
        require(failed->code.size() <= 64, "a code is short");
    if (const auto *unsupported = std::get_if<Event::Unsupported>(&event))
        require(!unsupported->name.isEmpty() && unsupported->name.size() <= 64, "an unsupported name is one");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    static const Origin element = *Origin::parse(u"https://pay.example"_s);
    static const EventTable table;
    if (size < 1)
        return -1;
    const bool presented = (data[0] & 1) == 0;
    const bool budget = (data[0] & 2) == 0;
    const bool known = (data[0] & 4) == 0;
    const AdmissionContext context{.presented = presented,
                                   .elementOrigin = known ? element : Origin(),
                                   .budgetLeft = budget ? messageBudget : 0,
                                   .table = table};
    const IncomingText incoming = decodeIncoming(QString::fromUtf8(bytes(data + 1, size - 1)));
    const auto verdict = admit(context, incoming);
    const auto *event = std::get_if<CheckoutEvent>(&verdict);
    if (!event)
        return 0;
    const auto *message = std::get_if<Incoming::Message>(&incoming);
    require(presented && budget && known, "an event needs a payment on show");
    require(message && message->facts.fromElement && !message->facts.tooLarge, "an event comes from the element");
    require(message->facts.origin == u"https://pay.example"_s, "an event comes from the element's origin");
    checkEvent(*event);
    return 0;
}
