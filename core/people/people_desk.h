// SPDX-License-Identifier: MIT
// The people of a running till: looks PINs up, counts the wrong ones, and keeps the list on the disk. Hashes and disk
// are on a thread of its own, one thing after the other; nobody waits for them.
//
// A try is counted on the disk before it is judged, so that whoever pulls the plug gets no further guess. Pauses are
// measured by the monotonic clock alone and begin anew with the program: no change of the wall clock shortens one.
#pragma once

#include "checkout/ports.h"
#include "payment/result.h"
#include "people/people_rules.h"

#include <QHash>
#include <QObject>
#include <QThreadPool>

namespace Kassi {

/// What became of a PIN that was typed.
struct PinVerdict
{
    bool isRight = false;
    Person person = {};  ///< Whose it was said to be.
    qint64 pauseMs = 0;  ///< Nobody may try for that person for so long; a PIN typed before is not even looked at.
    bool counted = true; ///< The try stands on the disk. Where it does not, a right PIN permits nothing.
};

class PeopleDesk final : public QObject
{
    Q_OBJECT

public:
    using Judged = std::function<void(const PinVerdict &)>;
    using Done = std::function<void(const Result<void> &)>;

    /// `file` empty: there is no list, and nobody can be added. Clock and Random outlive it.
    PeopleDesk(QString file, Clock &clock, Random &random, QObject *parent = nullptr);

    /// Somebody is set up, or the list cannot be read: then nobody can permit anything until it is mended.
    [[nodiscard]] bool isOn() const { return m_damage || !m_people.empty(); }
    [[nodiscard]] const std::optional<Error> &damage() const { return m_damage; }
    [[nodiscard]] const People &people() const { return m_people; }
    /// Milliseconds until the person may try again; 0: now.
    [[nodiscard]] qint64 pauseMs(const QString &id) const;

    /// `judged` is called once, later.
    void check(const QString &id, const Secret &pin, Judged judged);

    /// The rules are the caller's to ask first (people_rules.h); what they refuse is ErrorCode::InvalidRequest.
    /// `done` is called once, later; until then the list is as it was.
    void add(const QString &name, Role role, const Secret &pin, Done done);
    void remove(const QString &id, Done done);
    /// Ends a pause, too.
    void setPin(const QString &id, const Secret &pin, Done done);

Q_SIGNALS:
    /// The list is another one.
    void changed();

private:
    void run(std::function<void()> work) { m_thread.start(std::move(work)); }
    void judge(const QString &id, bool isRight, bool counted, const Judged &judged);
    void save(People people, const Done &done);
    [[nodiscard]] Person *find(const QString &id);

    QString m_file;
    Clock &m_clock;
    Random &m_random;
    People m_people;
    std::optional<Error> m_damage;
    QHash<QString, qint64> m_pausedUntil; ///< Monotonic.
    QThreadPool m_thread;                 ///< Last, so that it is waited for before anything else goes.
};

} // namespace Kassi
