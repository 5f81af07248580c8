// SPDX-License-Identifier: MIT
#include "sim/exhaustive.h"

#include "sim/coverage.h"
#include "sim/journeys.h"

namespace Kassi::Sim {
using namespace Qt::StringLiterals;

namespace {

constexpr size_t enoughBroken = 10;
constexpr int recoveryOperations = 8;

bool isCrash(Fault fault)
{
    return fault == Fault::CrashBeforeSend || fault == Fault::CrashAfterSend || fault == Fault::CrashBeforeWrite ||
           fault == Fault::CrashAfterWrite;
}

class Exhaustive
{
public:
    explicit Exhaustive(const MakeStore &makeStore)
        : m_makeStore(makeStore)
    {
    }

    ExhaustiveResult result;

    void tryOut(const Journey &journey)
    {
        ++result.journeys;
        Scenario scenario = journey.scenario;
        const std::vector<Operation> operations = run(journey, scenario);
        for (int at = 0; at < int(operations.size()); ++at) {
            for (size_t kind = 0; kind < faultKinds; ++kind) {
                const Fault fault = Fault(kind);
                if (!canStrike(fault, operations[size_t(at)]))
                    continue;
                scenario.injections = {{.operation = at, .fault = fault, .sticky = true}};
                (void)run(journey, scenario);
                scenario.injections.front().sticky = false;
                const auto after = run(journey, scenario);
                if (isCrash(fault))
                    crashAgain(journey, scenario, after, at + 1);
            }
        }
    }

private:
    void crashAgain(const Journey &journey, const Scenario &once, const std::vector<Operation> &operations, int from)
    {
        Scenario scenario = once;
        const int until = std::min(from + recoveryOperations, int(operations.size()));
        for (int at = from; at < until; ++at) {
            for (const Fault fault :
                 {Fault::CrashBeforeSend, Fault::CrashAfterSend, Fault::CrashBeforeWrite, Fault::CrashAfterWrite}) {
                if (!canStrike(fault, operations[size_t(at)]))
                    continue;
                scenario.injections.resize(1);
                scenario.injections.push_back({.operation = at, .fault = fault});
                (void)run(journey, scenario);
            }
        }
    }

    std::vector<Operation> run(const Journey &journey, const Scenario &scenario)
    {
        ++result.runs;
        Verdict verdict = runScenario(scenario, m_makeStore(0), false);
        add(result.coverage, verdict.coverage);
        if (!verdict.broken.isEmpty() && result.broken.size() < enoughBroken) {
            Verdict readable = runScenario(scenario, m_makeStore(0), true);
            readable.trace.prepend(u"journey: %1"_s.arg(QLatin1StringView(journey.name)));
            result.broken.push_back(std::move(readable));
        }
        return std::move(verdict.operations);
    }

    const MakeStore &m_makeStore;
};

} // namespace

ExhaustiveResult runExhaustive(const MakeStore &makeStore)
{
    Exhaustive exhaustive(makeStore);
    for (const Journey &journey : journeys())
        exhaustive.tryOut(journey);
    return exhaustive.result;
}

} // namespace Kassi::Sim
