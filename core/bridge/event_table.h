// SPDX-License-Identifier: MIT
// What the element's event names mean. Borga does not publish its names, so a default table of likely ones can be
// extended in the settings; a wrong table costs comfort, never money, because every event is only a hint.
#pragma once

#include "payment/result.h"

#include <QHash>
#include <QMap>
#include <QString>

#include <optional>

namespace Kassi {

/// What a page can hint at.
enum class EventKind { Ready, Processing, Completed, Cancelled, Failed, Expired, Resize };

/// A name as the table compares it: ASCII lower case, without a prefix up to the last ':' or '.', without '-', '_' and
/// white space; whatever is not a letter or digit of ASCII then becomes '?', so that look-alikes never match. At most
/// 64 characters. "borga:Payment-Complete" is "paymentcomplete".
[[nodiscard]] QString normaliseEventName(const QString &name);

class EventTable
{
public:
    /// The default table.
    EventTable();

    /// The default table plus `extra` (settings: `checkout.events`): their name → ready, processing, completed,
    /// cancelled, failed, expired or resize. An entry of a default name replaces it. Any other right-hand side, an
    /// empty name, and two spellings of one name with different meanings are ErrorCode::InvalidSettings with `param`
    /// "checkout.events".
    [[nodiscard]] static Result<EventTable> with(const QMap<QString, QString> &extra);

    /// The meaning of a normalised name; nothing for an unsupported one.
    [[nodiscard]] std::optional<EventKind> find(const QString &normalisedName) const;

private:
    QHash<QString, EventKind> m_kinds;
};

} // namespace Kassi
