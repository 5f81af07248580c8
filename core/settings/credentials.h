// SPDX-License-Identifier: MIT
// Fetches the API key from where the settings say it is, and refuses a place where others could read it too.
#pragma once

#include "payment/result.h"
#include "settings/api_key.h"

#include <functional>
#include <optional>

namespace Kassi {

/// What loadApiKey() may touch besides the file system.
struct CredentialEnvironment
{
    std::function<std::optional<QString>(const QString &name)> variable;
    /// Takes a variable out of our environment, so that child processes (the web engine's) do not get it.
    std::function<void(const QString &name)> forgetVariable;
    std::function<Result<Secret>(const QString &service, const QString &name)> keychain;
    uint userId = 0; ///< Whose files we may take a key from, besides root's.

    /// The process's own. The keychain is asked with a local event loop, for at most 10 s, and needs a
    /// QCoreApplication.
    [[nodiscard]] static CredentialEnvironment ofThisProcess();
};

/// ErrorCode::InvalidCredentials with what to do; no message ever holds the key.
[[nodiscard]] Result<Secret> loadApiKey(const ApiKeySource &source, const CredentialEnvironment &environment);

/// Puts the key where KeySource::Keychain{name} finds it. Answers once, on the caller's thread, perhaps only when a
/// person has unlocked the keychain. ErrorCode::InvalidCredentials. Needs a QCoreApplication.
void storeInKeychain(const QString &name, const Secret &key, const std::function<void(Result<void>)> &stored);

} // namespace Kassi
