// SPDX-License-Identifier: MIT
// The one JSON text that the isolated-world script (resources/host/bridge.js) sends over the web channel. What the
// engine vouches for (transport facts) is kept apart from what the page chose (the body).
#pragma once

#include <QJsonValue>
#include <QString>

#include <variant>

namespace Kassi {

/// The longest text the slot accepts, in UTF-8 bytes. The script cuts off earlier; this is the second lock.
inline constexpr qsizetype maxMessageBytes = 4096;

/// What the browser engine says about a message. A page cannot choose these.
struct TransportFacts
{
    QString origin;           ///< `event.origin`: "https://…", or "null" for an opaque one.
    bool fromElement = false; ///< `event.source` is the window of the element's iframe.
    bool tooLarge = false;    ///< The message was cut off by the script or is longer than maxMessageBytes.

    bool operator==(const TransportFacts &) const = default;
};

namespace Incoming {
/// The host page stands and listens.
struct HostReady
{
    bool operator==(const HostReady &) const = default;
};
/// The iframe fired `load`. Error pages do that too.
struct FrameLoaded
{
    bool operator==(const FrameLoaded &) const = default;
};
/// Kassi's own script runs in the iframe: the document in it is alive and of that origin.
struct FrameAlive
{
    QString origin;
    bool operator==(const FrameAlive &) const = default;
};
/// What stands in the iframe is nobody's document: the engine's error page, or a server's.
struct ErrorPage
{
    bool refused = false; ///< The host answered, and does not let itself be framed by us.
    bool operator==(const ErrorPage &) const = default;
};
/// The element's page holds more frames, in one another or beside, than any checkout has.
struct Crowded
{
    bool operator==(const Crowded &) const = default;
};
/// The script merged or dropped that many messages so far, since the page was loaded.
struct Throttled
{
    quint64 total = 0;
    bool operator==(const Throttled &) const = default;
};
/// A window posted a message to the host page.
struct Message
{
    TransportFacts facts;
    QJsonValue body;
    bool operator==(const Message &) const = default;
};
/// Not what the script would have sent.
struct Malformed
{
    bool operator==(const Malformed &) const = default;
};
} // namespace Incoming

using IncomingText = std::variant<Incoming::HostReady, Incoming::FrameLoaded, Incoming::FrameAlive, Incoming::ErrorPage,
                                  Incoming::Crowded, Incoming::Throttled, Incoming::Message, Incoming::Malformed>;

/// {"kind":"hello"}, {"kind":"load"}, {"kind":"alive","origin":…}, {"kind":"error","refused":bool},
/// {"kind":"crowded"}, {"kind":"throttled","total":…}, and for messages {"origin":…,"fromElement":bool,"data":…} or,
/// where the data was too large, "tooLarge":true in place of "data".
[[nodiscard]] IncomingText decodeIncoming(const QString &text);

/// What a body says, whatever it means. Names and codes are already safe to log.
struct MessageBody
{
    QString name;      ///< Normalised (see event_table.h); empty: the message has none.
    int height = 0;    ///< CSS pixels, 1–10 000; 0: none, or none that is possible.
    QString code = {}; ///< At most 64 characters of [a-z0-9_.-].

    bool operator==(const MessageBody &) const = default;
};

/// Reads name (string `type`, else string `event`, else the message itself when it is a string), `height`, `code`.
/// A string that is the JSON text of an object counts as that object: many pages post JSON.stringify(…). Other members,
/// nested values and wrong types are ignored; nothing in a body can make this fail.
[[nodiscard]] MessageBody decodeBody(const QJsonValue &body);

} // namespace Kassi
