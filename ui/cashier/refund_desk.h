// SPDX-License-Identifier: MIT
// A refund on the screen, from the press on the page where the payment is looked at to the guardian, and the guardian's
// news back to whoever shows it. What it hands over is carried through by the guardian, whatever becomes of the window.
#pragma once

#include "checkout/payment_guardian.h"
#include "machine/evidence_notes.h"
#include "receipt/receipt_desk.h"

#include <QObject>
#include <QSet>

namespace Kassi {

class PageStack;
class RefundPage;
class StaffDesk;

class RefundDesk final : public QObject
{
    Q_OBJECT

public:
    /// Its page stands in `pages`, which outlives it like all the others.
    RefundDesk(const CheckoutPorts &ports, PaymentGuardian &guardian, StaffDesk &staff, PageStack &pages);

    /// Asks how much; `from` is the page of `pages` that is come back to. What stands in the way where the journal
    /// cannot be read; else empty.
    [[nodiscard]] QString begin(const QString &attempt, const QString &reference, QWidget &from);

    /// In this run of the program: there can be no paper of it yet.
    [[nodiscard]] bool wasMadeNow(const QString &attempt, std::size_t refund) const
    {
        return m_made.contains({attempt, refund});
    }

Q_SIGNALS:
    /// How a refund of it stands, with the attempt as it is now.
    void told(const Kassi::Attempt &attempt, Kassi::ReceiptStage stage, const QString &text);

private:
    void ask(const RefundWish &wish);
    void carryOut(const RefundWish &wish, const QString &permittedBy);
    void tell(const Attempt &attempt, const std::optional<Error> &error);
    [[nodiscard]] std::optional<Attempt> read(const QString &attempt, const QString &reference) const;

    CheckoutPorts m_ports;
    PaymentGuardian &m_guardian;
    StaffDesk &m_staff;
    PageStack &m_pages;
    RefundPage *m_page;
    QWidget *m_from = nullptr;
    QSet<std::pair<QString, std::size_t>> m_made;
};

/// Who of the staff does it, and who permits it where that is somebody else, noted with the attempt's next record.
void noteStaff(Journal &journal, const QString &attempt, StaffAct act, const QString &who, const QString &permittedBy);

} // namespace Kassi
