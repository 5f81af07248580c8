// SPDX-License-Identifier: MIT
// Looks for secrets in bytes, in every form in which a program could have written them down.
#pragma once

#include <QByteArrayMatcher>
#include <QStringList>

#include <vector>

namespace Kassi::Test {

class SecretSearch
{
public:
    /// A text that must be nowhere: as it is, in UTF-16, percent-encoded, base64, hex, reversed.
    void add(const QString &name, const QByteArray &secret);
    /// A card's number: also in groups.
    void addCard(const QByteArray &number);

    /// Where what was found, as "name (form) in place".
    [[nodiscard]] QStringList in(const QByteArray &bytes, const QString &place) const;
    /// In every file of a folder, but for those `except`, and in their names.
    [[nodiscard]] QStringList inFolder(const QString &folder, const QStringList &except) const;
    /// In the arguments and the environment of a process and all that descend from it.
    [[nodiscard]] QStringList inProcesses(qint64 root) const;

private:
    struct Needle
    {
        QString name;
        QByteArrayMatcher matcher;
    };
    void needle(const QString &name, const QByteArray &form);

    std::vector<Needle> m_needles;
};

/// How the same text may look, by the name of the form. For the search, and for the test that the search finds it.
[[nodiscard]] QMap<QString, QByteArray> formsOf(const QByteArray &secret);

} // namespace Kassi::Test
