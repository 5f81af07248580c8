// SPDX-License-Identifier: MIT
// What a receipt is printed on. A thermal printer's head is narrower than its roll: what is outside is lost.
#pragma once

namespace Kassi {

enum class ReceiptPaper {
    Mm80, ///< A roll of 80 mm, of which 72 mm are printed on.
    Mm58, ///< A roll of 58 mm, of which 48 mm are printed on.
    A4,   ///< A sheet; the receipt is a column of 80 mm paper's width in the middle of its top.
};

[[nodiscard]] constexpr bool isRoll(ReceiptPaper paper)
{
    return paper != ReceiptPaper::A4;
}

/// Millimetres.
[[nodiscard]] constexpr double paperWidth(ReceiptPaper paper)
{
    switch (paper) {
    case ReceiptPaper::Mm80: return 80;
    case ReceiptPaper::Mm58: return 58;
    case ReceiptPaper::A4: break;
    }
    return 210;
}

/// Millimetres of the column that the receipt may fill; the rest is the same on both sides.
[[nodiscard]] constexpr double printableWidth(ReceiptPaper paper)
{
    return paper == ReceiptPaper::Mm58 ? 48 : 72;
}

} // namespace Kassi
