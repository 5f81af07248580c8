// SPDX-License-Identifier: MIT
#include "sim/crash_disk.h"

#include "support/memory_folder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstring>

namespace Kassi::Sim {
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 sectorBytes = 512;

// An open file as SQLite holds it: ours, and right behind it in memory the system's.
struct OpenFile
{
    sqlite3_file base;
    CrashDisk *disk;
    CrashDisk::FileState *file; ///< Null for files that are none of ours: temporary ones.

    [[nodiscard]] sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};

OpenFile &opened(sqlite3_file *file)
{
    return *reinterpret_cast<OpenFile *>(file);
}

CrashDisk &diskOf(sqlite3_vfs *vfs)
{
    return *static_cast<CrashDisk *>(vfs->pAppData);
}

quint64 inodeOf(const QString &path)
{
    struct stat info = {};
    return ::stat(qPrintable(path), &info) == 0 ? quint64(info.st_ino) : 0;
}

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void lay(QByteArray &image, qint64 offset, const char *bytes, qint64 count)
{
    if (image.size() < offset + count)
        image.resize(offset + count, '\0');
    std::memcpy(image.data() + offset, bytes, size_t(count));
}

void apply(QByteArray &image, const CrashDisk::Write &write)
{
    if (write.truncates)
        image.resize(std::min<qsizetype>(image.size(), write.offset));
    else
        lay(image, write.offset, write.bytes.constData(), write.bytes.size());
}

int writeFile(sqlite3_file *handle, const void *bytes, int count, sqlite3_int64 offset)
{
    OpenFile &open = opened(handle);
    if (!open.file)
        return open.real()->pMethods->xWrite(open.real(), bytes, count, offset);
    const int refused = open.disk->strike(CrashDisk::Step::Write);
    const bool isShort = refused == SQLITE_IOERR_WRITE && open.disk->cutsWritesShort();
    if (refused != SQLITE_OK && !isShort)
        return refused;
    const int arriving = isShort ? count / 2 : count;
    const int done = open.real()->pMethods->xWrite(open.real(), bytes, arriving, offset);
    if (done == SQLITE_OK)
        open.file->unsynced.push_back({offset, QByteArray(static_cast<const char *>(bytes), arriving)});
    return isShort ? refused : done;
}

int truncateFile(sqlite3_file *handle, sqlite3_int64 size)
{
    OpenFile &open = opened(handle);
    if (open.file) {
        if (const int refused = open.disk->strike(CrashDisk::Step::Truncate); refused != SQLITE_OK)
            return refused;
        open.file->unsynced.push_back({.offset = size, .bytes = {}, .truncates = true});
    }
    return open.real()->pMethods->xTruncate(open.real(), size);
}

// Nothing is really synced: what a power cut does is this disk's to say, and memory needs no patience.
int syncFile(sqlite3_file *handle, int flags)
{
    OpenFile &open = opened(handle);
    if (!open.file)
        return open.real()->pMethods->xSync(open.real(), flags);
    const int refused = open.disk->strike(CrashDisk::Step::Sync);
    if (refused == SQLITE_OK)
        open.disk->synced(*open.file);
    else if (!open.disk->hasCrashed())
        open.disk->syncFailed(*open.file);
    return refused;
}

int readFile(sqlite3_file *handle, void *bytes, int count, sqlite3_int64 offset)
{
    OpenFile &open = opened(handle);
    if (open.file) {
        if (const int refused = open.disk->strikeRead(); refused != SQLITE_OK)
            return refused;
    }
    return open.real()->pMethods->xRead(open.real(), bytes, count, offset);
}

int closeFile(sqlite3_file *handle)
{
    sqlite3_file *real = opened(handle).real();
    return real->pMethods ? real->pMethods->xClose(real) : SQLITE_OK;
}

// Passes a call on to the system's file.
template <auto method, typename... Arguments>
int pass(sqlite3_file *handle, Arguments... arguments)
{
    sqlite3_file *real = opened(handle).real();
    return (real->pMethods->*method)(real, arguments...);
}

// A read-only file system has no place for the -shm file.
int shmMap(sqlite3_file *handle, int page, int bytes, int extend, void volatile **memory)
{
    OpenFile &open = opened(handle);
    if (open.file && open.disk->isReadOnly())
        return SQLITE_CANTOPEN;
    return open.real()->pMethods->xShmMap(open.real(), page, bytes, extend, memory);
}

void shmBarrier(sqlite3_file *handle)
{
    sqlite3_file *real = opened(handle).real();
    real->pMethods->xShmBarrier(real);
}

// Version 2: with shared memory for WAL, without xFetch, so that every read and write comes by here.
constexpr sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = closeFile,
    .xRead = readFile,
    .xWrite = writeFile,
    .xTruncate = truncateFile,
    .xSync = syncFile,
    .xFileSize = pass<&sqlite3_io_methods::xFileSize, sqlite3_int64 *>,
    .xLock = pass<&sqlite3_io_methods::xLock, int>,
    .xUnlock = pass<&sqlite3_io_methods::xUnlock, int>,
    .xCheckReservedLock = pass<&sqlite3_io_methods::xCheckReservedLock, int *>,
    .xFileControl = pass<&sqlite3_io_methods::xFileControl, int, void *>,
    .xSectorSize = pass<&sqlite3_io_methods::xSectorSize>,
    .xDeviceCharacteristics = pass<&sqlite3_io_methods::xDeviceCharacteristics>,
    .xShmMap = shmMap,
    .xShmLock = pass<&sqlite3_io_methods::xShmLock, int, int, int>,
    .xShmBarrier = shmBarrier,
    .xShmUnmap = pass<&sqlite3_io_methods::xShmUnmap, int>,
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

int openFile(sqlite3_vfs *vfs, const char *name, sqlite3_file *handle, int flags, int *outFlags)
{
    CrashDisk &disk = diskOf(vfs);
    OpenFile &open = opened(handle);
    open.base.pMethods = nullptr; // SQLite closes what has methods, even when opening it failed
    open.disk = &disk;
    const QString path = name ? QString::fromUtf8(name) : QString();
    const bool ours = path.startsWith(disk.folder() + u'/');
    if (ours && disk.isReadOnly()) {
        if (!QFileInfo::exists(path))
            return SQLITE_CANTOPEN;
        flags = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
    }
    if (ours && (flags & SQLITE_OPEN_CREATE) && disk.hasCrashed() && !QFileInfo::exists(path))
        return SQLITE_CANTOPEN;
    open.file = ours ? disk.fileAt(path) : nullptr;
    const int done = disk.system()->xOpen(disk.system(), name, open.real(), flags, outFlags);
    if (done != SQLITE_OK)
        return done;
    if (open.file)
        open.file->inode = inodeOf(path);
    open.base.pMethods = &methods;
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs *vfs, const char *name, int syncFolder)
{
    CrashDisk &disk = diskOf(vfs);
    const QString path = QString::fromUtf8(name);
    if (!path.startsWith(disk.folder() + u'/'))
        return disk.system()->xDelete(disk.system(), name, syncFolder);
    return disk.remove(path, syncFolder != 0);
}

} // namespace

