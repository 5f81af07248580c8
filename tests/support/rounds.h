// SPDX-License-Identifier: MIT
// What tests share that go on for as long as they are asked to.
#pragma once

#include <QList>

#include <algorithm>

namespace Kassi::Testing {

/// What the variable says where it holds a number above 0.
inline int numberFrom(const char *variable, int fallback)
{
    const int number = qEnvironmentVariableIntValue(variable);
    return number > 0 ? number : fallback;
}

/// Of at least one value.
inline qint64 median(QList<qint64> values)
{
    std::ranges::sort(values);
    return values.at(values.size() / 2);
}

} // namespace Kassi::Testing
