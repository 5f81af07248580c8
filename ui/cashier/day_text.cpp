// SPDX-License-Identifier: MIT
#include "cashier/day_text.h"

#include "cashier/latest_payments.h"
#include "common/error_text.h"
#include "common/outcome_text.h"
#include "receipt/kennitala.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <utility>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr int mostOnSlip = 30; ///< Open cases; the rest is counted.

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Day)
};

QString moneyText(qint64 amount, const QString &currency)
{
    const QString text = formatMoney({amount < 0 ? -amount : amount, currency}, QLocale().name());
    return amount < 0 ? QChar(u'\u2212') + text : text;
}

void addLines(std::vector<DayLine> &lines, const DayTotals &totals)
{
    const auto add = [&](const QString &what, const CountedSum &sum, bool isPart = false, bool always = false) {
        if (always || sum.count > 0)
            lines.push_back(
                {.what = what, .count = sum.count, .amount = moneyText(sum.amount, totals.currency), .isPart = isPart});
    };
    const CountedSum back = {.count = totals.refunds.count, .amount = -totals.refunds.amount};
    add(Words::tr("Paid"), totals.of(Outcome::Paid), false, true);
    add(Words::tr("on phones"), totals.paidOnPhone, true);
    add(Words::tr("Money that came late"), totals.lateMoney);
    add(Words::tr("Refunded"), back, false, true);
    lines.push_back({.what = Words::tr("Sum of the day"),
                     .count = totals.of(Outcome::Paid).count + totals.lateMoney.count + totals.refunds.count,
                     .amount = moneyText(totals.net(), totals.currency),
                     .isSum = true});
    add(Words::tr("Claims, not paid yet"), totals.of(Outcome::Pending));
    for (const Outcome outcome :
         {Outcome::Declined, Outcome::Cancelled, Outcome::Expired, Outcome::Unavailable, Outcome::Unconfirmed})
        add(shortTextFor(outcome), totals.of(outcome));
    add(Words::tr("Late money, kept"), totals.lateKept);
    add(Words::tr("Open cases"), totals.open);
    add(Words::tr("late, undecided"), totals.lateUndecided, true);
    add(Words::tr("refunds under way"), {.count = totals.refundsPending.count, .amount = -totals.refundsPending.amount},
        true);
}

QString saidThere(const DayFinding &finding)
{
    if (!finding.there)
        return {};
    const auto word = [](PaymentStatus status) {
        switch (status) {
        case PaymentStatus::Created: return Words::tr("not begun");
        case PaymentStatus::Pending: return Words::tr("waiting for the money");
        case PaymentStatus::Processing: return Words::tr("being worked on");
        case PaymentStatus::Succeeded: return Words::tr("paid");
        case PaymentStatus::Failed: return Words::tr("declined");
        case PaymentStatus::Refunded: return Words::tr("refunded");
        case PaymentStatus::PartiallyRefunded: return Words::tr("refunded in part");
        }
        Q_UNREACHABLE();
    };
    const QString money =
        finding.moneyThere ? u" "_s + moneyText(finding.moneyThere->amount, finding.moneyThere->currency) : QString();
    const QString said = word(*finding.there) + money;
    return Words::tr("The gateway says: %1.").arg(said.endsWith(u'.') ? said.chopped(1) : said); // "kr."
}

} // namespace

std::vector<DayLine> linesOf(const std::vector<DayTotals> &totals)
{
    std::vector<DayLine> lines;
    if (totals.empty())
        addLines(lines, {.currency = u"ISK"_s});
    for (const DayTotals &ofCurrency : totals)
        addLines(lines, ofCurrency);
    return lines;
}

QString textFor(DayDifference difference)
{
    switch (difference) {
    case DayDifference::MoneyNotTaken: return Words::tr("Paid here, but not at the gateway");
    case DayDifference::MoneyTaken: return Words::tr("Paid at the gateway, but not here");
    case DayDifference::StillMoving: return Words::tr("Not finished at the gateway");
    case DayDifference::OtherAmount: return Words::tr("Another amount at the gateway");
    case DayDifference::RefundedThere: return Words::tr("More was refunded at the gateway than here");
    case DayDifference::RefundedHere: return Words::tr("Refunded here, but not at the gateway");
    case DayDifference::UnknownThere: return Words::tr("The gateway does not know this payment");
    }
    Q_UNREACHABLE();
}

QString adviceFor(DayDifference difference)
{
    switch (difference) {
    case DayDifference::MoneyNotTaken:
        return Words::tr("Ask the gateway where the money is. The evidence of this order (F3, then F8) shows what it "
                         "had answered.");
    case DayDifference::MoneyTaken:
        return Words::tr("Find out whether the customer has the goods. If not, refund the payment at the gateway.");
    case DayDifference::StillMoving: return Words::tr("Compare again later. Do not hand over goods for it.");
    case DayDifference::OtherAmount: return Words::tr("Ask the gateway why, with the payment's id.");
    case DayDifference::RefundedThere:
        return Words::tr("Somebody refunded it elsewhere. Do not refund it again; correct it in your books.");
    case DayDifference::RefundedHere: return Words::tr("Ask the gateway whether the customer got the money.");
    case DayDifference::UnknownThere:
        return Words::tr("Compare merchant number and key in the settings with those of the day of the payment.");
    }
    Q_UNREACHABLE();
}