CrashDisk::CrashDisk(std::function<quint64()> chance)
    : m_chance(std::move(chance))
    , m_folder(Testing::memoryFolder(u"kassi-crash-disk"_s))
    , m_system(sqlite3_vfs_find(nullptr))
    , m_vfs(std::make_unique<sqlite3_vfs>(*m_system))
{
    m_vfs->szOsFile = int(sizeof(OpenFile)) + m_system->szOsFile;
    m_vfs->zName = "kassi-crash-disk";
    m_vfs->pNext = nullptr;
    m_vfs->pAppData = this;
    m_vfs->xOpen = openFile;
    m_vfs->xDelete = deleteFile;
    if (!m_folder.isValid() || sqlite3_vfs_register(m_vfs.get(), 1) != SQLITE_OK)
        qFatal("no disk for the simulation");
}

CrashDisk::~CrashDisk()
{
    sqlite3_vfs_unregister(m_vfs.get());
    sqlite3_vfs_register(m_system, 1);
}

bool CrashDisk::faultIsDue(qint64 count)
{
    const bool due = m_fault && count >= m_fault->at && (m_fault->lasting || !m_struck);
    m_struck = m_struck || due;
    return due;
}

int CrashDisk::strike(Step step)
{
    ++m_operations;
    m_crashed = m_crashed || (m_crashAt > 0 && m_operations >= m_crashAt);
    if (m_crashed)
        return SQLITE_IOERR;
    if (!m_fault)
        return SQLITE_OK;
    const bool writes = step == Step::Write;
    switch (m_fault->trouble) {
    case DiskTrouble::Full: return writes && faultIsDue(m_operations) ? SQLITE_FULL : SQLITE_OK;
    case DiskTrouble::WriteError:
    case DiskTrouble::ShortWrite: return writes && faultIsDue(m_operations) ? SQLITE_IOERR_WRITE : SQLITE_OK;
    case DiskTrouble::SyncError: return step == Step::Sync && faultIsDue(m_operations) ? SQLITE_IOERR_FSYNC : SQLITE_OK;
    case DiskTrouble::ReadError: return SQLITE_OK;
    case DiskTrouble::ReadOnly: return isReadOnly() ? SQLITE_READONLY : SQLITE_OK;
    }
    return SQLITE_OK;
}

