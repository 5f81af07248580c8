// SPDX-License-Identifier: MIT
// When what is left of a payment goes: late enough, one after the other, and never while the window has something to do
// or a stranger's page is open.
#include "checkout/retired_stages.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPointer>
#include <QTest>
#include <QTimer>

using namespace Kassi;

namespace {

constexpr int longAfterTheProcesses = 8'000; ///< Milliseconds. Without anything in its way a stage has gone by then.
constexpr int patience = 30'000;

} // namespace

class RetiredStagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_stage = new QObject;
        RetiredStages::take(m_stage);
    }
    void goesWhenItsProcessesHaveEnded();
    void staysWhileAStrangersPageIsOpen();
    void staysWhileTheWindowIsLate();
    void goOneAtATime();

private:
    QPointer<QObject> m_stage;
};

void RetiredStagesTest::goesWhenItsProcessesHaveEnded()
{
    QElapsedTimer waited;
    waited.start();
    QTRY_VERIFY_WITH_TIMEOUT(!m_stage, patience);
    QVERIFY(waited.elapsed() >= 4'000); // the engine needs two seconds for those that hang
}

void RetiredStagesTest::staysWhileAStrangersPageIsOpen()
{
    std::optional<StrangersPage> page(std::in_place);
    QTest::qWait(longAfterTheProcesses);
    QVERIFY(m_stage);
    page.reset();
    QTRY_VERIFY_WITH_TIMEOUT(!m_stage, patience);
}

void RetiredStagesTest::staysWhileTheWindowIsLate()
{
    QTimer work;
    connect(&work, &QTimer::timeout, this, [] {
        const QDeadlineTimer done(30, Qt::PreciseTimer);
        while (!done.hasExpired())
            ;
    });
    work.start(60);
    QTest::qWait(longAfterTheProcesses);
    QVERIFY(m_stage);
    work.stop();
    QTRY_VERIFY_WITH_TIMEOUT(!m_stage, patience);
}

void RetiredStagesTest::goOneAtATime()
{
    QList<qint64> goneAt;
    QElapsedTimer clock;
    clock.start();
    QList<QObject *> stages{m_stage, new QObject, new QObject};
    for (QObject *stage : stages) {
        connect(stage, &QObject::destroyed, this, [&] { goneAt << clock.elapsed(); });
        if (stage != m_stage)
            RetiredStages::take(stage);
    }
    QTRY_COMPARE_WITH_TIMEOUT(goneAt.size(), stages.size(), patience);
    QVERIFY(goneAt[1] - goneAt[0] >= 20);
    QVERIFY(goneAt[2] - goneAt[1] >= 20);
}

QTEST_MAIN(RetiredStagesTest)
#include "retired_stages_test.moc"
