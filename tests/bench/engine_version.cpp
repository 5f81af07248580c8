// SPDX-License-Identifier: MIT
// Says which Chromium the web engine is built from. A program of its own: the bench itself must not map the engine, or
// its pages would be shared between the two, and Kassi's memory would look smaller than it is.
#include <QtWebEngineCore/qtwebenginecoreglobal.h>

#include <cstdio>

int main()
{
    std::puts(qWebEngineChromiumVersion());
    return 0;
}
