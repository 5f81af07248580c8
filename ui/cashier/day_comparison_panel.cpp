// SPDX-License-Identifier: MIT
#include "cashier/day_comparison_panel.h"

#include "cashier/day_text.h"
#include "common/error_text.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QSet>
#include <QShortcut>

#include <algorithm>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {
constexpr std::size_t mostListed = 200; // of each kind; more would be too many to read, and slow
}

DayComparisonPanel::DayComparisonPanel(const CheckoutPorts &ports, QWidget *parent)
    : QFrame(parent)
    , m_comparison(ports.api, ports.journal, ports.clock)
    , m_text(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_compare(new QPushButton(this))
    , m_list(new QListWidget(this))
{
    setProperty("role", u"card"_s);
    m_text->setObjectName(u"day-compared"_s);
    m_text->setWordWrap(true);
    m_progress->setObjectName(u"day-progress"_s);
    m_progress->setTextVisible(false);
    m_compare->setObjectName(u"day-compare"_s);
    m_compare->setProperty("role", u"small"_s);
    m_compare->setFocusPolicy(Qt::TabFocus);
    m_list->setObjectName(u"day-findings"_s);
    m_list->setProperty("role", u"inner"_s);
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 12);
    column->addWidget(m_text);
    column->addWidget(m_progress);
    column->addWidget(m_compare);
    column->addWidget(m_list, 1);
    column->addStretch(0);
    connect(m_compare, &QPushButton::clicked, this, &DayComparisonPanel::toggle);
    connect(new QShortcut(QKeySequence(Qt::Key_F9), this), &QShortcut::activated, m_compare, &QPushButton::click);
    connect(&m_comparison, &DayComparison::progressed, this, &DayComparisonPanel::showState);
    connect(&m_comparison, &DayComparison::differs, this, &DayComparisonPanel::differs);
    showState();
}

void DayComparisonPanel::setDay(const Day &day)
{
    m_day = &day;
    QSet<QString> payments;
    for (const DayChange &change : day.changes)
        payments.insert(change.after.payment);
    payments.remove({});
    m_payments = payments.size();
    showState();
}

void DayComparisonPanel::toggle()
{
    if (m_comparison.isRunning())
        return m_comparison.stop();
    if (!m_day)
        return;
    m_comparedDay = m_day->number;
    m_comparison.start(m_day->changes);
}

std::optional<DayCompared> DayComparisonPanel::compared() const
{
    if (!isOurs())
        return m_day && m_day->closed ? m_day->closed->compared : std::nullopt;
    DayCompared counts = m_comparison.counts();
    // What came after the comparison had begun was not compared.
    counts.unanswered = std::max<qint64>(0, m_payments - counts.same - counts.different);
    return counts;
}

QHash<QString, QString> DayComparisonPanel::verdicts() const
{
    QHash<QString, QString> words;
    if (!isOurs())
        return words;
    for (const QString &payment : m_comparison.sameOnes())
        words.insert(payment, u"same"_s);
    for (const DayFinding &finding : m_comparison.findings())
        words.insert(finding.attempt.payment,
                     finding.difference ? differenceName(*finding.difference) : u"not_compared"_s);
    return words;
}

QString DayComparisonPanel::text() const
{
    if (isOurs() && m_comparison.isRunning()) {
        const QString done = m_comparison.isPaused()
                                 ? tr("%L1 of %L2 compared. Waiting until the payment on the screen is over.")
                                 : tr("%L1 of %L2 compared. The till can be used meanwhile.");
        return done.arg(m_comparison.done()).arg(m_comparison.total());
    }
    if (isOurs() && m_payments == 0)
        return tr("There is nothing to compare: no payment of this day reached the gateway.");
    const QString found = comparedText(compared());
    if (isOurs() && m_comparison.trouble())
        return found + u'\n' +
               tr("The gateway does not answer. Compare again later. %1").arg(textFor(*m_comparison.trouble()));
    return found.isEmpty() ? tr("The day can be compared with the gateway's books, payment for payment.") : found;
}

QStringList DayComparisonPanel::items() const
{
    QStringList items;
    const auto add = [&items](const auto &all, auto textOf) {
        for (std::size_t i = 0; i < std::min(all.size(), mostListed); ++i)
            items << textOf(all[i]);
        if (all.size() > mostListed)
            items << tr("… and %L1 more.").arg(all.size() - mostListed);
    };
    if (isOurs()) {
        std::vector<DayFinding> findings = m_comparison.findings();
        if (m_comparison.trouble()) // is told above, for all that could not be compared
            std::erase_if(findings, [](const DayFinding &finding) { return !finding.difference; });
        add(findings, [](const DayFinding &finding) { return textFor(finding); });
    }
    if (m_day)
        add(m_day->unresolved, [](const Attempt &attempt) { return tr("Open: %1").arg(textForOpen(attempt)); });
    return items;
}

void DayComparisonPanel::showState()
{
    const bool isRunning = m_comparison.isRunning();
    m_text->setText(text());
    m_progress->setVisible(isOurs() && isRunning);
    m_progress->setRange(0, std::max(1, m_comparison.total()));
    m_progress->setValue(m_comparison.done());
    m_progress->setAccessibleName(tr("Compared so far"));
    m_compare->setText((isRunning ? tr("Stop comparing") : tr("Compare with the gateway")) + u"  F9"_s);
    m_list->setAccessibleName(tr("Differences and open cases"));
    QStringList shown;
    for (int row = 0; row < m_list->count(); ++row)
        shown << m_list->item(row)->text();
    const QStringList wanted = items();
    if (wanted != shown) { // else whoever reads it would lose the place
        m_list->clear();
        m_list->addItems(wanted);
    }
    m_list->setVisible(!wanted.isEmpty());
}

void DayComparisonPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        showState();
    QFrame::changeEvent(event);
}

} // namespace Kassi
