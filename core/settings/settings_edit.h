// SPDX-License-Identifier: MIT
// Changes single settings in kassi.toml and leaves the rest as people wrote it: comments, order, spaces. Whoever edits
// the file by hand and whoever uses the screen work on the same file.
#pragma once

#include "settings/settings.h"

#include <variant>

namespace Kassi {

/// `section` and `key` as they stand in the file: "till", "name".
struct SettingEdit
{
    using Value = std::variant<QString, qint64, bool, QStringList, QList<qint64>, ApiKeySource>;

    QString section;
    QString key;
    Value value;
};

/// Pure. The text with the edits in it; each setting is changed where it stands, or added at the end of its section.
/// ErrorCode::InvalidSettings where the file is not TOML, where the result would be no possible settings (as
/// parseSettings() says), or where a section is written in a way that has no room for a new line.
[[nodiscard]] Result<QByteArray> editSettings(const QByteArray &toml, const QString &fileName,
                                              const std::vector<SettingEdit> &edits);

/// The file that everybody starts from, with a comment on each setting: packaging/kassi.toml.example.
[[nodiscard]] QByteArray settingsTemplate();

/// Reads `path` (or the template, where there is no such file), edits it, and replaces it in one go: after a crash the
/// old file is there, or the new one. Its folder is made where it is missing. ErrorCode::InvalidSettings.
[[nodiscard]] Result<void> saveSettings(const QString &path, const std::vector<SettingEdit> &edits);

/// Writes the key into a file of its own that only our user can read, as loadApiKey() wants it, in one go.
/// ErrorCode::InvalidCredentials; no message ever holds the key.
[[nodiscard]] Result<void> storeApiKey(const QString &path, const Secret &key);

} // namespace Kassi
