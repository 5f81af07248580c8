// SPDX-License-Identifier: MIT
// One step of the set-up: a form that knows when it is filled in.
#pragma once

#include "setup/setup_answers.h"

#include <QWidget>

namespace Kassi {

class SetupStep : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    [[nodiscard]] virtual QString title() const = 0;
    /// What is set there, in one line, for whoever looks for it.
    [[nodiscard]] virtual QString purpose() const { return {}; }
    /// What the button that leads on says now; empty: there is none.
    [[nodiscard]] virtual QString nextText() const = 0;
    [[nodiscard]] virtual bool isBusy() const { return false; }
    virtual void retranslate() = 0;
    /// The step is shown, with what is known so far.
    virtual void enter(const SetupAnswers &answers) = 0;
    /// The button was pressed: looks at the form, says what is wrong, and sooner or later emits done() if nothing is.
    virtual void next() = 0;
    /// Whether everything is written down when it is done, or another step follows.
    void setLast(bool last) { m_last = last; }

Q_SIGNALS:
    void done(const Kassi::SetupAnswers &answers);
    /// The button's text, or whether it can be pressed.
    void changed();

protected:
    [[nodiscard]] QString doneText() const { return m_last ? tr("Save") : tr("Next"); }

private:
    bool m_last = false;
};

} // namespace Kassi
