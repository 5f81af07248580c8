// SPDX-License-Identifier: MIT
#include "environment.h"

#include "checkout/engine_environment.h"
#include "payment/origin.h"

#include <algorithm>
#include <cstdio>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace Kassi {
using namespace Qt::StringLiterals;

void hardenProcess()
{
    for (const QString &name : cleanEngineEnvironment())
        std::fprintf(stderr, "kassi: %s is ignored\n", qUtf8Printable(name));
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    // The engine computes the pictures of pages in our process, and a page can ask for pictures of any size.
    rlimit memory{};
    getrlimit(RLIMIT_DATA, &memory);
    memory.rlim_cur = memory.rlim_max = std::min<rlim_t>(memory.rlim_cur, mostMemory);
    setrlimit(RLIMIT_DATA, &memory);
    prctl(PR_SET_DUMPABLE, 0);
}

Result<void> prepareEngineForUser(const QUrl &gateway)
{
    if (geteuid() != 0)
        return {};
    if (!isLoopbackHost(gateway.host()))
        return fail(ErrorCode::InvalidSettings,
                    u"Kassi does not show a checkout as root: the web engine would run without its sandbox. "
                    "Start it as another user."_s);
    std::fprintf(stderr, "kassi: running as root with a gateway on loopback: the web engine's own sandbox is off\n");
    qputenv("QTWEBENGINE_DISABLE_SANDBOX", "1");
    return {};
}

bool leavesOutOpenGl()
{
    return qgetenv("QT_XCB_GL_INTEGRATION") == "none";
}

bool hasDisplay()
{
    if (qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || qEnvironmentVariableIsSet("DISPLAY") ||
        qEnvironmentVariableIsSet("WAYLAND_DISPLAY"))
        return true;
    std::fprintf(stderr, "kassi: there is no display. Start it in a graphical session, or for a try under "
                         "xvfb-run.\n");
    return false;
}

} // namespace Kassi
