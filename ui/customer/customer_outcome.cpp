// SPDX-License-Identifier: MIT
#include "customer/customer_outcome.h"

#include "common/language.h"
#include "common/outcome_mark.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

QLabel *centred(const QString &role, const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setProperty("role", role);
    label->setObjectName(name);
    label->setAlignment(Qt::AlignCenter);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

CustomerOutcome::CustomerOutcome(QWidget *parent)
    : QWidget(parent)
    , m_mark(new OutcomeMark(this))
    , m_title(centred(u"title"_s, u"customer-outcome"_s, this))
    , m_amount(centred(u"amount"_s, u"customer-amount"_s, this))
    , m_words(centred(u"heading"_s, u"customer-words"_s, this))
{
    setObjectName(u"page"_s);
    m_amount->setWordWrap(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(16);
    column->addStretch(1);
    column->addWidget(m_mark, 0, Qt::AlignHCenter);
    for (QLabel *label : {m_title, m_amount, m_words})
        column->addWidget(label);
    column->addStretch(1);
}

void CustomerOutcome::show(const Settlement &settlement)
{
    m_outcome = settlement.outcome;
    m_money = settlement.money;
    m_replayed = settlement.replayed;
    m_lateMoney = settlement.isLateMoney();
    m_mark->setOutcome(m_lateMoney ? Outcome::Unconfirmed : m_outcome); // a sign to stop at
    retranslate();
}

void CustomerOutcome::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void CustomerOutcome::retranslate()
{
    const Language::Here speaking(*this);
    Settlement settlement{.outcome = m_outcome, .replayed = m_replayed};
    if (m_lateMoney)
        settlement.error = Error{ErrorCode::LateMoney, {}};
    const Words words = wordsFor(settlement);
    m_title->setText(words.title);
    m_words->setText(words.text);
    m_amount->setText(formatMoney(m_money, QLocale().name()));
}

CustomerOutcome::Words CustomerOutcome::wordsFor(const Settlement &settlement)
{
    if (settlement.isLateMoney())
        return {tr("Your payment came after all"), tr("The time for it was over. Please speak to the staff.")};
    switch (settlement.outcome) {
    case Outcome::Paid:
        return {tr("Paid"),
                settlement.replayed ? tr("This was paid already. Nothing was charged now.") : tr("Thank you!")};
    case Outcome::Pending: return {tr("Accepted"), tr("The claim waits for you in your online bank.")};
    case Outcome::Declined:
        return {tr("The card was declined"), tr("Nothing was taken. You can pay with another card or in another way.")};
    case Outcome::Cancelled: return {tr("The payment was stopped"), tr("Nothing was taken.")};
    case Outcome::Expired: return {tr("The time ran out"), tr("Nothing was taken. You can start again.")};
    case Outcome::Unavailable:
        return {tr("It cannot be paid here right now"), tr("Nothing was taken. Please speak to the staff.")};
    case Outcome::Unconfirmed:
        return {tr("One moment, please"),
                tr("It is not certain yet whether your payment went through. Please do not pay again; the staff "
                   "can see this too.")};
    }
    Q_UNREACHABLE();
}

} // namespace Kassi
