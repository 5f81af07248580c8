// SPDX-License-Identifier: MIT
#include "pos/metrics.h"

namespace Kassi::Pos {

namespace {

constexpr Outcome allOutcomes[] = {Outcome::Paid,    Outcome::Pending,     Outcome::Declined,   Outcome::Cancelled,
                                   Outcome::Expired, Outcome::Unavailable, Outcome::Unconfirmed};

void addHead(QByteArray &text, const char *name, const char *kind, const char *help)
{
    text += QByteArray("# HELP ") + name + ' ' + help + "\n# TYPE " + name + ' ' + kind + '\n';
}

void add(QByteArray &text, const char *name, const char *kind, const char *help, qint64 value)
{
    addHead(text, name, kind, help);
    text += name + (' ' + QByteArray::number(value)) + '\n';
}

// Of a label's value: backslash, quotation mark and line feed would end it.
QByteArray escaped(const QString &value)
{
    return value.toUtf8().replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
}

} // namespace

QByteArray metricsText(const Figures &figures)
{
    QByteArray text;
    addHead(text, "kassi_payments_total", "counter",
            "Orders that were settled on this till's screen since it started.");
    for (const Outcome outcome : allOutcomes) {
        const auto count = figures.settled.find(outcome);
        text += "kassi_payments_total{outcome=\"" + outcomeName(outcome).toLatin1() + "\"} " +
                QByteArray::number(count == figures.settled.end() ? 0 : count->second) + '\n';
    }
    add(text, "kassi_late_money_total", "counter", "Payments found since the start whose money came late.",
        figures.lateMoneyFound);
    add(text, "kassi_refunds_answered_total", "counter", "Answers of the gateway to refunds since the start.",
        figures.refundsAnswered);
    add(text, "kassi_open_cases", "gauge", "Attempts that are still being looked after.", figures.openCases);
    add(text, "kassi_late_money_undecided", "gauge", "Late payments that staff have to keep or refund.",
        figures.lateMoneyToDecide);
    add(text, "kassi_payment_on_screen", "gauge", "1 while an order is being paid.", figures.onScreen ? 1 : 0);
    const ReadinessVerdict verdict = figures.readiness.verdict();
    add(text, "kassi_ready", "gauge", "1 where the till could take a payment at the last look.",
        verdict == ReadinessVerdict::Ready || verdict == ReadinessVerdict::ReadyWithWarnings ? 1 : 0);
    addHead(text, "kassi_readiness_point", "gauge", "0 good, 1 a warning, 2 not ready.");
    for (const ReadinessPoint &point : figures.readiness.points)
        text += "kassi_readiness_point{name=\"" + escaped(point.name) + "\"} " + QByteArray::number(int(point.state)) +
                '\n';
    add(text, "kassi_readiness_checked_at_seconds", "gauge", "When that was, Unix time; 0: not yet.",
        figures.readiness.checkedAtMs / 1'000);
    return text;
}

} // namespace Kassi::Pos
