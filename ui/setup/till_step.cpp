// SPDX-License-Identifier: MIT
#include "setup/till_step.h"

#include "receipt/printer_text.h"
#include "settings/setting_values.h"
#include "setup/setup_field.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QStyle>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr int touchHeight = 46;

QComboBox *makeChoice(const QString &name, QWidget *parent)
{
    auto *choice = new QComboBox(parent);
    choice->setObjectName(name);
    choice->setMinimumHeight(touchHeight);
    return choice;
}

} // namespace

TillStep::TillStep(PrinterAccess printers, QWidget *parent)
    : SetupStep(parent)
    , m_printers(std::move(printers))
    , m_name(new SetupField(u"till-name"_s, 60, this))
    , m_shop(new SetupField(u"shop-name"_s, 100, this))
    , m_kennitala(new SetupField(u"kennitala"_s, 20, this))
    , m_printerLabel(new QLabel(this))
    , m_printer(makeChoice(u"printer"_s, this))
    , m_paper(makeChoice(u"paper"_s, this))
    , m_test(new QPushButton(this))
    , m_automatic(new QCheckBox(this))
    , m_told(new QLabel(this))
{
    m_test->setObjectName(u"print-test"_s);
    m_automatic->setObjectName(u"automatic"_s);
    m_automatic->setMinimumHeight(44);
    m_told->setObjectName(u"print-told"_s);
    m_told->setWordWrap(true);
    m_told->hide();
    m_printerLabel->setBuddy(m_printer);
    for (const QString &paper : {u"80mm"_s, u"58mm"_s, u"A4"_s})
        m_paper->addItem(QString(paper).replace(u"mm"_s, u" mm"_s), paper);
    m_printer->addItem(QString(), QString());                                         // PDF
    m_printer->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // a queue's name may be long
    auto *line = new QHBoxLayout;
    line->setSpacing(10);
    line->addWidget(m_paper, 1);
    line->addWidget(m_test, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(14);
    for (SetupField *field : {m_name, m_shop, m_kennitala})
        layout->addWidget(field);
    layout->addWidget(m_printerLabel);
    layout->addWidget(m_printer);
    layout->addLayout(line);
    layout->addWidget(m_automatic);
    layout->addWidget(m_told);
    layout->addStretch();
    connect(m_test, &QPushButton::clicked, this, &TillStep::printTest);
    connect(m_printer, &QComboBox::currentIndexChanged, this, [this] {
        m_told->hide();
        showTestButton();
    });
}

QString TillStep::title() const
{
    return tr("This till");
}

QString TillStep::purpose() const
{
    return tr("Name, what stands on receipts, printer and paper");
}

QString TillStep::nextText() const
{
    return doneText();
}

void TillStep::retranslate()
{
    m_name->setTexts(tr("Name of the till"), tr("Stands in its title and on receipts"));
    m_shop->setTexts(tr("Name of the shop on receipts"), m_answers.merchantName.isEmpty()
                                                             ? QString()
                                                             : tr("Leave empty for %1").arg(m_answers.merchantName));
    m_kennitala->setTexts(tr("Kennitala of the shop"), tr("Stands on receipts; may be empty"));
    m_printerLabel->setText(tr("Receipts"));
    m_printer->setItemText(0, tr("Save as PDF, no printer"));
    m_printer->setAccessibleName(tr("Printer for receipts"));
    m_paper->setAccessibleName(tr("Width of the paper"));
    m_test->setText(tr("Print a test"));
    m_automatic->setText(tr("Print a receipt as soon as a payment is paid"));
}

void TillStep::enter(const SetupAnswers &answers)
{
    m_answers = answers;
    m_name->setText(answers.tillName);
    m_shop->setText(answers.shopName);
    m_kennitala->setText(answers.kennitala);
    m_paper->setCurrentIndex(std::max(m_paper->findData(answers.paper), 0));
    m_automatic->setChecked(answers.automatic);
    m_name->edit().setFocus();
    retranslate();
    listPrinters({});
    m_thread.run(
        this, [names = m_printers.names] { return names(); },
        [this](const QStringList &names) { listPrinters(names); });
}

void TillStep::next()
{
    bool complete = true;
    const auto kennitala = parseShopKennitala(m_kennitala->text());
    if (!kennitala) {
        m_kennitala->setProblem(tr("This is no kennitala: ten digits, and the last but one has to fit the others"));
        complete = false;
    }
    if (!parseShopName(m_shop->text())) {
        m_shop->setProblem(tr("Has to be one line of at most 100 characters"));
        complete = false;
    }
    if (!parseTillName(m_name->text())) {
        m_name->setProblem(tr("The till needs a name"));
        complete = false;
    }
    if (!complete)
        return;
    m_answers.tillName = m_name->text();
    m_answers.shopName = m_shop->text();
    m_answers.kennitala = *kennitala;
    m_answers.printer = m_printer->currentData().toString();
    m_answers.paper = m_paper->currentData().toString();
    m_answers.automatic = m_automatic->isChecked() && !m_answers.printer.isEmpty();
    Q_EMIT done(m_answers);
}

// The one that is set stays in the list, also where the print server does not know it now.
void TillStep::listPrinters(const QStringList &names)
{
    const QString chosen = m_printer->count() > 1 ? m_printer->currentData().toString() : m_answers.printer;
    while (m_printer->count() > 1)
        m_printer->removeItem(1);
    QStringList all = names;
    if (!chosen.isEmpty() && !all.contains(chosen))
        all.prepend(chosen);
    for (const QString &name : std::as_const(all))
        m_printer->addItem(name, name);
    m_printer->setCurrentIndex(std::max(m_printer->findData(chosen), 0));
    showTestButton();
}

void TillStep::printTest()
{
    const auto paper = parsePaper(m_paper->currentData().toString());
    Q_ASSERT(paper);
    PrintJob job{.receipt = {.shop = m_shop->text().isEmpty() ? m_answers.merchantName : m_shop->text(),
                             .shopLines = {},
                             .title = tr("Test print"),
                             .facts = {{tr("Till"), m_name->text()}},
                             .outcome = tr("Can you read this? Á É Í Ó Ú Ý Þ Æ Ð Ö"),
                             .notes = {tr("Nothing was paid.")}},
                 .paper = *paper,
                 .printer = m_printer->currentData().toString()};
    m_test->setEnabled(false);
    tellTest(tr("Printing…"), true);
    m_thread.run(
        this, [job, print = m_printers.print] { return print(job); },
        [this](const Printed &printed) {
            showTestButton();
            if (printed && *printed)
                return tellTest(textFor(**printed), !keepsFromPrinting(**printed));
            if (printed)
                return tellTest(tr("The sheet is on its way to the printer."), true);
            tellTest(tr("The printer did not take it. See that it is on, connected and has paper, then try again."),
                     false);
        });
}

void TillStep::tellTest(const QString &text, bool good)
{
    m_told->setProperty("role", good ? u"quiet"_s : u"error"_s);
    m_told->style()->polish(m_told);
    m_told->setText(text);
    m_told->show();
}

void TillStep::showTestButton()
{
    const bool prints = !m_printer->currentData().toString().isEmpty();
    m_test->setEnabled(prints);
    m_automatic->setEnabled(prints);
}

} // namespace Kassi
