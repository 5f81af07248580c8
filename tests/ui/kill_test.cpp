// SPDX-License-Identifier: MIT
// The real `kassi charge`, killed with SIGKILL again and again, then the real `kassi recover`: no money is ever lost,
// taken twice or made up. 200 kills; KASSI_KILLS=1000 asks for more, KASSI_SEED=… for others.
#include "kill_audit.h"
#include "kill_shop.h"
#include "support/rounds.h"

#include <QTest>
#include <QThread>

#include <cstdio>

using namespace Kassi;
using namespace Kassi::Testing;
using namespace Qt::StringLiterals;

namespace {

constexpr int shopCount = 4; // at the same time; they wait much

void printTable(const KillCounts &counts)
{
    std::printf("\n  kills  where they fell\n");
    for (std::size_t i = 0; i < stages; ++i)
        std::printf("  %5d  %s\n", counts.kills[i], qPrintable(stageName(Stage(i))));
    std::printf("  %5d  in all; besides %d kills of recover, and %d charges that ended before their kill\n",
                counts.total(), counts.recoverKills, counts.endedFirst);
    std::printf("  money: paid=%d late=%d lost=%d\n\n", counts.paid, counts.late, counts.lost);
    std::fflush(stdout);
}

} // namespace

class KillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void losesNoMoneyHoweverItIsKilled();
    void asksAboutAllAfterManyThatWereNeverShown();
};

void KillTest::losesNoMoneyHoweverItIsKilled()
{
    const int kills = numberFrom("KASSI_KILLS", 200);
    const int firstSeed = numberFrom("KASSI_SEED", 1);
    std::vector<std::unique_ptr<KillShop>> shops;
    std::vector<std::unique_ptr<QThread>> threads;
    for (int i = 0; i < shopCount; ++i) {
        auto gateway = Drill::Gateway::start();
        QVERIFY(gateway);
        shops.push_back(
            std::make_unique<KillShop>(quint64(firstSeed + i), QStringLiteral(KASSI_PROGRAM), *std::move(gateway)));
        const int share = (kills + shopCount - 1) / shopCount;
        threads.emplace_back(QThread::create([shop = shops.back().get(), share] { shop->run(share); }));
        threads.back()->start();
    }
    KillCounts counts;
    QStringList violations;
    for (std::size_t i = 0; i < shops.size(); ++i) {
        threads[i]->wait();
        counts += shops[i]->counts();
        violations += shops[i]->violations();
    }
    printTable(counts);
    for (const QString &violation : violations) // whole: the test's own message would be cut off
        std::printf("  %s\n", qPrintable(violation));
    QVERIFY(violations.isEmpty());
    QVERIFY(counts.total() >= kills);
    QCOMPARE(counts.lost, 0);
    QVERIFY(counts.paid > 0 && counts.late > 0);
    for (std::size_t i = 0; i < stages; ++i)
        QVERIFY2(counts.kills[i] > 0, qPrintable(u"never killed at the stage: "_s + stageName(Stage(i))));
}

// They are settled without asking anybody. Found by the kills: three of them passed for a gateway that does not answer,
// and what was left open before them was not asked about.
void KillTest::asksAboutAllAfterManyThatWereNeverShown()
{
    const auto gateway = Drill::Gateway::start();
    QVERIFY(gateway);
    const Drill::Shop shop(QStringLiteral(KASSI_PROGRAM), (*gateway)->sandbox());
    const std::atomic<bool> never = false;
    const auto sessionOf = [&](const QString &reference) {
        const auto sessions = (*gateway)->books().sessions;
        const auto found = std::ranges::find(sessions, reference, &Drill::Books::Session::reference);
        return found == sessions.end() ? Drill::Books::Session() : *found;
    };
    const auto chargeAndKill = [&](const QString &reference, const std::function<bool()> &when) {
        const auto charge = shop.start({u"charge"_s, u"--amount"_s, u"100"_s, u"--reference"_s, reference});
        const bool came = Drill::waitUntil(when, never);
        charge->kill();
        return came;
    };
    QVERIFY(chargeAndKill(u"SHOWN"_s, [&] { return (*gateway)->pageReports(sessionOf(u"SHOWN"_s).id) > 0; }));
    QCOMPARE((*gateway)->payByCard(sessionOf(u"SHOWN"_s), Drill::goodCard), u"succeeded"_s);
    (*gateway)->addFault({{u"match"_s, u"POST "_s}, {u"action"_s, u"lose_reply"_s}, {u"times"_s, 0}});
    for (int i = 0; i < 4; ++i) {
        const QString reference = u"NEVER-SHOWN-%1"_s.arg(i);
        QVERIFY(chargeAndKill(reference, [&] { return !sessionOf(reference).id.isEmpty(); }));
    }

    const auto recover = shop.start({u"recover"_s});
    QVERIFY(Drill::waitUntil([&recover] { return !recover->isRunning(); }, never));
    const Drill::RunEnd end = recover->end();
    QVERIFY2(end.exitCode == 0, qPrintable(end.output));
    QCOMPARE(end.lines.size(), 5);
    QCOMPARE(end.lines.last()[u"reference"_s], u"SHOWN"_s);
    QCOMPARE(end.lines.last()[u"outcome"_s], u"paid"_s);
}

int main(int argc, char *argv[])
{
    qputenv("QTEST_FUNCTION_TIMEOUT", "3600000"); // KASSI_KILLS may ask for thousands
    QCoreApplication application(argc, argv);
    KillTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "kill_test.moc"
