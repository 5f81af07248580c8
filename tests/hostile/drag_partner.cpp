// SPDX-License-Identifier: MIT
#include "drag_partner.h"

#include <QApplication>
#include <QClipboard>
#include <QDrag>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QSocketNotifier>
#include <QTest>
#include <QUrl>
#include <QWidget>

#include <csignal>
#include <cstdio>
#include <iostream>
#include <string>

#include <sys/prctl.h>

namespace Kassi::Test {
using namespace Qt::StringLiterals;

namespace {

class Corner : public QWidget
{
public:
    Corner()
        : QWidget(nullptr, Qt::FramelessWindowHint | Qt::BypassWindowManagerHint | Qt::WindowStaysOnTopHint |
                               Qt::WindowDoesNotAcceptFocus)
    {
        setWindowTitle(u"corner"_s);
        setAttribute(Qt::WA_ShowWithoutActivating);
        setAcceptDrops(true);
        setGeometry(0, 0, 40, 40);
    }

    QString answer(const QString &line)
    {
        const QString order = line.section(u' ', 0, 0);
        const QString rest = line.section(u' ', 1);
        if (order == u"carry"_s) {
            m_kind = rest.section(u' ', 0, 0);
            m_what = rest.section(u' ', 1);
        } else if (order == u"raise"_s) {
            raise();
        } else if (order == u"primary"_s) {
            QGuiApplication::clipboard()->setText(rest, QClipboard::Selection);
        } else if (order == u"clipboards"_s) {
            return QGuiApplication::clipboard()->text() + u' ' +
                   QGuiApplication::clipboard()->text(QClipboard::Selection);
        } else if (order == u"received"_s) {
            return std::exchange(m_received, QString());
        }
        return {};
    }

protected:
    void mousePressEvent(QMouseEvent *) override
    {
        auto *drag = new QDrag(this);
        auto *load = new QMimeData;
        if (m_kind == u"text"_s)
            load->setText(m_what);
        else
            load->setUrls({m_kind == u"file"_s ? QUrl::fromLocalFile(m_what) : QUrl(m_what)});
        drag->setMimeData(load);
        drag->exec(Qt::CopyAction | Qt::MoveAction | Qt::LinkAction, Qt::CopyAction);
    }
    void dragEnterEvent(QDragEnterEvent *event) override { take(event); }
    void dropEvent(QDropEvent *event) override { take(event); }

private:
    void take(QDropEvent *event)
    {
        if (event->source())
            return; // our own, on its way out
        m_received += event->mimeData()->formats().join(u' ') + u' ' + event->mimeData()->text();
        event->acceptProposedAction();
    }

    QString m_kind;
    QString m_what;
    QString m_received;
};

} // namespace

int DragPartner::run(int count, char *arguments[])
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    QApplication application(count, arguments);
    Corner corner;
    corner.show();
    QSocketNotifier orders(0, QSocketNotifier::Read);
    QObject::connect(&orders, &QSocketNotifier::activated, &corner, [&corner] {
        std::string line;
        if (!std::getline(std::cin, line))
            return QApplication::quit();
        const QString answer = corner.answer(QString::fromStdString(line));
        std::cout << "= " << answer.simplified().toStdString() << std::endl;
    });
    return QApplication::exec();
}

DragPartner::DragPartner(const QString &display)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DISPLAY"_s, display);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(argument)});
    (void)ask(u"hello"_s);
}

DragPartner::~DragPartner()
{
    m_process.closeWriteChannel();
    m_process.waitForFinished();
}

void DragPartner::carry(const QString &kind, const QString &what)
{
    (void)ask(u"carry %1 %2"_s.arg(kind, what));
}

void DragPartner::setPrimary(const QString &text)
{
    (void)ask(u"primary "_s + text);
}

QString DragPartner::clipboards()
{
    return ask(u"clipboards"_s);
}

void DragPartner::raise()
{
    (void)ask(u"raise"_s);
}

QString DragPartner::received()
{
    return ask(u"received"_s);
}

QString DragPartner::ask(const QString &line)
{
    m_process.write(line.toUtf8() + '\n');
    if (!QTest::qWaitFor([this] { return m_process.canReadLine(); }, 15'000))
        qWarning("the window in the corner does not answer");
    return QString::fromUtf8(m_process.readLine()).mid(2).trimmed();
}

} // namespace Kassi::Test
