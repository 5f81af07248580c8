// SPDX-License-Identifier: MIT
#include "receipt/cups_queue.h"

#include <cups/cups.h>

#include <memory>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

struct FreeDest
{
    void operator()(cups_dest_t *dest) const { cupsFreeDests(1, dest); }
};

} // namespace

std::optional<PrinterState> stateOfPrinter(const QString &name)
{
    const QByteArray wanted = name.toUtf8();
    const std::unique_ptr<cups_dest_t, FreeDest> dest(
        cupsGetNamedDest(nullptr, name == u"default"_s ? nullptr : wanted.constData(), nullptr));
    if (!dest)
        return {};
    const auto option = [&dest](const char *key) {
        return QString::fromUtf8(cupsGetOption(key, dest->num_options, dest->options));
    };
    PrinterState state;
    bool isNumber = false;
    if (const int job = option("printer-state").toInt(&isNumber); isNumber)
        state.job = PrinterState::Job(job);
    state.accepting = option("printer-is-accepting-jobs") != u"false"_s; // where it does not say, the job will
    state.reasons = option("printer-state-reasons").split(u',', Qt::SkipEmptyParts);
    return state;
}

bool cupsTookIt()
{
    constexpr int lastGood = 0x00ff; // RFC 8011, 4.1.6.2: the class of status codes that mean success
    return int(cupsLastError()) <= lastGood;
}

} // namespace Kassi
