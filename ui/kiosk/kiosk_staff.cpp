// SPDX-License-Identifier: MIT
#include "kiosk/kiosk_staff.h"

#include "cashier/late_money_bar.h"
#include "cashier/open_cases.h"
#include "cashier/refund_desk.h"
#include "common/error_text.h"
#include "common/outcome_text.h"
#include "common/page_stack.h"
#include "kiosk/chime.h"
#include "kiosk/notice_page.h"
#include "kiosk/screen_check.h"
#include "kiosk/staff_panel.h"
#include "readiness/readiness_watch.h"

#include <QFile>
#include <QPointF>
#include <QPointer>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {
constexpr int cornerSide = 110;
constexpr std::size_t tapsToOpen = 5;
constexpr qint64 tapsWithinMs = 5'000;
} // namespace

KioskStaff::KioskStaff(const CheckoutPorts &ports, const StaffOptions &options, bool withoutPin,
                       const KioskStaffParts &parts)
    : m_ports(ports)
    , m_withoutPin(withoutPin)
    , m_parts(parts)
    , m_panel(new StaffPanel(&parts.pages))
    , m_whyNot(new NoticePage(&parts.pages))
    , m_screen(new ScreenCheck(parts.pages.window()))
    , m_desk(withJournal(options), ports.clock, ports.random, parts.pages, parts.payment, parts.customers)
{
    m_whyNot->setObjectName(u"page"_s);
    m_parts.pages.addScrolled(m_panel);
    m_parts.pages.addWidget(m_whyNot);
    connect(m_panel, &StaffPanel::left, this, &KioskStaff::left);
    connect(m_panel, &StaffPanel::volumeWanted, this, [this](int percent) {
        m_parts.chime.setVolume(percent);
        m_parts.chime.play(Sound::Good);
        m_panel->setVolume(m_parts.chime.volume());
    });
    connect(m_panel, &StaffPanel::checkWanted, &m_parts.readiness, &ReadinessWatch::lookNow);
    connect(m_panel, &StaffPanel::screenTestWanted, m_screen, &ScreenCheck::begin);
    connect(m_screen, &ScreenCheck::over, m_panel, qOverload<>(&QWidget::setFocus));
    connect(&m_parts.readiness, &ReadinessWatch::looked, m_panel, &StaffPanel::setReport);
    connectGuardian();
}

KioskStaff::~KioskStaff() = default;

// Who tries a PIN and the like is on record, as far as it can be; it holds nobody up.
StaffOptions KioskStaff::withJournal(StaffOptions options)
{
    options.lockAfter = {}; // a kiosk is always locked
    if (!options.tell) {
        options.tell = [this](const TillRecord &fact) {
            m_ports.journal.appendTillThen(fact, [self = QPointer(this)](const Result<void> &written) {
                if (!written && self)
                    Q_EMIT self->troubled(written.error());
            });
        };
    }
    return options;
}

void KioskStaff::connectGuardian()
{
    LateMoneyBar &late = m_panel->lateMoney();
    m_panel->openCases().setNextVisit(
        [this](const QString &attempt) { return m_parts.guardian.msToNextVisit(attempt); });
    connect(&m_parts.guardian, &PaymentGuardian::visited, this,
            [this](const Settlement &found) { m_panel->openCases().tellVisit(found, m_ports.clock.wallMs()); });
    connect(&m_parts.guardian, &PaymentGuardian::lateMoney, &late, &LateMoneyBar::add);
    connect(&m_parts.guardian, &PaymentGuardian::decided, &late, &LateMoneyBar::remove);
    late.setPermission([this](const Attempt &, const std::function<void()> &granted) {
        m_decider = m_manager; // who may have left the panel by the time that it is carried out
        granted();
    });
    connect(&late, &LateMoneyBar::refundWanted, this, [this](const QString &attempt) { decide(attempt, true); });
    connect(&late, &LateMoneyBar::keepWanted, this, [this](const QString &attempt) { decide(attempt, false); });
    connect(&m_parts.guardian, &PaymentGuardian::refundAnswered, this,
            [this](const Attempt &, const std::optional<Error> &error) {
                m_panel->setNotice(error ? tr("The refund failed. %1").arg(textFor(*error))
                                         : tr("The refund was accepted."));
            });
}

void KioskStaff::decide(const QString &attempt, bool refund)
{
    noteStaff(m_ports.journal, attempt, refund ? StaffAct::Refund : StaffAct::Keep, m_decider, {});
    const auto written = [this, attempt](const Result<void> &done) {
        if (!done)
            m_panel->lateMoney().fail(attempt, textFor(done.error()));
    };
    if (refund)
        m_parts.guardian.refund(attempt, written);
    else
        m_parts.guardian.keep(attempt, written);
}

// Where the logo is, again and again: nobody does that by chance.
bool KioskStaff::tap(const QPointF &at)
{
    if (at.x() > cornerSide || at.y() > cornerSide) {
        m_taps.clear();
        return false;
    }
    const qint64 now = m_ports.clock.monotonicMs();
    m_taps.push_back(now);
    std::erase_if(m_taps, [now](qint64 tap) { return now - tap > tapsWithinMs; });
    if (m_taps.size() < tapsToOpen)
        return false;
    m_taps.clear();
    return true;
}

void KioskStaff::ask(int unit, const std::function<bool()> &isStill)
{
    m_unit = unit;
    m_desk.ask(
        {.what = Permission::KioskPanel, .text = tr("The panel of this kiosk is to be opened.")},
        [this, isStill](const QString &by) {
            if (!isStill())
                return;
            if (by.isEmpty() && !m_withoutPin)
                return sayWhyNot(tr("No manager is set up at this till, so nobody can open the panel here. Start Kassi "
                                    "with --mode cashier, press Ctrl+S and add one."));
            showPanel(by);
        },
        [this, isStill](const QString &why) {
            if (!isStill())
                return;
            if (!why.isEmpty())
                return sayWhyNot(why);
            Q_EMIT left();
        });
}

void KioskStaff::sayWhyNot(const QString &why)
{
    m_whyNot->show(Outcome::Cancelled, {.title = tr("For staff"), .text = why}, m_unit);
    m_parts.pages.setCurrentWidget(m_whyNot);
}

void KioskStaff::showPanel(const QString &manager)
{
    m_manager = manager;
    m_panel->setReport(m_parts.readiness.report());
    m_panel->setVolume(m_parts.chime.volume());
    if (const auto unresolved = m_ports.journal.unresolved())
        m_panel->openCases().setAttempts(*unresolved);
    m_parts.pages.setCurrentWidget(m_panel);
    m_panel->setFocus();
}

bool KioskStaff::isKeptClosed() const
{
    return QFile::exists(m_parts.closedMarker);
}

void KioskStaff::keepClosed(bool closed)
{
    if (m_parts.closedMarker.isEmpty())
        return;
    QFile marker(m_parts.closedMarker);
    const bool isKept = closed ? marker.open(QIODevice::WriteOnly) : !marker.exists() || marker.remove();
    if (!isKept)
        m_panel->setNotice(tr("The disk does not take this: after a new start the kiosk is as it was before."));
}

void KioskStaff::leave()
{
    m_manager.clear();
    if (m_parts.pages.currentPage() == m_panel)
        m_panel->setNotice({}); // it was read
    m_screen->hide();
    m_parts.pages.setCurrentWidget(&m_parts.customers);
}

} // namespace Kassi
