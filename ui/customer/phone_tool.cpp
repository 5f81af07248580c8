// SPDX-License-Identifier: MIT
#include "customer/phone_tool.h"

#include "common/language.h"

#include <QEvent>

namespace Kassi {
using namespace Qt::StringLiterals;

PhoneTool::PhoneTool(PaymentStrip &strip)
{
    setProperty("role", u"on-strip"_s);
    setObjectName(u"customer-phone"_s);
    setFocusPolicy(Qt::NoFocus); // the cursor stays in the form
    connect(this, &QPushButton::clicked, &strip, &PaymentStrip::phoneWanted);
    connect(&strip, &PaymentStrip::phoneOffered, this, &PhoneTool::follow);
    follow(PhoneOffer::None, false);
}

void PhoneTool::follow(PhoneOffer offer, bool enabled)
{
    m_offer = offer;
    setVisible(offer != PhoneOffer::None && parentWidget());
    setEnabled(enabled);
    retranslate();
}

void PhoneTool::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QPushButton::changeEvent(event);
}

void PhoneTool::retranslate()
{
    const Language::Here speaking(*this);
    setText(m_offer == PhoneOffer::Form ? tr("Back to the card form") : tr("Pay on your phone"));
}

} // namespace Kassi
