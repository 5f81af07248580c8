// SPDX-License-Identifier: MIT
// What the journal answers to a query, as the rows of a table. Of a list of all attempts every row can be reached at
// once, and only the pages that are looked at are fetched; any other list grows at its end as somebody scrolls down.
#pragma once

#include "journal/journal.h"

#include <QAbstractTableModel>

#include <functional>
#include <map>

namespace Kassi {

/// Nothing here waits for the journal: rows that are not there yet are empty.
class JournalModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Reference, Amount, Status, ColumnCount };

    static constexpr int pageSize = 100;
    static constexpr int mostPages = 40; ///< Kept at once of a list of all attempts.

    /// The journal outlives it.
    explicit JournalModel(Journal &journal, QObject *parent = nullptr);

    /// The rows stay until there is an answer. JournalQuery's limit, before and counted are the model's own.
    void ask(const JournalQuery &query);
    /// The rows are those of the last query. A journal that fails answers, too.
    [[nodiscard]] bool isAnswered() const { return m_answered; }
    /// More rows, or the first ones, are on their way.
    [[nodiscard]] bool isAsking() const { return m_asking; }
    /// Of all rows there are, fetched or not.
    [[nodiscard]] AttemptCount count() const { return m_count; }
    /// Null as long as it was not fetched. Valid until the event loop goes on.
    [[nodiscard]] const Attempt *attempt(int row) const;

    /// How one of the rows stands now. Does nothing where it is not among those that were fetched.
    void revise(const Attempt &attempt);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    /// The rows are those of the last query; where there are none yet and isAsking(), the search goes on.
    void answered();
    void failed(const Kassi::Error &error);

private:
    void add(std::vector<Attempt> attempts);
    void goOn();
    void keep(int page, std::vector<Attempt> attempts);
    void fetch(int page);
    void search(const JournalQuery &query, const std::function<void(AttemptPage)> &found);
    [[nodiscard]] QVariant textOf(const Attempt &attempt, int column) const;

    Journal &m_journal;
    JournalQuery m_query;
    bool m_reachable = false; ///< Every row at once: all attempts were asked for.
    std::map<int, std::vector<Attempt>> m_pages;
    int m_rows = 0;
    AttemptCount m_count;
    std::optional<qint64> m_next; ///< Where the list goes on, where it has to be fetched in its order.
    quint64 m_asked = 0;          ///< Answers to earlier queries are thrown away by it.
    bool m_asking = false;
    bool m_answered = false;
    bool m_failed = false;                 ///< Nothing more is fetched until somebody asks again.
    std::optional<int> m_wanted;           ///< The page that was looked at last while another one was on its way.
    std::function<void(int)> m_pageMissed; ///< From const functions: looking at a row is what fetches it.
};

} // namespace Kassi
