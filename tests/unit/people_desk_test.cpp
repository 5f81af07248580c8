// SPDX-License-Identifier: MIT
// PINs that are looked up: counted before they are judged, paused by the monotonic clock, across restarts.
#include "people/people_desk.h"
#include "people/people_file.h"
#include "people/pin_hash.h"
#include "support/verify.h"
#include "unit/support/seeded_random.h"
#include "unit/support/virtual_clock.h"

#include <QFile>
#include <QTemporaryDir>

using namespace Kassi;
using namespace Kassi::Testing;
using namespace Qt::StringLiterals;

class PeopleDeskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void rightPinIsFound();
    void wrongPinsAreCountedOnTheDisk();
    void triesAreCountedBeforeTheyAreJudged();
    void pauseEndsByTheMonotonicClockAlone();
    void pauseSurvivesARestart();
    void pauseIsOnePersonsOwn();
    void rightPinEndsTheCount();
    void newPinEndsThePause();
    void addsAndRemoves();
    void changesNothingThatTheRulesForbid();
    void damagedListPermitsNothingAndIsNotOverwritten();
    void tryThatCannotBeCountedSaysSo();
    void changeThatCannotBeWrittenIsNone();
    void withoutAFileNobodyCanBeAdded();

private:
    void restart() { m_desk = std::make_unique<PeopleDesk>(m_file, m_clock, m_random); }
    [[nodiscard]] PinVerdict check(const QString &id, const QString &pin);
    [[nodiscard]] Result<void> wait(const std::function<void(PeopleDesk::Done)> &what);
    [[nodiscard]] int wrongPinsOnDisk(const QString &id) const { return personOf(*readPeople(m_file), id)->wrongPins; }
    void getWrong(const QString &id, int times)
    {
        for (int i = 0; i < times; ++i)
            QVERIFY(!check(id, u"9999"_s).isRight);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    VirtualClock m_clock;
    SeededRandom m_random{1};
    std::unique_ptr<PeopleDesk> m_desk;
};

void PeopleDeskTest::init()
{
    m_desk.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(u"people.json"_s);
    VERIFY_DONE(writePeople(
        m_file, {{.id = u"anna"_s, .name = u"Anna"_s, .role = Role::Manager, .pinHash = *hashPin(Secret(u"2580"_s))},
                 {.id = u"jon"_s, .name = u"Jón"_s, .pinHash = *hashPin(Secret(u"1357"_s))}}));
    restart();
}

PinVerdict PeopleDeskTest::check(const QString &id, const QString &pin)
{
    std::optional<PinVerdict> verdict;
    m_desk->check(id, Secret(pin), [&verdict](const PinVerdict &judged) { verdict = judged; });
    [&] {
        QVERIFY(!verdict); // later, always
        QTRY_VERIFY((m_clock.pass(0), verdict));
    }();
    return verdict.value_or(PinVerdict());
}

Result<void> PeopleDeskTest::wait(const std::function<void(PeopleDesk::Done)> &what)
{
    std::optional<Result<void>> done;
    what([&done](const Result<void> &written) { done = written; });
    [&] { QTRY_VERIFY((m_clock.pass(0), done)); }();
    return done.value_or(fail(ErrorCode::Internal, u"no answer"_s));
}

void PeopleDeskTest::rightPinIsFound()
{
    QVERIFY(m_desk->isOn());
    const PinVerdict verdict = check(u"anna"_s, u"2580"_s);
    QVERIFY(verdict.isRight);
    QVERIFY(verdict.counted);
    QCOMPARE(verdict.person.name, u"Anna"_s);
    QVERIFY(!check(u"jon"_s, u"2580"_s).isRight); // another one's
    QVERIFY(!check(u"nobody"_s, u"2580"_s).isRight);
    QVERIFY(!check(u"anna"_s, QString()).isRight);
}

