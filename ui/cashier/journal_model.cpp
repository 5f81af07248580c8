// SPDX-License-Identifier: MIT
#include "cashier/journal_model.h"

#include "cashier/latest_payments.h"
#include "common/outcome_mark.h"
#include "payment/money.h"

#include <QDateTime>
#include <QGuiApplication>
#include <QLocale>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr int markSize = 22;

bool asksForAll(const JournalQuery &query)
{
    return query.text.trimmed().isEmpty() && !query.status && !query.unresolved && !query.lateMoney && !query.fromMs &&
           !query.untilMs;
}

} // namespace

JournalModel::JournalModel(Journal &journal, QObject *parent)
    : QAbstractTableModel(parent)
    , m_journal(journal)
    , m_pageMissed([this](int page) { fetch(page); })
{
}

void JournalModel::ask(const JournalQuery &query)
{
    ++m_asked;
    m_answered = false;
    m_failed = false;
    m_wanted.reset();
    m_query = query;
    m_query.limit = pageSize;
    m_query.before.reset();
    m_query.counted = true;
    search(m_query, [this](AttemptPage page) {
        beginResetModel();
        m_query.counted = false;
        m_pages.clear();
        m_count = page.count.value_or(AttemptCount());
        m_reachable = asksForAll(m_query);
        m_next = m_reachable ? std::nullopt : page.next;
        m_rows = m_reachable ? int(std::min<qint64>(m_count.count, std::numeric_limits<int>::max())) : 0;
        if (m_reachable)
            keep(0, std::move(page.attempts));
        else
            add(std::move(page.attempts));
        endResetModel();
        Q_EMIT answered();
        goOn();
    });
}

// One search at a time: whoever scrolls fast gets the page where the scrolling ends, and not all that it passed by.
void JournalModel::search(const JournalQuery &query, const std::function<void(AttemptPage)> &found)
{
    m_asking = true;
    m_journal.searchThen(
        query, [self = QPointer<JournalModel>(this), asked = m_asked, found](const Result<AttemptPage> &page) {
            if (!self || self->m_asked != asked)
                return;
            self->m_asking = false;
            self->m_answered = true;
            if (!page) {
                self->m_failed = true;
                Q_EMIT self->failed(page.error());
                return;
            }
            found(*page);
        });
}

void JournalModel::add(std::vector<Attempt> attempts)
{
    for (Attempt &attempt : attempts) {
        attempt.plan.body.clear(); // nobody looks at it here
        m_pages[m_rows / pageSize].push_back(std::move(attempt));
        ++m_rows;
    }
}

// A search that ended its page before it had found anything goes on by itself, but not at once: a journal without a
// thread of its own would go through all there is in here.
void JournalModel::goOn()
{
    if (m_rows == 0)
        QMetaObject::invokeMethod(
            this, [this] { fetchMore({}); }, Qt::QueuedConnection);
}

void JournalModel::keep(int page, std::vector<Attempt> attempts)
{
    m_pages[page] = std::move(attempts);
    while (int(m_pages.size()) > mostPages) {
        const auto first = m_pages.begin();
        const auto last = std::prev(m_pages.end());
        m_pages.erase(page - first->first > last->first - page ? first : last);
    }
}

// Attempts are numbered without gaps, and those that came after the list was made stay out of it.
void JournalModel::fetch(int page)
{
    if (m_asking || m_failed) {
        m_wanted = page;
        return;
    }
    JournalQuery query = m_query;
    query.before = m_count.count - qint64(page) * pageSize + 1;
    search(query, [this, page](AttemptPage found) {
        keep(page, std::move(found.attempts));
        const int first = page * pageSize;
        Q_EMIT dataChanged(index(first, 0), index(std::min(first + pageSize, m_rows) - 1, ColumnCount - 1));
        const auto wanted = std::exchange(m_wanted, std::nullopt);
        if (wanted && !m_pages.contains(*wanted))
            fetch(*wanted);
    });
}

bool JournalModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_next && !m_asking && !m_failed;
}

void JournalModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    JournalQuery query = m_query;
    query.before = m_next;
    search(query, [this](AttemptPage page) {
        m_next = page.next;
        if (!page.attempts.empty()) {
            beginInsertRows({}, m_rows, m_rows + int(page.attempts.size()) - 1);
            add(std::move(page.attempts));
            endInsertRows();
        }
        Q_EMIT answered();
        goOn();
    });
}

const Attempt *JournalModel::attempt(int row) const
{
    const auto page = m_pages.find(row / pageSize);
    const auto at = std::size_t(row % pageSize);
    return row < 0 || page == m_pages.end() || at >= page->second.size() ? nullptr : &page->second[at];
}

void JournalModel::revise(const Attempt &attempt)
{
    for (auto &[page, attempts] : m_pages) {
        const auto row =
            std::ranges::find(attempts, attempt.plan.attempt, [](const Attempt &known) { return known.plan.attempt; });
        if (row == attempts.end())
            continue;
        *row = attempt;
        const int at = page * pageSize + int(row - attempts.begin());
        Q_EMIT dataChanged(index(at, 0), index(at, ColumnCount - 1));
    }
}

int JournalModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int JournalModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant JournalModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (index.column() == Amount ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole && role != Qt::ForegroundRole && role != Qt::DecorationRole)
        return {};
    const Attempt *row = attempt(index.row());
    if (!row) {
        if (!m_pages.contains(index.row() / pageSize))
            m_pageMissed(index.row() / pageSize);
        return {};
    }
    if (role == Qt::DisplayRole)
        return textOf(*row, index.column());
    if (index.column() != Status)
        return {};
    if (role == Qt::ForegroundRole)
        return LatestPayments::colourOf(*row);
    return OutcomeMark::pixmap(LatestPayments::markOf(*row), markSize, qGuiApp->devicePixelRatio());
}

QVariant JournalModel::textOf(const Attempt &attempt, int column) const
{
    switch (column) {
    case Time: return QDateTime::fromMSecsSinceEpoch(attempt.startedAtMs).toString(u"dd.MM.yyyy HH:mm"_s);
    case Reference: return attempt.plan.reference;
    case Amount: return formatMoney(attempt.plan.money, QLocale().name());
    case Status:
        if (!attempt.refunds.empty() && !attempt.isBeingRefunded() && attempt.rest() > 0)
            return tr("Refunded in part"); // how much stands in the details
        return LatestPayments::standOf(attempt);
    default: return {};
    }
}

QVariant JournalModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Amount ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time: return tr("Time");
    case Reference: return tr("Order number");
    case Amount: return tr("Amount");
    case Status: return tr("Outcome");
    default: return {};
    }
}

} // namespace Kassi
