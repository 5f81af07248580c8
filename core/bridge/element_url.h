// SPDX-License-Identifier: MIT
// The address of Borga's embedded element. It is not public, so it is a setting: a template in which {client_secret}
// and {session_id} are filled in, percent-encoded, so that a strange secret can never become another path, query or
// host.
#pragma once

#include "payment/origin.h"
#include "payment/payment_session.h"

namespace Kassi {

class ElementUrl
{
public:
    ElementUrl() = default;

    /// https://, or http:// to loopback. A placeholder may stand in the path, query or fragment only: the origin has to
    /// be known before a session exists, because the host page's policy and the admission of messages rest on it.
    /// ErrorCode::InvalidSettings with `param` "checkout.element_url".
    [[nodiscard]] static Result<ElementUrl> parse(const QString &pattern);

    [[nodiscard]] const Origin &origin() const { return m_origin; }
    [[nodiscard]] bool isEmpty() const { return m_pattern.isEmpty(); }
    /// The address for one session. It holds the client secret: never log it.
    [[nodiscard]] QUrl fill(const PaymentSession &session) const;

private:
    QString m_pattern;
    Origin m_origin;
};

} // namespace Kassi
