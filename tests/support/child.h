// SPDX-License-Identifier: MIT
// A second process for tests: it does something, says whether that went well, and waits to be killed.
#pragma once

#include <QtGlobal>

#include <csignal>
#include <functional>

#include <sys/wait.h>
#include <unistd.h>

namespace Kassi::Testing {

class Child
{
public:
    /// The child runs `work` and says whether that went well.
    explicit Child(const std::function<bool()> &work)
    {
        int ends[2] = {};
        if (::pipe(ends) != 0)
            qFatal("no pipe for the test");
        m_pid = ::fork();
        if (m_pid == 0) {
            const char answer = work() ? '+' : '-';
            if (::write(ends[1], &answer, 1) == 1)
                ::pause();
            ::_exit(1);
        }
        ::close(ends[1]);
        char answer = 0;
        m_well = ::read(ends[0], &answer, 1) == 1 && answer == '+';
        ::close(ends[0]);
    }
    ~Child() { kill(); }
    Q_DISABLE_COPY_MOVE(Child)

    void kill()
    {
        if (m_pid <= 0)
            return;
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
        m_pid = 0;
    }
    [[nodiscard]] bool didWell() const { return m_well; }
    [[nodiscard]] pid_t pid() const { return m_pid; }

private:
    pid_t m_pid = 0;
    bool m_well = false;
};

} // namespace Kassi::Testing
