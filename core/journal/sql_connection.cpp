// SPDX-License-Identifier: MIT
#include "journal/sql_connection.h"

#include "journal/set_aside.h"

#include <QUuid>

#include <utility>

namespace Kassi {
using namespace Qt::StringLiterals;

// Only somebody who looks into the file by hand can hold it, since a state folder has one till. That long the till
// waits for him, and no longer: the window stands still meanwhile.
static constexpr int busyTimeoutMs = 2000;

// Of sqlite3.h, which nothing else here needs.
static constexpr int sqliteCorrupt = 11;
static constexpr int sqliteNotADatabase = 26;

SqlConnection::SqlConnection(const QString &file)
    : m_file(file)
    , m_name(u"kassi-journal-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces))
    , m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name))
{
}

SqlConnection::SqlConnection(SqlConnection &&other) noexcept
    : m_file(std::move(other.m_file))
    , m_name(std::exchange(other.m_name, {}))
    , m_database(std::exchange(other.m_database, {}))
{
}

SqlConnection::~SqlConnection()
{
    if (m_name.isEmpty())
        return;
    m_database.close();
    // The last handle has to be gone before the name may be removed.
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

Result<SqlConnection> SqlConnection::open(const QString &file, Access access)
{
    SqlConnection connection(file);
    QString options = u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(busyTimeoutMs);
    if (access == Access::ReadOnly)
        options += u";QSQLITE_OPEN_READONLY"_s;
    connection.m_database.setDatabaseName(file);
    connection.m_database.setConnectOptions(options);
    if (!connection.m_database.open())
        return connection.failure(connection.m_database.lastError());
    return connection;
}

Result<void> SqlConnection::run(const QString &statement) const
{
    return each(statement, {}, [](const QSqlQuery &) { return Result<void>(); });
}

Result<QString> SqlConnection::value(const QString &statement) const
{
    std::optional<QString> first;
    auto read = each(statement, {}, [&first](const QSqlQuery &row) {
        first = first.value_or(row.value(0).toString());
        return Result<void>();
    });
    if (!read)
        return tl::unexpected(read.error());
    return first.value_or(QString());
}

Result<QSqlQuery> SqlConnection::prepare(const QString &statement) const
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(statement))
        return failure(query.lastError());
    return query;
}

tl::unexpected<Error> SqlConnection::failure(const QSqlError &error) const
{
    const QString reason = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    const int code = error.nativeErrorCode().toInt() & 0xff; // what is above says more precisely where it happened
    if (code == sqliteCorrupt || code == sqliteNotADatabase)
        return setAside(m_file, u"is damaged (%1)"_s.arg(reason));
    return fail(ErrorCode::JournalFailed,
                u"The journal \"%1\" cannot be used: %2. Nothing is sold until that is solved. Check that the disk is "
                u"healthy and not full, and that no other program holds the file."_s.arg(m_file, reason));
}

} // namespace Kassi
