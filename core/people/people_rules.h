// SPDX-License-Identifier: MIT
// Who may be added and removed, what is a PIN, and how long somebody has to wait after wrong ones. Pure.
#pragma once

#include "payment/secret.h"
#include "people/person.h"

#include <tl/expected.hpp>

namespace Kassi {

enum class PersonProblem {
    NameMissing,
    NameTooLong, ///< Or not one line of printable characters.
    NameTaken,
    TooMany,
    FirstIsManager, ///< Else nobody could ever permit anything.
    LastManager,    ///< While others are there.
    NotThere,
    PinLength,
    PinDigits,
    PinSimple, ///< All the same, or counting up or down: what everybody tries first.
};

using PersonVerdict = tl::expected<void, PersonProblem>;

inline constexpr qsizetype longestName = 40;
inline constexpr std::size_t mostPeople = 50;
inline constexpr qsizetype shortestPin = 4;
inline constexpr qsizetype longestPin = 12;

[[nodiscard]] PersonVerdict judgeNewPerson(const People &people, const QString &name, Role role);
/// The last manager goes last.
[[nodiscard]] PersonVerdict judgeRemoval(const People &people, const QString &id);
[[nodiscard]] PersonVerdict judgePin(const Secret &pin);

/// How long nobody may try again after so many wrong PINs in a row: nothing for the first four, then 30 s, twice that
/// each time, at most an hour. A PIN of four digits would hold for months.
[[nodiscard]] qint64 pinPauseMs(int wrongPins);

/// Null where there is nobody of that id.
[[nodiscard]] const Person *personOf(const People &people, const QString &id);

} // namespace Kassi
