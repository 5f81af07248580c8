// SPDX-License-Identifier: MIT
// Reads the fields of a record strictly: each once, each of its type, and none left over. Private to the journal.
#pragma once

#include "payment/result.h"
#include "payment/strict_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <optional>

namespace Kassi {

/// Takes the fields of one object and remembers what was wrong with them; wrong() also knows what was left over.
class Fields
{
public:
    explicit Fields(const QJsonObject &object)
        : m_object(object)
    {
    }

    QString text(const QString &name)
    {
        const QJsonValue value = take(name);
        if (!value.isString())
            refuse(name);
        return value.toString();
    }
    qint64 integer(const QString &name)
    {
        const QJsonValue value = take(name);
        // toInteger() answers its default for everything that is not exactly an integer.
        if (value.toInteger(0) != value.toInteger(1))
            refuse(name);
        return value.toInteger();
    }
    bool flag(const QString &name)
    {
        const QJsonValue value = take(name);
        if (!value.isBool())
            refuse(name);
        return value.toBool();
    }
    QJsonObject object(const QString &name)
    {
        const QJsonValue value = take(name);
        if (!value.isObject())
            refuse(name);
        return value.toObject();
    }
    QJsonArray array(const QString &name)
    {
        const QJsonValue value = take(name);
        if (!value.isArray())
            refuse(name);
        return value.toArray();
    }
    /// An integer that is not below 0.
    qint64 count(const QString &name)
    {
        const qint64 value = integer(name);
        if (value < 0)
            refuse(name);
        return value;
    }
    QByteArray base64(const QString &name)
    {
        const auto decoded =
            QByteArray::fromBase64Encoding(text(name).toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded)
            refuse(name);
        return *decoded;
    }
    template <typename Value, typename FromName>
    Value named(const QString &name, Value fallback, FromName fromName)
    {
        const std::optional<Value> value = fromName(text(name));
        if (!value)
            refuse(name);
        return value.value_or(fallback);
    }

    [[nodiscard]] bool has(const QString &name) const { return m_object.contains(name); }
    void refuse(const QString &name) { m_wrong = m_wrong.isEmpty() ? name : m_wrong; }
    /// The name of the first field that is not as it has to be; empty when all is well.
    [[nodiscard]] QString wrong() const
    {
        return m_wrong.isEmpty() && !m_object.isEmpty() ? m_object.begin().key() : m_wrong;
    }

private:
    QJsonValue take(const QString &name) { return m_object.take(name); }

    QJsonObject m_object;
    QString m_wrong;
};

/// Reads a record as it was written. `decodeKind` takes the kind's name and its fields; nothing: the kind is unknown.
/// ErrorCode::JournalFailed, with `what` it was to be and what is wrong with it.
template <typename Value, typename DecodeKind>
Result<Value> decodeFields(const QByteArray &text, QStringView what, DecodeKind decodeKind)
{
    using namespace Qt::StringLiterals;
    const auto unreadable = [what](const QString &why) {
        return fail(ErrorCode::JournalFailed,
                    u"The journal holds a %1 that this version of Kassi cannot read: %2."_s.arg(what, why));
    };
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(text, &parsed);
    if (parsed.error != QJsonParseError::NoError || !document.isObject())
        return unreadable(u"it is not a JSON object"_s);
    if (!isStrictJson(text))
        return unreadable(u"it gives a field twice"_s);
    Fields fields(document.object());
    const QString kind = fields.text(u"kind"_s);
    const std::optional<Value> value = decodeKind(kind, fields);
    if (!value)
        return unreadable(u"its kind \"%1\" is unknown"_s.arg(kind));
    if (!fields.wrong().isEmpty())
        return unreadable(
            u"the field \"%1\" of a \"%2\" is missing, unknown or of a wrong type"_s.arg(fields.wrong(), kind));
    return *value;
}

} // namespace Kassi
