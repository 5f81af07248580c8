// SPDX-License-Identifier: MIT
// What the till is called, what stands on its receipts, and a sheet printed to see that they come out.
#pragma once

#include "receipt/printer_thread.h"
#include "receipt/receipt_output.h"
#include "setup/setup_step.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

namespace Kassi {

class SetupField;

/// The printers of this machine. Both are called on a thread of their own, and may wait.
struct PrinterAccess
{
    std::function<QStringList()> names = {};
    std::function<Printed(const PrintJob &)> print = printReceipt;
};

class TillStep final : public SetupStep
{
    Q_OBJECT

public:
    explicit TillStep(PrinterAccess printers, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString purpose() const override;
    [[nodiscard]] QString nextText() const override;
    void retranslate() override;
    void enter(const SetupAnswers &answers) override;
    void next() override;

private:
    void listPrinters(const QStringList &names);
    void printTest();
    void tellTest(const QString &text, bool good);
    void showTestButton();

    PrinterAccess m_printers;
    SetupAnswers m_answers;
    SetupField *m_name;
    SetupField *m_shop;
    SetupField *m_kennitala;
    QLabel *m_printerLabel;
    QComboBox *m_printer;
    QComboBox *m_paper;
    QPushButton *m_test;
    QCheckBox *m_automatic;
    QLabel *m_told;
    PrinterThread m_thread;
};

} // namespace Kassi
