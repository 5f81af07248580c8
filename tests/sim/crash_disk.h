// SPDX-License-Identifier: MIT
// A disk that forgets, under the real SQLite: a VFS over the system's own, which knows of every file what is certainly
// on the disk and what was only written. A crash can come at any operation; reboot() then leaves in the files what a
// power cut may leave there. So what the journal promises is tried with the journal and the SQLite that a till runs.
//
// Modelled: writes lost or torn at 512-byte sectors, in any order, within a file and between files; file lengths;
// files that come or go without their folder being synced; a full or broken disk; a sync that fails and loses what it
// should have saved; a read-only file system. Not modelled: sectors that rot (tests do that to the files by hand), a
// rename that is lost.
#pragma once

#include <QTemporaryDir>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

struct sqlite3_file;
struct sqlite3_vfs;

namespace Kassi::Sim {

enum class DiskTrouble {
    Full,       ///< A write is refused, as on a full disk.
    WriteError, ///< A write fails and changes nothing.
    ShortWrite, ///< Half of a write arrives, and it fails.
    SyncError,  ///< A sync fails; each write that it was for is saved or lost, and no later sync changes that.
    ReadError,  ///< A read fails.
    ReadOnly,   ///< Nothing can be changed, and files open for reading only; always lasting.
};

/// From operation `at` on: at the first operation that it can strike, or (`lasting`) at each.
struct DiskFault
{
    DiskTrouble trouble = DiskTrouble::WriteError;
    qint64 at = 1;
    bool lasting = false;
};

enum class CrashKind {
    Process,  ///< Killed: what was written is there, though a power cut could still take it.
    PowerCut, ///< Only what was synced is certainly there.
};

/// The process's default VFS as long as it lives; one at a time, on one thread. All connections have to be closed
/// before reboot() and before it goes.
class CrashDisk
{
public:
    /// `chance` draws 64 random bits.
    explicit CrashDisk(std::function<quint64()> chance);
    ~CrashDisk();
    Q_DISABLE_COPY_MOVE(CrashDisk)

    /// A real folder, in memory where there is one; files elsewhere are none of this disk's business.
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString journalFile() const { return m_folder.filePath(QStringLiteral("journal.sqlite3")); }

    /// Writes, truncations, syncs, removals and (for ReadError only) reads, each counted from 1, since the beginning.
    [[nodiscard]] qint64 operations() const { return m_operations; }
    [[nodiscard]] qint64 reads() const { return m_reads; }
    [[nodiscard]] int syncs() const { return m_syncs; }

    /// The process dies at that operation: neither it nor any later one changes anything.
    void crashAt(qint64 operation) { m_crashAt = operation; }
    void crashNow() { m_crashed = true; }
    [[nodiscard]] bool hasCrashed() const { return m_crashed; }

    void setFault(std::optional<DiskFault> fault) { m_fault = fault; }
    /// A disk that says "synced" and has saved nothing: what a journal without syncs would be. To show that a test sees
    /// the difference.
    void setLies(bool lies) { m_lies = lies; }
    /// What setFault() ordered has struck at least once.
    [[nodiscard]] bool hasStruck() const { return m_struck; }

    /// The machine, or the process, is back; faults and crashes are over.
    void reboot(CrashKind kind);

    // What the VFS's C functions need.
    struct Write
    {
        qint64 offset = 0; ///< Of a truncation: the new length.
        QByteArray bytes;
        bool truncates = false;
    };
    /// What is known of one file. Entries stay when their file goes, since its going may be undone.
    struct Disk
    {
        QByteArray durable;          ///< What is certainly there, where the file certainly is.
        std::vector<Write> unsynced; ///< In the order they were made.
        bool entryDurable = false;   ///< The file itself is certainly in its folder.
        bool removed = false;        ///< Removed, which is not certain yet.
        quint64 inode = 0;           ///< By which a file is known again that was renamed behind SQLite's back.
    };
    enum class Step { Write, Truncate, Sync, Remove };
    /// SQLite's result code for the next operation: 0 when it may go on.
    [[nodiscard]] int strike(Step step);
    [[nodiscard]] int strikeRead();
    [[nodiscard]] bool isReadOnly();
    [[nodiscard]] bool cutsWritesShort() const { return m_fault && m_fault->trouble == DiskTrouble::ShortWrite; }
    [[nodiscard]] Disk *fileAt(const QString &path);
    void synced(Disk &file);
    void syncFailed(Disk &file);
    int remove(const QString &path, bool syncFolder);
    [[nodiscard]] sqlite3_vfs *system() const { return m_system; }

private:
    [[nodiscard]] bool faultIsDue(qint64 count);
    [[nodiscard]] bool likely() { return (m_chance() >> 40) % 2 == 0; }
    [[nodiscard]] QByteArray afterPowerCut(const Disk &file);

    std::function<quint64()> m_chance;
    QTemporaryDir m_folder;
    std::map<QString, Disk> m_files;
    sqlite3_vfs *m_system = nullptr;
    std::unique_ptr<sqlite3_vfs> m_vfs;
    std::optional<DiskFault> m_fault;
    qint64 m_operations = 0;
    qint64 m_reads = 0;
    int m_syncs = 0;
    qint64 m_crashAt = 0;
    bool m_crashed = false;
    bool m_struck = false;
    bool m_lies = false;
};

} // namespace Kassi::Sim
