// SPDX-License-Identifier: MIT
// The receipts of a kiosk: of what its customer has just paid, by itself or when asked for, and the last one again for
// staff, also after a new start. It remembers whether the printer worked.
#pragma once

#include "checkout/checkout_controller.h"
#include "receipt/receipt_desk.h"

namespace Kassi {

class KioskReceipts final : public QObject
{
    Q_OBJECT

public:
    /// The ports outlive it.
    KioskReceipts(const CheckoutPorts &ports, const ReceiptOptions &options, const QString &tillName);

    /// As the gateway calls it.
    void setMerchant(const QString &name) { m_desk.setMerchant(name); }
    /// From now on the last that was paid here.
    void remember(const Settlement &paid) { m_last = paid; }
    /// The customer pressed the key for it: what was remembered. In "is", "en" or "pl".
    void print(const QString &language);
    /// Likewise, where that is printed without a press.
    void printByItself(const QString &language);
    /// For staff: also of an earlier run. False: nothing was paid here yet.
    [[nodiscard]] bool printAgain(const QString &language);
    /// The last receipt could not be printed, or the printer is not there. False without one in the settings.
    [[nodiscard]] bool isPrinterOut() const { return m_printerOut || m_printerGone; }
    /// What the last look at the printer found.
    void setPrinterGone(bool gone) { m_printerGone = gone; }

Q_SIGNALS:
    /// What became of one, and in words of staff.
    void told(Kassi::ReceiptStage stage, const QString &text);

private:
    Journal &m_journal;
    ReceiptDesk m_desk;
    std::optional<Settlement> m_last;
    bool m_printerOut = false; ///< As the last receipt found it.
    bool m_printerGone = false;
};

} // namespace Kassi
