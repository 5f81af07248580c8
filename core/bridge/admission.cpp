// SPDX-License-Identifier: MIT
#include "bridge/admission.h"

#include <numeric>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

std::variant<CheckoutEvent, Rejection> toEvent(EventKind kind, const MessageBody &body)
{
    switch (kind) {
    case EventKind::Ready: return CheckoutEvent(Event::Ready{});
    case EventKind::Processing: return CheckoutEvent(Event::Processing{});
    case EventKind::Completed: return CheckoutEvent(Event::Completed{});
    case EventKind::Cancelled: return CheckoutEvent(Event::Cancelled{});
    case EventKind::Failed: return CheckoutEvent(Event::Failed{.code = body.code});
    case EventKind::Expired: return CheckoutEvent(Event::Expired{});
    case EventKind::Resize:
        if (body.height == 0)
            return Rejection::BadValue;
        return CheckoutEvent(Event::Resize{.height = body.height});
    }
    Q_UNREACHABLE();
}

} // namespace

QString rejectionName(Rejection reason)
{
    switch (reason) {
    case Rejection::NotPresented: return u"not_presented"_s;
    case Rejection::BudgetSpent: return u"budget_spent"_s;
    case Rejection::Malformed: return u"malformed"_s;
    case Rejection::TooLarge: return u"too_large"_s;
    case Rejection::WrongSource: return u"wrong_source"_s;
    case Rejection::WrongOrigin: return u"wrong_origin"_s;
    case Rejection::NoName: return u"no_name"_s;
    case Rejection::BadValue: return u"bad_value"_s;
    case Rejection::Throttled: return u"throttled"_s;
    }
    Q_UNREACHABLE();
}

std::variant<CheckoutEvent, Rejection> admit(const AdmissionContext &context, const IncomingText &incoming)
{
    if (!context.presented)
        return Rejection::NotPresented;
    if (context.budgetLeft <= 0)
        return Rejection::BudgetSpent;
    const auto *message = std::get_if<Incoming::Message>(&incoming);
    if (!message)
        return Rejection::Malformed;
    const TransportFacts &facts = message->facts;
    if (facts.tooLarge)
        return Rejection::TooLarge;
    if (!facts.fromElement)
        return Rejection::WrongSource;
    // The empty origin and the opaque one ("null") equal no configured origin; said twice, because it matters.
    if (context.elementOrigin.isEmpty() || facts.origin != context.elementOrigin.toString())
        return Rejection::WrongOrigin;

    const MessageBody body = decodeBody(message->body);
    if (body.name.isEmpty())
        return Rejection::NoName;
    const auto kind = context.table.find(body.name);
    if (!kind)
        return CheckoutEvent(Event::Unsupported{.name = body.name});
    return toEvent(*kind, body);
}

quint64 RejectionCounts::total() const
{
    return std::accumulate(m_counts.begin(), m_counts.end(), quint64(0));
}

} // namespace Kassi
