// SPDX-License-Identifier: MIT
#include "drill_till.h"

#include "sandbox/sandbox_gateway.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QJsonDocument>
#include <QThread>

#include <array>
#include <csignal>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace Kassi::Drill {
using namespace Qt::StringLiterals;

namespace {

constexpr int lookEveryMs = 10;
const QString keyVariable = u"KASSI_DRILL_KEY"_s;

// A group of its own, so that the engine's processes can be found; and none of it outlives us.
void becomeOurs()
{
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
}

// No file can grow by a byte: as near to a full disk as one comes without a disk to fill.
void findDiskFull()
{
    becomeOurs();
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_FSIZE, &none);
}

// The pipe's other end stays open, unread. There is little stack before the program's own.
void findNobodyReading()
{
    becomeOurs();
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_NONBLOCK) != 0)
        return;
    static constexpr std::array<char, 4096> filling{};
    while (::write(ends[1], filling.data(), filling.size()) > 0) {
    }
    ::fcntl(ends[1], F_SETFL, 0);
    ::dup2(ends[1], STDOUT_FILENO);
}

std::function<void()> beginningWith(Trouble trouble)
{
    switch (trouble) {
    case Trouble::None: return becomeOurs;
    case Trouble::DiskFull: return findDiskFull;
    case Trouble::NobodyReads: return findNobodyReading;
    }
    return becomeOurs;
}

qint64 start(QProcess &process, const QString &program, const QStringList &arguments,
             const QProcessEnvironment &environment, Trouble trouble)
{
    process.setProcessEnvironment(environment);
    process.setChildProcessModifier(beginningWith(trouble));
    process.start(program, arguments);
    process.waitForStarted();
    return process.processId();
}

} // namespace

bool waitUntil(const std::function<bool()> &condition, const std::atomic<bool> &stop, int limitMs)
{
    const QDeadlineTimer limit(limitMs);
    while (!condition()) {
        if (stop || limit.hasExpired())
            return false;
        QThread::msleep(lookEveryMs);
    }
    return true;
}

Child::Child(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment,
             Trouble trouble)
    : m_pid(start(m_process, program, arguments, environment, trouble))
{
}

Child::~Child()
{
    if (isRunning())
        kill();
    killGroup();
}

bool Child::isRunning()
{
    return m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(0);
}

bool Child::hasPrinted()
{
    read();
    return m_output.contains('\n');
}

void Child::read()
{
    (void)isRunning(); // lets the pipes be read
    m_output += m_process.readAllStandardOutput();
    m_errors += m_process.readAllStandardError();
}

void Child::terminate()
{
    m_process.terminate();
}

void Child::kill()
{
    m_killed = isRunning();
    m_process.kill();
    m_process.waitForFinished();
    killGroup();
}

// The engine's processes end with the program; those that are slow are not waited for.
void Child::killGroup()
{
    if (m_pid > 0)
        ::kill(-static_cast<pid_t>(std::exchange(m_pid, 0)), SIGKILL);
}

RunEnd Child::end()
{
    if (isRunning())
        kill();
    read();
    RunEnd end{.output = QString::fromUtf8(m_output + m_errors)};
    if (!m_killed && m_process.exitStatus() == QProcess::NormalExit)
        end.exitCode = m_process.exitCode();
    for (const QByteArray &line : m_output.split('\n')) {
        if (!line.isEmpty())
            end.lines << QJsonDocument::fromJson(line).object();
    }
    killGroup();
    return end;
}

Shop::Shop(const QString &program, const SandboxGateway &gateway)
    : m_program(program)
    , m_gateway(gateway)
{
    if (isUsable())
        pointAt(m_gateway.baseUrl());
}

void Shop::pointAt(const QUrl &gateway) const
{
    QFile settings(m_folder.filePath(u"kassi.toml"_s));
    if (settings.open(QIODevice::WriteOnly))
        settings.write(uR"([gateway]
base_url = "%1"
merchant_id = "%2"
api_key = { env = "%3" }
timeout_seconds = 5
[checkout]
origin = "https://till.example.is"
element_url = "%4"
locale = "is"
[till]
name = "Drill"
)"_s.arg(gateway.toString(), m_gateway.merchantId(), keyVariable, m_gateway.elementUrlTemplate())
                           .toUtf8());
}

std::unique_ptr<Child> Shop::start(const QStringList &arguments, Trouble trouble) const
{
    const QStringList all =
        arguments + QStringList{u"--config"_s, m_folder.filePath(u"kassi.toml"_s), u"--state-dir"_s, stateDir()};
    return std::make_unique<Child>(m_program, all, surroundings(), trouble);
}

// What a program keeps for a person, be it the engine's cache, goes into the temporary folder with all else.
QProcessEnvironment Shop::surroundings() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"HOME"_s, u"TMPDIR"_s, u"XDG_CONFIG_HOME"_s, u"XDG_STATE_HOME"_s, u"XDG_DATA_HOME"_s,
                                u"XDG_CACHE_HOME"_s, u"XDG_RUNTIME_DIR"_s})
        environment.insert(name, m_folder.path());
    for (const QString &name :
         {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"DBUS_SESSION_BUS_ADDRESS"_s, u"QTWEBENGINE_DISABLE_SANDBOX"_s,
          u"QTWEBENGINE_CHROMIUM_FLAGS"_s, u"QTWEBENGINE_REMOTE_DEBUGGING"_s})
        environment.remove(name);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.insert(keyVariable, m_gateway.secretKey());
    return environment;
}

} // namespace Kassi::Drill
