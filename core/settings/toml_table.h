// SPDX-License-Identifier: MIT
// One section of a TOML file, read key by key. It reports a key that nobody asked for, a wrong type and an impossible
// value with its line, so that the code that reads a section is only the list of its settings.
// Private to the settings: whoever includes it needs toml++.
#pragma once

#include "payment/result.h"
#include "settings/setting_values.h"

#include <QMap>
#include <QStringList>

#include <functional>
#include <optional>

#include <toml++/toml.h>

namespace Kassi {

/// Keeps the mistake that is highest up in the file.
class SettingsReport
{
public:
    explicit SettingsReport(QString fileName)
        : m_fileName(std::move(fileName))
    {
    }

    /// `line` 0: of something that is not there. `key` empty: of the file as a whole.
    void add(unsigned line, const QString &key, const QString &what);
    [[nodiscard]] const std::optional<Error> &first() const { return m_first; }

private:
    QString m_fileName;
    unsigned m_rank = 0;
    std::optional<Error> m_first;
};

class TomlTable
{
public:
    /// `path` is the section's name, empty for the file as a whole.
    TomlTable(const toml::table &table, QString path, SettingsReport &report);
    ~TomlTable() = default;
    Q_DISABLE_COPY_MOVE(TomlTable)

    void require(const QString &key);

    /// The value of `key`, through `parse`, a function from QString to Parsed<T>. Unchanged where the key is missing.
    template <typename T, typename Parse>
    void text(const QString &key, T &into, Parse parse)
    {
        if (const auto written = text(key))
            accept(key, into, parse(*written));
    }
    template <typename T, typename Parse>
    void texts(const QString &key, QList<T> &into, Parse parse)
    {
        for (const QString &written : texts(key)) {
            T one;
            accept(key, one, parse(written));
            into.append(one);
        }
    }
    void integer(const QString &key, int &into, int smallest, int largest);
    void integer(const QString &key, qint64 &into, qint64 smallest, qint64 largest);
    /// At most `most` of them.
    void integers(const QString &key, QList<qint64> &into, qint64 smallest, qint64 largest, qsizetype most);
    void flag(const QString &key, bool &into);

    /// The section below `key`; an empty one where it is missing.
    [[nodiscard]] TomlTable section(const QString &key);
    /// Every section of a list of them, [[key]], at most `most`.
    void each(const QString &key, qsizetype most, const std::function<void(TomlTable &)> &read);
    /// A text, or one for each language: { is = "…", en = "…" }.
    void localText(const QString &key, QMap<QString, QString> &into, qsizetype longest);
    /// What stands at `key`, to be looked at by the caller, or nothing.
    [[nodiscard]] const toml::node *node(const QString &key);
    /// All keys of a section whose keys are not ours to know.
    [[nodiscard]] QStringList keys() const;

    void problem(const QString &key, const QString &what);
    /// Reports every key that was not asked for.
    void refuseUnknownKeys();

private:
    [[nodiscard]] std::optional<QString> text(const QString &key);
    [[nodiscard]] QStringList texts(const QString &key);
    [[nodiscard]] QString dotted(const QString &key) const;

    template <typename T>
    void accept(const QString &key, T &into, Parsed<T> parsed)
    {
        if (parsed)
            into = *std::move(parsed);
        else
            problem(key, parsed.error());
    }

    const toml::table &m_table;
    QString m_path;
    SettingsReport &m_report;
    QStringList m_known;
};

} // namespace Kassi
