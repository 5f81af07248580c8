// SPDX-License-Identifier: MIT
#include "kiosk/staff_panel.h"

#include "cashier/late_money_bar.h"
#include "cashier/open_cases.h"
#include "common/parts.h"

#include <QBoxLayout>
#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {
constexpr int volumeStep = 20;
constexpr int columns = 2;
} // namespace

StaffPanel::StaffPanel(QWidget *parent)
    : QWidget(parent)
    , m_late(new LateMoneyBar(this))
    , m_cases(new OpenCases(this))
    , m_title(makeLabel(u"title"_s, u"panel-title"_s, this))
    , m_notice(makeLabel(u"notice"_s, u"panel-notice"_s, this))
    , m_report(makeLabel(u"quiet"_s, u"panel-report"_s, this))
    , m_back(makeSideButton(u"small"_s, u"panel-back"_s, this))
{
    setObjectName(u"page"_s);
    auto *grid = new QGridLayout;
    grid->setSpacing(10);
    m_service = add(*grid, u"panel-service"_s);
    m_reprint = add(*grid, u"panel-reprint"_s);
    m_quieter = add(*grid, u"panel-quieter"_s);
    m_louder = add(*grid, u"panel-louder"_s);
    m_screen = add(*grid, u"panel-screen"_s);
    m_check = add(*grid, u"panel-check"_s);
    m_restart = add(*grid, u"panel-restart"_s);
    m_close = add(*grid, u"panel-close"_s);
    auto *top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(m_back);
    top->addWidget(m_title, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 14, 20, 20);
    column->setSpacing(12);
    column->addLayout(top);
    column->addWidget(m_late);
    column->addWidget(m_cases);
    column->addWidget(m_notice);
    column->addLayout(grid);
    column->addWidget(m_report);
    column->addStretch(1);
    connect(m_back, &QPushButton::clicked, this, &StaffPanel::left);
    connect(m_service, &QPushButton::clicked, this, [this] { Q_EMIT serviceWanted(!m_outOfService); });
    connect(m_reprint, &QPushButton::clicked, this, &StaffPanel::reprintWanted);
    connect(m_quieter, &QPushButton::clicked, this, [this] { Q_EMIT volumeWanted(m_volume - volumeStep); });
    connect(m_louder, &QPushButton::clicked, this, [this] { Q_EMIT volumeWanted(m_volume + volumeStep); });
    connect(m_screen, &QPushButton::clicked, this, &StaffPanel::screenTestWanted);
    connect(m_check, &QPushButton::clicked, this, &StaffPanel::checkWanted);
    connect(m_restart, &QPushButton::clicked, this, &StaffPanel::restartWanted);
    connect(m_close, &QPushButton::clicked, this, &StaffPanel::closeWanted);
    setFocusProxy(m_back);
    setNotice({});
    retranslate();
}

QPushButton *StaffPanel::add(QGridLayout &grid, const QString &name)
{
    QPushButton *button = makeSideButton({}, name, this);
    const int at = grid.count();
    grid.addWidget(button, at / columns, at % columns);
    return button;
}

void StaffPanel::setService(bool outOfService)
{
    m_outOfService = outOfService;
    retranslate();
}

void StaffPanel::setVolume(int percent)
{
    m_volume = percent;
    retranslate();
}

void StaffPanel::setReport(const ReadinessReport &report)
{
    m_points = report;
    retranslate();
}

void StaffPanel::setNotice(const QString &text)
{
    m_notice->setText(text);
    m_notice->setVisible(!text.isEmpty());
}

void StaffPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return Q_EMIT left();
    QWidget::keyPressEvent(event);
}

void StaffPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void StaffPanel::retranslate()
{
    m_title->setText(tr("Kiosk: for staff"));
    m_back->setText(tr("Back to customers"));
    m_service->setText(m_outOfService ? tr("Back in service") : tr("Out of service"));
    m_reprint->setText(tr("Last receipt again"));
    m_quieter->setText(tr("Quieter"));
    m_louder->setText(m_volume == 0 ? tr("Louder (off now)") : tr("Louder (now %1 %)").arg(m_volume));
    m_quieter->setEnabled(m_volume > 0);
    m_louder->setEnabled(m_volume < 100);
    m_screen->setText(tr("Test the screen"));
    m_check->setText(tr("Check again"));
    m_restart->setText(tr("Start anew"));
    m_close->setText(tr("Close the kiosk"));
    QStringList lines; // as `kassi check` prints them
    for (const ReadinessPoint &point : m_points)
        lines << u"%1 %2: %3"_s.arg(point.ok ? u"✓"_s : u"✗"_s, point.name, point.detail);
    m_report->setText(lines.join(u'\n'));
}

} // namespace Kassi
