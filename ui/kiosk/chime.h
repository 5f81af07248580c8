// SPDX-License-Identifier: MIT
// The sounds of a kiosk, for who does not look: rising when it is paid, falling when it is not, one note to be asked.
// Made of two notes each, so that no file has to be found, and played by the system's own program.
#pragma once

#include "kiosk/kiosk_machine.h"

#include <QByteArray>
#include <QObject>

#include <functional>

namespace Kassi {

enum class Sound {
    Good,      ///< Paid, accepted.
    Bad,       ///< Declined, stopped, over.
    Attention, ///< Still there? Not certain yet.
};

/// A whole WAV file: 16 bits, one channel. `volume` in percent.
[[nodiscard]] QByteArray chimeFile(Sound sound, int volume);

/// What is heard as somebody comes to the screen of an outcome.
[[nodiscard]] Sound soundOf(const KioskState &state);

/// Plays a whole WAV file, without being waited for.
using SoundPlayer = std::function<void(const QByteArray &wav)>;

/// The system's own program, whichever of three is there. Where there is none, where it finds no sound card, fails or
/// hangs, nothing is heard, and nothing else happens. The application outlives it.
[[nodiscard]] SoundPlayer systemPlayer();

class Chime final : public QObject
{
    Q_OBJECT

public:
    /// In percent; 0: silent. `player` empty: the system's.
    explicit Chime(int volume, SoundPlayer player = {}, QObject *parent = nullptr);

    void setVolume(int percent);
    [[nodiscard]] int volume() const { return m_volume; }
    void play(Sound sound);

Q_SIGNALS:
    /// For who wants to know, whether it can be heard or not.
    void played(Kassi::Sound sound);

private:
    int m_volume;
    SoundPlayer m_player;
};

} // namespace Kassi
