// SPDX-License-Identifier: MIT
#include "receipt/receipt_layout.h"

#include <QFont>
#include <QPainter>
#include <QTextLayout>

namespace Kassi {
using namespace Qt::StringLiterals;

// Tenths of a millimetre: fine enough for whole font sizes, and the same on every device.
struct ReceiptLayout::Style
{
    int size;
    bool bold = false;
    double above = 0;
    bool whole = false; ///< Smaller rather than broken: half of an amount is another amount.
};

namespace {

constexpr double unitsPerMm = 10;
constexpr double gap = 25;           // between a label and its value
constexpr double top = 40;           // above the first line
constexpr double bottomOfRoll = 100; // the cutter is a centimetre behind the head
constexpr double sheetMargin = 150;  // of A4
constexpr double sheetHeight = 297;  // millimetres

QFont fontOf(int size, bool bold)
{
    QFont font;
    font.setFamilies({u"Inter"_s, u"Noto Sans"_s, u"DejaVu Sans"_s});
    font.setPixelSize(size);
    font.setWeight(bold ? QFont::Bold : QFont::Medium); // thin strokes vanish on thermal paper
    // Inter has other colons and hyphens between digits, which a PDF loses as text: "14:03" could not be searched for.
    font.setStyleStrategy(QFont::PreferNoShaping);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

} // namespace

ReceiptLayout::ReceiptLayout(const Receipt &receipt, ReceiptPaper paper)
    : m_paper(paper)
    , m_column(printableWidth(paper) * unitsPerMm)
{
    const bool narrow = paper == ReceiptPaper::Mm58;
    const int body = narrow ? 29 : 32;
    const Style text{.size = body, .above = 8};
    const Style shop{.size = narrow ? 40 : 46, .bold = true, .above = 10};
    const Style title{.size = narrow ? 44 : 52, .bold = true, .above = 20};
    const Style amount{.size = narrow ? 40 : 48, .bold = true, .above = 12, .whole = true};
    const Style tax{.size = body, .above = 8, .whole = true};
    const Style strong{.size = narrow ? 38 : 44, .bold = true, .above = 12};

    addFramed(receipt.warning);
    addText(receipt.shop, shop);
    for (const QString &line : receipt.shopLines)
        addText(line, text);
    addRule();
    addText(receipt.title, title);
    addText(receipt.copyMark, strong);
    m_bottom += 12;
    for (const ReceiptRow &row : receipt.facts)
        addRow(row, text);
    addRule();
    addRow(receipt.amount, amount);
    if (receipt.vat)
        addRow(*receipt.vat, tax);
    addRule();
    addText(receipt.outcome, strong);
    for (const QString &note : receipt.notes)
        addText(note, text);
    if (!receipt.footer.isEmpty())
        addText(receipt.footer, {.size = body, .above = 30});
    addFramed(receipt.warning);
}

ReceiptLayout::~ReceiptLayout() = default;

// Places a text below what is there and returns its height. Breaks between words, and inside of one that is too long.
double ReceiptLayout::place(const QString &text, const Style &style, Qt::Alignment alignment, double left, double width)
{
    auto layout = std::make_unique<QTextLayout>(text, fontOf(style.size, style.bold));
    QTextOption option(alignment);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setUseDesignMetrics(true);
    layout->setTextOption(option);
    double height = 0;
    layout->beginLayout();
    for (QTextLine line = layout->createLine(); line.isValid(); line = layout->createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, height});
        height += line.height();
    }
    layout->endLayout();
    layout->setPosition({left, m_bottom});
    m_texts.push_back(std::move(layout));
    return height;
}

void ReceiptLayout::addText(const QString &text, const Style &style)
{
    if (text.isEmpty())
        return;
    m_bottom += style.above;
    m_bottom += place(text, style, Qt::AlignHCenter, 0, m_column);
}

// On one line where both fit with a gap between them, otherwise the value goes below its label.
void ReceiptLayout::addRow(const ReceiptRow &row, const Style &style)
{
    const auto widthOf = [](const QString &text, const Style &as) {
        return QFontMetricsF(fontOf(as.size, as.bold)).horizontalAdvance(text);
    };
    Style fitting = style;
    while (style.whole && widthOf(row.value, fitting) > m_column)
        --fitting.size;
    m_bottom += style.above;
    const double height = place(row.label, fitting, Qt::AlignLeft, 0, m_column);
    if (widthOf(row.label, fitting) + gap + widthOf(row.value, fitting) > m_column)
        m_bottom += height;
    m_bottom += place(row.value, fitting, Qt::AlignRight, 0, m_column);
}

void ReceiptLayout::addRule()
{
    constexpr double around = 20;
    m_bottom += around;
    m_rules.push_back(m_bottom);
    m_bottom += around - 8;
}

void ReceiptLayout::addFramed(const QString &text)
{
    if (text.isEmpty())
        return;
    constexpr double padding = 16;
    const double before = m_bottom == 0 ? 0 : 30;
    m_bottom += before + padding;
    const double upper = m_bottom - padding;
    m_bottom += place(text, {.size = m_paper == ReceiptPaper::Mm58 ? 32 : 46, .bold = true}, Qt::AlignHCenter, padding,
                      m_column - 2 * padding);
    m_bottom += padding;
    m_frames.emplace_back(0, upper, m_column, m_bottom - upper);
    m_bottom += 10;
}

QSizeF ReceiptLayout::pageSize() const
{
    const double width = paperWidth(m_paper);
    if (!isRoll(m_paper))
        return {width, sheetHeight};
    constexpr double longer = 1;
    return {width, qMax(width + longer, (top + m_bottom + bottomOfRoll) / unitsPerMm)};
}

void ReceiptLayout::paint(QPainter &painter, double dotsPerMm) const
{
    const QSizeF page = pageSize() * unitsPerMm;
    const double upper = isRoll(m_paper) ? top : sheetMargin;
    // Nothing that is on a receipt is as long as a sheet, but what the gateway calls a merchant has no limit.
    const double shrink = isRoll(m_paper) ? 1 : qMin(1.0, (page.height() - 2 * sheetMargin) / m_bottom);
    painter.save();
    painter.scale(dotsPerMm / unitsPerMm, dotsPerMm / unitsPerMm);
    painter.translate((page.width() - m_column * shrink) / 2, upper);
    painter.scale(shrink, shrink);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.setPen(QPen(Qt::black, 2.5, Qt::DashLine, Qt::FlatCap));
    for (const double y : m_rules)
        painter.drawLine(QPointF(0, y), QPointF(m_column, y));
    constexpr double frame = 8;
    painter.setPen(QPen(Qt::black, frame, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    for (const QRectF &box : m_frames)
        painter.drawRect(box.adjusted(frame / 2, frame / 2, -frame / 2, -frame / 2));
    painter.setPen(Qt::black);
    for (const auto &text : m_texts)
        text->draw(&painter, {});
    painter.restore();
}

QImage receiptImage(const Receipt &receipt, ReceiptPaper paper, double dotsPerMm)
{
    const ReceiptLayout layout(receipt, paper);
    QImage image((layout.pageSize() * dotsPerMm).toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    layout.paint(painter, dotsPerMm);
    return image;
}

} // namespace Kassi
