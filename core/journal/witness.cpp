// SPDX-License-Identifier: MIT
#include "journal/witness.h"

#include <QRegularExpression>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype digits = 20;
constexpr qsizetype longestText = 256;

} // namespace

QString Witness::pathFor(const QString &journalFile)
{
    return journalFile + u"-head"_s;
}

std::optional<ChainHead> Witness::read(const QString &journalFile)
{
    static const QRegularExpression format(u"\\A(\\d{20}) ([0-9a-f]{64})\\n\\z"_s);
    QFile file(pathFor(journalFile));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const auto match = format.match(QString::fromLatin1(file.read(longestText)));
    if (!match.hasMatch())
        return std::nullopt;
    return ChainHead{.seq = match.captured(1).toLongLong(), .hash = match.captured(2).toLatin1()};
}

// Always of the same length, in place: there is no moment at which the file is empty.
void Witness::write(const ChainHead &head)
{
    if (!m_file->isOpen() &&
        !m_file->open(QIODevice::ReadWrite | QIODevice::Unbuffered, QFile::ReadOwner | QFile::WriteOwner))
        return;
    const QByteArray text = QByteArray::number(head.seq).rightJustified(digits, '0') + ' ' + head.hash + '\n';
    if (!m_file->seek(0) || m_file->write(text) != text.size())
        m_file->close();
}

} // namespace Kassi
