// SPDX-License-Identifier: MIT
// What readiness comes to for a kiosk's customers, and the sounds: without a window, an engine or a gateway.
#include "kiosk/chime.h"
#include "kiosk/kiosk_health.h"

#include "support/files.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

using namespace Kassi;
using namespace Kassi::Testing;
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
    void aPlayerGetsTheSound_data();
    void aPlayerGetsTheSound();
    void aPlayerThatIsNoneIsNoTrouble_data();
    void aPlayerThatIsNoneIsNoTrouble();

private:
    /// The only programs that are found.
    void findOnly(const QString &player, const QByteArray &script)
    {
        m_folder = std::make_unique<QTemporaryDir>();
        if (!player.isEmpty()) {
            writeFile(m_folder->filePath(player), script);
            QVERIFY(QFile::setPermissions(m_folder->filePath(player), QFile::ReadOwner | QFile::ExeOwner));
        }
        qputenv("PATH", m_folder->path().toLocal8Bit());
    }
    /// Programs that play, and what is kept of those that did.
    [[nodiscard]] static qsizetype players() { return qApp->findChildren<QProcess *>().size(); }

    std::unique_ptr<QTemporaryDir> m_folder;
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
    QByteArrayList heard;
    Chime chime(0, [&](const QByteArray &wav) { heard << wav; });
    chime.play(Sound::Bad);
    QVERIFY(heard.isEmpty());
    chime.setVolume(30);
    chime.play(Sound::Bad);
    QCOMPARE(heard, QByteArrayList{chimeFile(Sound::Bad, 30)});
}

void KioskHealthTest::aPlayerGetsTheSound_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QByteArray>("arguments");
    QTest::newRow("PipeWire") << u"pw-play"_s << QByteArray("-\n");
    QTest::newRow("PulseAudio") << u"paplay"_s << QByteArray("\n");
    QTest::newRow("ALSA") << u"aplay"_s << QByteArray("\n");
}

void KioskHealthTest::aPlayerGetsTheSound()
{
    QFETCH(QString, program);
    QFETCH(QByteArray, arguments);
    findOnly(program, R"(#!/bin/sh
cd "${0%/*}"; echo "$@" > arguments; exec /bin/cat > heard)");
    const SoundPlayer player = systemPlayer();
    player(chimeFile(Sound::Good, 50));
    QCOMPARE(players(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(players(), 0, 30'000); // and nothing is left of it
    QCOMPARE(contents(m_folder->filePath(u"heard"_s)), chimeFile(Sound::Good, 50));
    QCOMPARE(contents(m_folder->filePath(u"arguments"_s)), arguments);
}

void KioskHealthTest::aPlayerThatIsNoneIsNoTrouble_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<bool>("ends");
    QTest::newRow("there is none") << QString() << QByteArray() << true;
    QTest::newRow("no sound card") << u"aplay"_s << QByteArray("#!/bin/sh\nexit 1") << true;
    QTest::newRow("it dies") << u"aplay"_s << QByteArray("#!/bin/sh\nkill -9 $$") << true;
    QTest::newRow("no program") << u"aplay"_s << QByteArray("\x7f nothing") << true;
    QTest::newRow("it hangs, and hears nothing") << u"aplay"_s << QByteArray("#!/bin/sh\nexec /bin/sleep 300") << false;
}

void KioskHealthTest::aPlayerThatIsNoneIsNoTrouble()
{
    QFETCH(QString, program);
    QFETCH(QByteArray, script);
    QFETCH(bool, ends);
    findOnly(program, script);
    {
        const SoundPlayer player = systemPlayer();
        for (int i = 0; i < 5; ++i)
            player(chimeFile(Sound::Bad, 100));
        QTRY_COMPARE_WITH_TIMEOUT(players(), ends ? 0 : 1, 30'000); // one that hangs is ended by the next sound
    }
    qDeleteAll(qApp->findChildren<QProcess *>());
}

QTEST_GUILESS_MAIN(KioskHealthTest)
#include "kiosk_health_test.moc"
