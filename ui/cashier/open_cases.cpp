// SPDX-License-Identifier: MIT
#include "cashier/open_cases.h"

#include "cashier/latest_payments.h"
#include "common/error_text.h"

#include <QBoxLayout>
#include <QDateTime>
#include <QEvent>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>

#include <algorithm>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr int highest = 170; ///< From here on it scrolls: the keypad keeps its room.
constexpr int linesOfACase = 3;

// A claim is not paid for days, and everybody knows that.
bool concernsStaff(const Attempt &attempt)
{
    const bool open = !attempt.outcome || attempt.outcome == Outcome::Unconfirmed;
    const bool isPaidElsewhere = attempt.withdrawn == CancelReason::Elsewhere; // the order is; this is its other place
    return (open && !isPaidElsewhere) || attempt.isBeingRefunded();
}

} // namespace

OpenCases::OpenCases(QWidget *parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
    , m_show(new QPushButton(this))
    , m_list(new QListWidget(this))
{
    setProperty("role", u"notice"_s);
    m_text->setWordWrap(true);
    m_text->setObjectName(u"open-cases-text"_s);
    m_show->setObjectName(u"open-cases-show"_s);
    m_show->setProperty("role", u"small"_s);
    m_show->setCheckable(true);
    m_show->setFocusPolicy(Qt::TabFocus);
    m_list->setObjectName(u"open-cases"_s);
    m_list->setWordWrap(true);
    m_list->hide();
    auto *head = new QHBoxLayout;
    head->addWidget(m_text, 1);
    head->addWidget(m_show);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 6, 6, 6);
    column->addLayout(head);
    column->addWidget(m_list);
    connect(m_show, &QPushButton::toggled, this, [this](bool on) {
        m_list->setVisible(on);
        if (on)
            m_second.start(std::chrono::seconds(1));
        else
            m_second.stop();
        retranslate();
    });
    connect(&m_second, &QTimer::timeout, this, &OpenCases::retranslate);
    connect(new QShortcut(QKeySequence(Qt::Key_F6), this), &QShortcut::activated, m_show, &QPushButton::toggle);
    setAttempts({});
}

void OpenCases::setAttempts(const std::vector<Attempt> &unresolved)
{
    m_attempts.clear();
    std::ranges::copy_if(unresolved, std::back_inserter(m_attempts), concernsStaff);
    if (m_attempts.empty())
        m_show->setChecked(false);
    m_visits.removeIf([this](const QHash<QString, Visit>::iterator &visit) {
        return std::ranges::none_of(m_attempts, [&](const Attempt &a) { return a.plan.attempt == visit.key(); });
    });
    setVisible(!m_attempts.empty());
    retranslate();
}

void OpenCases::tellVisit(const Settlement &found, qint64 atMs)
{
    m_visits.insert(found.attempt, {atMs, found.error});
    retranslate();
}

void OpenCases::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

QString OpenCases::lineFor(const Attempt &attempt) const
{
    const auto next = m_nextVisit ? m_nextVisit(attempt.plan.attempt) : std::nullopt;
    const QString when = !next        ? QString()
                         : *next == 0 ? tr("Being asked about now.")
                                      : tr("Asked about again in %n s.", nullptr, int(*next / 1'000) + 1);
    const QString since = QDateTime::fromMSecsSinceEpoch(attempt.startedAtMs).toString(u"dd.MM. HH:mm"_s);
    QString found;
    if (const auto visit = m_visits.constFind(attempt.plan.attempt); visit != m_visits.cend()) {
        const QString at = QDateTime::fromMSecsSinceEpoch(visit->atMs).toString(u"HH:mm:ss"_s);
        found = visit->error ? tr("At %1: %2").arg(at, textFor(*visit->error)) : tr("At %1: nothing new.").arg(at);
    }
    return u"%1   %2   %3\n%4. %5"_s.arg(since, formatMoney(attempt.plan.money, QLocale().name()),
                                         attempt.plan.reference, LatestPayments::standOf(attempt),
                                         QString(found + u' ' + when).trimmed());
}

void OpenCases::retranslate()
{
    m_text->setText(
        tr("Not confirmed yet: %n. Do not charge again, Kassi keeps asking.", nullptr, int(m_attempts.size())));
    m_list->setAccessibleName(m_text->text());
    m_show->setText((m_show->isChecked() ? tr("Hide") : tr("Show")) + u"  F6"_s);
    if (!m_show->isChecked())
        return m_list->clear();
    const int count = int(m_attempts.size());
    while (m_list->count() > count)
        delete m_list->takeItem(count);
    for (int i = 0; i < count; ++i) {
        if (i == m_list->count())
            m_list->addItem(QString());
        m_list->item(i)->setText(lineFor(m_attempts[std::size_t(i)]));
    }
    constexpr int edges = 14;
    const int height = std::max(count, 1) * (linesOfACase * m_list->fontMetrics().lineSpacing() + edges);
    m_list->setFixedHeight(std::min(height, highest));
}

} // namespace Kassi
