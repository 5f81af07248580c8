// SPDX-License-Identifier: MIT
#include "cashier/journal_details.h"

#include "cashier/latest_payments.h"
#include "cashier/timeline_text.h"
#include "common/error_text.h"
#include "common/line_edit.h"
#include "common/outcome_mark.h"
#include "common/parts.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QDateTime>
#include <QEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QStyle>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr int markSize = 52;
constexpr int fewestLines = 40;
constexpr int oneRow = 740; ///< Wide enough for all buttons beside each other.

// Not makeReceipt()'s words but its judgement: what is printed then is asked for again.
bool hasReceipt(const Attempt &attempt)
{
    return makeReceipt(attempt, {}).has_value();
}

} // namespace

JournalDetails::JournalDetails(QWidget *parent)
    : QFrame(parent)
    , m_mark(new OutcomeMark(this))
    , m_title(makeLabel(u"heading"_s, u"journal-title"_s, this))
    , m_amount(makeLabel(u"heading"_s, {}, this))
    , m_reference(makeId(u"reference"_s))
    , m_payment(makeId(u"payment"_s))
    , m_session(makeId(u"session"_s))
    , m_refunds(makeLabel(u"quiet"_s, u"journal-refunds"_s, this))
    , m_timeline(new QListWidget(this))
    , m_actions(new QGridLayout)
    , m_refund(makeSideButton(u"small"_s, u"journal-refund"_s, this))
    , m_refundReceipt(makeSideButton(u"small"_s, u"journal-refund-receipt"_s, this))
    , m_receipt(makeSideButton(u"small"_s, u"journal-receipt"_s, this))
    , m_evidence(makeSideButton(u"small"_s, u"journal-evidence"_s, this))
    , m_note(makeLabel(u"quiet"_s, u"journal-note"_s, this))
{
    setObjectName(u"journal-details"_s);
    setProperty("role", u"card"_s);
    m_mark->setFixedSize(markSize, markSize);
    m_amount->setWordWrap(false);
    m_timeline->setObjectName(u"journal-timeline"_s);
    m_timeline->setProperty("role", u"inner"_s);
    m_timeline->setWordWrap(true);
    m_timeline->setMinimumHeight(fewestLines); // it gives way before anything else does
    m_timeline->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_timeline->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_timeline->setSelectionMode(QAbstractItemView::NoSelection);
    m_timeline->setFocusPolicy(Qt::TabFocus); // to be scrolled
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_note->setContextMenuPolicy(Qt::NoContextMenu); // Qt's speaks English; Ctrl+C copies

    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_title);
    words->addWidget(m_amount);
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(m_mark);
    head->addLayout(words, 1);
    auto *ids = new QGridLayout;
    ids->setHorizontalSpacing(8);
    ids->setVerticalSpacing(4);
    ids->setColumnStretch(1, 1);
    int row = 0;
    for (const Id &id : {m_reference, m_payment, m_session}) {
        ids->addWidget(id.label, row, 0);
        ids->addWidget(id.text, row, 1);
        ids->addWidget(id.copy, row, 2);
        ++row;
    }
    m_actions->setSpacing(8);
    arrangeActions();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 12, 14, 14);
    column->setSpacing(8);
    column->addLayout(head);
    column->addLayout(ids);
    column->addWidget(m_refunds);
    column->addWidget(m_timeline, 1);
    column->addWidget(m_note);
    column->addLayout(m_actions);
    connect(m_receipt, &QPushButton::clicked, this, &JournalDetails::receiptWanted);
    connect(m_evidence, &QPushButton::clicked, this, &JournalDetails::evidenceWanted);
    connect(m_refund, &QPushButton::clicked, this, &JournalDetails::refundWanted);
    connect(m_refundReceipt, &QPushButton::clicked, this, [this] {
        if (const auto refund = lastRefundMade())
            Q_EMIT refundReceiptWanted(*refund);
    });
    makeShortcuts();
    retranslate();
}

// In one row where there is room for that: a narrow window is a low one, too.
void JournalDetails::arrangeActions()
{
    const bool isOneRow = width() >= oneRow;
    if (m_actions->count() > 0 && isOneRow == (m_actions->itemAtPosition(0, 3) != nullptr))
        return;
    QPushButton *buttons[] = {m_refund, m_refundReceipt, m_receipt, m_evidence};
    for (int at = 0; QPushButton * button : buttons) {
        m_actions->addWidget(button, isOneRow ? 0 : at / 2, isOneRow ? at : at % 2);
        ++at;
    }
    for (int column = 0; column < 4; ++column)
        m_actions->setColumnStretch(column, isOneRow || column < 2 ? 1 : 0);
}

void JournalDetails::resizeEvent(QResizeEvent *event)
{
    arrangeActions();
    QFrame::resizeEvent(event);
}

// Not the buttons' own shortcuts: those wait until the button looks pressed.
void JournalDetails::makeShortcuts()
{
    const std::pair<Qt::Key, QPushButton *> keys[] = {
        {Qt::Key_F6, m_receipt}, {Qt::Key_F7, m_refund}, {Qt::Key_F8, m_evidence}, {Qt::Key_F9, m_refundReceipt}};
    for (const auto &[key, button] : keys)
        connect(new QShortcut(QKeySequence(key), this), &QShortcut::activated, button, &QPushButton::click);
}

