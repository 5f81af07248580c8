// SPDX-License-Identifier: MIT
// The folder that belongs to one running till. Two programs on the same journal could sell the same order twice, so
// the folder is held by one process at a time, and the hold ends with the process however that ends.
#pragma once

#include "payment/result.h"

#include <QFile>

#include <memory>

namespace Kassi {

/// Held as long as the object lives; movable. The lock is the kernel's (flock on the file "lock"), so it needs no
/// guess whether a process of that id still is the same one, and a SIGKILL or a power cut releases it.
class StateFolder
{
public:
    /// Creates the folder for our user only (0700) and takes it. ErrorCode::InstanceLocked names the process that
    /// holds it; ErrorCode::JournalFailed where the folder cannot be made or others could change what is in it.
    [[nodiscard]] static Result<StateFolder> acquire(const QString &path);

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] QString journalFile() const { return journalFileIn(m_path); }
    /// Where the journal of a state folder is, whoever holds that.
    [[nodiscard]] static QString journalFileIn(const QString &path);

private:
    StateFolder(QString path, std::unique_ptr<QFile> lock)
        : m_path(std::move(path))
        , m_lock(std::move(lock))
    {
    }

    QString m_path;
    std::unique_ptr<QFile> m_lock;
};

} // namespace Kassi
