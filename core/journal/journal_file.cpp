// SPDX-License-Identifier: MIT
#include "journal/journal_file.h"

#include "journal/journal_schema.h"
#include "journal/private_folder.h"

#include <QFile>
#include <QFileInfo>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestQuickCheck = qint64(64) * 1024 * 1024;
constexpr QFile::Permissions onlyUs = QFile::ReadOwner | QFile::WriteOwner;

tl::unexpected<Error> setAside(const QString &file, const QString &why)
{
    return fail(ErrorCode::JournalFailed,
                u"The journal \"%1\" %2. Nothing is sold until that is solved. The file was not changed; it may name "
                u"payments that are not settled, so keep it: move it, and its -wal file if there is one, to another "
                u"folder, have it looked at, and start Kassi again. It then begins an empty journal."_s.arg(file, why));
}

tl::unexpected<Error> cannotCreate(const QString &file, const QString &why)
{
    return fail(ErrorCode::JournalFailed,
                u"The journal \"%1\" cannot be created: %2. Check who may write to its folder and that the disk is "
                u"not full."_s.arg(file, why));
}

// Built beside its place and renamed into it, so that a file in its place is a whole journal at every moment: an empty
// or half-made one was damaged and is not mistaken for a first start.
Result<void> create(const QString &file)
{
    const QString draft = file + u".new"_s;
    for (const QString &leftover : QStringList{draft, draft + u"-journal"_s}) {
        if (QFile::exists(leftover) && !QFile::remove(leftover))
            return cannotCreate(file, u"\"%1\" of an earlier start cannot be removed"_s.arg(leftover));
    }
    QFile made(draft);
    if (!made.open(QIODevice::WriteOnly | QIODevice::NewOnly, onlyUs))
        return cannotCreate(file, made.errorString());
    made.close();
    {
        const auto connection = SqlConnection::open(draft, SqlConnection::Access::ReadWrite);
        if (!connection)
            return tl::unexpected(connection.error());
        if (auto migrated = migrateJournal(*connection); !migrated)
            return migrated;
    }
    if (!made.rename(file))
        return cannotCreate(file, made.errorString());
    return {};
}

bool beginsAsDatabase(const QString &file)
{
    constexpr char magic[] = "SQLite format 3"; // with the zero byte behind it
    QFile bytes(file);
    return bytes.open(QIODevice::ReadOnly) && bytes.read(sizeof magic) == QByteArray(magic, sizeof magic);
}

Result<void> inspect(const QString &file)
{
    // Not even opened: beside a database of no or one byte SQLite removes the -wal file, which may hold all there is.
    if (!beginsAsDatabase(file))
        return setAside(file, u"is not a database, or is damaged"_s);
    const auto connection = SqlConnection::open(file, SqlConnection::Access::ReadOnly);
    if (!connection)
        return tl::unexpected(connection.error());
    const auto application = connection->value(u"PRAGMA application_id"_s);
    if (!application)
        return setAside(file, u"is not a database, or is damaged"_s);
    if (application->toInt() != journalApplicationId)
        return setAside(file, u"is not a journal of Kassi"_s);
    const auto version = connection->value(u"PRAGMA user_version"_s);
    if (!version || version->toInt() < 1)
        return setAside(file, u"is damaged: it has no version"_s);
    if (version->toInt() > journalSchemaVersion())
        return fail(ErrorCode::JournalFailed,
                    u"The journal \"%1\" was written by a newer Kassi (version %2 of the journal; this program knows "
                    u"%3). It was not changed. Install the newer Kassi again."_s.arg(
                        file, *version, QString::number(journalSchemaVersion())));
    if (const auto ours = hasJournalSchema(*connection, version->toInt()); !ours || !*ours)
        return setAside(file, u"is damaged: its tables are not as Kassi made them"_s);
    if (QFileInfo(file).size() >= largestQuickCheck)
        return {};
    const auto sound = connection->value(u"PRAGMA quick_check(1)"_s);
    if (!sound || *sound != u"ok"_s)
        return setAside(file, u"is damaged (%1)"_s.arg(sound ? *sound : u"it cannot be read"_s));
    return {};
}

} // namespace

Result<void> prepareJournalFile(const QString &file)
{
    if (auto folder = makePrivateFolder(QFileInfo(file).absolutePath()); !folder)
        return folder;
    if (!QFileInfo::exists(file)) {
        if (QFileInfo::exists(file + u"-wal"_s))
            return setAside(file, u"is gone, but its -wal file is still there"_s);
        return create(file);
    }
    if (auto inspected = inspect(file); !inspected)
        return inspected;
    // It is ours, so what somebody's copying did to its mode may be put right.
    if ((QFileInfo(file).permissions() &
         (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)) &&
        !QFile::setPermissions(file, onlyUs))
        return fail(ErrorCode::JournalFailed,
                    u"Others may read or change the journal \"%1\". Type: chmod 600 '%1'"_s.arg(file));
    return {};
}

} // namespace Kassi
