// SPDX-License-Identifier: MIT
// A receipt on paper: one column, black on white, as long as it needs to be. Painted by hand with QTextLayout, which is
// less than a QTextDocument would need to keep an amount and its label apart on every width.
// May be made and painted on any one thread; needs a QGuiApplication.
#pragma once

#include "receipt/receipt.h"
#include "receipt/receipt_paper.h"

#include <QImage>
#include <QRectF>
#include <QSizeF>

#include <memory>

class QPainter;
class QTextLayout;

namespace Kassi {

class ReceiptLayout
{
public:
    ReceiptLayout(const Receipt &receipt, ReceiptPaper paper);
    ~ReceiptLayout();
    Q_DISABLE_COPY_MOVE(ReceiptLayout)

    /// Of the page, in millimetres. A roll's is never wider than long: print filters would turn it.
    [[nodiscard]] QSizeF pageSize() const;
    /// `painter` begins at the page's upper left corner and has so many dots in a millimetre.
    void paint(QPainter &painter, double dotsPerMm) const;

private:
    struct Style;

    void addText(const QString &text, const Style &style);
    void addRow(const ReceiptRow &row, const Style &style);
    void addRule();
    void addFramed(const QString &text);
    double place(const QString &text, const Style &style, Qt::Alignment alignment, double left, double width);

    ReceiptPaper m_paper;
    double m_column;     ///< Width, in tenths of a millimetre, like all that follows.
    double m_bottom = 0; ///< So far.
    std::vector<std::unique_ptr<QTextLayout>> m_texts;
    std::vector<double> m_rules; ///< Where they are, from the top.
    std::vector<QRectF> m_frames;
};

/// As a thermal printer of 203 dots an inch would print it.
[[nodiscard]] QImage receiptImage(const Receipt &receipt, ReceiptPaper paper, double dotsPerMm = 8);

} // namespace Kassi
