// SPDX-License-Identifier: MIT
// How the bench starts a program: it dies with the bench, and not before, since Ctrl-C is for the bench, which still
// has to put things away; and it leads a session, so that whatever it starts can be found and ended.
#pragma once

#include <QProcess>

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

namespace Kassi::Bench {

inline void leadsASession(QProcess &process)
{
    process.setChildProcessModifier([] {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::setsid();
    });
}

} // namespace Kassi::Bench
