// SPDX-License-Identifier: MIT
// A day at the till as a table for accounting programs and spreadsheets. Pure.
//
// UTF-8 with a byte order mark, by which Excel knows that it is; fields apart by ';', decimals by ',', lines by CRLF:
// what an Icelandic Excel opens with a double click. Words and column names are English and stay the same, for
// programs.
#pragma once

#include "till/day.h"

#include <QByteArray>
#include <QHash>
#include <QTimeZone>

namespace Kassi {

struct DayCsvContext
{
    QString tillName = {};
    bool training = false;                ///< No money moved.
    QHash<QString, QString> gateway = {}; ///< By payment: "same", or what differs; none: not compared.
    QTimeZone zone = QTimeZone::utc();
};

/// One line for each thing that is counted ("row": "outcome", "late_money", "refund"), for each case that is open at
/// the day's end ("open"), and for each sum ("total"). Refunds are negative. A text that a spreadsheet would take for a
/// formula gets an apostrophe before it.
[[nodiscard]] QByteArray writeDayCsv(const Day &day, const DayCsvContext &context);

/// One text as a field: quoted where it has to be, and never a formula.
[[nodiscard]] QString csvField(const QString &text);

} // namespace Kassi
