// SPDX-License-Identifier: MIT
// Takes a shop from nothing to a till that can charge, step by step; settings that are there are changed part by part.
// What it writes is kassi.toml, which stays a file for people; the key goes elsewhere, and never into that file.
#pragma once

#include "setup/setup_answers.h"
#include "setup/test_payment.h"
#include "setup/till_step.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace Kassi {

class Language;
class PageStack;
class SectionsStep;

struct SetupOptions
{
    QString settingsFile = {}; ///< Read where it exists, and written at the end.
    QString keyFile = {};      ///< Where a key goes that is kept in a file.
    /// Answers once, on the caller's thread; may wait for a person who unlocks the keychain.
    std::function<void(const QString &name, const Secret &key, std::function<void(Result<void>)>)> storeInKeychain = {};
    PrinterAccess printers = {};
    TestPaymentRun testPayment = {}; ///< Offered at the end of a first start. Empty: not at all.
};

enum class SetupEnd {
    Training, ///< Nothing was written: open the sandbox.
    Saved,    ///< The settings are there: open the till.
};

class SetupAssistant final : public QWidget
{
    Q_OBJECT

public:
    /// `options.settingsFile` is readable settings, or not there.
    SetupAssistant(SetupOptions options, Language &language, QWidget *parent = nullptr);

    [[nodiscard]] const SetupAnswers &answers() const { return m_answers; }

Q_SIGNALS:
    void finished(Kassi::SetupEnd end);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void add(SetupStep *step);
    void go(int step);
    void stepDone(const SetupAnswers &answers);
    void save();
    void keyStored(const Result<void> &stored);
    void showButtons();
    void retranslate();
    [[nodiscard]] SetupStep &current() const;

    SetupOptions m_options;
    Language &m_language;
    std::optional<SetupAnswers> m_before; ///< What the file says; nothing where there is none.
    SetupAnswers m_answers;
    std::vector<SetupStep *> m_steps;
    int m_at = 0;
    SectionsStep *m_sections = nullptr; ///< The first step, where there are settings already.
    bool m_saving = false;
    QLabel *m_title;
    QLabel *m_progress;
    QLabel *m_problem;
    PageStack *m_stack;
    QPushButton *m_back;
    QPushButton *m_next;
    QWidget *m_end;
    QLabel *m_endText;
    TestPayment *m_try;
};

} // namespace Kassi
