// SPDX-License-Identifier: MIT
#include "journal/stored_row.h"

#include <QVariant>

namespace Kassi {
using namespace Qt::StringLiterals;

// Text comes as bytes: what is no text any more has to have another hash, not a replacement character.
QString selectRows(const QString &more, const QString &rest)
{
    return u"SELECT r.seq, CAST(r.attempt AS BLOB), CAST(r.reference AS BLOB), r.at_ms, CAST(r.kind AS BLOB),"
           " CAST(r.body AS BLOB), r.unresolved, CAST(r.hash AS BLOB)%1 FROM record r %2"_s.arg(more, rest);
}

StoredRow storedRow(const QSqlQuery &row)
{
    return {.row = {.seq = row.value(0).toLongLong(),
                    .attempt = row.value(1).toByteArray(),
                    .reference = row.value(2).toByteArray(),
                    .atMs = row.value(3).toLongLong(),
                    .kind = row.value(4).toByteArray(),
                    .body = row.value(5).toByteArray(),
                    .unresolved = row.value(6).toBool()},
            .hash = row.value(7).toByteArray()};
}

} // namespace Kassi
