// SPDX-License-Identifier: MIT
// What comes over the web channel: everything that is read from it is bounded and safe to log.
#include "bridge/event_table.h"
#include "bridge/message_codec.h"
#include "fuzz/fuzz.h"

#include <algorithm>

using namespace Kassi;
using namespace Kassi::Fuzz;
using namespace Qt::StringLiterals;

namespace {

bool consistsOf(const QString &text, const QString &others)
{
    return std::ranges::all_of(text, [&others](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || others.contains(c);
    });
}

void checkBody(const QJsonValue &value)
{
    const MessageBody body = decodeBody(value);
    require(body.name.size() <= 64 && consistsOf(body.name, u"?"_s), "a name is short and plain");
    require(body.code.size() <= 64 && consistsOf(body.code, u"_.-"_s), "a code is short and plain");
    require(body.height >= 0 && body.height <= 10'000, "a height is possible");
    require(normaliseEventName(body.name) == body.name, "a normal name is its own normal form");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(bytes(data, size));
    const IncomingText incoming = decodeIncoming(text);
    const auto *message = std::get_if<Incoming::Message>(&incoming);
    if (text.toUtf8().size() > maxMessageBytes)
        require(message && message->facts.tooLarge && !message->facts.fromElement, "a long text is only too large");
    if (message) {
        require(message->facts.origin.size() <= 512, "an origin is short");
        require(!message->facts.tooLarge || message->body.isNull(), "of a message that is too large nothing is kept");
        checkBody(message->body);
    }
    if (const auto *alive = std::get_if<Incoming::FrameAlive>(&incoming))
        require(!alive->origin.isEmpty() && alive->origin.size() <= 512, "a frame that lives has an origin");
    checkBody(QJsonValue(text)); // a page may post a bare string
    return 0;
}
