// SPDX-License-Identifier: MIT
// The text of the host page: the built-in one or a file of the merchant's, always behind Kassi's own content security
// policy. The contract for replacements is resources/host/README.md.
#pragma once

#include "payment/origin.h"

#include <QStringList>

namespace Kassi {

struct HostPageSetup
{
    QString file = {}; ///< Empty: the built-in page.
    Origin elementOrigin;
    QStringList appSchemes = {}; ///< Plain schemes that the element may ask for, see isAppLink().
    QString language = {};       ///< BCP 47.
    QString background = {};     ///< "#rrggbb", around the element.
    QString nonce = {};          ///< Unguessable, new for every page; letters and digits.
};

/// Whole and filled in, or ErrorCode::InvalidSettings with `param` "checkout.host_page".
[[nodiscard]] Result<QString> hostPage(const HostPageSetup &setup);

/// A text of :/kassi/host, for example "bridge.js".
[[nodiscard]] QString hostResource(const QString &name);

} // namespace Kassi
