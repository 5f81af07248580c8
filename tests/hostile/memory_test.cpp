// SPDX-License-Identifier: MIT
// A page cannot be kept from asking the engine for pictures that are larger than the machine's memory, and the engine
// computes them in the program's own process. So the program ends: alone, soon, and without having lost the payment.
#include "element_server.h"
#include "process_tree.h"
#include "till_rig.h"

#include <QTest>

#include <csignal>

using namespace Kassi;
using namespace Kassi::Test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 enoughKb = 2'500'000; // the limit, and what does not count: programs and shared memory
constexpr int patience = 180'000;      // it takes seconds, but pictures are slow to compute where others compute, too

qint64 residentKb(qint64 process)
{
    for (const QByteArray &line : procFile(process, "status").split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).chopped(3).trimmed().toLongLong();
    }
    return 0;
}

} // namespace

class MemoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hugePicturesEndTheProgramAlone();
};

void MemoryTest::hugePicturesEndTheProgramAlone()
{
    const VirtualDisplay display;
    TillRig rig(display);
    ElementServer element;
    element.serve(u"/pay"_s, R"(const style = document.createElement('style');
        style.textContent = 'div { position: fixed; inset: 0; background: #123; mix-blend-mode: difference;' +
            'filter: blur(50px); backdrop-filter: blur(50px); transform: scale(40) rotate(40deg);' +
            'will-change: transform, filter }';
        document.head.append(style);
        for (let i = 0; i < 60; ++i)
            document.body.append(document.createElement('div'));
        report('here');)");
    rig.rewriteSettings(rig.gateway().elementUrlTemplate(), element.origin() + u"/pay?secret={client_secret}"_s);
    rig.startCharge();
    const pid_t program = pid_t(rig.process().processId());
    qint64 mostKb = 0;
    const bool ended = TillRig::waitFor(
        [&] {
            mostKb = std::max(mostKb, residentKb(program));
            if (mostKb > enoughKb)
                ::kill(program, SIGKILL); // before it takes what other tests need
            return !rig.isRunning();
        },
        patience);
    QVERIFY(ended);
    const RunResult charge = rig.finish();
    QVERIFY2(element.reports().contains(u"here"_s), qPrintable(charge.errors));
    QVERIFY2(mostKb <= enoughKb, qPrintable(QString::number(mostKb)));
    QCOMPARE(charge.exitCode, -1);

    rig.control("POST", u"/sessions/"_s + rig.sessionId(), {{u"action"_s, u"complete"_s}});
    const RunResult recovered = rig.run({u"recover"_s});
    QCOMPARE(recovered.outcome(), u"paid"_s);
    QCOMPARE(rig.timesTaken(), 1);
}

QTEST_GUILESS_MAIN(MemoryTest)
#include "memory_test.moc"
