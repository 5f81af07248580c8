// SPDX-License-Identifier: MIT
#include "kiosk/kiosk_order.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {
// Without 0 O 1 I L, 5 S, 8 B, 2 Z, and without U V, which are taken for each other.
constexpr QStringView characters = u"34679ACDEFGHJKMNPQRTWXY";
constexpr int length = 4;
} // namespace

QString kioskOrderText(const QString &order)
{
    if (order.size() <= longestOrderText)
        return order;
    return u"sha256:"_s +
           QString::fromLatin1(QCryptographicHash::hash(order.toUtf8(), QCryptographicHash::Sha256).toHex());
}

QString kioskOrderOf(const Attempt &attempt)
{
    const QJsonObject body = QJsonDocument::fromJson(attempt.plan.body).object();
    return body[u"metadata"_s].toObject()[kioskOrderKey].toString();
}

QString makeKioskReference(const QString &day, double chance)
{
    QString number;
    double rest = chance;
    for (int i = 0; i < length; ++i) {
        rest *= double(characters.size());
        const auto at = qBound(qsizetype(0), qsizetype(rest), characters.size() - 1);
        number += characters[at];
        rest -= double(at);
    }
    return day + u'-' + number;
}

QString orderNumberOf(const QString &reference)
{
    constexpr int day = 6;
    if (reference.size() != day + 1 + length || reference[day] != u'-')
        return reference;
    return reference.mid(day + 1);
}

std::optional<QString> referenceToKeep(const QString &order, const Money &money, const std::vector<Attempt> &unresolved,
                                       const HistoryOf &historyOf)
{
    const QString text = kioskOrderText(order);
    for (const Attempt &attempt : unresolved) {
        if (attempt.plan.money != money || text.isEmpty())
            continue;
        const std::vector<Attempt> history = historyOf(attempt.plan.reference);
        // An attempt that took a session over sends no body of its own.
        if (std::ranges::none_of(history, [&](const Attempt &each) { return kioskOrderOf(each) == text; }))
            continue;
        if (isGoneOnWith(money, history))
            return attempt.plan.reference;
    }
    return {};
}

} // namespace Kassi
