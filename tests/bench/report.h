// SPDX-License-Identifier: MIT
// What comes out: one table for people, or one line of JSON, with the machine and the versions that the figures are of.
#pragma once

#include "bench/figure.h"

#include <QJsonObject>
#include <QStringList>
#include <QTextStream>

namespace Kassi::Bench {

struct Report
{
    QList<std::pair<QString, QString>> surroundings; ///< Name and value: processor, Qt, rounds …
    Figures figures;
    QStringList missing; ///< Peers that are not here, and what could not be measured.
};

/// Of this machine: processor, cores, memory, system, and how busy it is.
[[nodiscard]] QList<std::pair<QString, QString>> describeMachine();

void printTable(const Report &report, QTextStream &out);
void printJson(const Report &report, QTextStream &out);

} // namespace Kassi::Bench
