// SPDX-License-Identifier: MIT
// A journal as chance makes it, with everything that can become of an attempt, and questions about it.
#pragma once

#include "support/journal.h"

#include <algorithm>
#include <random>

namespace Kassi::Testing {

class RandomJournal
{
public:
    RandomJournal(quint64 seed, JournalFolder &till)
        : m_dice(seed)
        , m_till(till)
    {
    }

    /// Oldest first.
    [[nodiscard]] const std::vector<Attempt> &attempts() const { return m_attempts; }

    [[nodiscard]] Result<void> fill(Journal &journal, int records)
    {
        for (int number = 0; number < records; ++number) {
            if (below(20) == 0) // somebody puts the clock right, or wrong
                m_till.now += below(2'000) - 1'000;
            const bool begins = m_attempts.empty() || below(3) == 0;
            const std::size_t at = begins ? m_attempts.size() : std::size_t(below(int(m_attempts.size())));
            const JournalRecord record = begins ? beginning() : anything();
            const qint64 now = m_till.now + 1;
            const auto next = fold(begins ? std::nullopt : std::optional(m_attempts[at]), record, now);
            if (!next) // cannot follow
                continue;
            if (auto written = journal.append(next->plan.attempt, record); !written)
                return written;
            if (begins)
                m_attempts.emplace_back();
            m_attempts[at] = *next;
            if (below(4) == 0)
                journal.note(next->plan.attempt, {QStringLiteral("page"), QStringLiteral("ready")});
        }
        return {};
    }

    [[nodiscard]] JournalQuery query()
    {
        JournalQuery query;
        if (below(3) != 0)
            query.text = text();
        if (below(3) == 0)
            query.status = AttemptStatus(below(9));
        query.unresolved = below(6) == 0;
        query.lateMoney = below(8) == 0;
        if (below(4) == 0)
            query.fromMs = time();
        if (below(4) == 0)
            query.untilMs = time();
        query.limit = below(12);
        if (below(2) == 0)
            query.before = below(int(m_attempts.size()) + 3);
        query.counted = below(2) == 0;
        return query;
    }

private:
    int below(int bound) { return int(m_dice() % quint64(bound)); }
    template <typename T>
    T oneOf(std::initializer_list<T> all)
    {
        return *(all.begin() + below(int(all.size())));
    }

    QString id(const char *kind) { return QString::fromLatin1(kind) + QString::number(below(20)); }
    QString reference()
    {
        QString made;
        for (int length = 1 + below(3); length > 0; --length)
            made += oneOf<QString>({u"A"_s, u"a"_s, u"Z"_s, u"@"_s, u"["_s, u"`"_s, u"{"_s, u"%"_s, u"_"_s, u"'"_s,
                                    u"4"_s, u"49"_s, u"Þ"_s, u"þ"_s, u"é"_s, u"\u7fff"_s, u"🍰"_s, u"pay_"_s});
        return made;
    }
    qint64 time() { return m_attempts[std::size_t(below(int(m_attempts.size())))].startedAtMs + below(3) - 1; }

    JournalRecord beginning()
    {
        Plan plan = makePlan(below(5) == 0 ? QString::number(10'000 + m_attempts.size())
                                           : u"attempt-%1"_s.arg(m_attempts.size()),
                             reference());
        plan.money.amount = oneOf<qint64>({4, 49, 490, 4990, 10'003});
        if (below(4) == 0)
            plan.payment = id("pay_");
        if (below(8) == 0)
            plan.session = id("pses_");
        return Record::Planned{plan};
    }

    JournalRecord anything()
    {
        switch (below(12)) {
        case 0:
        case 1:
        case 2: return Record::Created{id("pses_"), id("pay_"), {}};
        case 3: return Record::Withdrawn{CancelReason::Staff};
        case 4: return Record::Expired{};
        case 5: return Record::Closed{};
        case 6: return Record::LateMoney{.second = below(2) == 0};
        case 7: return Record::Kept{};
        case 8: return Record::RefundPlanned{.idempotencyKey = u"key"_s, .body = "{}", .amount = below(2)};
        case 9:
            return Record::RefundAnswered{
                .refund = u"ref_1"_s,
                .status = oneOf({RefundStatus::Pending, RefundStatus::Succeeded, RefundStatus::Failed})};
        default: return Record::Settled{.outcome = Outcome(below(7)), .sessionClosed = below(2) == 0};
        }
    }

    QString text()
    {
        const Attempt &some = m_attempts[std::size_t(below(int(m_attempts.size())))];
        switch (below(7)) {
        case 0: return id("pay_");
        case 1: return id("pses_");
        case 2: return some.plan.attempt;
        case 3: return QString::number(some.plan.money.amount);
        case 4: return some.plan.reference;
        case 5: return u' ' + some.plan.reference.toLower();
        default: return reference();
        }
    }

    std::mt19937_64 m_dice;
    JournalFolder &m_till;
    std::vector<Attempt> m_attempts;
};

} // namespace Kassi::Testing
