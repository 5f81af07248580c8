// SPDX-License-Identifier: MIT
#include "secret_search.h"

#include "process_tree.h"
#include "traces.h"

#include "support/files.h"

#include <QMap>
#include <QStringEncoder>
#include <QUrl>

#include <algorithm>

namespace Kassi::Test {
using namespace Qt::StringLiterals;
using Kassi::Testing::contents;

namespace {

// Base64 depends on where in its triple a text begins; the letters that it shares with its neighbours are cut off.
QByteArray base64(const QByteArray &secret, int offset)
{
    const QByteArray all = QByteArray(QByteArray(offset, '\0') + secret).toBase64(QByteArray::OmitTrailingEquals);
    const int shared = offset == 0 ? 0 : offset + 1;
    const bool whole = (offset + secret.size()) % 3 == 0;
    return all.mid(shared, all.size() - shared - (whole ? 0 : 1));
}

} // namespace

QMap<QString, QByteArray> formsOf(const QByteArray &secret)
{
    const QString text = QString::fromUtf8(secret);
    QByteArray percent;
    QByteArray escaped;
    for (const char c : secret) {
        percent += '%' + QByteArray(1, c).toHex().toUpper();
        escaped += "\\u00" + QByteArray(1, c).toHex();
    }
    QByteArray reversed = secret;
    std::reverse(reversed.begin(), reversed.end());
    return {{u"plain"_s, secret},
            {u"UTF-16"_s, QStringEncoder(QStringEncoder::Utf16LE).encode(text)},
            {u"UTF-16, big end first"_s, QStringEncoder(QStringEncoder::Utf16BE).encode(text)},
            {u"percent-encoded"_s, QUrl::toPercentEncoding(text)},
            {u"percent-encoded whole"_s, percent},
            {u"JSON escapes"_s, escaped},
            {u"base64"_s, base64(secret, 0)},
            {u"base64 after one byte"_s, base64(secret, 1)},
            {u"base64 after two bytes"_s, base64(secret, 2)},
            {u"hex"_s, secret.toHex()},
            {u"HEX"_s, secret.toHex().toUpper()},
            {u"reversed"_s, reversed}};
}

void SecretSearch::needle(const QString &name, const QByteArray &form)
{
    m_needles.push_back({name, QByteArrayMatcher(form)});
}

void SecretSearch::add(const QString &name, const QByteArray &secret)
{
    const auto forms = formsOf(secret);
    for (auto form = forms.cbegin(); form != forms.cend(); ++form)
        needle(u"%1 (%2)"_s.arg(name, form.key()), form.value());
}

void SecretSearch::addCard(const QByteArray &number)
{
    for (const char *between : {"", " ", "-"}) {
        QByteArray grouped = number;
        for (qsizetype at = number.size() - number.size() % 4; at > 0; at -= 4) {
            if (at < number.size())
                grouped.insert(at, between);
        }
        add(u"card number"_s, grouped);
    }
}

QStringList SecretSearch::in(const QByteArray &bytes, const QString &place) const
{
    QStringList found;
    for (const Needle &one : m_needles) {
        if (one.matcher.indexIn(bytes) >= 0)
            found << u"%1 in %2"_s.arg(one.name, place);
    }
    return found;
}

QStringList SecretSearch::inFolder(const QString &folder, const QStringList &except) const
{
    QStringList found;
    for (const QString &path : filesIn(folder, except)) {
        found << in(path.toUtf8(), u"the name "_s + path);
        if (QFileInfo(path).isFile())
            found << in(contents(path), path);
    }
    return found;
}

QStringList SecretSearch::inProcesses(qint64 root) const
{
    QStringList found;
    for (const qint64 process : processTree(root)) {
        for (const QString &file : {u"cmdline"_s, u"environ"_s}) {
            const QString path = u"/proc/%1/%2"_s.arg(process).arg(file);
            found << in(contents(path),
                        u"%1 of %2"_s.arg(path, QString::fromLatin1(procFile(process, "comm").trimmed())));
        }
    }
    return found;
}

} // namespace Kassi::Test
