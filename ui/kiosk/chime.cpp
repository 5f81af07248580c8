// SPDX-License-Identifier: MIT
#include "kiosk/chime.h"

#include <QCoreApplication>
#include <QDataStream>
#include <QPointer>
#include <QProcess>
#include <QStandardPaths>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr int rate = 22'050;
constexpr double noteSeconds = 0.16;
constexpr double fadeSeconds = 0.02; // without it a note begins and ends with a click

std::pair<double, double> notesOf(Sound sound)
{
    switch (sound) {
    case Sound::Good: return {659.26, 987.77};
    case Sound::Bad: return {392.00, 261.63};
    case Sound::Attention: return {587.33, 587.33};
    }
    Q_UNREACHABLE();
}

} // namespace

QByteArray chimeFile(Sound sound, int volume)
{
    QByteArray samples;
    QDataStream into(&samples, QIODevice::WriteOnly);
    into.setByteOrder(QDataStream::LittleEndian);
    const double loud = 20'000.0 * std::clamp(volume, 0, 100) / 100;
    const auto [first, second] = notesOf(sound);
    for (const double pitch : {first, second}) {
        const int count = int(rate * noteSeconds);
        for (int i = 0; i < count; ++i) {
            const double at = double(i) / rate;
            const double edge = std::min({1.0, at / fadeSeconds, (noteSeconds - at) / fadeSeconds});
            into << qint16(loud * edge * std::sin(2 * std::numbers::pi * pitch * at));
        }
    }
    QByteArray file;
    QDataStream head(&file, QIODevice::WriteOnly);
    head.setByteOrder(QDataStream::LittleEndian);
    head.writeRawData("RIFF", 4);
    head << quint32(36 + samples.size());
    head.writeRawData("WAVEfmt ", 8);
    head << quint32(16) << quint16(1) << quint16(1) << quint32(rate) << quint32(rate * 2) << quint16(2) << quint16(16);
    head.writeRawData("data", 4);
    head << quint32(samples.size());
    return file + samples;
}

Sound soundOf(const KioskState &state)
{
    if (state.ofAnother || state.late)
        return Sound::Attention;
    switch (state.outcome.value_or(Outcome::Unavailable)) {
    case Outcome::Paid:
    case Outcome::Pending: return Sound::Good;
    case Outcome::Declined:
    case Outcome::Cancelled:
    case Outcome::Expired:
    case Outcome::Unavailable: return Sound::Bad;
    case Outcome::Unconfirmed: return Sound::Attention;
    }
    Q_UNREACHABLE();
}

// A program of its own, so that a sound system that hangs holds up nobody. The next sound ends it.
SoundPlayer systemPlayer()
{
    return [last = QPointer<QProcess>()](const QByteArray &wav) mutable {
        if (last)
            last->kill();
        for (const QString &name : {u"pw-play"_s, u"paplay"_s, u"aplay"_s}) {
            const QString program = QStandardPaths::findExecutable(name);
            if (program.isEmpty())
                continue;
            auto *player = new QProcess(qApp);
            last = player;
            player->setStandardOutputFile(QProcess::nullDevice());
            player->setStandardErrorFile(QProcess::nullDevice());
            QObject::connect(player, &QProcess::finished, player, &QObject::deleteLater);
            QObject::connect(player, &QProcess::errorOccurred, player, [player](QProcess::ProcessError error) {
                if (error == QProcess::FailedToStart) // which does not count as finished
                    player->deleteLater();
            });
            player->start(program, name == u"pw-play"_s ? QStringList{u"-"_s} : QStringList{});
            player->write(wav);
            player->closeWriteChannel();
            return;
        }
    };
}

Chime::Chime(int volume, SoundPlayer player, QObject *parent)
    : QObject(parent)
    , m_volume(volume)
    , m_player(player ? std::move(player) : systemPlayer())
{
}

void Chime::setVolume(int percent)
{
    m_volume = std::clamp(percent, 0, 100);
}

void Chime::play(Sound sound)
{
    if (m_volume == 0)
        return;
    Q_EMIT played(sound);
    m_player(chimeFile(sound, m_volume));
}

} // namespace Kassi
