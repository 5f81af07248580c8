// SPDX-License-Identifier: MIT
#include "readiness/readiness_rules.h"

#include <QDateTime>
#include <QTimeZone>

#include <cstdlib>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 dayMs = 86'400'000;

// In the largest unit that says enough.
QString spanText(qint64 ms)
{
    const qint64 seconds = std::abs(ms) / 1'000;
    if (seconds < 120)
        return u"%1 s"_s.arg(seconds);
    if (seconds < 7'200)
        return u"%1 min"_s.arg(seconds / 60);
    return seconds < 172'800 ? u"%1 h"_s.arg(seconds / 3'600) : u"%1 days"_s.arg(seconds / 86'400);
}

QString dayOf(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::utc()).toUTC().date().toString(Qt::ISODate);
}

struct PrinterWord
{
    ReadinessFinding finding;
    const char *detail;
};

PrinterWord wordOf(PrinterTrouble trouble)
{
    switch (trouble) {
    case PrinterTrouble::NoPaper:
        return {ReadinessFinding::PrinterNoPaper, "it is out of paper. Put paper in: what was printed comes out then."};
    case PrinterTrouble::Open: return {ReadinessFinding::PrinterOpen, "it is open. Close its cover."};
    case PrinterTrouble::Jammed: return {ReadinessFinding::PrinterJammed, "paper is stuck in it. Take it out."};
    case PrinterTrouble::NoInk: return {ReadinessFinding::PrinterNoInk, "it has no toner or ink left. Put new in."};
    case PrinterTrouble::Offline:
        return {ReadinessFinding::PrinterOffline, "it does not answer. See that it is on and connected."};
    case PrinterTrouble::Refuses:
        return {ReadinessFinding::PrinterRefuses, "its queue takes no jobs. Type: cupsaccept, and its name"};
    case PrinterTrouble::Paused:
        return {ReadinessFinding::PrinterPaused, "its queue is paused. Type: cupsenable, and its name"};
    case PrinterTrouble::Stopped:
        return {ReadinessFinding::PrinterStopped, "it is stopped. See that it is on and has paper, then type: "
                                                  "cupsenable, and its name"};
    case PrinterTrouble::LowPaper:
        return {ReadinessFinding::PrinterLowPaper, "its paper is running out. Have new paper at hand."};
    case PrinterTrouble::LowInk:
        return {ReadinessFinding::PrinterLowInk, "its toner or ink is running out. Have new at hand."};
    }
    Q_UNREACHABLE();
}

} // namespace

ReadinessPoint judgeClock(std::optional<qint64> serverMs, qint64 ownMs)
{
    ReadinessPoint point{.name = u"clock"_s};
    if (!serverMs) {
        point.state = ReadinessState::Warning;
        point.finding = ReadinessFinding::ClockUnknown;
        point.detail = u"the gateway did not say what time it is, so this machine's clock could not be compared"_s;
        return point;
    }
    const qint64 ahead = ownMs - *serverMs;
    const QString how = u"%1 %2 the gateway's"_s.arg(spanText(ahead), ahead < 0 ? u"behind"_s : u"ahead of"_s);
    if (std::abs(ahead) < clockWarnMs) {
        point.detail = u"right to the minute"_s;
        return point;
    }
    const bool far = std::abs(ahead) > clockLimitMs;
    point.state = far ? ReadinessState::NotReady : ReadinessState::Warning;
    point.finding = far ? ReadinessFinding::ClockFarOff : ReadinessFinding::ClockOff;
    point.detail =
        u"this machine's clock is %1. Receipts and the day's closing carry its time. Type: timedatectl set-ntp "
        "true"_s.arg(how);
    return point;
}

ReadinessPoint judgeCertificate(const QString &whose, const HostLook &look, qint64 nowMs)
{
    ReadinessPoint point{.name = u"certificate of %1"_s.arg(whose)};
    if (!look.certificateEndsMs) {
        point.state = ReadinessState::Warning;
        point.finding = ReadinessFinding::CertificateUnknown;
        point.detail = u"it could not be looked at"_s;
        return point;
    }
    const qint64 left = *look.certificateEndsMs - nowMs;
    const qint64 days = left / dayMs;
    if (left <= 0) {
        point.state = ReadinessState::NotReady;
        point.finding = ReadinessFinding::CertificateEnded;
        point.detail =
            u"it ended on %1. Check this machine's date; if that is right, whoever runs the server has to renew "
            "it."_s.arg(dayOf(*look.certificateEndsMs));
    } else if (days < certificateWarnDays) {
        point.state = ReadinessState::Warning;
        point.finding = ReadinessFinding::CertificateEnds;
        point.detail = u"it ends on %1, in %2 days. Whoever runs the server has to renew it before; tell them."_s.arg(
            dayOf(*look.certificateEndsMs), QString::number(days));
    } else {
        point.detail = u"valid until %1"_s.arg(dayOf(*look.certificateEndsMs));
    }
    return point;
}

