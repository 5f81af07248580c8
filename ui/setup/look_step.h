// SPDX-License-Identifier: MIT
// What the till looks like: language, light or dark, how large, and the shop's own colour and logo.
#pragma once

#include "setup/setup_step.h"

class QLabel;

namespace Kassi {

class SetupChoice;
class SetupField;

class LookStep final : public SetupStep
{
    Q_OBJECT

public:
    explicit LookStep(QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString purpose() const override;
    [[nodiscard]] QString nextText() const override;
    void retranslate() override;
    void enter(const SetupAnswers &answers) override;
    void next() override;

private:
    void showSamples();

    SetupAnswers m_answers;
    SetupChoice *m_language;
    SetupChoice *m_theme;
    SetupChoice *m_scale;
    SetupField *m_brand;
    SetupField *m_logo;
    QLabel *m_colour;  ///< What was typed, to be seen.
    QLabel *m_picture; ///< Likewise.
};

} // namespace Kassi
