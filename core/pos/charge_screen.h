// SPDX-License-Identifier: MIT
// Where a charge that a POS pushed is paid: the cashier's window, or the kiosk. A port.
#pragma once

#include "payment/result.h"
#include "payment/session_request.h"
#include "pos/charge.h"

#include <QObject>

namespace Kassi::Pos {

/// Why an order cannot be shown now.
enum class ScreenObstacle {
    Busy,         ///< Another order is being paid.
    InUse,        ///< Somebody is working at the till: typing an amount, in the journal, in the menu.
    Locked,       ///< Nobody is signed in.
    OutOfService, ///< The kiosk could not take a payment.
};

class ChargeScreen : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual std::optional<ScreenObstacle> obstacle() const = 0;
    /// Shows the order, completed from the settings, and takes the payment. Called only where there is no obstacle. An
    /// error: nothing was sent, and nothing is shown.
    [[nodiscard]] virtual Result<void> take(const SessionRequest &request) = 0;
    /// The order that is being paid, or was last.
    [[nodiscard]] virtual std::optional<OnScreen> current() const = 0;
    /// As if staff had pressed it, without a question.
    virtual void cancel() = 0;

Q_SIGNALS:
    /// current() may say something else.
    void changed();
    /// The outcome of an order on the screen, whoever began it, is durable.
    void settled(const Kassi::Settlement &settlement);
};

} // namespace Kassi::Pos
