// SPDX-License-Identifier: MIT
#include "kiosk/kiosk_charges.h"

#include "kiosk/kiosk_window.h"

#include <memory>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

std::optional<Pos::ScreenObstacle> obstacleOf(const KioskState &state)
{
    if (state.paymentLive)
        return Pos::ScreenObstacle::Busy;
    if (kioskTrouble(state))
        return Pos::ScreenObstacle::OutOfService;
    return takesPosOrder(state) ? std::nullopt : std::optional(Pos::ScreenObstacle::InUse);
}

Result<void> take(KioskWindow &kiosk, const SessionRequest &request)
{
    const auto refused = std::make_shared<std::optional<Error>>();
    const auto heard = [refused](const std::optional<Settlement> &settlement) {
        if (settlement)
            *refused = settlement->error;
    };
    if (auto offered = kiosk.offerOrder(request, heard); !offered)
        return offered;
    kiosk.feed(KioskInput::GoOn{}); // the POS has reviewed it with the customer
    if (kiosk.flow().isActive())
        return {};
    kiosk.feed(KioskInput::Leave{});
    return tl::unexpected(refused->value_or(Error{ErrorCode::InvalidRequest, u"The kiosk could not begin it."_s}));
}

} // namespace

PushedCharges::Window chargesOf(KioskWindow &kiosk)
{
    return {.flow = kiosk.flow(),
            .obstacle = [&kiosk] { return obstacleOf(kiosk.state()); },
            .take = [&kiosk](const SessionRequest &request) { return take(kiosk, request); }};
}

} // namespace Kassi
