// SPDX-License-Identifier: MIT
#include "kiosk/end_page.h"

#include "common/outcome_mark.h"
#include "customer/customer_outcome.h"
#include "kiosk/kiosk_order.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPushButton>

namespace Kassi {
using namespace Qt::StringLiterals;

EndPage::EndPage(KioskFeed feed, QWidget *parent)
    : QWidget(parent)
    , m_mark(new OutcomeMark(this))
    , m_title(makeKioskLabel(u"title"_s, u"end-title"_s, this))
    , m_numberTitle(makeKioskLabel(u"quiet"_s, u"end-number-title"_s, this))
    , m_number(makeKioskLabel(u"number"_s, u"end-number"_s, this))
    , m_words(makeKioskLabel(u"heading"_s, u"end-words"_s, this))
    , m_receiptNote(makeKioskLabel(u"quiet"_s, u"end-receipt-note"_s, this))
    , m_again(makeSideButton(u"primary"_s, u"end-again"_s, this))
    , m_receipt(makeSideButton({}, u"end-receipt"_s, this))
    , m_done(makeSideButton({}, u"end-done"_s, this))
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    for (QPushButton *button : {m_receipt, m_done, m_again})
        buttons->addWidget(button, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 4, 24, 4);
    column->setSpacing(6);
    column->addStretch(1);
    column->addWidget(m_mark, 0, Qt::AlignHCenter);
    for (QLabel *label : {m_title, m_numberTitle, m_number, m_words, m_receiptNote})
        column->addWidget(label);
    column->addStretch(1);
    column->addLayout(buttons);
    connect(m_again, &QPushButton::clicked, this, [feed] { feed(KioskInput::TryAgain{}); });
    connect(m_done, &QPushButton::clicked, this, [feed] { feed(KioskInput::Done{}); });
    connect(m_receipt, &QPushButton::clicked, this, &EndPage::receiptWanted);
}

void EndPage::setSettlement(const Settlement &settlement)
{
    m_settlement = settlement;
    m_receiptText.clear();
    m_receiptDone = false;
}

void EndPage::show(const KioskState &state, int unit)
{
    m_state = state;
    constexpr int units = 8;
    m_mark->setFixedSize(units * unit, units * unit);
    retranslate();
}

void EndPage::tellReceipt(const QString &text, bool done)
{
    m_receiptText = text;
    m_receiptDone = done;
    retranslate();
}

void EndPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void EndPage::retranslate()
{
    const Outcome outcome = m_state.outcome.value_or(Outcome::Unavailable);
    const bool took = (outcome == Outcome::Paid || outcome == Outcome::Pending) && !m_state.ofAnother && !m_state.late;
    CustomerOutcome::Words words = CustomerOutcome::wordsFor(m_settlement);
    if (m_state.ofAnother)
        words = {
            tr("An order like yours was just paid"),
            tr("If that was you, please do not pay again and speak to the staff. If not, go on and pay your own.")};
    m_mark->setOutcome(m_state.ofAnother || m_state.late ? Outcome::Unconfirmed : outcome);
    m_title->setText(words.title);
    m_words->setText(words.text);
    setAccessibleName(words.title + u' ' + words.text); // the page has the focus first: a screen reader says it
    const bool numbered = (took || m_state.late || outcome == Outcome::Unconfirmed) && !m_state.ofAnother;
    m_numberTitle->setText(tr("Your order number"));
    m_number->setText(orderNumberOf(m_settlement.reference));
    m_numberTitle->setVisible(numbered);
    m_number->setVisible(numbered);
    m_receipt->setText(tr("Print receipt"));
    m_receipt->setVisible(took && m_receiptOffered && !m_receiptDone);
    m_receiptNote->setText(m_receiptText);
    m_receiptNote->setVisible(took && !m_receiptText.isEmpty());
    m_again->setText(m_state.ofAnother              ? tr("Pay my own order")
                     : outcome == Outcome::Declined ? tr("Another card")
                                                    : tr("Try again"));
    m_again->setVisible(mayTryAgain(m_state));
    m_again->setEnabled(!kioskTrouble(m_state));
    m_done->setText(took || outcome == Outcome::Unconfirmed || m_state.ofAnother || m_state.late ? tr("Done")
                                                                                                 : tr("Leave"));
}

} // namespace Kassi
