// SPDX-License-Identifier: MIT
#include "cashier/scan_detector.h"

namespace Kassi {

namespace {

constexpr quint64 scannersGapMs = 35; ///< At most, between two keys.
constexpr qsizetype shortestCode = 4; ///< Fingers that roll over the keys can be as quick for two or three.

} // namespace

bool ScanDetector::isUnderWay(quint64 atMs) const
{
    return atMs > 0 && m_lastMs > 0 && atMs >= m_lastMs && atMs - m_lastMs <= scannersGapMs;
}

bool ScanDetector::typed(const QString &text, quint64 atMs)
{
    const bool begins = !isUnderWay(atMs);
    if (begins)
        m_burst.clear();
    m_burst += text;
    m_lastMs = atMs;
    return begins;
}

std::optional<QString> ScanDetector::entered(quint64 atMs)
{
    const bool isQuick = isUnderWay(atMs);
    m_lastMs = 0;
    if (!isQuick)
        return {};
    return m_burst.size() >= shortestCode ? m_burst : QString();
}

} // namespace Kassi
