// SPDX-License-Identifier: MIT
// A row of the chain as the database gives it back. Private to the journal: whoever includes it needs Qt SQL.
#pragma once

#include "journal/chain.h"

#include <QSqlQuery>

namespace Kassi {

struct StoredRow
{
    ChainRow row;
    QByteArray hash;
};

inline constexpr int storedRowColumns = 8;

/// SELECT of all that storedRow() needs, then `more` columns, FROM record r, then `rest`.
[[nodiscard]] QString selectRows(const QString &more, const QString &rest);
[[nodiscard]] StoredRow storedRow(const QSqlQuery &row);

} // namespace Kassi