JournalDetails::Id JournalDetails::makeId(const QString &name)
{
    const Id id{makeLabel(u"quiet"_s, {}, this), new LineEdit(this),
                makeSideButton(u"small"_s, u"journal-copy-"_s + name, this)};
    id.label->setWordWrap(false);
    id.text->setObjectName(u"journal-"_s + name);
    id.text->setProperty("role", u"plain"_s);
    id.text->setReadOnly(true);
    id.text->setFocusPolicy(Qt::NoFocus);
    connect(id.copy, &QPushButton::clicked, this, [this, id] {
        QGuiApplication::clipboard()->setText(id.text->text());
        tell(ReceiptStage::Done, tr("Copied: %1").arg(id.text->text()));
    });
    return id;
}

void JournalDetails::show(const Attempt &attempt)
{
    if (attempt.plan.attempt != m_attempt.plan.attempt) {
        m_note->clear();
        m_records.reset();
    }
    m_attempt = attempt;
    m_mark->setOutcome(LatestPayments::markOf(attempt));
    const std::pair<Id, QString> ids[] = {
        {m_reference, attempt.plan.reference}, {m_payment, attempt.payment}, {m_session, attempt.session}};
    for (const auto &[id, text] : ids) {
        id.text->setText(text);
        id.text->setCursorPosition(0);
        for (QWidget *part : std::initializer_list<QWidget *>{id.label, id.text, id.copy})
            part->setVisible(!text.isEmpty());
    }
    m_receipt->setEnabled(hasReceipt(attempt));
    m_refund->setEnabled(attempt.isPaid() && !attempt.isBeingRefunded());
    m_refundReceipt->setVisible(lastRefundMade().has_value());
    m_note->setVisible(!m_note->text().isEmpty());
    retranslate();
}

void JournalDetails::setTimeline(const QString &attempt, const Result<std::vector<TimedRecord>> &timeline)
{
    if (attempt != m_attempt.plan.attempt)
        return;
    m_records = timeline;
    showTimeline();
}

bool JournalDetails::tell(ReceiptStage stage, const QString &text)
{
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
    m_note->setProperty("role", stage == ReceiptStage::Trouble ? u"error"_s : u"quiet"_s);
    m_note->style()->polish(m_note); // the style reads the role only then
    return isVisible();
}

std::optional<std::size_t> JournalDetails::lastRefundMade() const
{
    for (std::size_t at = m_attempt.refunds.size(); at > 0; --at) {
        if (m_attempt.refunds[at - 1].status == RefundStatus::Succeeded)
            return at - 1;
    }
    return {};
}

// Stays as long as the payment is looked at, whatever else is told below.
void JournalDetails::showRefunds()
{
    const auto money = [this](qint64 amount) {
        return formatMoney({amount, m_attempt.plan.money.currency}, QLocale().name());
    };
    QStringList parts;
    if (m_attempt.refunded() > 0)
        parts << tr("Refunded: %1").arg(money(m_attempt.refunded()));
    if (m_attempt.isBeingRefunded()) {
        const AttemptRefund &last = m_attempt.refunds.back();
        parts << (last.status ? tr("on its way: %1") : tr("asked for: %1")).arg(money(last.amount));
    }
    if (m_attempt.refundFailed)
        parts << tr("the last refund was refused");
    if (!parts.isEmpty())
        parts << tr("left: %1").arg(money(m_attempt.rest()));
    m_refunds->setText(parts.join(u" · "_s));
    m_refunds->setVisible(!parts.isEmpty());
}

void JournalDetails::showTimeline()
{
    m_timeline->clear();
    if (!m_records)
        return;
    if (!*m_records) {
        m_timeline->addItem(tr("It could not be read. %1").arg(textFor(m_records->error())));
        return;
    }
    QDate day;
    for (const TimedRecord &timed : **m_records) {
        const QDateTime at = QDateTime::fromMSecsSinceEpoch(timed.atMs);
        const QString when = at.date() == day ? at.toString(u"HH:mm:ss"_s) : at.toString(u"dd.MM.yyyy HH:mm:ss"_s);
        day = at.date();
        m_timeline->addItem(u"%1   %2"_s.arg(when, textFor(timed.record, m_attempt.plan.money.currency)));
    }
    m_timeline->scrollToBottom(); // how it stands now, where there is no room for all
}

void JournalDetails::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void JournalDetails::retranslate()
{
    m_title->setText(LatestPayments::standOf(m_attempt));
    m_amount->setText(formatMoney(m_attempt.plan.money, QLocale().name()));
    const std::pair<Id, QString> ids[] = {
        {m_reference, tr("Order")}, {m_payment, tr("Payment")}, {m_session, tr("Session")}};
    for (const auto &[id, name] : ids) {
        id.label->setText(name);
        id.text->setAccessibleName(name);
        id.copy->setText(tr("Copy"));
        id.copy->setAccessibleName(tr("Copy: %1").arg(name));
    }
    showRefunds();
    m_timeline->setAccessibleName(tr("What happened"));
    m_refund->setText(tr("Refund") + u"  F7"_s);
    m_refundReceipt->setText(tr("Refund receipt") + u"  F9"_s);
    m_receipt->setText(tr("Receipt, copy") + u"  F6"_s);
    m_evidence->setText(tr("Save evidence") + u"  F8"_s);
    showTimeline();
}

} // namespace Kassi
