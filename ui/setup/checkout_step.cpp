// SPDX-License-Identifier: MIT
#include "setup/checkout_step.h"

#include "settings/setting_values.h"
#include "setup/setup_field.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace Kassi {
using namespace Qt::StringLiterals;

CheckoutStep::CheckoutStep(QWidget *parent)
    : SetupStep(parent)
    , m_origin(new SetupField(u"origin"_s, 300, this))
    , m_element(new SetupField(u"element"_s, 600, this))
    , m_return(new SetupField(u"return"_s, 600, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    for (SetupField *field : {m_origin, m_element, m_return})
        layout->addWidget(field);
    layout->addStretch();
}

QString CheckoutStep::title() const
{
    return tr("The checkout");
}

QString CheckoutStep::purpose() const
{
    return tr("What was agreed with Borga, and payments on a phone");
}

QString CheckoutStep::nextText() const
{
    return doneText();
}

void CheckoutStep::retranslate()
{
    m_origin->setTexts(tr("Origin"), tr("The web address that you agreed on with Borga, for example "
                                        "https://till.example.is"));
    m_element->setTexts(tr("Address of Borga's checkout element"),
                        tr("Borga tells you. {client_secret} stands where the payment's secret belongs."));
    m_return->setTexts(tr("Where a phone goes after paying"),
                       tr("A page of yours. Leave empty if customers do not pay on their phones."));
}

void CheckoutStep::enter(const SetupAnswers &answers)
{
    m_answers = answers;
    m_origin->setText(answers.origin);
    m_element->setText(answers.elementUrl);
    m_return->setText(answers.returnUrl);
    m_origin->edit().setFocus();
}

void CheckoutStep::next()
{
    bool complete = true;
    if (!parseOptionalAddress(m_return->text())) {
        m_return->setProblem(tr("Has to be a web address that starts with https://, or empty"));
        complete = false;
    }
    if (!parseElementUrl(m_element->text())) {
        m_element->setProblem(tr("Has to be a web address that starts with https:// and holds {client_secret} or "
                                 "{session_id} after the host"));
        complete = false;
    }
    if (!parseOrigin(m_origin->text())) {
        m_origin->setProblem(tr("Has to start with https:// and to end with the host, without a path"));
        complete = false;
    }
    if (!complete)
        return;
    m_answers.origin = m_origin->text();
    m_answers.elementUrl = m_element->text();
    m_answers.returnUrl = m_return->text();
    Q_EMIT done(m_answers);
}

} // namespace Kassi
