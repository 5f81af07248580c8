// SPDX-License-Identifier: MIT
// The till of a drill: settings, state folder and surroundings of its own in a temporary folder, and the real program
// as a child process in them, without a display. Nothing of the person who runs the drill is read or touched, and
// nothing is left behind.
#pragma once

#include "drill_judge.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

#include <atomic>
#include <functional>
#include <memory>

namespace Kassi {
class SandboxGateway;
}

namespace Kassi::Drill {

/// Waits until `condition` holds; false after `limitMs`, or once `stop` is set. It looks again every few milliseconds.
[[nodiscard]] bool waitUntil(const std::function<bool()> &condition, const std::atomic<bool> &stop,
                             int limitMs = 30'000);

/// What a run has to live with.
enum class Trouble {
    None,
    DiskFull,    ///< No file can grow.
    NobodyReads, ///< Its standard output is a pipe that is full, so that it hangs when it tells its outcome.
};

/// One run of the program. Destroying it kills what is left of it.
class Child
{
public:
    Child(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment,
          Trouble trouble);
    ~Child();
    Q_DISABLE_COPY_MOVE(Child)

    [[nodiscard]] bool isRunning();
    /// It has printed a whole result line.
    [[nodiscard]] bool hasPrinted();
    [[nodiscard]] qint64 pid() const { return m_pid; }
    void terminate(); ///< SIGTERM: staff closes the window.
    void kill();      ///< SIGKILL, and gone when this returns.
    /// What it printed and how it ended; kills it where it still runs.
    [[nodiscard]] RunEnd end();

private:
    void read();
    void killGroup();

    QProcess m_process;
    qint64 m_pid = 0;
    bool m_killed = false;
    QByteArray m_output;
    QByteArray m_errors;
};

class Shop
{
public:
    Shop(const QString &program, const SandboxGateway &gateway);

    /// False where no temporary folder could be made: nothing may be started then.
    [[nodiscard]] bool isUsable() const { return m_folder.isValid(); }
    /// Writes the settings anew, with the gateway at another address.
    void pointAt(const QUrl &gateway) const;
    /// Without a run going on; a Child of the same state folder is refused otherwise.
    [[nodiscard]] std::unique_ptr<Child> start(const QStringList &arguments, Trouble trouble = Trouble::None) const;
    [[nodiscard]] QString stateDir() const { return m_folder.filePath(QStringLiteral("state")); }
    [[nodiscard]] QString folder() const { return m_folder.path(); }

private:
    [[nodiscard]] QProcessEnvironment surroundings() const;

    QString m_program;
    const SandboxGateway &m_gateway;
    QTemporaryDir m_folder;
};

} // namespace Kassi::Drill
