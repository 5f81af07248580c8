// SPDX-License-Identifier: MIT
#include "kiosk/kiosk_health.h"

#include <memory>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

// It will be otherwise without anybody doing anything here.
bool passesByItself(const ReadinessPoint &point)
{
    if (point.finding != ReadinessFinding::CallFailed || !point.error)
        return false;
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

} // namespace

AskReadiness askGateway(SessionApi &api)
{
    return [&api](QObject *context, const std::function<void(const ReadinessReport &)> &told) {
        auto *readiness = new Readiness(api, context);
        auto report = std::make_shared<ReadinessReport>();
        QObject::connect(readiness, &Readiness::found, readiness,
                         [report](const ReadinessPoint &point) { report->push_back(point); });
        QObject::connect(readiness, &Readiness::finished, readiness, [readiness, report, told] {
            readiness->deleteLater();
            told(*report);
        });
        readiness->start();
    };
}

KioskHealth::KioskHealth(const Journal &journal, AskReadiness ask, const KioskHealthPace &pace, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
    , m_ask(std::move(ask))
    , m_pace(pace)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &KioskHealth::ask);
}

void KioskHealth::ask()
{
    m_next.start(m_pace.patience);
    m_ask(this, [this, asked = ++m_asked](const ReadinessReport &report) {
        if (asked == m_asked)
            take(report);
    });
}

void KioskHealth::take(const ReadinessReport &report)
{
    m_report = report;
    std::optional<KioskTrouble> trouble = judge(report);
    if (const auto ready = m_journal.checkReadyToRecord(); !ready) {
        trouble = KioskTrouble::JournalStopped;
        m_report.push_back({.name = u"journal"_s, .ok = false, .detail = ready.error().message});
    } else {
        m_report.push_back({.name = u"journal"_s, .ok = true, .detail = u"can be written"_s});
    }
    m_next.start(trouble ? m_pace.whenBad : m_pace.whenGood);
    Q_EMIT found(trouble);
}

std::optional<KioskTrouble> KioskHealth::judge(const ReadinessReport &report)
{
    std::optional<KioskTrouble> trouble;
    for (const ReadinessPoint &point : report) {
        if (point.ok)
            continue;
        if (!passesByItself(point))
            return KioskTrouble::NotReady;
        trouble = KioskTrouble::GatewayUnreachable;
    }
    return trouble;
}

} // namespace Kassi
