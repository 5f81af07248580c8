// SPDX-License-Identifier: MIT
#include "bench/glass.h"

#include "bench/session.h"
#include "support/memory_folder.h"

#include <QFile>
#include <QtEndian>

#include <cstring>
#include <sys/mman.h>

namespace Kassi::Bench {
using namespace Qt::StringLiterals;

namespace {

// The fields of an X window dump's header that are needed, counted in big-endian words of 32 bits.
constexpr std::size_t headerSizeField = 0;
constexpr std::size_t bitsPerPixelField = 11;
constexpr std::size_t bytesPerLineField = 12;
constexpr std::size_t coloursField = 19;
constexpr std::size_t bytesPerColour = 12;

} // namespace

Glass::Glass()
    : m_folder(Testing::memoryFolder(u"kassi-glass"_s))
{
    leadsASession(m_server);
    m_server.setProgram(u"Xvfb"_s);
    m_server.setArguments({u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"%1x%2x24"_s.arg(width).arg(height),
                           u"-fbdir"_s, m_folder.path(), u"-nolisten"_s, u"tcp"_s});
    m_server.start();
    if (!m_server.waitForReadyRead(20'000))
        throw Failure(u"Xvfb did not start: "_s + QString::fromUtf8(m_server.readAllStandardError()));
    m_name = u":"_s + QString::fromLatin1(m_server.readLine().trimmed());

    QFile file(m_folder.filePath(u"Xvfb_screen0"_s));
    if (!file.open(QIODevice::ReadOnly))
        throw Failure(u"Xvfb has no picture in "_s + file.fileName());
    const auto size = static_cast<std::size_t>(file.size());
    void *mapped = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file.handle(), 0);
    if (mapped == MAP_FAILED)
        throw Failure(u"Xvfb's picture cannot be mapped"_s);
    m_file = {static_cast<const unsigned char *>(mapped), size};
    const auto field = [this](std::size_t number) {
        return std::size_t{qFromBigEndian<quint32>(m_file.data() + number * sizeof(quint32))};
    };
    if (field(bitsPerPixelField) != 32)
        throw Failure(u"Xvfb's pixels are not of 32 bits"_s);
    m_bytesPerLine = field(bytesPerLineField);
    const std::size_t start = field(headerSizeField) + field(coloursField) * bytesPerColour;
    if (start + m_bytesPerLine * height > size)
        throw Failure(u"Xvfb's picture is shorter than its header says"_s);
    m_pixels = m_file.data() + start;
}

Glass::~Glass()
{
    if (!m_file.empty())
        ::munmap(const_cast<unsigned char *>(m_file.data()), m_file.size());
    m_server.terminate();
    m_server.waitForFinished();
}

std::uint32_t Glass::pixel(int x, int y) const
{
    std::uint32_t value = 0;
    std::memcpy(&value, m_pixels + std::size_t(y) * m_bytesPerLine + std::size_t(x) * sizeof value, sizeof value);
    return value & 0xffffffU;
}

int Glass::countOf(std::uint32_t colour, int right) const
{
    int count = 0;
    for (int y = grid / 2; y < height; y += grid) {
        for (int x = grid / 2; x < right; x += grid)
            count += pixel(x, y) == colour ? 1 : 0;
    }
    return count;
}

QPoint Glass::middleOf(std::uint32_t colour, int right) const
{
    QPoint sum;
    int count = 0;
    for (int y = 0; y < height; y += 2) {
        for (int x = 0; x < right; x += 2) {
            if (pixel(x, y) != colour)
                continue;
            sum += QPoint(x, y);
            ++count;
        }
    }
    return count == 0 ? QPoint(-1, -1) : sum / count;
}

QImage Glass::picture() const
{
    return QImage(m_pixels, width, height, qsizetype(m_bytesPerLine), QImage::Format_RGB32).copy();
}

} // namespace Kassi::Bench
