// SPDX-License-Identifier: MIT
// The list of people as a file of the state folder, readable by the till alone (0600) and replaced whole: after a power
// cut the list before is there, or the new one. What does not fit in it is not guessed at.
#pragma once

#include "payment/result.h"
#include "people/person.h"

namespace Kassi {

/// Nobody where there is no file. ErrorCode::InvalidCredentials where it is damaged or open to others: the message says
/// what to do, `param` is the file, and that stays as it is.
[[nodiscard]] Result<People> readPeople(const QString &file);

/// ErrorCode::InvalidCredentials, `param` is the file: what was there before is still there.
[[nodiscard]] Result<void> writePeople(const QString &file, const People &people);

} // namespace Kassi
