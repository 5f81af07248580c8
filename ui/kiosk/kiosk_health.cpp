// SPDX-License-Identifier: MIT
#include "kiosk/kiosk_health.h"

#include <algorithm>

namespace Kassi {

namespace {

// It will be otherwise without anybody doing anything here.
bool passesByItself(const ReadinessPoint &point)
{
    if (point.finding == ReadinessFinding::HostUnreachable || point.finding == ReadinessFinding::HostRefuses)
        return true;
    if (point.finding != ReadinessFinding::CallFailed)
        return false;
    if (!point.error) // it did not come to an end
        return true;
    switch (point.error->code) {
    case ErrorCode::Unreachable:
    case ErrorCode::Indeterminate:
    case ErrorCode::Redirected:
    case ErrorCode::RateLimited:
    case ErrorCode::ServerError:
    case ErrorCode::MalformedReply: return true;
    default: return false;
    }
}

bool stopsTheJournal(const ReadinessPoint &point)
{
    return point.finding == ReadinessFinding::JournalStopped || point.finding == ReadinessFinding::NoSpace;
}

} // namespace

std::optional<KioskTrouble> kioskTroubleIn(const ReadinessReport &report)
{
    std::vector<ReadinessPoint> wrong;
    std::ranges::remove_copy_if(report.points, std::back_inserter(wrong), [](const ReadinessPoint &point) {
        return point.isReady() || point.finding == ReadinessFinding::ClosedByStaff; // which the way itself knows
    });
    if (wrong.empty())
        return {};
    if (std::ranges::any_of(wrong, stopsTheJournal))
        return KioskTrouble::JournalStopped;
    return std::ranges::all_of(wrong, passesByItself) ? KioskTrouble::GatewayUnreachable : KioskTrouble::NotReady;
}

bool isPrinterGone(const ReadinessReport &report)
{
    return std::ranges::any_of(report.points, [](const ReadinessPoint &point) {
        switch (point.finding) {
        case ReadinessFinding::PrinterGone:
        case ReadinessFinding::PrinterNoPaper:
        case ReadinessFinding::PrinterOpen:
        case ReadinessFinding::PrinterJammed:
        case ReadinessFinding::PrinterNoInk:
        case ReadinessFinding::PrinterOffline:
        case ReadinessFinding::PrinterRefuses:
        case ReadinessFinding::PrinterPaused:
        case ReadinessFinding::PrinterStopped: return true;
        default: return false;
        }
    });
}

QStringList reasonsIn(const ReadinessReport &report)
{
    QStringList reasons;
    for (const ReadinessPoint &point : report.points) {
        if (!point.isReady())
            reasons << readinessFindingName(point.finding);
    }
    reasons.removeDuplicates();
    return reasons;
}

} // namespace Kassi
