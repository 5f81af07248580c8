// SPDX-License-Identifier: MIT
#include "virtual_display.h"

#include <csignal>
#include <sys/prctl.h>

namespace Kassi {
using namespace Qt::StringLiterals;

void diesWithUs(QProcess &process)
{
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
}

VirtualDisplay::VirtualDisplay()
{
    diesWithUs(m_server);
    m_server.setProgram(u"Xvfb"_s);
    m_server.setArguments({u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"%1x%2x24"_s.arg(width).arg(height),
                           u"-nolisten"_s, u"tcp"_s});
    m_server.start();
    if (!m_server.waitForReadyRead(20'000))
        qFatal("Xvfb did not start: %s", m_server.readAllStandardError().constData());
    m_name = u":"_s + QString::fromLatin1(m_server.readLine().trimmed());
}

QImage VirtualDisplay::picture() const
{
    QProcess import;
    import.start(u"import"_s, {u"-display"_s, m_name, u"-window"_s, u"root"_s, u"png:-"_s});
    import.waitForFinished();
    return QImage::fromData(import.readAllStandardOutput(), "PNG");
}

VirtualDisplay::~VirtualDisplay()
{
    m_server.terminate();
    m_server.waitForFinished();
}

} // namespace Kassi
