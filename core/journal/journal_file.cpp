// SPDX-License-Identifier: MIT
#include "journal/journal_file.h"

#include "journal/journal_check.h"
#include "journal/journal_schema.h"
#include "journal/private_folder.h"
#include "journal/set_aside.h"
#include "journal/witness.h"

#include <QFile>
#include <QFileInfo>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr QFile::Permissions onlyUs = QFile::ReadOwner | QFile::WriteOwner;

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
    for (const QString &leftover : QStringList{draft, draft + u"-journal"_s, draft + u"-wal"_s, draft + u"-shm"_s}) {
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
        // Here already: a power cut during this change leaves a file that has to be written to before it can be read.
        const auto mode = connection->value(u"PRAGMA journal_mode = WAL"_s);
        if (!mode || *mode != u"wal"_s)
            return cannotCreate(file,
                                mode ? u"its disk does not take the setting journal_mode=WAL"_s : mode.error().message);
    }
    if (!made.rename(file))
        return cannotCreate(file, made.errorString());
    return syncFolder(QFileInfo(file).absolutePath());
}

bool beginsAsDatabase(const QString &file)
{
    constexpr char magic[] = "SQLite format 3"; // with the zero byte behind it
    QFile bytes(file);
    return bytes.open(QIODevice::ReadOnly) && bytes.read(sizeof magic) == QByteArray(magic, sizeof magic);
}

Result<void> inspect(const QString &file, JournalDepth depth)
{
    // Not even opened: beside a database of no or one byte SQLite removes the -wal file, which may hold all there is.
    if (!beginsAsDatabase(file))
        return setAside(file, u"is not a database, or is damaged"_s);
    const auto connection = SqlConnection::open(file, SqlConnection::Access::ReadOnly);
    if (!connection)
        return tl::unexpected(connection.error());
    const auto checkEnd = [&] {
        return checkHead(*connection, Witness::read(file)).and_then([&] { return checkSchema(*connection); });
    };
    if (auto known = checkIdentity(*connection); !known)
        return known;
    // What is about to be brought to a newer version is written to, and made of all rows: they come first.
    const auto version = connection->value(u"PRAGMA user_version"_s);
    if (!version)
        return tl::unexpected(version.error());
    const bool isOlder = version->toInt() < journalSchemaVersion();
    const bool rightAtItsEnd = depth == JournalDepth::End && !isOlder && checkEnd();
    // Where the end is wrong, the rows before it tell more.
    return rightAtItsEnd ? Result<void>() : checkRows(*connection).and_then(checkEnd);
}

} // namespace

Result<void> prepareJournalFile(const QString &file, JournalDepth depth)
{
    if (auto folder = makePrivateFolder(QFileInfo(file).absolutePath()); !folder)
        return folder;
    if (!QFileInfo::exists(file)) {
        for (const QString &left : QStringList{file + u"-wal"_s, Witness::pathFor(file)}) {
            if (QFileInfo::exists(left))
                return setAside(file, u"is gone, but \"%1\" is still there"_s.arg(left));
        }
        return create(file);
    }
    if (auto inspected = inspect(file, depth); !inspected)
        return inspected;
    // It is ours, so what somebody's copying did to its mode may be put right.
    if ((QFileInfo(file).permissions() &
         (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)) &&
        !QFile::setPermissions(file, onlyUs))
        return fail(ErrorCode::JournalFailed,
                    u"Others may read or change the journal \"%1\". Type: chmod 600 '%1'"_s.arg(file));
    return {};
}

Result<void> checkWholeJournal(const QString &file, const std::stop_token &stop)
{
    const auto connection = SqlConnection::open(file, SqlConnection::Access::ReadOnly);
    return connection ? checkRows(*connection, stop) : tl::unexpected(connection.error());
}

} // namespace Kassi
