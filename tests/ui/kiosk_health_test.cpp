// SPDX-License-Identifier: MIT
// What readiness comes to for a kiosk's customers, and the sounds: without a window, an engine or a gateway.
#include "kiosk/chime.h"
#include "kiosk/kiosk_health.h"

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
            .state = ReadinessState::NotReady,
            .detail = {},
            .finding = ReadinessFinding::CallFailed,
            .error = Error{.code = code, .message = {}, .httpStatus = status}};
}

} // namespace

using Points = std::vector<Kassi::ReadinessPoint>;

class KioskHealthTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhatPasses_data();
    void knowsWhatPasses();
    void soundsAreSounds();
};

void KioskHealthTest::knowsWhatPasses_data()
{
    QTest::addColumn<Points>("points");
    QTest::addColumn<std::optional<KioskTrouble>>("trouble");
    const ReadinessPoint good{.name = u"x"_s, .state = ReadinessState::Ok, .detail = {}};
    const std::optional<KioskTrouble> none;
    const std::optional passes(KioskTrouble::GatewayUnreachable);
    const std::optional staff(KioskTrouble::NotReady);
    QTest::newRow("all good") << Points{good, good} << none;
    QTest::newRow("no network") << Points{failed(ErrorCode::Unreachable)} << passes;
    QTest::newRow("time-out") << Points{good, failed(ErrorCode::Indeterminate)} << passes;
    QTest::newRow("a hotel's login page") << Points{failed(ErrorCode::Redirected)} << passes;
    QTest::newRow("gateway down") << Points{failed(ErrorCode::ServerError, 503)} << passes;
    QTest::newRow("key refused") << Points{failed(ErrorCode::Refused, 401)} << staff;
    QTest::newRow("certificate") << Points{failed(ErrorCode::TlsFailed)} << staff;
    QTest::newRow("both") << Points{failed(ErrorCode::Unreachable), failed(ErrorCode::Refused, 401)} << staff;
    const auto found = [](ReadinessFinding finding) {
        return ReadinessPoint{
            .name = u"x"_s, .state = ReadinessState::NotReady, .detail = {}, .finding = finding, .error = {}};
    };
    QTest::newRow("card form down") << Points{found(ReadinessFinding::HostUnreachable)} << passes;
    QTest::newRow("looks that do not end") << Points{found(ReadinessFinding::CallFailed)} << passes;
    QTest::newRow("journal") << Points{failed(ErrorCode::Refused, 401), found(ReadinessFinding::JournalStopped)}
                             << std::optional(KioskTrouble::JournalStopped);
    QTest::newRow("no space") << Points{found(ReadinessFinding::NoSpace)}
                              << std::optional(KioskTrouble::JournalStopped);
    QTest::newRow("old engine") << Points{{.name = u"x"_s,
                                           .state = ReadinessState::Warning,
                                           .detail = {},
                                           .finding = ReadinessFinding::EngineOld}}
                                << none;
    QTest::newRow("may not read sessions") << Points{{.name = u"x"_s,
                                                      .state = ReadinessState::NotReady,
                                                      .detail = {},
                                                      .finding = ReadinessFinding::MayNotReadSessions}}
                                           << staff;
}

void KioskHealthTest::knowsWhatPasses()
{
    QFETCH(Points, points);
    QTEST(kioskTroubleIn({.points = points}), "trouble");
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
