// SPDX-License-Identifier: MIT
#include "settings/settings_edit.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

#include <toml++/toml.h>

// Resources of a static library have to be asked for, outside of any namespace.
static void initTemplate()
{
    Q_INIT_RESOURCE(kassi_settings);
}

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> cannotWrite(const QString &path, const QString &why)
{
    return fail(ErrorCode::InvalidSettings,
                u"%1: the settings cannot be written: %2. Check the path and who may write there."_s.arg(path, why));
}

QString quoted(const QString &text)
{
    QString out = u"\""_s;
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            out += u'\\';
        if (c < u' ' || c == QChar(0x7f))
            out += u"\\u%1"_s.arg(int(c.unicode()), 4, 16, QChar(u'0'));
        else
            out += c;
    }
    return out + u'"';
}

// One overload per kind of value: how it is written.
struct Written
{
    QString operator()(const QString &text) const { return quoted(text); }
    QString operator()(qint64 number) const { return QString::number(number); }
    QString operator()(bool flag) const { return flag ? u"true"_s : u"false"_s; }
    QString operator()(const QStringList &texts) const
    {
        QStringList all;
        for (const QString &text : texts)
            all << quoted(text);
        return u'[' + all.join(u", "_s) + u']';
    }
    QString operator()(const QList<qint64> &numbers) const
    {
        QStringList all;
        for (const qint64 number : numbers)
            all << QString::number(number);
        return u'[' + all.join(u", "_s) + u']';
    }
    QString operator()(const ApiKeySource &source) const { return std::visit(*this, source); }
    QString operator()(const KeySource::File &source) const { return place(u"file"_s, source.path); }
    QString operator()(const KeySource::Credential &source) const { return place(u"credential"_s, source.name); }
    QString operator()(const KeySource::Keychain &source) const { return place(u"keychain"_s, source.name); }
    QString operator()(const KeySource::Env &source) const { return place(u"env"_s, source.name); }

    static QString place(const QString &kind, const QString &name) { return u"{ %1 = %2 }"_s.arg(kind, quoted(name)); }
};

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), std::size_t(bytes.size())};
}

// Where a position of the parser is in the text. It counts lines and characters from one; a byte that goes on with a
// character is none.
qsizetype offsetOf(const QByteArray &toml, const toml::source_position &position)
{
    qsizetype at = 0;
    for (toml::source_index line = 1; line < position.line; ++line)
        at = toml.indexOf('\n', at) + 1;
    const auto goesOn = [&] { return at < toml.size() && (uchar(toml.at(at)) & 0xc0) == 0x80; };
    for (toml::source_index column = 1; column < position.column && at < toml.size(); ++column) {
        ++at;
        while (goesOn())
            ++at;
    }
    return at;
}

// The line on which a section's own settings end; its tables have headers, and lines, of their own.
toml::source_index lastLineOf(const toml::table &section)
{
    toml::source_index last = section.source().begin.line;
    for (const auto &[key, value] : section) {
        if (!value.is_table() || value.as_table()->is_inline())
            last = std::max(last, value.source().end.line);
    }
    return last;
}

QByteArray withEdit(QByteArray toml, const toml::table &root, const SettingEdit &edit)
{
    const QByteArray value = std::visit(Written{}, edit.value).toUtf8();
    const QByteArray line = edit.key.toUtf8() + " = " + value + '\n';
    const toml::node *section = root.get(edit.section.toStdString());
    const toml::table *table = section ? section->as_table() : nullptr;
    if (!table) {
        if (!toml.isEmpty() && !toml.endsWith('\n'))
            toml += '\n';
        return toml + "\n[" + edit.section.toUtf8() + "]\n" + line;
    }
    if (const toml::node *setting = table->get(edit.key.toStdString())) {
        const qsizetype begin = offsetOf(toml, setting->source().begin);
        return toml.replace(begin, offsetOf(toml, setting->source().end) - begin, value);
    }
    const qsizetype end = toml.indexOf('\n', offsetOf(toml, {lastLineOf(*table), 1}));
    if (end < 0)
        return toml + '\n' + line;
    return toml.insert(end + 1, line);
}

// What the file would say if the edits were made in its meaning, and not in its text.
toml::table withMeaning(toml::table root, const SettingEdit &edit)
{
    const std::string section = edit.section.toStdString();
    const std::string source = "v = " + std::visit(Written{}, edit.value).toStdString();
    toml::table value = toml::parse(source);
    if (!root.get(section))
        root.insert(section, toml::table{});
    if (toml::table *table = root.get(section)->as_table())
        table->insert_or_assign(edit.key.toStdString(), std::move(*value.get("v")));
    return root;
}

} // namespace

Result<QByteArray> editSettings(const QByteArray &toml, const QString &fileName, const std::vector<SettingEdit> &edits)
{
    QByteArray text = toml;
    try {
        for (const SettingEdit &edit : edits) {
            const toml::table before = toml::parse(view(text));
            text = withEdit(text, before, edit);
            if (toml::parse(view(text)) != withMeaning(before, edit))
                return cannotWrite(fileName, u"[%1] is written in a way that is too unusual for %2 to be changed from "
                                             u"here; change it by hand"_s.arg(edit.section, edit.key));
        }
    } catch (const toml::parse_error &) {
        // Of a file that was no TOML before, parseSettings() says where.
        if (const auto parsed = parseSettings(toml, fileName); !parsed)
            return tl::unexpected(parsed.error());
        return cannotWrite(fileName, u"it is written in a way that is too unusual; change it by hand"_s);
    }
    if (const auto parsed = parseSettings(text, fileName); !parsed)
        return tl::unexpected(parsed.error());
    return text;
}

QByteArray settingsTemplate()
{
    initTemplate();
    QFile file(u":/kassi/settings/kassi.toml"_s);
    const bool open = file.open(QIODevice::ReadOnly);
    Q_ASSERT(open);
    return file.readAll();
}

Result<void> saveSettings(const QString &path, const std::vector<SettingEdit> &edits)
{
    QByteArray before = settingsTemplate();
    if (QFileInfo::exists(path)) {
        if (const auto readable = loadSettings(path); !readable)
            return tl::unexpected(readable.error());
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return cannotWrite(path, file.errorString());
        before = file.readAll();
    }
    const auto after = editSettings(before, path, edits);
    if (!after)
        return tl::unexpected(after.error());
    if (!QDir().mkpath(QFileInfo(path).path()))
        return cannotWrite(path, u"its folder cannot be made"_s);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(*after) != after->size() || !file.commit())
        return cannotWrite(path, file.errorString());
    return {};
}

Result<void> storeApiKey(const QString &path, const Secret &key)
{
    const auto refuse = [&](const QString &why) -> Result<void> {
        return fail(ErrorCode::InvalidCredentials,
                    u"The API key's file \"%1\" cannot be written: %2."_s.arg(withoutKeys(path), why),
                    u"gateway.api_key"_s);
    };
    if (!hasKeyShape(key.reveal()))
        return refuse(u"what was given is not an API key of Borga"_s);
    if (!QDir().mkpath(QFileInfo(path).path()))
        return refuse(u"its folder cannot be made"_s);
    QSaveFile file(path);
    const QByteArray line = key.reveal().toUtf8() + '\n';
    if (!file.open(QIODevice::WriteOnly))
        return refuse(file.errorString());
    // Before there is anything to read.
    if (!file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return refuse(file.errorString());
    if (file.write(line) != line.size() || !file.commit())
        return refuse(file.errorString());
    return {};
}

} // namespace Kassi
