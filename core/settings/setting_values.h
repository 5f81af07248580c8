// SPDX-License-Identifier: MIT
// From the text of one setting to its value. What is refused says what it has to be instead, and never repeats the
// text: a key that was pasted into the wrong line must not travel into a log.
#pragma once

#include "payment/origin.h"
#include "receipt/receipt_paper.h"

#include <tl/expected.hpp>

#include <QUrl>

namespace Kassi {

/// A value, or what is wrong and what to do, to stand behind "file:line: key: ".
template <typename T>
using Parsed = tl::expected<T, QString>;

/// Scheme, host and port: https, or http to loopback.
[[nodiscard]] Parsed<QUrl> parseBaseUrl(const QString &text);
[[nodiscard]] Parsed<QString> parseMerchantId(const QString &text);
[[nodiscard]] Parsed<Origin> parseOrigin(const QString &text);
[[nodiscard]] Parsed<QString> parseElementUrl(const QString &text);
/// A web address, or nothing.
[[nodiscard]] Parsed<QString> parseOptionalAddress(const QString &text);
/// An absolute path, or nothing.
[[nodiscard]] Parsed<QString> parseOptionalPath(const QString &text);
[[nodiscard]] Parsed<QString> parseLocale(const QString &text);
[[nodiscard]] Parsed<QString> parseMethod(const QString &text);
[[nodiscard]] Parsed<QString> parseAppScheme(const QString &text);
[[nodiscard]] Parsed<QString> parseEventKind(const QString &text);
[[nodiscard]] Parsed<QString> parseTillName(const QString &text);
[[nodiscard]] Parsed<QString> parseLanguage(const QString &text);
/// Of a group or an item of a price list.
[[nodiscard]] Parsed<QString> parseItemId(const QString &text);
/// "#rrggbb", or nothing.
[[nodiscard]] Parsed<QString> parseColour(const QString &text);
/// Nothing, "none", or what the system calls a screen.
[[nodiscard]] Parsed<QString> parseScreen(const QString &text);
/// Nothing, "default", or the name of a CUPS queue.
[[nodiscard]] Parsed<QString> parsePrinter(const QString &text);
[[nodiscard]] Parsed<ReceiptPaper> parsePaper(const QString &text);
/// What stands on a receipt: a name, or nothing.
[[nodiscard]] Parsed<QString> parseShopName(const QString &text);
[[nodiscard]] Parsed<QString> parseAddressLine(const QString &text);
inline constexpr int maxAddressLines = 5;
/// Ten digits, or nothing.
[[nodiscard]] Parsed<QString> parseShopKennitala(const QString &text);
[[nodiscard]] Parsed<QString> parseVatNumber(const QString &text);
[[nodiscard]] Parsed<QString> parseFooter(const QString &text);
/// The SQLite file of "sqlite:/absolute/path"; empty for "sqlite:".
[[nodiscard]] Parsed<QString> parseJournalUrl(const QString &text);
/// Empty; anything else is not in this version.
[[nodiscard]] Parsed<QString> parseListen(const QString &text);
/// The name of a credential, a keychain entry or an environment variable; not the key itself.
[[nodiscard]] Parsed<QString> parseKeyName(const QString &text);
/// The path of the key's file.
[[nodiscard]] Parsed<QString> parseKeyPath(const QString &text);

} // namespace Kassi