QString textFor(const DayFinding &finding)
{
    const Attempt &attempt = finding.attempt;
    const QString which = attempt.plan.reference.isEmpty()
                              ? QString()
                              : attempt.plan.reference + u" · "_s +
                                    moneyText(attempt.plan.money.amount, attempt.plan.money.currency) + u'\n';
    if (!finding.difference)
        return which + Words::tr("Could not be compared. %1").arg(finding.error ? textFor(*finding.error) : QString());
    const QString here = Words::tr("The journal says: %1.").arg(LatestPayments::standOf(attempt));
    return which + textFor(*finding.difference) + u'\n' + QString(here + u' ' + saidThere(finding)).trimmed() + u'\n' +
           adviceFor(*finding.difference);
}

QString textForOpen(const Attempt &attempt)
{
    return u"%1 · %2\n%3, %4"_s.arg(attempt.plan.reference,
                                    moneyText(attempt.plan.money.amount, attempt.plan.money.currency),
                                    LatestPayments::standOf(attempt), momentText(attempt.startedAtMs));
}

QString momentText(qint64 wallMs)
{
    return QDateTime::fromMSecsSinceEpoch(wallMs).toString(u"d.M.yyyy HH:mm"_s); // as on all screens, see Language
}

QString periodText(const Day &day)
{
    if (!day.fromMs)
        return Words::tr("Nothing has been taken yet.");
    if (day.closedAtMs)
        return Words::tr("%1 – %2").arg(momentText(*day.fromMs), momentText(*day.closedAtMs));
    return Words::tr("Since %1").arg(momentText(*day.fromMs));
}

QString comparedText(const std::optional<DayCompared> &compared)
{
    if (!compared)
        return {};
    QString text = Words::tr("Compared with the gateway: %L1 the same, %L2 different.")
                       .arg(compared->same)
                       .arg(compared->different);
    if (compared->unanswered > 0)
        text += u' ' + Words::tr("%L1 could not be compared.").arg(compared->unanswered);
    return text;
}

Receipt makeDaySlip(const Day &day, const DaySlipContext &context)
{
    const bool closed = day.closed.has_value();
    Receipt slip{.shop = context.shop.name.isEmpty() ? context.merchant : context.shop.name,
                 .title =
                     closed ? Words::tr("END OF DAY %1").arg(day.number) : Words::tr("DAY %1, OPEN").arg(day.number)};
    slip.shopLines = context.shop.address;
    if (!context.shop.kennitala.isEmpty())
        slip.shopLines << Words::tr("Kt. %1").arg(formatKennitala(context.shop.kennitala));
    if (context.training)
        slip.warning = Words::tr("TRAINING – NO MONEY MOVED");
    if (context.copy)
        slip.copyMark = Words::tr("COPY");
    if (day.fromMs)
        slip.facts.push_back({Words::tr("From"), momentText(*day.fromMs)});
    slip.facts.push_back({Words::tr("To"), momentText(day.closedAtMs.value_or(context.nowMs))});
    if (!context.tillName.isEmpty())
        slip.facts.push_back({Words::tr("Till"), context.tillName});
    if (closed && !day.closed->by.isEmpty())
        slip.facts.push_back({Words::tr("Closed by"), day.closed->by});
    bool first = true;
    for (const DayLine &line : linesOf(day.totals)) {
        const QString label = (line.isPart ? u"– "_s : QString()) + line.what;
        if (line.isSum && std::exchange(first, false)) {
            slip.amount = {label, line.amount};
            continue;
        }
        slip.facts.push_back({u"%1 (%2)"_s.arg(label, QLocale().toString(line.count)), line.amount});
    }
    const QString compared = comparedText(closed ? day.closed->compared : context.compared);
    slip.outcome = closed ? Words::tr("Closed") : Words::tr("Not closed");
    slip.notes << (compared.isEmpty() ? Words::tr("Not compared with the gateway.") : compared);
    slip.notes << Words::tr("The gateway does not tell whether a payment was made by card or another way.");
    int shown = 0;
    for (const Attempt &attempt : day.unresolved) {
        if (++shown > mostOnSlip)
            break;
        slip.notes << Words::tr("Open: %1").arg(textForOpen(attempt).replace(u'\n', u' '));
    }
    if (const qsizetype more = qsizetype(day.unresolved.size()) - mostOnSlip; more > 0)
        slip.notes << Words::tr("… and %L1 more that are open.").arg(more);
    return slip;
}

} // namespace Kassi
