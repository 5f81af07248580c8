// SPDX-License-Identifier: MIT
// Everything a shop can set, as it stands in kassi.toml, checked. What is here is possible; what is not possible is
// an error that names file, line and key. See packaging/kassi.toml.example for what each means.
#pragma once

#include "kiosk/kiosk_machine.h"
#include "payment/origin.h"
#include "receipt/receipt_paper.h"
#include "receipt/shop.h"
#include "settings/api_key.h"

#include <QMap>
#include <QProcessEnvironment>
#include <QStringList>
#include <QUrl>

#include <functional>

namespace Kassi {

struct GatewaySettings
{
    QUrl baseUrl = {};       ///< Scheme, host and port only; https, or http to loopback.
    QString merchantId = {}; ///< `mer_…`
    ApiKeySource apiKey = {};
    int timeoutSeconds = 15;        ///< 1–120, for one call.
    QString caFile = {};            ///< Absolute; empty: the system's authorities only.
    QString clientCertificate = {}; ///< Absolute; empty together with `clientKey`.
    QString clientKey = {};

    bool operator==(const GatewaySettings &) const = default;
};

struct CheckoutSettings
{
    Origin origin = {};
    QString elementUrl = {};               ///< With {client_secret} or {session_id}, or both, not in the host.
    QString locale = QStringLiteral("is"); ///< BCP 47; empty: the browser's.
    QStringList enabledMethods = {};       ///< Empty: all of the merchant's.
    bool savePaymentMethod = false;
    QString hostPage = {};              ///< Absolute file; empty: the built-in page.
    QMap<QString, QString> events = {}; ///< Their name = ready|processing|completed|cancelled|failed|expired|resize.
    QStringList appSchemes = {};        ///< Of banks' apps that a customer's click may open; see isPossibleAppScheme().

    bool operator==(const CheckoutSettings &) const = default;
};

/// Pay-on-phone; empty `returnUrl`: not offered.
struct HostedSettings
{
    QString returnUrl = {};
    QString cancelUrl = {};

    bool operator==(const HostedSettings &) const = default;
};

enum class TillMode { Cashier, Kiosk };

enum class TillTheme { Light, Dark, Contrast, Auto };

struct TillSettings
{
    TillMode mode = TillMode::Cashier;
    QString name = QStringLiteral("Kassi");
    QString language = QStringLiteral("is"); ///< "is", "en" or "pl".
    QList<qint64> presetAmounts = {};        ///< Krónur; at most six, for the cashier's amount screen.
    bool animations = true;                  ///< false: also where the desktop does not ask for that.
    TillTheme theme = TillTheme::Light;      ///< Auto: as the desktop.
    QString brandColor = {};                 ///< "#rrggbb"; empty: Kassi's own.
    QString logo = {};                       ///< Absolute file, PNG or SVG; empty: none.
    int scale = 100;                         ///< Percent, 100–300.
    int lockAfterSeconds = 300;              ///< 0: never; at most 86400. Only once staff are set up.

    bool operator==(const TillSettings &) const = default;
};

/// A second screen, which the customer looks at.
struct CustomerDisplaySettings
{
    QString screen = {};   ///< QScreen::name(); empty: the second one, where there is one; "none": never.
    QString language = {}; ///< "is" or "en", each customer begins with it; empty: the till's.

    bool operator==(const CustomerDisplaySettings &) const = default;
};

struct ReceiptSettings
{
    QString printer = {}; ///< Empty: none, receipts are written as PDF; "default"; or the name of a CUPS queue.
    ReceiptPaper paper = ReceiptPaper::Mm80;
    bool automatic = false; ///< Printed at once when a payment is paid. With a printer only.
    Shop shop = {};

    bool operator==(const ReceiptSettings &) const = default;
};

struct JournalSettings
{
    QString sqliteFile = {}; ///< Absolute; empty: StateFolder::journalFile().

    bool operator==(const JournalSettings &) const = default;
};

/// Not in this version: `listen` is empty in every Settings that was read from a file.
struct PosApiSettings
{
    QString listen = {};
    QString tokenFile = {}; ///< Absolute, or empty.
    QList<Origin> allowedOrigins = {};

    bool operator==(const PosApiSettings &) const = default;
};

/// What a kiosk takes an amount for that the customer names: a donation, a ticket.
struct KioskAmountSettings
{
    QList<qint64> presets = {}; ///< Krónur, within the limits; at most six.
    qint64 min = 100;
    qint64 max = 100'000;
    LocalText purpose = {}; ///< One line above the amount.

    bool operator==(const KioskAmountSettings &) const = default;
};

struct KioskSettings
{
    KioskSource source = KioskSource::List;
    int idleSeconds = 45;       ///< 15–600
    QStringList languages = {}; ///< Offered to customers, in that order; empty: all that Kassi speaks.
    QStringList pictures = {};  ///< Absolute files, shown one after the other while nobody is there.
    QString screen = {};        ///< QScreen::name(); empty: the first one.
    bool hidePointer = true;
    int volume = 60; ///< Percent; 0: no sounds.
    KioskAmountSettings amount = {};
    PriceList prices = {};

    bool operator==(const KioskSettings &) const = default;
};

struct Settings
{
    GatewaySettings gateway = {};
    CheckoutSettings checkout = {};
    HostedSettings hosted = {};
    TillSettings till = {};
    CustomerDisplaySettings customerDisplay = {};
    ReceiptSettings receipt = {};
    JournalSettings journal = {};
    PosApiSettings posApi = {};
    KioskSettings kiosk = {};

    bool operator==(const Settings &) const = default;
};

/// Whether there is anything that a kiosk could sell. ErrorCode::InvalidSettings.
[[nodiscard]] Result<void> judgeKiosk(const KioskSettings &kiosk);

/// Pure. ErrorCode::InvalidSettings: the message is "file:line: key: what is wrong and what to do", `param` is the
/// key with its section ("gateway.base_url"); of several mistakes the one highest up in the file.
[[nodiscard]] Result<Settings> parseSettings(const QByteArray &toml, const QString &fileName);

/// Reads at most 1 MiB.
[[nodiscard]] Result<Settings> loadSettings(const QString &path);

/// $XDG_CONFIG_HOME/kassi/kassi.toml (~/.config where that is not set), then /etc/kassi/kassi.toml: the first that
/// exists, or ErrorCode::InvalidSettings that names both.
[[nodiscard]] Result<QString> defaultSettingsPath(const QProcessEnvironment &environment,
                                                  const std::function<bool(const QString &path)> &fileExists);

} // namespace Kassi
