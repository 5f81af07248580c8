// SPDX-License-Identifier: MIT
// The sounds of a kiosk, for who does not look: rising when it is paid, falling when it is not, one note to be asked.
// Made of two notes each, so that no file has to be found, and played by the system's own program.
#pragma once

#include <QByteArray>
#include <QObject>

namespace Kassi {

enum class Sound {
    Good,      ///< Paid, accepted.
    Bad,       ///< Declined, stopped, over.
    Attention, ///< Still there? Not certain yet.
};

/// A whole WAV file: 16 bits, one channel. `volume` in percent.
[[nodiscard]] QByteArray chimeFile(Sound sound, int volume);

class Chime final : public QObject
{
    Q_OBJECT

public:
    /// In percent; 0: silent.
    explicit Chime(int volume, QObject *parent = nullptr);

    void setVolume(int percent);
    [[nodiscard]] int volume() const { return m_volume; }
    /// Does nothing where there is nothing to play it with.
    void play(Sound sound);

Q_SIGNALS:
    /// For who wants to know, whether it can be heard or not.
    void played(Kassi::Sound sound);

private:
    int m_volume;
};

} // namespace Kassi
