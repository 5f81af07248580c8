// SPDX-License-Identifier: MIT
#include "kiosk/notice_page.h"

#include "common/outcome_mark.h"
#include "kiosk/kiosk_order.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>

namespace Kassi {
using namespace Qt::StringLiterals;

NoticePage::NoticePage(QWidget *parent)
    : QWidget(parent)
    , m_mark(new OutcomeMark(this))
    , m_title(makeKioskLabel(u"title"_s, u"notice-title"_s, this))
    , m_number(makeKioskLabel(u"number"_s, u"notice-number"_s, this))
    , m_text(makeKioskLabel(u"heading"_s, u"notice-text"_s, this))
    , m_forStaff(makeKioskLabel(u"quiet"_s, u"notice-for-staff"_s, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 8, 24, 8);
    column->setSpacing(12);
    column->addStretch(1);
    column->addWidget(m_mark, 0, Qt::AlignHCenter);
    for (QLabel *label : {m_title, m_number, m_text})
        column->addWidget(label);
    column->addStretch(1);
    column->addWidget(m_forStaff);
}

void NoticePage::show(const std::optional<Outcome> &sign, const Words &words, int unit)
{
    constexpr int units = 8;
    m_mark->setFixedSize(units * unit, units * unit);
    m_mark->setOutcome(sign);
    m_title->setText(words.title);
    m_number->setText(words.number);
    m_number->setVisible(!words.number.isEmpty());
    m_text->setText(words.text);
    m_text->setVisible(!words.text.isEmpty());
    m_forStaff->setText(words.forStaff);
    m_forStaff->setVisible(!words.forStaff.isEmpty());
    // The page has the focus: a screen reader says it.
    setAccessibleName(QStringList{words.title, words.text, words.number}.join(u' ').simplified());
}

void NoticePage::follow(const KioskState &state, const QString &reference, int unit)
{
    m_state = state;
    m_reference = reference;
    m_unit = unit;
    const QString forStaff = m_reasons.isEmpty() ? QString() : tr("For staff: %1").arg(m_reasons.join(u", "_s));
    if (state.place == KioskPlace::Thanks)
        return show(Outcome::Paid,
                    {.title = tr("Thank you!"), .text = tr("Your order number"), .number = orderNumberOf(reference)},
                    unit);
    if (state.place == KioskPlace::Order)
        return show({}, {.title = tr("Waiting for your order"), .text = tr("It comes from the counter by itself.")},
                    unit);
    switch (kioskTrouble(state).value_or(KioskTrouble::Starting)) {
    case KioskTrouble::Starting: return show({}, {.title = tr("One moment, please")}, unit);
    case KioskTrouble::GatewayUnreachable:
        return show(Outcome::Unavailable,
                    {.title = tr("Payments are interrupted"),
                     .text = tr("The connection is down. It is tried again all the time, and this screen comes back by "
                                "itself. Nothing was taken."),
                     .forStaff = forStaff},
                    unit);
    case KioskTrouble::ByStaff:
    case KioskTrouble::JournalStopped:
    case KioskTrouble::NotReady:
        return show(Outcome::Cancelled,
                    {.title = tr("Out of service"),
                     .text = tr("You cannot pay here now.") + u' ' + tr("Please go to the staff."),
                     .forStaff = forStaff},
                    unit);
    }
}

void NoticePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && m_unit > 0)
        follow(m_state, m_reference, m_unit);
    QWidget::changeEvent(event);
}

} // namespace Kassi