void PeopleDeskTest::wrongPinsAreCountedOnTheDisk()
{
    getWrong(u"anna"_s, 3);
    QCOMPARE(wrongPinsOnDisk(u"anna"_s), 3);
    QCOMPARE(m_desk->pauseMs(u"anna"_s), 0);
    getWrong(u"anna"_s, 2);
    QCOMPARE(m_desk->pauseMs(u"anna"_s), 30'000);
    const PinVerdict paused = check(u"anna"_s, u"2580"_s); // the right one is not even looked at
    QVERIFY(!paused.isRight);
    QCOMPARE(paused.pauseMs, 30'000);
    QCOMPARE(wrongPinsOnDisk(u"anna"_s), 5);
}

// Whoever ends the program between the try and its verdict has used the try all the same.
void PeopleDeskTest::triesAreCountedBeforeTheyAreJudged()
{
    bool judged = false;
    m_desk->check(u"anna"_s, Secret(u"2580"_s), [&judged](const PinVerdict &) { judged = true; });
    m_desk.reset(); // waits for the disk; nobody hears the verdict
    QVERIFY(!judged);
    QCOMPARE(wrongPinsOnDisk(u"anna"_s), 1);
}

void PeopleDeskTest::pauseEndsByTheMonotonicClockAlone()
{
    getWrong(u"anna"_s, 5);
    m_clock.pass(29'999);
    QVERIFY(!check(u"anna"_s, u"2580"_s).isRight);
    m_clock.pass(1);
    QVERIFY(check(u"anna"_s, u"2580"_s).isRight);
}

void PeopleDeskTest::pauseSurvivesARestart()
{
    getWrong(u"anna"_s, 5);
    m_clock.pass(29'000);
    restart();
    QCOMPARE(m_desk->pauseMs(u"anna"_s), 30'000); // from the beginning: no clock can be believed across runs
    QVERIFY(!check(u"anna"_s, u"2580"_s).isRight);
    m_clock.pass(30'000);
    getWrong(u"anna"_s, 1);
    QCOMPARE(m_desk->pauseMs(u"anna"_s), 60'000);
}

void PeopleDeskTest::pauseIsOnePersonsOwn()
{
    getWrong(u"anna"_s, 5);
    QVERIFY(check(u"jon"_s, u"1357"_s).isRight);
}

void PeopleDeskTest::rightPinEndsTheCount()
{
    getWrong(u"anna"_s, 4);
    QVERIFY(check(u"anna"_s, u"2580"_s).isRight);
    getWrong(u"anna"_s, 4);
    QCOMPARE(m_desk->pauseMs(u"anna"_s), 0);
    QVERIFY(check(u"anna"_s, u"2580"_s).isRight);
    restart();
    QTRY_COMPARE(wrongPinsOnDisk(u"anna"_s), 0);
}

void PeopleDeskTest::newPinEndsThePause()
{
    getWrong(u"jon"_s, 5);
    VERIFY_DONE(wait([this](auto done) { m_desk->setPin(u"jon"_s, Secret(u"8642"_s), done); }));
    QVERIFY(check(u"jon"_s, u"8642"_s).isRight);
    QVERIFY(!check(u"jon"_s, u"1357"_s).isRight);
}

void PeopleDeskTest::addsAndRemoves()
{
    VERIFY_DONE(wait([this](auto done) { m_desk->add(u" Sif "_s, Role::Cashier, Secret(u"7412"_s), done); }));
    QCOMPARE(m_desk->people().size(), std::size_t(3));
    QCOMPARE(m_desk->people().back().name, u"Sif"_s);
    restart();
    const QString id = m_desk->people().back().id;
    QVERIFY(check(id, u"7412"_s).isRight);
    VERIFY_DONE(wait([&](auto done) { m_desk->remove(id, done); }));
    QVERIFY(!check(id, u"7412"_s).isRight);
    VERIFY_DONE(wait([&](auto done) { m_desk->remove(u"jon"_s, done); }));
    VERIFY_DONE(wait([&](auto done) { m_desk->remove(u"anna"_s, done); }));
    QVERIFY(!m_desk->isOn());
    restart();
    QVERIFY(!m_desk->isOn());
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("7412"));
}

void PeopleDeskTest::changesNothingThatTheRulesForbid()
{
    QVERIFY(!wait([this](auto done) { m_desk->add(u"Anna"_s, Role::Cashier, Secret(u"7412"_s), done); }));
    QVERIFY(!wait([this](auto done) { m_desk->add(u"Sif"_s, Role::Cashier, Secret(u"1234"_s), done); }));
    QVERIFY(!wait([this](auto done) { m_desk->remove(u"anna"_s, done); }));
    QVERIFY(!wait([this](auto done) { m_desk->setPin(u"nobody"_s, Secret(u"7412"_s), done); }));
    QVERIFY(!wait([this](auto done) { m_desk->setPin(u"jon"_s, Secret(u"74"_s), done); }));
    QCOMPARE(m_desk->people(), *readPeople(m_file));
    QCOMPARE(m_desk->people().size(), std::size_t(2));
}

void PeopleDeskTest::damagedListPermitsNothingAndIsNotOverwritten()
{
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.resize(file.size() / 2));
    const QByteArray before = file.readAll();
    restart();
    QVERIFY(m_desk->isOn());
    QVERIFY(m_desk->damage());
    QVERIFY(!check(u"anna"_s, u"2580"_s).isRight);
    QVERIFY(!wait([this](auto done) { m_desk->add(u"Sif"_s, Role::Manager, Secret(u"7412"_s), done); }));
    QVERIFY(file.seek(0));
    QCOMPARE(file.readAll(), before);
}

void PeopleDeskTest::tryThatCannotBeCountedSaysSo()
{
    QVERIFY(m_folder->remove());
    const PinVerdict verdict = check(u"anna"_s, u"2580"_s);
    QVERIFY(verdict.isRight);
    QVERIFY(!verdict.counted);
    getWrong(u"anna"_s, 5);
    QCOMPARE(m_desk->pauseMs(u"anna"_s), 30'000); // counted in memory all the same
}

void PeopleDeskTest::changeThatCannotBeWrittenIsNone()
{
    QVERIFY(m_folder->remove());
    QVERIFY(!wait([this](auto done) { m_desk->add(u"Sif"_s, Role::Cashier, Secret(u"7412"_s), done); }));
    QVERIFY(!wait([this](auto done) { m_desk->remove(u"jon"_s, done); }));
    QCOMPARE(m_desk->people().size(), std::size_t(2));
}

void PeopleDeskTest::withoutAFileNobodyCanBeAdded()
{
    m_file.clear();
    restart();
    QVERIFY(!m_desk->isOn());
    QVERIFY(!wait([this](auto done) { m_desk->add(u"Sif"_s, Role::Manager, Secret(u"7412"_s), done); }));
}

QTEST_GUILESS_MAIN(PeopleDeskTest)
#include "people_desk_test.moc"
