// SPDX-License-Identifier: MIT
#include "bridge/event_table.h"

#include <algorithm>
#include <array>
#include <utility>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxName = 64;

constexpr std::array words = {
    std::pair{"ready", EventKind::Ready},         std::pair{"processing", EventKind::Processing},
    std::pair{"completed", EventKind::Completed}, std::pair{"cancelled", EventKind::Cancelled},
    std::pair{"failed", EventKind::Failed},       std::pair{"expired", EventKind::Expired},
    std::pair{"resize", EventKind::Resize},
};

constexpr std::array defaults = {
    std::pair{"ready", EventKind::Ready},
    std::pair{"loaded", EventKind::Ready},
    std::pair{"sessionloaded", EventKind::Ready},
    std::pair{"mounted", EventKind::Ready},
    std::pair{"rendered", EventKind::Ready},
    std::pair{"processing", EventKind::Processing},
    std::pair{"submit", EventKind::Processing},
    std::pair{"submitted", EventKind::Processing},
    std::pair{"submitting", EventKind::Processing},
    std::pair{"pending", EventKind::Processing},
    std::pair{"complete", EventKind::Completed},
    std::pair{"completed", EventKind::Completed},
    std::pair{"success", EventKind::Completed},
    std::pair{"succeeded", EventKind::Completed},
    std::pair{"paid", EventKind::Completed},
    std::pair{"paymentcomplete", EventKind::Completed},
    std::pair{"paymentsucceeded", EventKind::Completed},
    std::pair{"sessioncomplete", EventKind::Completed},
    std::pair{"cancel", EventKind::Cancelled},
    std::pair{"cancelled", EventKind::Cancelled},
    std::pair{"canceled", EventKind::Cancelled},
    std::pair{"close", EventKind::Cancelled},
    std::pair{"closed", EventKind::Cancelled},
    std::pair{"dismiss", EventKind::Cancelled},
    std::pair{"error", EventKind::Failed},
    std::pair{"failed", EventKind::Failed},
    std::pair{"declined", EventKind::Failed},
    std::pair{"paymentfailed", EventKind::Failed},
    std::pair{"expired", EventKind::Expired},
    std::pair{"sessionexpired", EventKind::Expired},
    std::pair{"resize", EventKind::Resize},
    std::pair{"height", EventKind::Resize},
    std::pair{"resized", EventKind::Resize},
};

std::optional<EventKind> kindOfWord(const QString &word)
{
    const auto found =
        std::ranges::find_if(words, [&word](const auto &row) { return word == QLatin1StringView(row.first); });
    return found == words.end() ? std::nullopt : std::optional(found->second);
}

} // namespace

QString normaliseEventName(const QString &name)
{
    const qsizetype prefixEnd = std::max(name.lastIndexOf(u':'), name.lastIndexOf(u'.'));
    QString normalised;
    for (const QChar c : QStringView(name).sliced(prefixEnd + 1)) {
        if (normalised.size() == maxName)
            break;
        if (c == u'-' || c == u'_' || c.isSpace())
            continue;
        const bool lower = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        const bool upper = c >= u'A' && c <= u'Z';
        normalised += lower ? c : upper ? c.toLower() : QChar(u'?');
    }
    return normalised;
}

EventTable::EventTable()
{
    for (const auto &[name, kind] : defaults)
        m_kinds.insert(QString::fromLatin1(name), kind);
}

Result<EventTable> EventTable::with(const QMap<QString, QString> &extra)
{
    const auto refuse = [](const QString &why) { return fail(ErrorCode::InvalidSettings, why, u"checkout.events"_s); };
    EventTable table;
    QHash<QString, EventKind> seen;
    for (auto row = extra.cbegin(); row != extra.cend(); ++row) {
        const QString name = normaliseEventName(row.key());
        if (name.isEmpty() || name.contains(u'?'))
            return refuse(u"\"%1\" cannot be the name of an event."_s.arg(row.key()));
        const auto kind = kindOfWord(row.value());
        if (!kind)
            return refuse(u"The event \"%1\" is set to \"%2\". Possible are ready, processing, completed, cancelled, "
                          u"failed, expired and resize."_s.arg(row.key(), row.value()));
        if (seen.value(name, *kind) != *kind)
            return refuse(u"The event \"%1\" is set twice, with different meanings."_s.arg(row.key()));
        seen.insert(name, *kind);
        table.m_kinds.insert(name, *kind);
    }
    return table;
}

std::optional<EventKind> EventTable::find(const QString &normalisedName) const
{
    const auto found = m_kinds.constFind(normalisedName);
    return found == m_kinds.cend() ? std::nullopt : std::optional(*found);
}

} // namespace Kassi
