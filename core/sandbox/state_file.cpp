// SPDX-License-Identifier: MIT
#include "sandbox/state_file.h"

#include <QFile>
#include <QSaveFile>

namespace Kassi::Sandbox {

Result<std::optional<Json>> readState(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return std::optional<Json>();
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::InvalidSettings, path % QStringLiteral(": ") % file.errorString(),
                    QStringLiteral("stateFile"));
    std::optional<Json> state = parseStrictly(file.readAll().toStdString());
    if (!state || !state->is_object())
        return fail(ErrorCode::InvalidSettings, path % QStringLiteral(": not the state of a sandbox"),
                    QStringLiteral("stateFile"));
    return state;
}

Result<void> writeState(const QString &path, const Json &state)
{
    const std::string text = write(state);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(text.data(), static_cast<qint64>(text.size())) < 0 || !file.commit()) // commit() syncs
        return fail(ErrorCode::JournalFailed, path % QStringLiteral(": ") % file.errorString());
    return {};
}

} // namespace Kassi::Sandbox