int CrashDisk::strikeRead()
{
    ++m_reads;
    if (m_fault && m_fault->trouble == DiskTrouble::ReadError && faultIsDue(m_reads))
        return SQLITE_IOERR_READ;
    return SQLITE_OK;
}

bool CrashDisk::isReadOnly()
{
    const bool is = m_fault && m_fault->trouble == DiskTrouble::ReadOnly && m_operations >= m_fault->at;
    m_struck = m_struck || is;
    return is;
}

// A file that this disk does not know was there before it, or was renamed by other means than SQLite's.
CrashDisk::FileState *CrashDisk::fileAt(const QString &path)
{
    const quint64 inode = inodeOf(path);
    FileState &file = m_files[path];
    if (inode == 0) { // made now; what was there before it is over
        const bool lingers = file.removed && file.entryDurable;
        if (!lingers)
            file = {};
        file.removed = false;
        file.unsynced.push_back({.offset = 0, .bytes = {}, .truncates = true});
        return &file;
    }
    const bool madeAnew = QFileInfo(path).size() == 0; // which may well have got the same inode
    if (file.inode == inode && !madeAnew)
        return &file;
    const auto renamed = std::ranges::find_if(
        m_files, [&](const auto &known) { return known.first != path && known.second.inode == inode; });
    if (renamed != m_files.end()) {
        file = std::exchange(renamed->second, {});
    } else {
        file = {.durable = contentsOf(path), .unsynced = {}, .entryDurable = true, .removed = false, .inode = inode};
    }
    return &file;
}

void CrashDisk::synced(FileState &file)
{
    ++m_syncs;
    if (m_lies)
        return;
    for (const Write &write : file.unsynced)
        apply(file.durable, write);
    file.unsynced.clear();
    file.entryDurable = true; // the system's VFS syncs the folder with the first sync of a new file
}

// What the system does with pages that it could not write: they count as clean, whatever is on the disk.
void CrashDisk::syncFailed(FileState &file)
{
    for (const Write &write : file.unsynced) {
        if (coin())
            apply(file.durable, write);
    }
    file.unsynced.clear();
}

int CrashDisk::remove(const QString &path, bool syncFolder)
{
    if (const int refused = strike(Step::Remove); refused != SQLITE_OK)
        return refused == SQLITE_READONLY ? SQLITE_IOERR_DELETE : refused;
    if (!QFile::remove(path))
        return SQLITE_IOERR_DELETE_NOENT;
    const auto known = m_files.find(path);
    if (known == m_files.end())
        return SQLITE_OK;
    known->second.removed = true;
    known->second.inode = 0;
    if (syncFolder)
        known->second = {};
    return SQLITE_OK;
}

QByteArray CrashDisk::afterPowerCut(const FileState &file)
{
    QByteArray image = file.durable;
    for (const Write &write : file.unsynced) {
        const quint64 fate = (m_chance() >> 40) % 3;
        if (fate == 0)
            continue;
        if (fate == 1 || write.truncates) {
            apply(image, write);
            continue;
        }
        for (qint64 at = 0; at < write.bytes.size();) { // torn: each sector for itself
            const qint64 sectorEnd = ((write.offset + at) / sectorBytes + 1) * sectorBytes - write.offset;
            const qint64 end = std::min<qint64>(sectorEnd, write.bytes.size());
            if (coin())
                lay(image, write.offset + at, write.bytes.constData() + at, end - at);
            at = end;
        }
    }
    return image;
}

void CrashDisk::reboot(CrashKind kind)
{
    m_crashAt = 0;
    m_crashed = false;
    m_struck = false;
    m_fault.reset();
    for (const QString &name : QDir(folder()).entryList({u"*-shm"_s}, QDir::Files))
        QFile::remove(m_folder.filePath(name));
    if (kind == CrashKind::Process)
        return;
    std::map<QString, FileState> after;
    for (auto &[path, file] : m_files) {
        // What is neither here nor removed was renamed, or moved away by the test.
        const bool here = inodeOf(path) != 0;
        const bool survives = here ? file.entryDurable || coin() : file.removed && file.entryDurable && coin();
        if (!survives) {
            QFile::remove(path);
            continue;
        }
        const QByteArray image = afterPowerCut(file);
        QFile real(path);
        if (!real.open(QIODevice::ReadWrite) || !real.resize(0) || real.write(image) != image.size())
            qFatal("cannot set up a file after a power cut");
        real.close();
        after[path] = {
            .durable = image, .unsynced = {}, .entryDurable = true, .removed = false, .inode = inodeOf(path)};
    }
    m_files = std::move(after);
}

} // namespace Kassi::Sim
