// SPDX-License-Identifier: MIT
#include "bridge/message_codec.h"

#include "bridge/event_table.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <optional>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxCode = 64;
constexpr qsizetype maxOrigin = 512;
constexpr int maxHeight = 10'000;
constexpr double maxExactInteger = 9007199254740991.0;

std::optional<QJsonObject> parseObject(const QString &text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8(), &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return std::nullopt;
    return document.object();
}

QString cleanCode(const QString &text)
{
    QString code;
    for (const QChar c : text) {
        if (code.size() == maxCode)
            break;
        const QChar lower = c >= u'A' && c <= u'Z' ? c.toLower() : c;
        if ((lower >= u'a' && lower <= u'z') || (lower >= u'0' && lower <= u'9') || u"_.-"_s.contains(lower))
            code += lower;
    }
    return code;
}

int cleanHeight(const QJsonValue &value)
{
    const double height = value.isDouble() ? std::ceil(value.toDouble()) : 0.0;
    return height >= 1.0 && height <= maxHeight ? static_cast<int>(height) : 0;
}

IncomingText decodeMessage(const QJsonObject &object)
{
    const QJsonValue origin = object.value(u"origin"_s);
    const QJsonValue fromElement = object.value(u"fromElement"_s);
    if (!origin.isString() || origin.toString().size() > maxOrigin || !fromElement.isBool())
        return Incoming::Malformed{};
    const bool tooLarge = object.value(u"tooLarge"_s).toBool();
    if (!tooLarge && !object.contains(u"data"_s))
        return Incoming::Malformed{};
    return Incoming::Message{
        .facts = {.origin = origin.toString(), .fromElement = fromElement.toBool(), .tooLarge = tooLarge},
        .body = tooLarge ? QJsonValue() : object.value(u"data"_s),
    };
}

} // namespace

IncomingText decodeIncoming(const QString &text)
{
    // The script never sends more, so whoever does is not to be believed about the rest either.
    if (text.size() > maxMessageBytes || text.toUtf8().size() > maxMessageBytes)
        return Incoming::Message{.facts = {.origin = {}, .fromElement = false, .tooLarge = true}, .body = {}};
    const auto object = parseObject(text);
    if (!object)
        return Incoming::Malformed{};
    if (!object->contains(u"kind"_s))
        return decodeMessage(*object);

    const QString kind = object->value(u"kind"_s).toString();
    if (kind == u"hello"_s)
        return Incoming::HostReady{};
    if (kind == u"load"_s)
        return Incoming::FrameLoaded{};
    if (kind == u"error"_s)
        return Incoming::ErrorPage{.refused = object->value(u"refused"_s).toBool()};
    if (kind == u"crowded"_s)
        return Incoming::Crowded{};
    const QString origin = object->value(u"origin"_s).toString();
    if (kind == u"alive"_s && !origin.isEmpty() && origin.size() <= maxOrigin)
        return Incoming::FrameAlive{.origin = origin};
    const double total = object->value(u"total"_s).toDouble(-1);
    if (kind == u"throttled"_s && total >= 0 && total <= maxExactInteger)
        return Incoming::Throttled{.total = static_cast<quint64>(total)};
    return Incoming::Malformed{};
}

MessageBody decodeBody(const QJsonValue &body)
{
    QJsonObject object = body.toObject();
    QString name;
    if (body.isString()) {
        name = body.toString();
        if (name.trimmed().startsWith(u'{')) {
            object = parseObject(name).value_or(QJsonObject());
            name.clear();
        }
    }
    if (name.isEmpty()) {
        const QJsonValue type = object.value(u"type"_s);
        name = type.isString() ? type.toString() : object.value(u"event"_s).toString();
    }
    return {.name = normaliseEventName(name),
            .height = cleanHeight(object.value(u"height"_s)),
            .code = cleanCode(object.value(u"code"_s).toString())};
}

} // namespace Kassi
