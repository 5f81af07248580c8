// SPDX-License-Identifier: MIT
#include "cashier/order_details.h"

#include "common/line_edit.h"
#include "common/parts.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QEvent>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestCode = 200; ///< As of a reference: see validate().

// As much as anybody pastes: what is cut off would be another order, and what is too long is refused.
QLineEdit *makeField(const QString &name, QLabel *label, QWidget *parent)
{
    auto *field = new LineEdit(parent);
    field->setObjectName(name);
    label->setBuddy(field);
    return field;
}

QString methodName(const QString &method)
{
    if (method == u"card"_s)
        return OrderDetails::tr("Card");
    if (method == u"krafa"_s)
        return OrderDetails::tr("Claim (krafa)");
    if (method == u"apple_pay"_s)
        return u"Apple Pay"_s;
    return method == u"google_pay"_s ? u"Google Pay"_s : method;
}

} // namespace

OrderDetails::OrderDetails(OrderDetailsOptions options, QWidget *parent)
    : QWidget(parent)
    , m_options(std::move(options))
    , m_referenceLabel(makeLabel(u"quiet"_s, {}, this))
    , m_emailLabel(makeLabel(u"quiet"_s, {}, this))
    , m_customerLabel(makeLabel(u"quiet"_s, {}, this))
    , m_methodsLabel(makeLabel(u"quiet"_s, {}, this))
    , m_reference(makeField(u"reference"_s, m_referenceLabel, this))
    , m_email(makeField(u"email"_s, m_emailLabel, this))
    , m_customer(makeField(u"customer"_s, m_customerLabel, this))
    , m_save(new QCheckBox(this))
    , m_more(new QWidget(this))
    , m_showMore(makeButton(u"small"_s, u"more"_s, this))
{
    m_save->setObjectName(u"save-method"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_referenceLabel);
    auto *row = new QHBoxLayout;
    row->addWidget(m_reference, 1);
    row->addWidget(m_showMore);
    column->addLayout(row);
    makeMore();
    column->addWidget(m_more);
    reset();
    retranslate();
}

void OrderDetails::makeMore()
{
    auto *column = new QVBoxLayout(m_more);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_emailLabel);
    column->addWidget(m_email);
    column->addWidget(m_customerLabel);
    column->addWidget(m_customer);
    column->addWidget(m_methodsLabel);
    const QStringList methods = m_options.methods.size() > 1 ? m_options.methods : QStringList();
    m_methodsLabel->setVisible(!methods.isEmpty());
    auto *chips = new QHBoxLayout;
    for (const QString &method : methods) {
        QPushButton *chip = makeButton(u"chip"_s, u"method-"_s + method, m_more);
        chip->setCheckable(true);
        chip->setProperty("method", method);
        chips->addWidget(chip);
        m_methods << chip;
    }
    chips->addStretch();
    column->addLayout(chips);
    column->addWidget(m_save);
    m_showMore->setCheckable(true);
    m_more->hide();
    connect(m_showMore, &QPushButton::toggled, this, [this](bool on) {
        m_more->setVisible(on);
        retranslate();
        if (on)
            m_email->setFocus();
        else
            Q_EMIT foldedIn();
    });
}

void OrderDetails::reset()
{
    for (QLineEdit *field : fields())
        field->clear();
    for (QPushButton *chip : m_methods)
        chip->setChecked(true);
    m_save->setChecked(m_options.savePaymentMethod);
    m_showMore->setChecked(false);
}

bool OrderDetails::isEmpty() const
{
    return m_reference->text().isEmpty() && m_email->text().isEmpty() && m_customer->text().isEmpty();
}

void OrderDetails::toggleMore()
{
    m_showMore->toggle();
}

bool OrderDetails::takeReference(const QString &code)
{
    const bool isPrintable = std::ranges::all_of(code, [](QChar c) { return c.isPrint(); });
    if (!isPrintable || code.size() > longestCode)
        return false;
    m_reference->setText(code.trimmed());
    return true;
}

bool OrderDetails::fillIn(SessionRequest &request) const
{
    request.reference = m_reference->text().trimmed();
    request.customerEmail = m_email->text().trimmed();
    request.customer = m_customer->text().trimmed();
    request.savePaymentMethod = m_save->isChecked();
    const auto chosen = std::ranges::count_if(m_methods, &QPushButton::isChecked);
    if (chosen == m_methods.size()) // all that the shop allows
        return true;
    for (const QPushButton *chip : m_methods) {
        if (chip->isChecked())
            request.enabledMethods << chip->property("method").toString();
    }
    return chosen > 0;
}

void OrderDetails::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void OrderDetails::retranslate()
{
    m_referenceLabel->setText(tr("Reference (order number)"));
    m_reference->setPlaceholderText(tr("Optional"));
    m_emailLabel->setText(tr("Customer's e-mail"));
    m_email->setPlaceholderText(tr("Not needed"));
    m_customerLabel->setText(tr("Customer's id at Borga"));
    m_customer->setPlaceholderText(u"cus_…"_s);
    m_methodsLabel->setText(tr("Ways to pay"));
    m_save->setText(tr("Offer to save the card"));
    m_showMore->setText((m_showMore->isChecked() ? tr("Less") : tr("More")) + u"  F7"_s);
    for (QPushButton *chip : m_methods)
        chip->setText(methodName(chip->property("method").toString()));
}

} // namespace Kassi