ReadinessPoint judgeElement(const QString &host, const HostLook &look)
{
    ReadinessPoint point{.name = u"card form"_s, .detail = u"%1 answers"_s.arg(host), .error = look.error};
    if (look.error) {
        point.state = ReadinessState::NotReady;
        point.finding = ReadinessFinding::HostUnreachable;
        point.detail = u"%1, where the card form comes from, cannot be reached. Check the network, the firewall and "
                       "checkout.element_url."_s.arg(host);
    } else if (look.status >= 500) {
        point.state = ReadinessState::Warning;
        point.finding = ReadinessFinding::HostRefuses;
        point.detail =
            u"%1, where the card form comes from, answers %2. If the form does not open, ask whoever runs it."_s.arg(
                host, QString::number(look.status));
    }
    return point;
}

ReadinessPoint judgeOrigin(const QString &host, const HostLook &look)
{
    ReadinessPoint point{.name = u"origin"_s, .detail = u"%1 answers"_s.arg(host), .error = look.error};
    if (look.error) {
        point.state = ReadinessState::Warning;
        point.finding = ReadinessFinding::HostUnreachable;
        point.detail = u"%1 cannot be reached. Cards do without: nothing is loaded from it. A wallet that checks the "
                       "shop's own host, such as Apple Pay, may not be offered."_s.arg(host);
    }
    return point;
}

ReadinessPoint judgeJournal(const Result<void> &readyToRecord)
{
    ReadinessPoint point{.name = u"journal"_s, .detail = u"writable"_s};
    if (!readyToRecord) {
        point.state = ReadinessState::NotReady;
        point.finding = ReadinessFinding::JournalStopped;
        point.detail = readyToRecord.error().message;
        point.error = readyToRecord.error();
    }
    return point;
}

ReadinessPoint judgeSpace(std::optional<qint64> bytesFree, const QString &folder)
{
    ReadinessPoint point{.name = u"space"_s};
    if (!bytesFree) {
        point.state = ReadinessState::Warning;
        point.finding = ReadinessFinding::SpaceUnknown;
        point.detail = u"the disk under %1 does not say how much room it has"_s.arg(folder);
        return point;
    }
    const QString left = u"%1 MB left under %2"_s.arg(QString::number(*bytesFree / 1'000'000), folder);
    point.detail = left;
    if (*bytesFree < spaceLimitBytes) {
        point.state = ReadinessState::NotReady;
        point.finding = ReadinessFinding::NoSpace;
        point.detail = left + u". Make room: payments could soon not be written down."_s;
    } else if (*bytesFree < spaceWarnBytes) {
        point.state = ReadinessState::Warning;
        point.finding = ReadinessFinding::LittleSpace;
        point.detail = left + u". Make room before it runs out."_s;
    }
    return point;
}

ReadinessPoint judgeEngine(const QString &chromiumVersion)
{
    ReadinessPoint point{.name = u"web engine"_s, .detail = u"Chromium %1"_s.arg(chromiumVersion)};
    if (chromiumVersion.section(u'.', 0, 0).toInt() < oldestGoodChromium) {
        point.state = ReadinessState::Warning;
        point.finding = ReadinessFinding::EngineOld;
        point.detail += u": old, with holes that are known. Where cards are typed use a newer system, such as Debian "
                        "13."_s;
    }
    return point;
}

ReadinessPoint judgePrinter(const QString &wanted, const QStringList &queues, const std::optional<PrinterState> &state)
{
    ReadinessPoint point{.name = u"printer"_s, .detail = wanted};
    const bool isThere = wanted == u"default"_s ? !queues.isEmpty() : queues.contains(wanted);
    if (!isThere) {
        point.state = ReadinessState::Warning;
        point.finding = ReadinessFinding::PrinterGone;
        point.detail = wanted == u"default"_s
                           ? u"there is none. Set one up in CUPS, or leave receipt.printer empty."_s
                           : u"%1 is not there. Switch it on, or name one of receipt.printer as lpstat -e prints "
                             "them."_s.arg(wanted);
    } else if (const auto trouble = state ? troubleOf(*state) : std::nullopt) {
        const auto [finding, detail] = wordOf(*trouble);
        point.state = ReadinessState::Warning;
        point.finding = finding;
        point.detail = u"%1: %2"_s.arg(wanted, QString::fromLatin1(detail));
    }
    return point;
}

ReadinessPoint judgeService(bool closedByStaff)
{
    ReadinessPoint point{.name = u"service"_s, .detail = u"customers are served"_s};
    if (closedByStaff) {
        point.state = ReadinessState::NotReady;
        point.finding = ReadinessFinding::ClosedByStaff;
        point.detail = u"staff have put it out of service, in its panel."_s;
    }
    return point;
}

ReadinessPoint judgePage(bool pageSpoke, bool popupSpoke)
{
    ReadinessPoint point{.name = u"checkout page"_s, .detail = u"page, popup and program hear each other"_s};
    if (!pageSpoke || !popupSpoke) {
        point.state = ReadinessState::NotReady;
        point.finding = ReadinessFinding::PageSilent;
        point.detail = (pageSpoke ? u"a popup of a hidden test page, as banks open one, was not heard."_s
                                  : u"a hidden test page could not be opened, or was not heard."_s) +
                       u" Start Kassi again; if it stays like that, check the memory that is left and "
                       "checkout.host_page."_s;
    }
    return point;
}

} // namespace Kassi
