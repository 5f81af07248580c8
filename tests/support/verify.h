// SPDX-License-Identifier: MIT
// VERIFY_DONE(result): a Result has to hold no error; otherwise the test shows the error's message.
#pragma once

#include <QTest>

#define VERIFY_DONE(expression)                                                                                        \
    do {                                                                                                               \
        const auto &answer_ = (expression);                                                                            \
        QVERIFY2(answer_, answer_ ? "" : qPrintable(answer_.error().message));                                         \
    } while (false)
