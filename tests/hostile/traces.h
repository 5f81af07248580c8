// SPDX-License-Identifier: MIT
// What somebody who broke out would leave on the machine: a process that is no part of Kassi, a port that listens, a
// file where none belongs, a helper of the desktop that was asked to open something.
#pragma once

#include <QString>
#include <QStringList>

namespace Kassi::Test {

/// All processes that descend from `root`, itself included.
[[nodiscard]] QList<qint64> processTree(qint64 root);
/// As the kernel knows its program, at most 15 characters; empty when it is gone.
[[nodiscard]] QString processName(qint64 process);
/// TCP ports and named sockets that a process of the tree listens on.
[[nodiscard]] QStringList listeners(qint64 root);
/// Every file and folder inside, but for what `except` holds.
[[nodiscard]] QStringList filesIn(const QString &folder, const QStringList &except);

/// A folder to come first in PATH: whatever a desktop opens links, files, mail and terminals with writes its name and
/// arguments into marks() instead.
class Decoys
{
public:
    explicit Decoys(const QString &folder);
    [[nodiscard]] QString folder() const { return m_folder; }
    [[nodiscard]] QString marksFile() const;
    [[nodiscard]] QString marks() const;

private:
    QString m_folder;
};

/// Processes that lost their parent become this one's, so that processTree() finds those as well.
void adoptOrphans();

} // namespace Kassi::Test
