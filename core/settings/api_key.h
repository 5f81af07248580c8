// SPDX-License-Identifier: MIT
// What an API key looks like and where it may be kept. The settings name such a place; they never hold the key.
// Source of the prefixes: Borga's public API reference, "Authentication".
#pragma once

#include "payment/secret.h"

#include <QString>

#include <variant>

namespace Kassi {

namespace KeySource {
/// A file that only our user can read.
struct File
{
    QString path; ///< Absolute.
    bool operator==(const File &) const = default;
};
/// A credential that systemd hands to its service: LoadCredential=NAME:/path.
struct Credential
{
    QString name;
    bool operator==(const Credential &) const = default;
};
/// The desktop's keychain, service "kassi".
struct Keychain
{
    QString name;
    bool operator==(const Keychain &) const = default;
};
/// An environment variable; it is removed from our environment once it is read.
struct Env
{
    QString name;
    bool operator==(const Env &) const = default;
};
} // namespace KeySource

using ApiKeySource = std::variant<KeySource::File, KeySource::Credential, KeySource::Keychain, KeySource::Env>;

enum class KeyKind {
    Secret,      ///< sk_…: full access, meant for servers.
    Publishable, ///< pk_…: may start embedded checkouts.
};

/// sk_test_, sk_live_, pk_test_ or pk_live_ and 8 to 500 printable ASCII characters without a space.
[[nodiscard]] bool hasKeyShape(const QString &text);
/// For keys that loadApiKey() gave.
[[nodiscard]] KeyKind keyKind(const Secret &key);
[[nodiscard]] bool isTestKey(const Secret &key);

/// The text with everything that looks like a key cut to its prefix, for messages that quote what somebody wrote.
[[nodiscard]] QString withoutKeys(QString text);

} // namespace Kassi
