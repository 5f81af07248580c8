// SPDX-License-Identifier: MIT
#include "cashier/refund_desk.h"

#include "cashier/refund_page.h"
#include "common/error_text.h"
#include "common/page_stack.h"
#include "people/staff_desk.h"

#include <QLocale>

#include <algorithm>

namespace Kassi {
using namespace Qt::StringLiterals;

void noteStaff(Journal &journal, const QString &attempt, StaffAct act, const QString &who, const QString &permittedBy)
{
    const QString &actor = who.isEmpty() ? permittedBy : who;
    if (attempt.isEmpty() || actor.isEmpty())
        return;
    journal.note(attempt, noteBy(act, actor));
    if (!permittedBy.isEmpty() && permittedBy != actor)
        journal.note(attempt, noteBy(StaffAct::Permit, permittedBy));
}

RefundDesk::RefundDesk(const CheckoutPorts &ports, PaymentGuardian &guardian, StaffDesk &staff, PageStack &pages)
    : m_ports(ports)
    , m_guardian(guardian)
    , m_staff(staff)
    , m_pages(pages)
    , m_page(new RefundPage(&pages))
{
    m_pages.addScrolled(m_page);
    connect(m_page, &RefundPage::left, this, [this] { m_pages.setCurrentWidget(m_from); });
    connect(m_page, &RefundPage::refundWanted, this, &RefundDesk::ask);
    connect(&m_guardian, &PaymentGuardian::refundAnswered, this, &RefundDesk::tell);
    connect(&m_guardian, &PaymentGuardian::refundDelayed, this, [this](const Attempt &attempt, const Error &error) {
        Q_EMIT told(attempt, ReceiptStage::Working,
                    tr("The refund has not been answered yet; Kassi asks again by itself. %1").arg(textFor(error)));
    });
}

std::optional<Attempt> RefundDesk::read(const QString &attempt, const QString &reference) const
{
    const auto history = m_ports.journal.history(reference);
    if (!history)
        return {};
    const auto found = std::ranges::find(*history, attempt, [](const Attempt &a) { return a.plan.attempt; });
    return found == history->end() ? std::nullopt : std::optional(*found);
}

// As it is now and not as a list has it: since that was read a part may have gone back.
QString RefundDesk::begin(const QString &attempt, const QString &reference, QWidget &from)
{
    const auto now = read(attempt, reference);
    if (!now)
        return tr("The journal could not be read. Try again.");
    if (!now->isPaid() || now->isBeingRefunded()) {
        Q_EMIT told(*now, ReceiptStage::Trouble, tr("Nothing of this payment can go back now."));
        return {};
    }
    m_from = &from;
    m_pages.setCurrentWidget(m_page);
    m_page->begin(*now);
    return {};
}

void RefundDesk::ask(const RefundWish &wish)
{
    const QString amount = formatMoney({wish.amount, m_page->attempt().plan.money.currency}, QLocale().name());
    m_staff.ask(
        {.what = Permission::Refund,
         .text = tr("%1 of the order %2 is to go back.").arg(amount, wish.reference),
         .reference = wish.reference},
        [this, wish](const QString &by) { carryOut(wish, by); }, [this](const QString &why) { m_page->refuse(why); });
}

void RefundDesk::carryOut(const RefundWish &wish, const QString &permittedBy)
{
    noteStaff(m_ports.journal, wish.attempt, StaffAct::Refund, m_staff.who(), permittedBy);
    m_guardian.refund(wish, [this, wish](const Result<void> &written) {
        if (!written) {
            const bool isRule = written.error().code == ErrorCode::InvalidRequest;
            return m_page->refuse(isRule ? tr("That cannot go back now: somebody else has refunded meanwhile. Go back "
                                              "and look at what is left.")
                                         : textFor(written.error()));
        }
        if (m_pages.currentPage() == m_page)
            m_pages.setCurrentWidget(m_from);
        if (const auto now = read(wish.attempt, wish.reference))
            Q_EMIT told(*now, ReceiptStage::Working,
                        tr("The refund is written down and asked for. Kassi carries it through by itself."));
    });
}

void RefundDesk::tell(const Attempt &attempt, const std::optional<Error> &error)
{
    if (error)
        return Q_EMIT told(attempt, ReceiptStage::Trouble,
                           tr("The refund was refused, and nothing went back. %1").arg(textFor(*error)));
    const QString amount = formatMoney({attempt.refunds.back().amount, attempt.plan.money.currency}, QLocale().name());
    if (attempt.isBeingRefunded())
        return Q_EMIT told(
            attempt, ReceiptStage::Working,
            tr("The gateway has accepted the refund; %1 is on its way. Kassi keeps asking.").arg(amount));
    m_made.insert({attempt.plan.attempt, attempt.refunds.size() - 1});
    Q_EMIT told(attempt, ReceiptStage::Done, tr("%1 was refunded.").arg(amount));
}

} // namespace Kassi
