// SPDX-License-Identifier: MIT
#include "till/till_record.h"

namespace Kassi {
using namespace Qt::StringLiterals;

QString tillRecordName(const TillRecord &record)
{
    static constexpr const char *names[] = {"day_closed", "signed_in", "signed_out",   "pin_refused",
                                            "locked_out", "permitted", "staff_changed"};
    static_assert(std::size(names) == std::variant_size_v<TillRecord>);
    return QString::fromLatin1(names[record.index()]);
}

QString staffChangeName(StaffChange change)
{
    switch (change) {
    case StaffChange::Added: return u"added"_s;
    case StaffChange::Removed: return u"removed"_s;
    case StaffChange::NewPin: return u"new_pin"_s;
    }
    Q_UNREACHABLE();
}

std::optional<StaffChange> staffChangeFromName(const QString &name)
{
    for (const StaffChange change : {StaffChange::Added, StaffChange::Removed, StaffChange::NewPin}) {
        if (staffChangeName(change) == name)
            return change;
    }
    return std::nullopt;
}

QString permissionName(Permission permission)
{
    switch (permission) {
    case Permission::Refund: return u"refund"_s;
    case Permission::LateMoney: return u"late_money"_s;
    case Permission::CloseDay: return u"close_day"_s;
    case Permission::Staff: return u"staff"_s;
    case Permission::Settings: return u"settings"_s;
    case Permission::KioskPanel: return u"kiosk_panel"_s;
    }
    Q_UNREACHABLE();
}

std::optional<Permission> permissionFromName(const QString &name)
{
    for (const Permission permission : {Permission::Refund, Permission::LateMoney, Permission::CloseDay,
                                        Permission::Staff, Permission::Settings, Permission::KioskPanel}) {
        if (permissionName(permission) == name)
            return permission;
    }
    return std::nullopt;
}

Result<void> mayClose(const std::optional<TillFact::DayClosed> &last, const TillFact::DayClosed &next, qint64 head)
{
    const TillFact::DayClosed before = last.value_or(TillFact::DayClosed{.number = 0});
    if (next.number != before.number + 1 || next.after != before.through)
        return fail(ErrorCode::JournalFailed,
                    u"The day was closed already. Look at the totals again: they begin after that."_s);
    if (next.through < next.after || next.through > head)
        return fail(ErrorCode::JournalFailed, u"A day cannot be closed with records that are not in the journal."_s);
    return {};
}

} // namespace Kassi
