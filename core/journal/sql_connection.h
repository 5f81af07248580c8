// SPDX-License-Identifier: MIT
// One connection to an SQLite file, with errors as values and an end that is never forgotten.
// Private to the journal: whoever includes it needs Qt SQL.
#pragma once

#include "payment/result.h"

#include <QScopeGuard>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

namespace Kassi {

/// Move-only; used from the thread that opened it. All errors are ErrorCode::JournalFailed.
class SqlConnection
{
public:
    enum class Access { ReadOnly, ReadWrite };

    [[nodiscard]] static Result<SqlConnection> open(const QString &file, Access access);
    ~SqlConnection();
    SqlConnection(SqlConnection &&other) noexcept;
    SqlConnection(const SqlConnection &) = delete;
    SqlConnection &operator=(const SqlConnection &) = delete;
    SqlConnection &operator=(SqlConnection &&) = delete;

    [[nodiscard]] const QString &file() const { return m_file; }

    [[nodiscard]] Result<void> run(const QString &statement) const;
    /// The first column of the first row, as text; empty where there is no row.
    [[nodiscard]] Result<QString> value(const QString &statement) const;
    /// The query has to go before its connection does.
    [[nodiscard]] Result<QSqlQuery> prepare(const QString &statement) const;
    /// Says of a damaged file that it has to be set aside, of anything else to look after the disk.
    [[nodiscard]] tl::unexpected<Error> failure(const QSqlError &error) const;

    /// Binds, executes, and goes to the end of what it answers: a PRAGMA that answers a row can fail after it, and a
    /// query left open would keep its view of the file.
    template <typename Visit>
    [[nodiscard]] Result<void> each(QSqlQuery &query, const QVariantList &values, Visit visit) const
    {
        const auto finish = qScopeGuard([&query] { query.finish(); });
        for (qsizetype at = 0; at < values.size(); ++at)
            query.bindValue(int(at), values.at(at));
        if (!query.exec())
            return failure(query.lastError());
        while (query.next()) {
            if (Result<void> visited = visit(std::as_const(query)); !visited)
                return visited;
        }
        if (query.lastError().isValid())
            return failure(query.lastError());
        return {};
    }
    template <typename Visit>
    [[nodiscard]] Result<void> each(const QString &statement, const QVariantList &values, Visit visit) const
    {
        auto query = prepare(statement);
        return query ? each(*query, values, visit) : tl::unexpected(query.error());
    }

    /// BEGIN IMMEDIATE, `work`, COMMIT; an error anywhere means ROLLBACK.
    template <typename Work>
    [[nodiscard]] Result<void> transaction(Work work) const
    {
        return between(QStringLiteral("BEGIN IMMEDIATE"), work);
    }
    /// Likewise for reading: all that `work` sees is of one moment.
    template <typename Work>
    [[nodiscard]] Result<void> snapshot(Work work) const
    {
        return between(QStringLiteral("BEGIN"), work);
    }

private:
    explicit SqlConnection(const QString &file);

    template <typename Work>
    [[nodiscard]] Result<void> between(const QString &begin, Work work) const
    {
        if (auto begun = run(begin); !begun)
            return begun;
        Result<void> done = work();
        if (done)
            done = run(QStringLiteral("COMMIT"));
        // Not every failed COMMIT leaves a transaction to roll back, so what this answers says nothing new.
        if (!done)
            static_cast<void>(run(QStringLiteral("ROLLBACK")));
        return done;
    }

    QString m_file;
    QString m_name;
    QSqlDatabase m_database;
};

} // namespace Kassi
