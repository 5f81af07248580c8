// SPDX-License-Identifier: MIT
// What was agreed with Borga about the embedded checkout, and where a phone returns to.
#pragma once

#include "setup/setup_step.h"

namespace Kassi {

class SetupField;

class CheckoutStep final : public SetupStep
{
    Q_OBJECT

public:
    explicit CheckoutStep(QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString purpose() const override;
    [[nodiscard]] QString nextText() const override;
    void retranslate() override;
    void enter(const SetupAnswers &answers) override;
    void next() override;

private:
    SetupAnswers m_answers;
    SetupField *m_origin;
    SetupField *m_element;
    SetupField *m_return;
};

} // namespace Kassi
