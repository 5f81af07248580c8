// SPDX-License-Identifier: MIT
// The first thing anybody sees of Kassi: which language, and whether to try it out or to set it up.
#pragma once

#include "setup/setup_step.h"

class QLabel;
class QPushButton;

namespace Kassi {

class WelcomeStep final : public SetupStep
{
    Q_OBJECT

public:
    explicit WelcomeStep(QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString nextText() const override { return {}; }
    void retranslate() override;
    void enter(const SetupAnswers &answers) override;
    void next() override;

Q_SIGNALS:
    void languageWanted(const QString &code);
    void trainingWanted();

private:
    SetupAnswers m_answers;
    QLabel *m_text;
    QPushButton *m_setUp;
    QLabel *m_setUpText;
    QPushButton *m_train;
    QLabel *m_trainText;
    std::vector<QPushButton *> m_languages;
};

} // namespace Kassi
