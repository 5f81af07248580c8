// SPDX-License-Identifier: MIT
#include "failing_disk_run.h"

namespace Kassi::Testing {
using namespace Qt::StringLiterals;

FailingDiskRun::FailingDiskRun(quint64 seed, bool withFacts)
    : disk([this] { return m_random(); })
    , m_random(seed)
    , m_withFacts(withFacts)
{
}

Result<std::unique_ptr<SqlJournal>> FailingDiskRun::open()
{
    return SqlJournal::open(disk.journalFile(), [this] { return ++m_now; });
}

Told FailingDiskRun::tellStory()
{
    Told told;
    const std::vector<Step> story = longStory();
    const auto middle = story.begin() + qsizetype(story.size() / 2);
    for (const std::vector<Step> &half : {std::vector(story.begin(), middle), std::vector(middle, story.end())}) {
        const auto journal = open();
        if (!journal) {
            told.error = journal.error();
            return told;
        }
        for (const Step &step : half) {
            if (!take(**journal, step, told))
                return told;
        }
    }
    return told;
}

bool FailingDiskRun::take(SqlJournal &journal, const Step &step, Told &told)
{
    Result<void> done = journal.append(step.attempt, step.record);
    if (!done) {
        told.error = done.error();
        done = journal.append(step.attempt, step.record);
    }
    if (!done) {
        told.refused = step;
        return false;
    }
    told.accepted.push_back(step);
    journal.note(step.attempt, {u"page"_s, u"ready"_s});
    return !m_withFacts || told.accepted.size() % 3 != 0 || takeFact(journal, told);
}

bool FailingDiskRun::takeFact(SqlJournal &journal, Told &told)
{
    const TillRecord fact = TillFact::SignedIn{u"Anna"_s};
    Result<void> done = journal.appendTill(fact);
    if (!done) {
        told.error = done.error();
        done = journal.appendTill(fact);
    }
    told.factRefused = !done;
    if (done)
        ++told.facts;
    return done.has_value();
}

QString objection(FailingDiskRun &run, const Told &told)
{
    const auto journal = run.open();
    if (!journal)
        return u"not opened: "_s + journal.error().message;
    const QStringList there = recordsIn(run.disk.journalFile());
    const QStringList accepted = recordsOf(told.accepted);
    const bool asAccepted = there == accepted;
    if (!asAccepted && !(told.refused && there == accepted + recordsOf({*told.refused})))
        return u"%1 accepted, %2 there:\n%3"_s.arg(accepted.size()).arg(there.size()).arg(there.join(u'\n'));

    const auto facts = (*journal)->tillRecords({});
    if (!facts)
        return facts.error().message;
    if (facts->size() != told.facts && !(told.factRefused && facts->size() == told.facts + 1))
        return u"%1 facts about the till accepted, %2 there"_s.arg(told.facts).arg(facts->size());

    std::optional<Attempt> expected;
    for (const Step &step : told.accepted) {
        if (step.attempt == u"b"_s)
            expected = *fold(expected, step.record, 0);
    }
    const auto history = (*journal)->history(u"ORDER-2"_s);
    if (!history)
        return history.error().message;
    if (asAccepted && expected && (history->size() != 1 || history->front().outcome != expected->outcome))
        return u"the order is not what its records say"_s;
    if (auto next = (*journal)->append(u"d"_s, planned(u"d"_s, u"ORDER-3"_s)); !next)
        return u"no further record: "_s + next.error().message;
    return {};
}

qint64 operationsOfStory()
{
    FailingDiskRun run(1);
    const Told told = run.tellStory();
    return told.refused || told.error ? 0 : run.disk.operations();
}

qint64 readsOfStory()
{
    FailingDiskRun run(1);
    static_cast<void>(run.tellStory());
    return run.disk.reads();
}

} // namespace Kassi::Testing
