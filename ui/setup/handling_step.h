// SPDX-License-Identifier: MIT
// How the till is worked with: amounts that are one key away, when it locks, and the customer's own screen.
#pragma once

#include "setup/setup_step.h"

namespace Kassi {

class SetupChoice;
class SetupField;

class HandlingStep final : public SetupStep
{
    Q_OBJECT

public:
    explicit HandlingStep(QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString purpose() const override;
    [[nodiscard]] QString nextText() const override;
    void retranslate() override;
    void enter(const SetupAnswers &answers) override;
    void next() override;

private:
    /// Nothing where that is no list of amounts; the field says why.
    [[nodiscard]] std::optional<QList<qint64>> typedPresets();

    SetupAnswers m_answers;
    SetupField *m_presets;
    SetupChoice *m_lock;
    SetupChoice *m_screen;
    SetupChoice *m_language;
};

} // namespace Kassi
