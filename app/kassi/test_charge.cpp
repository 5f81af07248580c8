// SPDX-License-Identifier: MIT
#include "test_charge.h"

#include "end_child.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <csignal>
#include <sys/prctl.h>
#include <utility>

namespace Kassi {
using namespace Qt::StringLiterals;

TestCharge::TestCharge(QString program, CommonOptions options, QObject *parent)
    : QObject(parent)
    , m_program(std::move(program))
    , m_options(std::move(options))
    , m_process(new QProcess(this))
{
    m_process->setStandardInputFile(QProcess::nullDevice());
    m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process->setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            end(false);
    });
    connect(m_process, &QProcess::finished, this, [this] { end(true); });
}

TestCharge::~TestCharge()
{
    m_process->disconnect(this);
    endChild(*m_process);
}

void TestCharge::start(qint64 amount, const QString &reference, const Told &told)
{
    if (m_process->state() != QProcess::NotRunning)
        return;
    m_told = told;
    QStringList arguments{u"charge"_s, u"--amount"_s, QString::number(amount), u"--reference"_s,
                          reference,   u"--config"_s, m_options.configFile};
    if (!m_options.stateDir.isEmpty())
        arguments << u"--state-dir"_s << m_options.stateDir;
    m_process->start(m_program, arguments);
}

// Its line is all that is believed: a program that ends without one did not say what became of the payment.
void TestCharge::end(bool started)
{
    const Told told = std::exchange(m_told, {});
    if (!told)
        return;
    if (!started)
        return told(fail(ErrorCode::Internal, u"kassi charge could not be started."_s));
    const QJsonObject line = QJsonDocument::fromJson(m_process->readAllStandardOutput().trimmed()).object();
    if (const auto outcome = outcomeFromName(line.value(u"outcome"_s).toString()))
        return told(*outcome);
    told(fail(ErrorCode::Internal,
              u"kassi charge ended with code %1 and without an outcome; standard error says why."_s.arg(
                  m_process->exitCode())));
}

} // namespace Kassi
