// SPDX-License-Identifier: MIT
// Every pair of phase and input is either a rule of the design or an error that changes nothing. The matrix here is
// written from the design ("One payment, as data"), not from the table in the code.
#include "unit/support/machine_driver.h"

#include <QTest>

#include <array>

using namespace Kassi;
using namespace Kassi::Testing;

namespace {

MachineDriver standingIn(Phase phase)
{
    MachineDriver run;
    switch (phase) {
    case Phase::Idle: break;
    case Phase::Creating: run.begin(); break;
    case Phase::Presented: run.toPresented(); break;
    case Phase::Confirming: run.toWithdrawn(); break;
    case Phase::Recovering: run.resume({.plan = plan()}, ResumePurpose::Settle); break;
    case Phase::Settled:
        run.begin();
        run.recordFailed();
        break;
    }
    return run;
}

AnyInput sample(InputKind kind, const MachineDriver &run)
{
    const JournalRecord record = run.appending.value_or(planned());
    switch (kind) {
    case InputKind::Begin: return Input::Begin{plan()};
    case InputKind::Resume: return Input::Resume{earlier(), ResumePurpose::Present};
    case InputKind::Recorded: return Input::Recorded{record};
    case InputKind::RecordFailed: return Input::RecordFailed{record, error(ErrorCode::JournalFailed)};
    case InputKind::CreateReply: return Input::CreateReply{session()};
    case InputKind::SessionReply: return Input::SessionReply{session()};
    case InputKind::PaymentReply: return Input::PaymentReply{payment(PaymentStatus::Created)};
    case InputKind::PageEvent: return Input::PageEvent{Event::Ready{}};
    case InputKind::PageLost: return Input::PageLost{error(ErrorCode::EngineFailed)};
    case InputKind::TimerFired: return Input::TimerFired{};
    case InputKind::Cancel: return Input::Cancel{CancelReason::Staff};
    }
    Q_UNREACHABLE();
}

// Columns in the order of InputKind: Begin, Resume, Recorded, RecordFailed, CreateReply, SessionReply, PaymentReply,
// PageEvent, PageLost, TimerFired, Cancel. x: possible, a dot: an error.
constexpr std::array<const char *, 6> possible = {
    "xx.........", // Idle: an attempt begins, or is taken up again
    "..xxx....xx", // Creating: journal and create call; nothing is shown, so no page can speak
    ".....xxxxxx", // Presented: polls, a look ahead, the page, time and people
    "..xx.xxxxxx", // Confirming: as before, the payment, and the journal of the end
    "..xxxxx..xx", // Recovering: all calls; nothing is shown
    "..xxxxxxxxx", // Settled: all that may come late is heard, nothing begins
};

} // namespace

class MachineTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pairIsARuleOrAnError_data();
    void pairIsARuleOrAnError();
    void noRowIsThereTwice();
    void inputsAreNamedInTheirOrder();
};

void MachineTableTest::pairIsARuleOrAnError_data()
{
    QTest::addColumn<int>("phase");
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("legal");
    for (int phase = 0; phase < int(possible.size()); ++phase) {
        for (int kind = 0; kind < inputKinds; ++kind)
            QTest::addRow("%s, %s", qPrintable(phaseName(Phase(phase))), qPrintable(inputName(InputKind(kind))))
                << phase << kind << (possible[size_t(phase)][kind] == 'x');
    }
}

void MachineTableTest::pairIsARuleOrAnError()
{
    QFETCH(const int, phase);
    QFETCH(const int, kind);
    QFETCH(const bool, legal);
    const MachineDriver run = standingIn(Phase(phase));
    QCOMPARE(run.state.phase, Phase(phase));
    QCOMPARE(isLegal(Phase(phase), InputKind(kind)), legal);
    const auto next = step(run.state, sample(InputKind(kind), run), {});
    QCOMPARE(next.has_value(), legal);
    if (next)
        QVERIFY(isLegal(Phase(phase), InputKind(kind), next->state.phase));
    else
        QCOMPARE(next.error().code, ErrorCode::IllegalInput);
}

void MachineTableTest::noRowIsThereTwice()
{
    const auto rows = transitions();
    for (size_t a = 0; a < rows.size(); ++a) {
        for (size_t b = a + 1; b < rows.size(); ++b)
            QVERIFY2(rows[a].from != rows[b].from || rows[a].input != rows[b].input || rows[a].to != rows[b].to,
                     rows[a].when);
    }
}

void MachineTableTest::inputsAreNamedInTheirOrder()
{
    const MachineDriver run;
    for (int kind = 0; kind < inputKinds; ++kind)
        QCOMPARE(int(kindOf(sample(InputKind(kind), run))), kind);
}

QTEST_GUILESS_MAIN(MachineTableTest)
#include "machine_table_test.moc"
