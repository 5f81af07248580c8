// SPDX-License-Identifier: MIT
#include "restart.h"

#include "runs.h"

#include <QCoreApplication>
#include <QFile>

#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace Kassi {
using namespace Qt::StringLiterals;

Restart::Restart(CommonOptions options)
    : m_options(std::move(options))
    , m_program(QCoreApplication::applicationFilePath())
{
}

void Restart::restoreAfter(const Till &till)
{
    m_wasScaled = till.settings().till.scale != 100;
    if (const auto *source = std::get_if<KeySource::Env>(&till.settings().gateway.apiKey)) {
        m_variable = source->name;
        m_key = till.apiKey();
    }
}

Error Restart::run() const
{
    // Only where it is still looked for: else it would stay in the environment, read by nobody and forgotten by nobody.
    const auto settings = loadSettings(settingsFileFor(m_options));
    if (!m_variable.isEmpty() && settings && settings->gateway.apiKey == ApiKeySource(KeySource::Env{m_variable}))
        qputenv(m_variable.toLocal8Bit().constData(), m_key.reveal().toLocal8Bit());

    if (m_wasScaled)
        qunsetenv("QT_SCALE_FACTOR");

    std::vector<QByteArray> arguments{QFile::encodeName(m_program)};
    if (!m_options.configFile.isEmpty())
        arguments.insert(arguments.end(), {"--config", QFile::encodeName(m_options.configFile)});
    if (!m_options.stateDir.isEmpty())
        arguments.insert(arguments.end(), {"--state-dir", QFile::encodeName(m_options.stateDir)});
    if (!m_options.mode.isEmpty())
        arguments.insert(arguments.end(), {"--mode", m_options.mode.toUtf8()});
    if (m_options.sandbox)
        arguments.emplace_back("--sandbox");
    std::vector<char *> pointers;
    for (QByteArray &argument : arguments)
        pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    ::execv(pointers.front(), pointers.data());
    return {ErrorCode::InvalidSettings, u"The settings are saved, and Kassi could not open again (%1). Start it."_s.arg(
                                            QString::fromLocal8Bit(std::strerror(errno)))};
}

} // namespace Kassi
