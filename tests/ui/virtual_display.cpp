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

VirtualDisplay::VirtualDisplay(const QSize &size)
{
    diesWithUs(m_server);
    m_server.setProgram(u"Xvfb"_s);
    m_server.setArguments(
        {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"%1x%2x24"_s.arg(size.width()).arg(size.height()),
         u"-nolisten"_s, u"tcp"_s,
         u"-noreset"_s}); // else it begins anew, and turns others away meanwhile, when nobody is there
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

void VirtualDisplay::plugIn(const QString &screen, const QRect &place) const
{
    // The display's one output can be that of one screen only.
    const bool first = place.topLeft().isNull();
    xrandr({u"--setmonitor"_s, screen,
            u"%1/300x%2/200+%3+%4"_s.arg(place.width()).arg(place.height()).arg(place.x()).arg(place.y()),
            first ? u"screen"_s : u"none"_s});
}

void VirtualDisplay::pullOut(const QString &screen) const
{
    xrandr({u"--delmonitor"_s, screen});
}

void VirtualDisplay::xrandr(const QStringList &arguments) const
{
    QProcess xrandr;
    xrandr.start(u"xrandr"_s, QStringList{u"--display"_s, m_name} + arguments);
    if (!xrandr.waitForFinished() || xrandr.exitCode() != 0)
        qFatal("xrandr: %s", xrandr.readAllStandardError().constData());
}

} // namespace Kassi
