// SPDX-License-Identifier: MIT
// What the fuzz targets share: bytes as Qt has them, and a property that has to hold for every input.
#pragma once

#include <QByteArray>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace Kassi::Fuzz {

inline QByteArray bytes(const uint8_t *data, std::size_t size)
{
    return {reinterpret_cast<const char *>(data), qsizetype(size)};
}

inline void require(bool holds, const char *property)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", property);
    std::abort();
}

} // namespace Kassi::Fuzz
