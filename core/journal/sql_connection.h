// SPDX-License-Identifier: MIT
// One connection to an SQLite file, with errors as values and an end that is never forgotten.
// Private to the journal: whoever includes it needs Qt SQL.
#pragma once

#include "payment/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>

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

    [[nodiscard]] Result<void> run(const QString &statement) const;
    /// The first column of the first row, as text.
    [[nodiscard]] Result<QString> value(const QString &statement) const;
    /// The query has to go before its connection does.
    [[nodiscard]] Result<QSqlQuery> prepare(const QString &statement) const;
    [[nodiscard]] tl::unexpected<Error> failure(const QSqlError &error) const;

    /// BEGIN IMMEDIATE, `work`, COMMIT; an error anywhere means ROLLBACK.
    template <typename Work>
    [[nodiscard]] Result<void> transaction(Work work) const
    {
        if (auto begun = run(QStringLiteral("BEGIN IMMEDIATE")); !begun)
            return begun;
        Result<void> done = work();
        if (done)
            done = run(QStringLiteral("COMMIT"));
        // Not every failed COMMIT leaves a transaction to roll back, so what this answers says nothing new.
        if (!done)
            static_cast<void>(run(QStringLiteral("ROLLBACK")));
        return done;
    }

private:
    explicit SqlConnection(const QString &file);

    QString m_file;
    QString m_name;
    QSqlDatabase m_database;
};

} // namespace Kassi
