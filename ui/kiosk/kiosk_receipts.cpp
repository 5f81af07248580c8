// SPDX-License-Identifier: MIT
#include "kiosk/kiosk_receipts.h"

#include <algorithm>

namespace Kassi {

KioskReceipts::KioskReceipts(const CheckoutPorts &ports, const ReceiptOptions &options, const QString &tillName)
    : m_journal(ports.journal)
    , m_desk(ports.journal, ports.clock, options, tillName)
{
    connect(&m_desk, &ReceiptDesk::told, this, [this](const QString &, ReceiptStage stage, const QString &text) {
        if (stage != ReceiptStage::Working)
            m_printerOut = stage == ReceiptStage::Trouble && !m_desk.options().printer.isEmpty();
        Q_EMIT told(stage, text);
    });
}

void KioskReceipts::print(const QString &language)
{
    if (m_last)
        m_desk.make(*m_last, language);
}

// Not of a claim, which is not paid yet, nor of what was paid before.
void KioskReceipts::printByItself(const QString &language)
{
    if (m_desk.options().automatic && m_last && m_last->outcome == Outcome::Paid && !m_last->replayed)
        print(language);
}

bool KioskReceipts::printAgain(const QString &language)
{
    if (!m_last) { // of an earlier run
        constexpr int many = 200;
        const auto recent = m_journal.recent(many).value_or(std::vector<Attempt>());
        const auto paid = std::ranges::find(recent, std::optional(Outcome::Paid), &Attempt::outcome);
        if (paid == recent.end())
            return false;
        m_last = Settlement{.outcome = Outcome::Paid,
                            .reference = paid->plan.reference,
                            .money = paid->plan.money,
                            .session = paid->session,
                            .payment = paid->payment,
                            .attempt = paid->plan.attempt,
                            .replayed = true};
    }
    print(language);
    return true;
}

} // namespace Kassi
