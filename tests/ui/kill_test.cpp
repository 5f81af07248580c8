// SPDX-License-Identifier: MIT
// The real `kassi charge`, killed with SIGKILL again and again, then the real `kassi recover`: no money is ever lost,
// taken twice or made up. 200 kills; KASSI_KILLS=1000 asks for more, KASSI_SEED=… for others.
#include "kill_audit.h"
#include "kill_shop.h"

#include <QTest>
#include <QThread>

#include <cstdio>

using namespace Kassi;
using namespace Kassi::Testing;
using namespace Qt::StringLiterals;

namespace {

constexpr int shopCount = 4; // at the same time; they wait much

int numberFrom(const char *variable, int fallback)
{
    const int number = qEnvironmentVariableIntValue(variable);
    return number > 0 ? number : fallback;
}

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
    QVERIFY2(violations.isEmpty(), qPrintable(violations.join(u'\n')));
    QVERIFY(counts.total() >= kills);
    QCOMPARE(counts.lost, 0);
    QVERIFY(counts.paid > 0 && counts.late > 0);
    for (std::size_t i = 0; i < stages; ++i)
        QVERIFY2(counts.kills[i] > 0, qPrintable(u"never killed at the stage: "_s + stageName(Stage(i))));
}

int main(int argc, char *argv[])
{
    qputenv("QTEST_FUNCTION_TIMEOUT", "3600000"); // KASSI_KILLS may ask for thousands
    QCoreApplication application(argc, argv);
    KillTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "kill_test.moc"
