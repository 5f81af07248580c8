// SPDX-License-Identifier: MIT
#include "cashier/outcome_page.h"

#include "common/error_text.h"
#include "common/outcome_mark.h"
#include "common/outcome_text.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QStyle>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr int lowest = 520;
constexpr int narrowest = 560;
constexpr int smallMark = 52;

QLabel *note(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->hide();
    return label;
}

void write(QLabel &note, ReceiptStage stage, const QString &text)
{
    note.setText(text);
    note.setProperty("role", stage == ReceiptStage::Trouble ? u"error"_s : u"quiet"_s);
    note.style()->polish(&note); // the style reads the role only then
}

QLabel *centred(const QString &role, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setProperty("role", role);
    label->setAlignment(Qt::AlignCenter);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

// Nothing was taken and the order is free: the same reference may be charged again at once.
bool canBeTriedAgain(const Settlement &settlement)
{
    return isFinal(settlement.outcome) && settlement.outcome != Outcome::Paid && !settlement.isLateMoney();
}

} // namespace

OutcomePage::OutcomePage(bool withChoices, QWidget *parent)
    : QWidget(parent)
    , m_mark(new OutcomeMark(this))
    , m_title(centred(u"title"_s, this))
    , m_amount(centred(u"amount"_s, this))
    , m_meaning(centred(u"heading"_s, this))
    , m_reason(centred(u"error"_s, this))
    , m_next(centred(u"heading"_s, this))
    , m_ids(centred(u"quiet"_s, this))
    , m_new(new QPushButton(this))
    , m_again(new QPushButton(this))
    , m_receipt(new QPushButton(this))
    , m_refund(new QPushButton(this))
    , m_receiptNote(note(u"receipt-note"_s, this))
    , m_refundNote(note(u"refund-note"_s, this))
    , m_withChoices(withChoices)
{
    setObjectName(u"page"_s);
    m_title->setObjectName(u"outcome-title"_s);
    m_next->setObjectName(u"outcome-next"_s);
    m_amount->setWordWrap(false);
    m_ids->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_ids->setContextMenuPolicy(Qt::NoContextMenu); // Qt's speaks English; Ctrl+C copies
    m_new->setProperty("role", u"primary"_s);
    m_new->setObjectName(u"new-payment"_s);
    m_new->setAutoDefault(true);
    m_again->setObjectName(u"try-again"_s);
    m_again->setMinimumHeight(60);
    m_receipt->setObjectName(u"receipt"_s);
    m_refund->setObjectName(u"outcome-refund"_s);
    for (QPushButton *button : {m_receipt, m_refund}) {
        button->setProperty("role", u"small"_s);
        button->setFocusPolicy(Qt::TabFocus); // a click leaves the focus on "new payment"
    }
    connect(m_refund, &QPushButton::clicked, this, &OutcomePage::refundWanted);
    // Not the buttons' own shortcuts: those wait until the button looks pressed.
    for (const auto &[key, button] : {std::pair(Qt::Key_F6, m_receipt), std::pair(Qt::Key_F7, m_refund)})
        connect(new QShortcut(QKeySequence(key), this), &QShortcut::activated, button, [button = button] {
            if (button->isVisible())
                button->click();
        });
    connect(m_receipt, &QPushButton::clicked, this, [this] { Q_EMIT receiptWanted(m_settlement); });
    connect(m_new, &QPushButton::clicked, this, &OutcomePage::newPayment);
    connect(m_again, &QPushButton::clicked, this, &OutcomePage::tryAgain);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(12);
    buttons->addWidget(m_again, 1);
    buttons->addWidget(m_new, 1);
    m_afterwards = new QHBoxLayout;
    m_afterwards->setSpacing(12);
    m_afterwards->addWidget(m_receipt);
    m_afterwards->addWidget(m_refund);
    m_afterwards->addStretch(1);
    auto *text = new QWidget(this);
    text->setMaximumWidth(680);
    auto *column = new QVBoxLayout(text);
    m_column = column;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addStretch(1);
    column->addWidget(m_mark, 0, Qt::AlignHCenter);
    for (QLabel *label : {m_title, m_amount, m_meaning, m_reason, m_next, m_ids})
        column->addWidget(label);
    column->addLayout(buttons);
    column->addLayout(m_afterwards);
    column->addWidget(m_receiptNote);
    column->addWidget(m_refundNote);
    column->addStretch(1);
    auto *middle = new QHBoxLayout(this);
    middle->setContentsMargins(24, 24, 24, 24);
    middle->addStretch(1);
    middle->addWidget(text, 100); // as wide as it may be; what is left goes to both sides
    middle->addStretch(1);
}

