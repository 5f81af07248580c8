// SPDX-License-Identifier: MIT
// main() of a test that runs the web engine: like QTEST_MAIN, but also where there is no display and as root, and in
// the same environment as the program's.
#pragma once

#include "checkout/engine_environment.h"

#include <QApplication>
#include <QTest>

#include <unistd.h>

namespace Kassi::Test {

template <typename TestClass>
int webTestMain(int argc, char *argv[])
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    cleanEngineEnvironment();
    if (geteuid() == 0) // Chromium's sandbox cannot start as root.
        qputenv("QTWEBENGINE_DISABLE_SANDBOX", "1");
    QApplication application(argc, argv);
    TestClass test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace Kassi::Test
