// SPDX-License-Identifier: MIT
#include "training_session.h"

#include "end_child.h"

#include <QCoreApplication>
#include <QProcess>

#include <csignal>
#include <sys/prctl.h>

namespace Kassi {
using namespace Qt::StringLiterals;

TrainingSession::TrainingSession(CommonOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_process(new QProcess(this))
{
    // Standard output carries the results of `kassi charge` and nothing else.
    m_process->setStandardOutputFile(QProcess::nullDevice());
    m_process->setStandardInputFile(QProcess::nullDevice());
    m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    // A till that crashed comes back; a training that nobody belongs to would be taken for it.
    m_process->setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    connect(m_process, &QProcess::started, this, &TrainingSession::started);
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            Q_EMIT ended(tr("The training could not be opened. Close other programs, then try again."));
    });
    connect(m_process, &QProcess::finished, this, [this](int exitCode, QProcess::ExitStatus status) {
        const bool good = status == QProcess::NormalExit && exitCode == 0;
        Q_EMIT ended(good ? QString() : tr("The training ended unexpectedly. Standard error says more."));
    });
}

bool TrainingSession::isRunning() const
{
    return m_process->state() != QProcess::NotRunning;
}

TrainingSession::~TrainingSession()
{
    m_process->disconnect(this);
    endChild(*m_process);
}

void TrainingSession::start()
{
    if (m_process->state() != QProcess::NotRunning)
        return;
    QStringList arguments{u"--sandbox"_s};
    if (!m_options.configFile.isEmpty())
        arguments << u"--config"_s << m_options.configFile;
    if (!m_options.stateDir.isEmpty())
        arguments << u"--state-dir"_s << m_options.stateDir;
    m_process->start(QCoreApplication::applicationFilePath(), arguments);
}

} // namespace Kassi