void OutcomePage::show(const Settlement &settlement)
{
    if (settlement.attempt != m_settlement.attempt || settlement.replayed) {
        m_receiptStage = ReceiptStage::Done;
        m_receiptNote->clear();
        m_refundNote->clear();
        m_goesBack = false;
    }
    m_settlement = settlement;
    m_mark->setOutcome(settlement.isLateMoney() ? Outcome::Unconfirmed : settlement.outcome); // a sign to stop at
    retranslate();
    m_new->setVisible(m_withChoices);
    m_again->setVisible(m_withChoices && canBeTriedAgain(settlement));
    m_new->setFocus();
    showReceipt();
    showRefund();
}

void OutcomePage::setRoom(const QSize &room)
{
    const bool low = room.height() < lowest;
    const int side = low ? smallMark : m_mark->sizeHint().width();
    m_mark->setFixedSize(side, side);
    const int margin = low ? 8 : 24;
    layout()->setContentsMargins(24, margin, 24, margin);
    m_column->setSpacing(low ? 6 : 12);
    m_afterwards->setDirection(room.width() < narrowest ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void OutcomePage::offerReceipts(ReceiptOffer offer)
{
    m_receiptOffer = offer;
    showReceipt();
    retranslate();
}

bool OutcomePage::tellReceipt(const QString &attempt, ReceiptStage stage, const QString &text)
{
    if (attempt != m_settlement.attempt)
        return false;
    m_receiptStage = stage;
    write(*m_receiptNote, stage, text);
    showReceipt();
    return isVisible();
}

void OutcomePage::showReceipt()
{
    const bool offered = m_receiptOffer != ReceiptOffer::None && hasReceipt(m_settlement);
    m_receipt->setVisible(offered);
    m_receipt->setEnabled(m_receiptStage != ReceiptStage::Working);
    m_receiptNote->setVisible(offered && !m_receiptNote->text().isEmpty());
}

void OutcomePage::tellRefund(const QString &attempt, ReceiptStage stage, const QString &text)
{
    if (attempt != m_settlement.attempt)
        return;
    m_goesBack = stage != ReceiptStage::Trouble;
    write(*m_refundNote, stage, text);
    showRefund();
}

void OutcomePage::showRefund()
{
    m_refund->setVisible(m_withChoices && m_settlement.outcome == Outcome::Paid && !m_settlement.isLateMoney());
    m_refundNote->setVisible(!m_refundNote->text().isEmpty());
    m_next->setVisible(!m_goesBack); // the goods may stay now
}

void OutcomePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void OutcomePage::retranslate()
{
    const OutcomeText text = textFor(m_settlement);
    m_title->setText(text.title);
    m_amount->setText(formatMoney(m_settlement.money, QLocale().name()));
    m_meaning->setText(m_settlement.replayed ? tr("This order was already paid. Nothing was charged now.")
                                             : text.meaning);
    m_next->setText(text.next);
    const bool hasReason = m_settlement.error && !m_settlement.isLateMoney(); // late money's words say it already
    m_reason->setText(hasReason ? textFor(*m_settlement.error) : QString());
    m_reason->setVisible(hasReason);
    QStringList ids{tr("Reference %1").arg(m_settlement.reference)};
    for (const QString &id : {m_settlement.payment, m_settlement.session}) {
        if (!id.isEmpty())
            ids << id;
    }
    if (m_settlement.error && m_settlement.error->httpStatus != 0)
        ids << u"HTTP %1 %2 %3"_s.arg(m_settlement.error->httpStatus)
                   .arg(m_settlement.error->gatewayCode, m_settlement.error->param)
                   .trimmed();
    m_ids->setText(ids.join(u"  ·  "_s));
    m_new->setText(tr("New payment") + u"  ⏎"_s);
    // It has the focus: a screen reader says how the payment ended.
    m_new->setAccessibleDescription(QStringList{text.title, m_amount->text(), m_meaning->text(), text.next}.join(u' '));
    m_again->setText(tr("Try this order again"));
    const QString receipt = m_receiptOffer == ReceiptOffer::Pdf ? tr("Save receipt as PDF") : tr("Print receipt");
    m_receipt->setText(receipt + u"   F6"_s);
    m_refund->setText(tr("Refund") + u"   F7"_s);
}

} // namespace Kassi
