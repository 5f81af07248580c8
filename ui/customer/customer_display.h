// SPDX-License-Identifier: MIT
// The window on the customer's screen: the shop's name, the amount and the checkout, how it ended. It covers its
// screen, cannot be closed or left from there, has a language of its own, and takes the keyboard only while there is a
// checkout to type into. Nothing of the cashier's is ever handed to it.
#pragma once

#include "payment/outcome.h"

#include <QPointer>
#include <QScreen>
#include <QTimer>
#include <QWidget>

class QBoxLayout;
class QLabel;

namespace Kassi {

class CustomerOutcome;
class LanguageChoice;
class PageStack;
class PaymentFacts;

class CustomerDisplay final : public QWidget
{
    Q_OBJECT

public:
    /// `training`: say that no money moves.
    explicit CustomerDisplay(bool training);
    ~CustomerDisplay() override;

    /// Covers that screen, without taking the keyboard.
    void showOn(QScreen &screen);
    /// Its screen is gone or not wanted. What it shows stays as it is, for when it is shown again.
    void dismiss();
    void setShop(const QString &name);
    void setLanguage(const QString &code);
    [[nodiscard]] const QString &language() const { return m_language; }

    void showIdle();
    void showPayment();
    void showOutcome(const Settlement &settlement);
    [[nodiscard]] bool isIdle() const;
    [[nodiscard]] bool showsOutcome() const;
    /// For PaymentPage::lendPane().
    [[nodiscard]] QBoxLayout &place() { return *m_place; }
    /// The checkout is at the cashier's screen for now.
    void setElsewhere(bool elsewhere);
    [[nodiscard]] PaymentFacts &facts() { return *m_facts; }
    /// Something more to press, beside the languages, while somebody pays.
    void addTool(QWidget *tool);

    /// Whether it may have the keyboard. It does not ask for it here.
    void setTakesKeyboard(bool takes);
    [[nodiscard]] bool takesKeyboard() const { return m_takesKeyboard; }

Q_SIGNALS:
    void languageChosen(const QString &code);

protected:
    bool event(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeIdlePage();
    QWidget *makePaymentPage();
    void setColumn(bool column);
    void hold();
    [[nodiscard]] bool fillsItsScreen() const;
    void retranslate();

    QString m_language;
    QPointer<QScreen> m_screen;
    QTimer m_hold; ///< Runs until the window is where it belongs.
    bool m_takesKeyboard = false;
    QLabel *m_training;
    PageStack *m_stack;
    QLabel *m_welcome;
    QLabel *m_shop;
    QLabel *m_elsewhere;
    PaymentFacts *m_facts;
    QWidget *m_strip;
    QBoxLayout *m_stripLayout;
    QWidget *m_toolBox;
    QBoxLayout *m_tools;
    QBoxLayout *m_place;
    QBoxLayout *m_paymentLayout;
    QList<LanguageChoice *> m_choices;
    QWidget *m_idle;
    QWidget *m_payment;
    CustomerOutcome *m_outcome;
};

} // namespace Kassi
