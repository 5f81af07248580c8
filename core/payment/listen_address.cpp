// SPDX-License-Identifier: MIT
#include "payment/listen_address.h"

#include <QRegularExpression>

namespace Kassi {
using namespace Qt::StringLiterals;

std::optional<ListenAddress> ListenAddress::parse(const QString &text)
{
    static const QRegularExpression shape(
        uR"(\A(?:(127(?:\.(?:0|[1-9][0-9]{0,2})){3})|\[(::1)\]):([1-9][0-9]{0,4})\z)"_s);
    const auto match = shape.match(text);
    if (!match.hasMatch())
        return {};
    const QString v4 = match.captured(1);
    const QStringList parts = v4.split(u'.', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        if (part.toUInt() > 255)
            return {};
    }
    const uint port = match.captured(3).toUInt();
    if (port > 65535)
        return {};
    return ListenAddress{.host = v4.isEmpty() ? match.captured(2) : v4, .port = quint16(port)};
}

QString ListenAddress::toString() const
{
    return (host.contains(u':') ? u"[%1]:%2"_s : u"%1:%2"_s).arg(host, QString::number(port));
}

} // namespace Kassi
