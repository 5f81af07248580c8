// SPDX-License-Identifier: MIT
#include "settings/toml_table.h"

#include "settings/api_key.h"

#include <algorithm>
#include <limits>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

QString toText(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

const toml::table &emptyTable()
{
    static const toml::table empty;
    return empty;
}

} // namespace

void SettingsReport::add(unsigned line, const QString &key, const QString &what)
{
    // A section that is not there has no line. Its name may be misspelt higher up, and that is the better hint.
    const unsigned rank = line == 0 ? std::numeric_limits<unsigned>::max() : line;
    if (m_first && m_rank <= rank)
        return;
    m_rank = rank;
    const QString where =
        u"%1:%2: "_s.arg(m_fileName).arg(std::max(line, 1U)) + (key.isEmpty() ? QString() : key + u": "_s);
    m_first =
        Error{.code = ErrorCode::InvalidSettings, .message = withoutKeys(where + what), .param = withoutKeys(key)};
}

TomlTable::TomlTable(const toml::table &table, QString path, SettingsReport &report)
    : m_table(table)
    , m_path(std::move(path))
    , m_report(report)
{
}

void TomlTable::require(const QString &key)
{
    if (!m_table.contains(key.toStdString()))
        problem(key, u"is missing; it has to be set"_s);
}

void TomlTable::integer(const QString &key, int &into, int smallest, int largest)
{
    qint64 value = into;
    integer(key, value, smallest, largest);
    into = int(value);
}

void TomlTable::integer(const QString &key, qint64 &into, qint64 smallest, qint64 largest)
{
    const toml::node *found = node(key);
    if (!found)
        return;
    const auto value = found->value_exact<int64_t>();
    if (!value || *value < smallest || *value > largest)
        problem(key, u"has to be a whole number from %1 to %2"_s.arg(smallest).arg(largest));
    else
        into = *value;
}

void TomlTable::integers(const QString &key, QList<qint64> &into, qint64 smallest, qint64 largest, qsizetype most)
{
    const toml::node *found = node(key);
    if (!found)
        return;
    QList<qint64> values;
    if (const toml::array *all = found->as_array()) {
        for (const toml::node &each : *all) {
            if (const auto value = each.value_exact<int64_t>(); value && *value >= smallest && *value <= largest)
                values << *value;
        }
        if (values.size() == qsizetype(all->size()) && values.size() <= most) {
            into = values;
            return;
        }
    }
    problem(key, u"has to be a list of at most %1 whole numbers from %2 to %3, such as [500, 1000]"_s.arg(most)
                     .arg(smallest)
                     .arg(largest));
}

void TomlTable::flag(const QString &key, bool &into)
{
    const toml::node *found = node(key);
    if (!found)
        return;
    if (const auto value = found->value_exact<bool>())
        into = *value;
    else
        problem(key, u"has to be true or false"_s);
}

TomlTable TomlTable::section(const QString &key)
{
    const toml::node *found = node(key);
    if (found && !found->is_table())
        problem(key, u"has to be a section, written as [%1]"_s.arg(dotted(key)));
    return {found && found->is_table() ? *found->as_table() : emptyTable(), dotted(key), m_report};
}

void TomlTable::each(const QString &key, qsizetype most, const std::function<void(TomlTable &)> &read)
{
    const toml::node *found = node(key);
    if (!found)
        return;
    const toml::array *all = found->as_array();
    if (!all || !all->is_homogeneous(toml::node_type::table))
        return problem(key, u"has to be sections, each of them under [[%1]]"_s.arg(dotted(key)));
    if (qsizetype(all->size()) > most)
        return problem(key, u"has to be at most %1 sections"_s.arg(most));
    for (const toml::node &one : *all) {
        TomlTable section(*one.as_table(), dotted(key), m_report);
        read(section);
        section.refuseUnknownKeys();
    }
}

void TomlTable::localText(const QString &key, QMap<QString, QString> &into, qsizetype longest)
{
    const auto take = [&](TomlTable &table, const QString &name, const QString &language) {
        table.text(name, into[language], [longest](const QString &text) -> Parsed<QString> {
            if (text.trimmed().isEmpty() || text.size() > longest || text.contains(u'\n'))
                return tl::unexpected(u"has to be one line of 1 to %1 characters"_s.arg(longest));
            return text.trimmed();
        });
    };
    const toml::node *found = node(key);
    if (!found)
        return;
    if (!found->is_table())
        return take(*this, key, u"is"_s); // for all languages: see textIn()
    TomlTable each = section(key);
    const QStringList languages = each.keys();
    if (languages.isEmpty())
        problem(key, u"is empty; it has to be a text, or one for each language, as in { is = \"…\", en = \"…\" }"_s);
    for (const QString &language : languages) {
        if (!parseLanguage(language))
            each.problem(language, u"is not a language that Kassi speaks: is, en, pl"_s);
        take(each, language, language);
    }
}

const toml::node *TomlTable::node(const QString &key)
{
    m_known.append(key);
    return m_table.get(key.toStdString());
}

QStringList TomlTable::keys() const
{
    QStringList all;
    for (const auto &[key, value] : m_table)
        all.append(toText(key.str()));
    return all;
}

void TomlTable::problem(const QString &key, const QString &what)
{
    // Of a key that is missing, the section's first line is the nearest there is.
    const toml::node *found = m_table.get(key.toStdString());
    m_report.add((found ? found->source() : m_table.source()).begin.line, dotted(key), what);
}

void TomlTable::refuseUnknownKeys()
{
    const QString place = m_path.isEmpty() ? u"section"_s : u"setting of [%1]"_s.arg(m_path);
    const QString known = m_known.isEmpty() ? u"there is none in this version"_s : u"known: "_s + m_known.join(u", "_s);
    for (const auto &[key, value] : m_table) {
        const QString name = toText(key.str());
        if (!m_known.contains(name))
            m_report.add(key.source().begin.line, dotted(name),
                         u"is not a %1; check its spelling (%2)"_s.arg(place, known));
    }
}

std::optional<QString> TomlTable::text(const QString &key)
{
    const toml::node *found = node(key);
    if (!found)
        return std::nullopt;
    if (const auto *value = found->as_string())
        return toText(value->get());
    problem(key, u"has to be a text in quotation marks"_s);
    return std::nullopt;
}

QStringList TomlTable::texts(const QString &key)
{
    const toml::node *found = node(key);
    if (!found)
        return {};
    QStringList all;
    const toml::array *array = found->as_array();
    if (!array || (!array->empty() && !array->is_homogeneous<std::string>())) {
        problem(key, u"has to be a list of texts, as in [\"one\", \"two\"]"_s);
        return {};
    }
    for (const toml::node &one : *array)
        all.append(toText(one.as_string()->get()));
    return all;
}

QString TomlTable::dotted(const QString &key) const
{
    return m_path.isEmpty() ? key : m_path + u'.' + key;
}

} // namespace Kassi
