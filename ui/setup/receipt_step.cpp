// SPDX-License-Identifier: MIT
#include "setup/receipt_step.h"

#include "settings/setting_values.h"
#include "setup/setup_field.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {
const QString between = u"; "_s;
}

ReceiptStep::ReceiptStep(QWidget *parent)
    : SetupStep(parent)
    , m_address(new SetupField(u"address"_s, 320, this))
    , m_vatNumber(new SetupField(u"vat-number"_s, 20, this))
    , m_footer(new SetupField(u"footer"_s, 300, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(14);
    for (SetupField *field : {m_address, m_vatNumber, m_footer})
        layout->addWidget(field);
    layout->addStretch();
}

QString ReceiptStep::title() const
{
    return tr("On receipts");
}

QString ReceiptStep::purpose() const
{
    return tr("The shop's address, its VAT number, a last line");
}

QString ReceiptStep::nextText() const
{
    return doneText();
}

void ReceiptStep::retranslate()
{
    m_address->setTexts(tr("Address of the shop"),
                        tr("At most five lines, with semicolons between them: Laugavegur 1; 101 Reykjavík. May be "
                           "empty."));
    m_vatNumber->setTexts(tr("VAT number (VSK-númer)"), tr("Five or six digits; may be empty"));
    m_footer->setTexts(tr("Last line"), tr("For example opening hours; may be empty"));
}

void ReceiptStep::enter(const SetupAnswers &answers)
{
    m_answers = answers;
    m_address->setText(answers.address.join(between));
    m_vatNumber->setText(answers.vatNumber);
    m_footer->setText(answers.footer);
    m_address->edit().setFocus();
}

std::optional<QStringList> ReceiptStep::typedAddress()
{
    if (m_address->text() == m_answers.address.join(between)) // a line written by hand may hold a semicolon
        return m_answers.address;
    QStringList lines;
    for (const QString &line : m_address->text().split(u';')) {
        if (!line.trimmed().isEmpty())
            lines << line.trimmed();
    }
    if (lines.size() > maxAddressLines) {
        m_address->setProblem(tr("At most five lines: there is no room for more"));
        return {};
    }
    if (!std::ranges::all_of(lines, [](const QString &line) { return parseAddressLine(line).has_value(); })) {
        m_address->setProblem(tr("A line has at most 60 characters"));
        return {};
    }
    return lines;
}

bool ReceiptStep::isVatNumberGood()
{
    const QString number = m_vatNumber->text();
    if (number.isEmpty() && m_answers.statesVat) {
        m_vatNumber->setProblem(tr("Receipts state the tax, and only who has a number may: take vat_rate out of the "
                                   "settings file first"));
        return false;
    }
    if (!parseVatNumber(number)) {
        m_vatNumber->setProblem(tr("This is no VAT number: it has five or six digits"));
        return false;
    }
    return true;
}

void ReceiptStep::next()
{
    const auto footer = parseFooter(m_footer->text());
    if (!footer)
        m_footer->setProblem(tr("Has to be one line of at most 300 characters"));
    const bool vatNumber = isVatNumberGood();
    const auto address = typedAddress();
    if (!footer || !vatNumber || !address)
        return;
    m_answers.address = *address;
    m_answers.vatNumber = m_vatNumber->text();
    m_answers.footer = *footer;
    Q_EMIT done(m_answers);
}

} // namespace Kassi
