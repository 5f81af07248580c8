// SPDX-License-Identifier: MIT
#include "receipt/day_csv.h"

#include <QDateTime>
#include <QStringList>

#include <algorithm>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

/// A number as an Icelandic spreadsheet reads it.
QString numberOf(qint64 amount, const QString &currency)
{
    const int digits = currencyExponent(currency).value_or(0);
    if (digits == 0)
        return QString::number(amount);
    // Without the sign first: the whole part of -0,50 is 0.
    const QString all = QString::number(amount < 0 ? -amount : amount).rightJustified(digits + 1, u'0');
    return (amount < 0 ? u"-"_s : QString()) + all.chopped(digits) + u',' + all.right(digits);
}

struct Line
{
    QString row;
    qint64 atMs = 0; ///< 0: at no moment.
    QString reference = {};
    QString what = {};
    qint64 count = 1;
    qint64 amount = 0;
    QString currency = {};
    QString checkout = {};
    QString payment = {};
    QString refund = {};
    QString attempt = {};
};

class Table
{
public:
    Table(const Day &day, const DayCsvContext &context)
        : m_day(day)
        , m_context(context)
    {
        m_text = QChar::ByteOrderMark + u"day;till;training;row;time;reference;what;count;amount;currency;checkout;"
                                        "payment;refund;attempt;gateway\r\n"_s;
    }

    void add(const Line &line)
    {
        const QString time =
            line.atMs == 0
                ? QString()
                : QDateTime::fromMSecsSinceEpoch(line.atMs, m_context.zone).toString(u"yyyy-MM-dd HH:mm:ss"_s);
        m_text += QStringList{QString::number(m_day.number),
                              csvField(m_context.tillName),
                              m_context.training ? u"yes"_s : u"no"_s,
                              line.row,
                              time,
                              csvField(line.reference),
                              line.what,
                              QString::number(line.count),
                              numberOf(line.amount, line.currency),
                              csvField(line.currency),
                              line.checkout,
                              csvField(line.payment),
                              csvField(line.refund),
                              csvField(line.attempt),
                              line.payment.isEmpty() ? QString() : csvField(m_context.gateway.value(line.payment))}
                      .join(u';') +
                  u"\r\n"_s;
    }

    [[nodiscard]] QByteArray text() const { return m_text.toUtf8(); }

private:
    const Day &m_day;
    const DayCsvContext &m_context;
    QString m_text;
};

Line lineOf(const QString &row, const Attempt &attempt)
{
    return {.row = row,
            .atMs = attempt.changedAtMs,
            .reference = attempt.plan.reference,
            .amount = attempt.plan.money.amount,
            .currency = attempt.plan.money.currency,
            .checkout = attempt.plan.mode == SessionMode::Hosted ? u"phone"_s : u"till"_s,
            .payment = attempt.payment,
            .attempt = attempt.plan.attempt};
}

void addChange(Table &table, const DayChange &change)
{
    const Attempt before = change.before.value_or(Attempt{});
    const Attempt &after = change.after;
    if (after.outcome && after.outcome != before.outcome) {
        Line line = lineOf(u"outcome"_s, after);
        line.what = outcomeName(*after.outcome);
        if (after.outcome == Outcome::Paid)
            line.atMs = after.takenAtMs;
        table.add(line);
    }
    if (after.lateMoney && !before.lateMoney) {
        Line line = lineOf(u"late_money"_s, after);
        line.what = u"late_money"_s;
        line.atMs = after.takenAtMs;
        table.add(line);
    }
    for (const AttemptRefund &refund : after.refunds) {
        const auto asBefore = std::ranges::find_if(before.refunds, [&refund](const AttemptRefund &known) {
            return known.plan.idempotencyKey == refund.plan.idempotencyKey;
        });
        const bool madeBefore = asBefore != before.refunds.end() && asBefore->status == RefundStatus::Succeeded;
        if (refund.status != RefundStatus::Succeeded || madeBefore)
            continue;
        Line line = lineOf(u"refund"_s, after);
        line.what = u"refund"_s;
        line.atMs = refund.changedAtMs;
        line.amount = -refund.amount;
        line.refund = refund.id;
        table.add(line);
    }
}

QString whyOpen(const Attempt &attempt)
{
    if (attempt.needsDecision())
        return u"late_money_undecided"_s;
    if (attempt.isBeingRefunded())
        return u"refund_under_way"_s;
    return attempt.outcome ? outcomeName(*attempt.outcome) : u"no_outcome"_s;
}

void addTotals(Table &table, const DayTotals &totals)
{
    const auto add = [&](const QString &what, const CountedSum &sum) {
        table.add(
            {.row = u"total"_s, .what = what, .count = sum.count, .amount = sum.amount, .currency = totals.currency});
    };
    for (std::size_t outcome = 0; outcome < DayTotals::outcomeCount; ++outcome)
        add(outcomeName(Outcome(outcome)), totals.of(Outcome(outcome)));
    add(u"paid_on_phone"_s, totals.paidOnPhone);
    add(u"late_money"_s, totals.lateMoney);
    add(u"late_money_kept"_s, totals.lateKept);
    add(u"late_money_undecided"_s, totals.lateUndecided);
    add(u"refunds"_s, {.count = totals.refunds.count, .amount = -totals.refunds.amount});
    add(u"refunds_under_way"_s, {.count = totals.refundsPending.count, .amount = -totals.refundsPending.amount});
    add(u"open"_s, totals.open);
    const qint64 taken = totals.of(Outcome::Paid).count + totals.lateMoney.count;
    add(u"net"_s, {.count = taken + totals.refunds.count, .amount = totals.net()});
}

} // namespace

QString csvField(const QString &text)
{
    // What spreadsheets begin a formula with, also after spaces, and in the full width that East Asian ones read.
    static const QString formula = u"=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"_s;
    QString field = text;
    const auto first = std::ranges::find_if(text, [](QChar c) { return c != u' ' && c != QChar::Nbsp; });
    if (first != text.end() && formula.contains(*first))
        field.prepend(u'\'');
    const bool needsQuotes = std::ranges::any_of(field, [](QChar c) { return u";\"\r\n\t,"_s.contains(c); });
    return needsQuotes ? u'"' + field.replace(u'"', u"\"\""_s) + u'"' : field;
}

QByteArray writeDayCsv(const Day &day, const DayCsvContext &context)
{
    Table table(day, context);
    for (const DayChange &change : day.changes)
        addChange(table, change);
    for (const Attempt &attempt : day.unresolved) {
        Line line = lineOf(u"open"_s, attempt);
        line.what = whyOpen(attempt);
        table.add(line);
    }
    for (const DayTotals &totals : day.totals)
        addTotals(table, totals);
    return table.text();
}

} // namespace Kassi
