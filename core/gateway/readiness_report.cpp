// SPDX-License-Identifier: MIT
#include "gateway/readiness_report.h"

#include <algorithm>

namespace Kassi {
using namespace Qt::StringLiterals;

QString readinessFindingName(ReadinessFinding finding)
{
    switch (finding) {
    case ReadinessFinding::Good: return u"good"_s;
    case ReadinessFinding::KeyIsRestricted: return u"key_is_restricted"_s;
    case ReadinessFinding::MayNotReadSessions: return u"may_not_read_sessions"_s;
    case ReadinessFinding::MayNotReadPayments: return u"may_not_read_payments"_s;
    case ReadinessFinding::KnowsTheImpossible: return u"knows_the_impossible"_s;
    case ReadinessFinding::CallFailed: return u"call_failed"_s;
    case ReadinessFinding::SettingsInvalid: return u"settings_invalid"_s;
    case ReadinessFinding::ClockUnknown: return u"clock_unknown"_s;
    case ReadinessFinding::ClockOff: return u"clock_off"_s;
    case ReadinessFinding::ClockFarOff: return u"clock_far_off"_s;
    case ReadinessFinding::CertificateUnknown: return u"certificate_unknown"_s;
    case ReadinessFinding::CertificateEnds: return u"certificate_ends"_s;
    case ReadinessFinding::CertificateEnded: return u"certificate_ended"_s;
    case ReadinessFinding::HostUnreachable: return u"host_unreachable"_s;
    case ReadinessFinding::HostRefuses: return u"host_refuses"_s;
    case ReadinessFinding::JournalStopped: return u"journal_stopped"_s;
    case ReadinessFinding::LittleSpace: return u"little_space"_s;
    case ReadinessFinding::NoSpace: return u"no_space"_s;
    case ReadinessFinding::SpaceUnknown: return u"space_unknown"_s;
    case ReadinessFinding::EngineOld: return u"engine_old"_s;
    case ReadinessFinding::PrinterGone: return u"printer_gone"_s;
    case ReadinessFinding::PrinterNoPaper: return u"printer_no_paper"_s;
    case ReadinessFinding::PrinterOpen: return u"printer_open"_s;
    case ReadinessFinding::PrinterJammed: return u"printer_jammed"_s;
    case ReadinessFinding::PrinterNoInk: return u"printer_no_ink"_s;
    case ReadinessFinding::PrinterOffline: return u"printer_offline"_s;
    case ReadinessFinding::PrinterRefuses: return u"printer_refuses"_s;
    case ReadinessFinding::PrinterPaused: return u"printer_paused"_s;
    case ReadinessFinding::PrinterStopped: return u"printer_stopped"_s;
    case ReadinessFinding::PrinterLowPaper: return u"printer_low_paper"_s;
    case ReadinessFinding::PrinterLowInk: return u"printer_low_ink"_s;
    case ReadinessFinding::ClosedByStaff: return u"closed_by_staff"_s;
    case ReadinessFinding::PageSilent: return u"page_silent"_s;
    }
    Q_UNREACHABLE();
}

QString readinessVerdictName(ReadinessVerdict verdict)
{
    switch (verdict) {
    case ReadinessVerdict::Unknown: return u"unknown"_s;
    case ReadinessVerdict::Ready: return u"ready"_s;
    case ReadinessVerdict::ReadyWithWarnings: return u"ready_with_warnings"_s;
    case ReadinessVerdict::NotReady: return u"not_ready"_s;
    }
    Q_UNREACHABLE();
}

ReadinessVerdict ReadinessReport::verdict() const
{
    if (points.empty())
        return ReadinessVerdict::Unknown;
    switch (std::ranges::max_element(points, {}, &ReadinessPoint::state)->state) {
    case ReadinessState::Ok: return ReadinessVerdict::Ready;
    case ReadinessState::Warning: return ReadinessVerdict::ReadyWithWarnings;
    case ReadinessState::NotReady: return ReadinessVerdict::NotReady;
    }
    Q_UNREACHABLE();
}

std::optional<ReadinessPoint> ReadinessReport::obstacle() const
{
    const auto first = std::ranges::find(points, ReadinessState::NotReady, &ReadinessPoint::state);
    return first == points.end() ? std::nullopt : std::optional(*first);
}

} // namespace Kassi
