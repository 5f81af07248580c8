// SPDX-License-Identifier: MIT
// What else stands on a receipt: where the shop is, its VAT number, and a last line.
#pragma once

#include "setup/setup_step.h"

namespace Kassi {

class SetupField;

class ReceiptStep final : public SetupStep
{
    Q_OBJECT

public:
    explicit ReceiptStep(QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString purpose() const override;
    [[nodiscard]] QString nextText() const override;
    void retranslate() override;
    void enter(const SetupAnswers &answers) override;
    void next() override;

private:
    /// Nothing where that is no address; the field says why.
    [[nodiscard]] std::optional<QStringList> typedAddress();
    [[nodiscard]] bool isVatNumberGood();

    SetupAnswers m_answers;
    SetupField *m_address;
    SetupField *m_vatNumber;
    SetupField *m_footer;
};

} // namespace Kassi
