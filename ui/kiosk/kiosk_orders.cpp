// SPDX-License-Identifier: MIT
#include "kiosk/kiosk_orders.h"

#include "kiosk/kiosk_order.h"

#include <QDateTime>

#include <algorithm>

namespace Kassi {
using namespace Qt::StringLiterals;

KioskOrders::KioskOrders(const CheckoutPorts &ports, SessionRequest defaults)
    : m_ports(ports)
    , m_defaults(std::move(defaults))
{
}

std::vector<Attempt> KioskOrders::historyOf(const QString &reference) const
{
    return m_ports.journal.history(reference).value_or(std::vector<Attempt>());
}

KioskOrders::Made KioskOrders::make(const KioskState &state, const PriceList &prices, const SessionRequest &pos)
{
    Made made{.request = state.posOrder ? pos : m_defaults};
    SessionRequest &request = made.request;
    request.mode = SessionMode::Embedded;
    request.origin = m_defaults.origin;
    if (request.enabledMethods.isEmpty())
        request.enabledMethods = m_defaults.enabledMethods;
    request.money = kioskTotal(state, prices);
    if (state.posOrder)
        return made;
    const QString order = state.source == KioskSource::List ? state.basket.asText() : u"amount*%1"_s.arg(state.amount);
    request.metadata.insert(kioskOrderKey.toString(), kioskOrderText(order));
    const auto unresolved = m_ports.journal.unresolved();
    const auto kept = unresolved ? referenceToKeep(order, request.money, *unresolved,
                                                   [this](const QString &each) { return historyOf(each); })
                                 : std::nullopt;
    made.kept = kept.has_value();
    if (kept) {
        request.reference = *kept;
        return made;
    }
    const QString day = QDateTime::fromMSecsSinceEpoch(m_ports.clock.wallMs()).toString(u"yyMMdd"_s);
    do {
        request.reference = makeKioskReference(day, m_ports.random.uniform());
    } while (!historyOf(request.reference).empty());
    return made;
}

void KioskOrders::tellPaid(const Settlement &settlement)
{
    if (m_answered.contains(settlement.reference)) // a claim that was accepted, and is paid now
        return;
    for (const Attempt &attempt : historyOf(settlement.reference)) {
        const QString order = kioskOrderOf(attempt);
        if (order.isEmpty())
            continue;
        m_paid.push_back({order, settlement.money, m_ports.clock.monotonicMs()});
        return;
    }
}

bool KioskOrders::takePaidBefore(const SessionRequest &request)
{
    const qint64 now = m_ports.clock.monotonicMs();
    std::erase_if(m_paid, [now](const Paid &each) { return now - each.atMs > rememberedMs; });
    const QString order = request.metadata.value(kioskOrderKey.toString());
    const auto found = std::ranges::find_if(
        m_paid, [&](const Paid &each) { return each.order == order && each.money == request.money; });
    if (order.isEmpty() || found == m_paid.end())
        return false;
    m_paid.erase(found);
    return true;
}

} // namespace Kassi
