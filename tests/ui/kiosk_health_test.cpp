// SPDX-License-Identifier: MIT
// What readiness comes to for a kiosk's customers, when it is asked again, and the sounds: without a window, an engine
// or a gateway.
#include "kiosk/chime.h"
#include "kiosk/kiosk_health.h"
#include "unit/support/memory_journal.h"

#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>
#include <QtEndian>

using namespace Kassi;
using namespace Qt::StringLiterals;

namespace {

ReadinessPoint failed(ErrorCode code, int status = 0)
{
    return {.name = u"x"_s,
            .ok = false,
            .detail = {},
            .finding = ReadinessFinding::CallFailed,
            .error = Error{.code = code, .message = {}, .httpStatus = status}};
}

} // namespace

class KioskHealthTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhatPasses_data();
    void knowsWhatPasses();
    void asksAgainByItself();
    void aReportThatNeverComesIsAskedForAgain();
    void aJournalThatTakesNothingIsTrouble();
    void soundsAreSounds();
};

void KioskHealthTest::knowsWhatPasses_data()
{
    QTest::addColumn<ReadinessReport>("report");
    QTest::addColumn<std::optional<KioskTrouble>>("trouble");
    const ReadinessPoint good{.name = u"x"_s, .ok = true, .detail = {}};
    const std::optional<KioskTrouble> none;
    const std::optional passes(KioskTrouble::GatewayUnreachable);
    const std::optional staff(KioskTrouble::NotReady);
    QTest::newRow("all good") << ReadinessReport{good, good} << none;
    QTest::newRow("no network") << ReadinessReport{failed(ErrorCode::Unreachable)} << passes;
    QTest::newRow("time-out") << ReadinessReport{good, failed(ErrorCode::Indeterminate)} << passes;
    QTest::newRow("a hotel's login page") << ReadinessReport{failed(ErrorCode::Redirected)} << passes;
    QTest::newRow("gateway down") << ReadinessReport{failed(ErrorCode::ServerError, 503)} << passes;
    QTest::newRow("key refused") << ReadinessReport{failed(ErrorCode::Refused, 401)} << staff;
    QTest::newRow("certificate") << ReadinessReport{failed(ErrorCode::TlsFailed)} << staff;
    QTest::newRow("both") << ReadinessReport{failed(ErrorCode::Unreachable), failed(ErrorCode::Refused, 401)} << staff;
    QTest::newRow("may not read sessions")
        << ReadinessReport{{.name = u"x"_s, .ok = false, .detail = {}, .finding = ReadinessFinding::MayNotReadSessions}}
        << staff;
}

void KioskHealthTest::knowsWhatPasses()
{
    QFETCH(ReadinessReport, report);
    QFETCH(std::optional<KioskTrouble>, trouble);
    QCOMPARE(KioskHealth::judge(report), trouble);
}

void KioskHealthTest::asksAgainByItself()
{
    QStringList log;
    Testing::MemoryJournal journal(log);
    int asked = 0;
    const AskReadiness ask = [&](QObject *, const std::function<void(const ReadinessReport &)> &told) {
        ++asked;
        told(asked < 3 ? ReadinessReport{failed(ErrorCode::Unreachable)} : ReadinessReport{});
    };
    KioskHealth health(journal, ask, {.whenGood = std::chrono::hours(1), .whenBad = std::chrono::milliseconds(10)});
    std::vector<std::optional<KioskTrouble>> found;
    QObject::connect(&health, &KioskHealth::found, &health,
                     [&](const std::optional<KioskTrouble> &trouble) { found.push_back(trouble); });
    health.ask();
    QTRY_COMPARE(found.size(), 3U);
    QCOMPARE(found.front(), KioskTrouble::GatewayUnreachable);
    QCOMPARE(found.back(), std::nullopt);
    QCOMPARE(asked, 3); // the next one is in an hour
}

void KioskHealthTest::aReportThatNeverComesIsAskedForAgain()
{
    QStringList log;
    Testing::MemoryJournal journal(log);
    int asked = 0;
    std::function<void(const ReadinessReport &)> first;
    const AskReadiness ask = [&](QObject *, const std::function<void(const ReadinessReport &)> &told) {
        if (++asked == 1)
            first = told;
        else
            told({});
    };
    KioskHealth health(journal, ask, {.patience = std::chrono::milliseconds(10)});
    int found = 0;
    QObject::connect(&health, &KioskHealth::found, &health, [&] { ++found; });
    health.ask();
    QTRY_COMPARE(found, 1);
    first({failed(ErrorCode::Refused)}); // an answer to a question of before
    QCOMPARE(found, 1);
}

void KioskHealthTest::aJournalThatTakesNothingIsTrouble()
{
    QStringList log;
    Testing::MemoryJournal journal(log);
    journal.full = true;
    const AskReadiness ask = [](QObject *, const std::function<void(const ReadinessReport &)> &told) { told({}); };
    KioskHealth health(journal, ask, {});
    std::optional<KioskTrouble> found;
    QObject::connect(&health, &KioskHealth::found, &health,
                     [&](const std::optional<KioskTrouble> &trouble) { found = trouble; });
    health.ask();
    QCOMPARE(found, KioskTrouble::JournalStopped);
    QVERIFY(!health.report().back().ok);
}

void KioskHealthTest::soundsAreSounds()
{
    const auto loudest = [](const QByteArray &file) {
        constexpr int head = 44;
        int most = 0;
        for (qsizetype i = head; i + 1 < file.size(); i += 2)
            most = std::max(most, std::abs(int(qFromLittleEndian<qint16>(file.constData() + i))));
        return most;
    };
    const QByteArray good = chimeFile(Sound::Good, 100);
    QCOMPARE(good.left(4), QByteArray("RIFF"));
    QCOMPARE(qFromLittleEndian<quint32>(good.constData() + 4), quint32(good.size() - 8));
    QCOMPARE(qFromLittleEndian<quint32>(good.constData() + 40), quint32(good.size() - 44));
    QVERIFY(good != chimeFile(Sound::Bad, 100));
    QVERIFY(loudest(good) > 15'000);
    QVERIFY(loudest(chimeFile(Sound::Good, 20)) < 5'000);
    QCOMPARE(loudest(chimeFile(Sound::Good, 0)), 0);
    Chime silent(0);
    QSignalSpy played(&silent, &Chime::played);
    silent.play(Sound::Bad);
    QCOMPARE(played.size(), 0);
    silent.setVolume(30);
    silent.play(Sound::Bad);
    QCOMPARE(played.size(), 1);
}

QTEST_GUILESS_MAIN(KioskHealthTest)
#include "kiosk_health_test.moc"
