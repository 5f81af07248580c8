// SPDX-License-Identifier: MIT
// Twenty thousand random walks through the machine. None may break a promise about money, and together they have to
// take every row of the transition table: a row that cannot be taken is not a rule.
#include "unit/support/random_walk.h"

#include <QTest>

#include <set>
#include <tuple>

using namespace Kassi;
using namespace Kassi::Testing;

namespace {
constexpr quint64 walks = 20'000;
constexpr int longestWalk = 1'500;
} // namespace

class MachineWalkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void noWalkBreaksAPromise();
    void everyWalkComesToAnEnd();
    void everyRowOfTheTableIsTaken_data();
    void everyRowOfTheTableIsTaken();

private:
    std::set<std::tuple<Phase, InputKind, Phase>> m_taken;
    QStringList m_broken;
    quint64 m_unfinished = 0;
};

void MachineWalkTest::initTestCase()
{
    for (quint64 seed = 0; seed < walks; ++seed) {
        RandomWalk walk(seed);
        for (int i = 0; i < longestWalk && walk.broken.isEmpty() && walk.stepsAfterTheEnd() < 20; ++i)
            walk.next();
        if (!walk.broken.isEmpty())
            m_broken << u"seed %1: %2"_s.arg(seed).arg(walk.broken);
        m_unfinished += quint64(walk.settled() ? 0 : 1);
        for (const Transition &row : walk.taken)
            m_taken.emplace(row.from, row.input, row.to);
    }
}

void MachineWalkTest::noWalkBreaksAPromise()
{
    QVERIFY2(m_broken.isEmpty(), qPrintable(m_broken.mid(0, 5).join(u'\n')));
}

void MachineWalkTest::everyWalkComesToAnEnd()
{
    // A customer may leave a checkout standing for long; but most walks are cancelled, paid or expired by then.
    QVERIFY2(m_unfinished < walks / 50, QByteArray::number(m_unfinished).constData());
}

void MachineWalkTest::everyRowOfTheTableIsTaken_data()
{
    QTest::addColumn<int>("row");
    int at = 0;
    for (const Transition &row : transitions())
        QTest::addRow("%s, %s, %s", qPrintable(phaseName(row.from)), qPrintable(inputName(row.input)),
                      qPrintable(phaseName(row.to)))
            << at++;
}

void MachineWalkTest::everyRowOfTheTableIsTaken()
{
    QFETCH(const int, row);
    const Transition &wanted = transitions()[size_t(row)];
    QVERIFY(m_taken.contains(std::tuple(wanted.from, wanted.input, wanted.to)));
}

QTEST_GUILESS_MAIN(MachineWalkTest)
#include "machine_walk_test.moc"
