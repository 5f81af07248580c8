// SPDX-License-Identifier: MIT
// What stands on a receipt, top to bottom, in words: a pure value made from an attempt. Laying it out is ui/receipt's.
//
// Its words are here and not among the program's translations: a receipt has the customer's language, and keeps it when
// the screen changes. A QR code or a link to a receipt at the gateway is not printed: Borga documents neither.
#pragma once

#include "machine/record.h"
#include "receipt/shop.h"

#include <QDateTime>
#include <QTimeZone>

namespace Kassi {

/// What a receipt needs to know besides the attempt.
struct ReceiptContext
{
    Shop shop = {};
    QString tillName = {};
    QString merchant = {};                   ///< As the gateway calls it; empty: not known.
    QString language = QStringLiteral("is"); ///< "is", "en" or "pl".
    bool training = false;                   ///< The sandbox, or a test key: no money moved.
    bool copy = false;                       ///< One was printed before.
    std::optional<std::size_t> refund = {};  ///< Of this one of Attempt::refunds; else of the payment, or, where all of
                                             ///< it went back, of the last refund.
    qint64 nowMs = 0;                        ///< Wall clock, Unix time; told on copies.
    QTimeZone zone = QTimeZone::utc();       ///< Of the shop.
};

/// A name at the left, what it is at the right.
struct ReceiptRow
{
    QString label;
    QString value;

    bool operator==(const ReceiptRow &) const = default;
};

struct Receipt
{
    QString warning = {}; ///< Training: stands at the top and at the bottom. Empty otherwise.
    QString shop = {};
    QStringList shopLines = {}; ///< Address, kennitala, VAT number.
    QString title = {};
    QString copyMark = {}; ///< Empty on the first one.
    std::vector<ReceiptRow> facts = {};
    ReceiptRow amount = {};
    std::optional<ReceiptRow> vat = {};
    QString outcome = {};
    QStringList notes = {};
    QString footer = {};

    bool operator==(const Receipt &) const = default;
};

/// A receipt says that money changed hands: Paid, late money that was kept, a refund that was made. A claim (krafa)
/// gets a paper that says that it is not paid yet, and states no tax. Everything else has none:
/// ErrorCode::InvalidRequest.
[[nodiscard]] Result<Receipt> makeReceipt(const Attempt &attempt, const ReceiptContext &context);

/// Whether makeReceipt() can be expected to make one of how it ended just now.
[[nodiscard]] bool hasReceipt(const Settlement &settlement);

/// The tax that is part of `amount`: amount × percent ÷ (100 + percent), to the nearest smallest unit, halves up.
/// `amount` is 0 … maxAmount, `percent` 0–99; both whole, so that nothing is lost on the way.
[[nodiscard]] qint64 includedVat(qint64 amount, int percent);

} // namespace Kassi
