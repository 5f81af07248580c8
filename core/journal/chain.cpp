// SPDX-License-Identifier: MIT
#include "journal/chain.h"

#include <QCryptographicHash>

#include <initializer_list>

namespace Kassi {

ChainHead chained(const ChainHead &before, const ChainRow &row)
{
    QByteArray text = before.hash;
    for (const QByteArray &field : std::initializer_list<QByteArray>{
             QByteArray::number(row.seq), row.attempt, row.reference, QByteArray::number(row.atMs), row.kind, row.body,
             row.unresolved ? QByteArrayLiteral("1") : QByteArrayLiteral("0")})
        text.append(QByteArray::number(field.size())).append(':').append(field).append(',');
    return {.seq = row.seq, .hash = QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex()};
}

} // namespace Kassi
