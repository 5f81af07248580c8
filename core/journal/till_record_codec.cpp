// SPDX-License-Identifier: MIT
#include "journal/till_record_codec.h"

#include "journal/record_fields.h"

#include <QJsonDocument>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

QJsonObject encodeSum(const CountedSum &sum)
{
    return {{u"count"_s, sum.count}, {u"amount"_s, sum.amount}};
}

CountedSum decodeSum(Fields &outer, const QString &name)
{
    Fields fields(outer.object(name));
    const CountedSum sum = {.count = fields.count(u"count"_s), .amount = fields.count(u"amount"_s)};
    if (!fields.wrong().isEmpty())
        outer.refuse(name + u'.' + fields.wrong());
    return sum;
}

constexpr std::pair<const char *, CountedSum DayTotals::*> sums[] = {
    {"paid_on_phone", &DayTotals::paidOnPhone},
    {"late_money", &DayTotals::lateMoney},
    {"late_kept", &DayTotals::lateKept},
    {"late_undecided", &DayTotals::lateUndecided},
    {"refunds", &DayTotals::refunds},
    {"refunds_pending", &DayTotals::refundsPending},
    {"open", &DayTotals::open},
};

QJsonObject encodeTotals(const DayTotals &totals)
{
    QJsonObject object = {{u"currency"_s, totals.currency}};
    for (std::size_t outcome = 0; outcome < DayTotals::outcomeCount; ++outcome)
        object[outcomeName(Outcome(outcome))] = encodeSum(totals.of(Outcome(outcome)));
    for (const auto &[name, sum] : sums)
        object[QString::fromLatin1(name)] = encodeSum(totals.*sum);
    return object;
}

DayTotals decodeTotals(Fields &outer, const QJsonObject &object)
{
    Fields fields(object);
    DayTotals totals{.currency = fields.text(u"currency"_s)};
    for (std::size_t outcome = 0; outcome < DayTotals::outcomeCount; ++outcome)
        totals.of(Outcome(outcome)) = decodeSum(fields, outcomeName(Outcome(outcome)));
    for (const auto &[name, sum] : sums)
        totals.*sum = decodeSum(fields, QString::fromLatin1(name));
    if (!fields.wrong().isEmpty())
        outer.refuse(u"totals."_s + fields.wrong());
    return totals;
}

struct Encode
{
    QJsonObject operator()(const TillFact::DayClosed &day) const
    {
        QJsonArray totals;
        for (const DayTotals &ofCurrency : day.totals)
            totals.append(encodeTotals(ofCurrency));
        QJsonObject object = {{u"number"_s, day.number}, {u"after"_s, day.after},       {u"through"_s, day.through},
                              {u"by"_s, day.by},         {u"training"_s, day.training}, {u"totals"_s, totals}};
        if (day.compared)
            object[u"compared"_s] = QJsonObject{{u"same"_s, day.compared->same},
                                                {u"different"_s, day.compared->different},
                                                {u"unanswered"_s, day.compared->unanswered}};
        return object;
    }
    QJsonObject operator()(const TillFact::SignedIn &fact) const { return {{u"who"_s, fact.who}}; }
    QJsonObject operator()(const TillFact::SignedOut &fact) const
    {
        return {{u"who"_s, fact.who}, {u"idle"_s, fact.idle}};
    }
    QJsonObject operator()(const TillFact::PinRefused &fact) const { return {{u"who"_s, fact.who}}; }
    QJsonObject operator()(const TillFact::LockedOut &fact) const
    {
        return {{u"who"_s, fact.who}, {u"seconds"_s, fact.seconds}};
    }
    QJsonObject operator()(const TillFact::Permitted &fact) const
    {
        QJsonObject object = {{u"who"_s, fact.who}};
        if (fact.what) {
            object[u"what"_s] = permissionName(*fact.what);
            object[u"reference"_s] = fact.reference;
            object[u"to"_s] = fact.to;
        }
        return object;
    }
    QJsonObject operator()(const TillFact::StaffChanged &fact) const
    {
        return {{u"who"_s, fact.who}, {u"what"_s, staffChangeName(fact.what)}, {u"by"_s, fact.by}};
    }
};

TillFact::StaffChanged decodeStaffChange(Fields &fields)
{
    TillFact::StaffChanged fact{.who = fields.text(u"who"_s), .by = fields.text(u"by"_s)};
    if (const auto what = staffChangeFromName(fields.text(u"what"_s)))
        fact.what = *what;
    else
        fields.refuse(u"what"_s);
    return fact;
}

// Journals of before it was said what was permitted hold the name alone.
TillFact::Permitted decodePermitted(Fields &fields)
{
    TillFact::Permitted fact{.who = fields.text(u"who"_s)};
    if (!fields.has(u"what"_s))
        return fact;
    fact.what = fields.named(u"what"_s, Permission::Settings, permissionFromName);
    fact.reference = fields.text(u"reference"_s);
    fact.to = fields.text(u"to"_s);
    return fact;
}

TillFact::DayClosed decodeDay(Fields &fields)
{
    TillFact::DayClosed day = {.number = fields.count(u"number"_s),
                               .after = fields.count(u"after"_s),
                               .through = fields.count(u"through"_s),
                               .by = fields.text(u"by"_s),
                               .training = fields.flag(u"training"_s)};
    for (const QJsonValue &totals : fields.array(u"totals"_s))
        day.totals.push_back(decodeTotals(fields, totals.toObject()));
    if (!fields.has(u"compared"_s))
        return day;
    Fields compared(fields.object(u"compared"_s));
    day.compared = {.same = compared.count(u"same"_s),
                    .different = compared.count(u"different"_s),
                    .unanswered = compared.count(u"unanswered"_s)};
    if (!compared.wrong().isEmpty())
        fields.refuse(u"compared."_s + compared.wrong());
    return day;
}

std::optional<TillRecord> decodeKind(const QString &kind, Fields &fields)
{
    if (kind == u"day_closed"_s)
        return decodeDay(fields);
    if (kind == u"signed_in"_s)
        return TillFact::SignedIn{.who = fields.text(u"who"_s)};
    if (kind == u"signed_out"_s)
        return TillFact::SignedOut{.who = fields.text(u"who"_s), .idle = fields.flag(u"idle"_s)};
    if (kind == u"pin_refused"_s)
        return TillFact::PinRefused{.who = fields.text(u"who"_s)};
    if (kind == u"locked_out"_s)
        return TillFact::LockedOut{.who = fields.text(u"who"_s), .seconds = fields.count(u"seconds"_s)};
    if (kind == u"permitted"_s)
        return decodePermitted(fields);
    if (kind == u"staff_changed"_s)
        return decodeStaffChange(fields);
    return std::nullopt;
}

} // namespace

QByteArray encodeTillRecord(const TillRecord &record)
{
    QJsonObject object = std::visit(Encode{}, record);
    object[u"kind"_s] = tillRecordName(record);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<TillRecord> decodeTillRecord(const QByteArray &text)
{
    return decodeFields<TillRecord>(text, u"record about the till", decodeKind);
}

} // namespace Kassi
