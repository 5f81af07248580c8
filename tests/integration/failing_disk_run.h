// SPDX-License-Identifier: MIT
// A till's life on a disk that fails, told again and again: what it was told was written, and whether that is what is
// there after the reboot.
#pragma once

#include "sim/crash_disk.h"
#include "support/journal.h"

#include <random>

namespace Kassi::Testing {

/// What a run was told: the steps that were accepted, and the last that was not.
struct Told
{
    std::vector<Step> accepted;
    std::optional<Step> refused;
    std::optional<Error> error;
    std::size_t facts = 0;    ///< About the till, accepted.
    bool factRefused = false; ///< … and one more that was not.
};

class FailingDiskRun
{
public:
    explicit FailingDiskRun(quint64 seed, bool withFacts = true);

    [[nodiscard]] Result<std::unique_ptr<SqlJournal>> open();
    /// Goes through the story, with a restart in the middle, each step tried twice where it fails.
    Told tellStory();

    Sim::CrashDisk disk;

private:
    bool take(SqlJournal &journal, const Step &step, Told &told);
    static bool takeFact(SqlJournal &journal, Told &told);

    std::mt19937_64 m_random;
    bool m_withFacts; ///< Some about the till are told among the steps.
    qint64 m_now = 1'700'000'000'000;
};

/// Why what is there after the reboot is not what it has to be; empty when it is.
[[nodiscard]] QString objection(FailingDiskRun &run, const Told &told);

/// As many operations as the story takes on a disk that does not fail.
[[nodiscard]] qint64 operationsOfStory();
[[nodiscard]] qint64 readsOfStory();

} // namespace Kassi::Testing
