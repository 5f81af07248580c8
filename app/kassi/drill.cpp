// SPDX-License-Identifier: MIT
// `kassi drill`: takes this very program through everything that can go wrong around a payment, on a sandbox gateway,
// and reports whether it was right about the money each time.
#include "drill_player.h"
#include "exit_code.h"
#include "runs.h"
#include "termination.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QThread>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>

namespace Kassi {
using namespace Qt::StringLiterals;
using Drill::Verdict;

namespace {

constexpr int atATime = 3; // they wait most of the time

double seconds(qint64 ms)
{
    return double(ms) / 1000.0;
}

void printProgress(FILE *out, const Verdict &verdict)
{
    std::fprintf(out, "%s %5.1f s  %s\n", verdict.differences.isEmpty() ? "pass" : "FAIL", seconds(verdict.ms),
                 qUtf8Printable(verdict.name));
    std::fflush(out);
}

void printReport(const std::vector<Verdict> &verdicts, std::size_t failed, qint64 ms)
{
    for (const Verdict &verdict : verdicts) {
        if (verdict.differences.isEmpty())
            continue;
        std::printf("\nFAIL: %s\n", qUtf8Printable(verdict.name));
        for (const QString &difference : verdict.differences)
            std::printf("  - %s\n", qUtf8Printable(difference));
        for (const QString &line : verdict.output.split(u'\n', Qt::SkipEmptyParts))
            std::printf("  | %s\n", qUtf8Printable(line));
    }
    std::printf("\n%zu scenarios in %.0f s: %zu passed, %zu failed.\n", verdicts.size(), seconds(ms),
                verdicts.size() - failed, failed);
}

void printJson(const std::vector<Verdict> &verdicts, std::size_t failed, qint64 ms)
{
    using Json = nlohmann::ordered_json;
    Json scenarios = Json::array();
    for (const Verdict &verdict : verdicts) {
        Json one{{"name", verdict.name.toStdString()},
                 {"passed", verdict.differences.isEmpty()},
                 {"seconds", seconds(verdict.ms)}};
        if (!verdict.differences.isEmpty()) {
            for (const QString &difference : verdict.differences)
                one["differences"].push_back(difference.toStdString());
            one["output"] = verdict.output.toStdString();
        }
        scenarios.push_back(one);
    }
    const Json document{{"version", KASSI_VERSION},
                        {"passed", verdicts.size() - failed},
                        {"failed", failed},
                        {"seconds", seconds(ms)},
                        {"scenarios", scenarios}};
    std::printf("%s\n", document.dump(2, ' ', false, Json::error_handler_t::replace).c_str());
}

// Plays all of them, a few at a time; the verdicts stand as the scenarios do. Empty where it was interrupted.
std::vector<Verdict> playAll(const std::vector<Drill::Scenario> &scenarios, FILE *progress)
{
    const QString program = QCoreApplication::applicationFilePath();
    std::vector<Verdict> verdicts(scenarios.size());
    std::atomic<bool> stop = false;
    std::atomic<std::size_t> next = 0;
    Termination termination;
    QObject::connect(&termination, &Termination::requested, &termination, [&stop] { stop = true; });
    std::vector<std::unique_ptr<QThread>> players;
    std::size_t playing = atATime;
    for (int i = 0; i < atATime; ++i) {
        players.emplace_back(QThread::create([&] {
            for (std::size_t at = next++; at < scenarios.size() && !stop; at = next++) {
                verdicts[at] = Drill::play(scenarios[at], program, stop);
                if (!stop)
                    QMetaObject::invokeMethod(&termination, [&, at] { printProgress(progress, verdicts[at]); });
            }
        }));
        QObject::connect(players.back().get(), &QThread::finished, &termination, [&playing] {
            if (--playing == 0)
                QCoreApplication::quit();
        });
        players.back()->start();
    }
    QCoreApplication::exec();
    for (const auto &player : players)
        player->wait();
    return stop ? std::vector<Verdict>() : verdicts;
}

} // namespace

int runDrill(const Run::Drill &options)
{
    QElapsedTimer timer;
    timer.start();
    const auto scenarios = Drill::scenarios();
    FILE *progress = options.json ? stderr : stdout;
    std::fprintf(progress, "Taking this program through %zu scenarios, each on a sandbox gateway of its own.\n",
                 scenarios.size());
    const auto verdicts = playAll(scenarios, progress);
    if (verdicts.empty()) {
        std::fprintf(stderr, "kassi: the drill was interrupted\n");
        return ExitOther;
    }
    const auto failed = std::size_t(
        std::ranges::count_if(verdicts, [](const Verdict &verdict) { return !verdict.differences.isEmpty(); }));
    if (options.json)
        printJson(verdicts, failed, timer.elapsed());
    else
        printReport(verdicts, failed, timer.elapsed());
    return failed == 0 ? ExitPaid : ExitOther;
}

} // namespace Kassi
