// SPDX-License-Identifier: MIT
// What somebody who broke out would leave on the machine: a process that is no part of Kassi, a port that listens, a
// file where none belongs, a helper of the desktop that was asked to open something.
#pragma once

#include <QString>
#include <QStringList>

namespace Kassi::Test {

/// Programs below this process that are neither this one, nor the engine's, nor of these names.
[[nodiscard]] QStringList strangePrograms(const QStringList &known = {});
/// Sockets of `root` and all below it that somebody else could connect or send to: "tcp 0100007F:1F90", as in
/// /proc/net.
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

/// Processes that lost their parent become this one's, so that they stay in sight.
void adoptOrphans();

} // namespace Kassi::Test
