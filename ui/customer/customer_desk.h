// SPDX-License-Identifier: MIT
// The customer's side of a till with two screens: puts the display on the customer's screen, shows there what the
// cashier's window does, and keeps a payment whole while screens come and go. With one screen it does nothing.
//
// The keyboard is the customer's while there is a checkout on the display, and the cashier's at any other time and for
// a question; F-keys are the cashier's always. It is never taken from another program.
#pragma once

#include "payment/outcome.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <memory>

class QScreen;
class QWidget;
class QWindow;

namespace Kassi {

class CustomerDisplay;
class PaymentFlow;

struct CustomerDeskOptions
{
    QString screen = {};                     ///< See CustomerDisplaySettings.
    QString language = QStringLiteral("is"); ///< What each customer begins with.
    QString shop = {};                       ///< Empty: the merchant's name, as soon as it is known.
    bool training = false;
    std::chrono::milliseconds outcomeStands = std::chrono::seconds(15);
    std::chrono::milliseconds choiceStands = std::chrono::minutes(2); ///< A language that nobody paid in.
};

class CustomerDesk final : public QObject
{
    Q_OBJECT

public:
    /// `cashier` is the window that `flow` stands in, and has been shown.
    CustomerDesk(QWidget &cashier, PaymentFlow &flow, CustomerDeskOptions options, QObject *parent = nullptr);
    ~CustomerDesk() override;

    /// Null: there never was a screen for it.
    [[nodiscard]] CustomerDisplay *display() const { return m_display.get(); }
    /// What the next customer reads: "is", "en"; empty: there is no display.
    [[nodiscard]] QString language() const;

Q_SIGNALS:
    void languageChanged(const QString &code);

private:
    void watch(QScreen *screen);
    void arrange();
    void open(QScreen &screen);
    void dismiss();
    void makeDisplay();
    void connectFlow();
    void setLanguage(const QString &code);
    void tellLanguage();
    void showOutcome(const Settlement &settlement);
    void goIdle();
    void giveKeyboard(bool presented);
    void keepKeyboard(QWindow *focus);

    QPointer<QWidget> m_cashier;
    QPointer<PaymentFlow> m_flow;
    CustomerDeskOptions m_options;
    std::unique_ptr<CustomerDisplay> m_display;
    QTimer m_arrange;           ///< Screens change in several steps: looked at once they are through.
    QTimer m_back;              ///< Until the display is for the next customer.
    bool m_open = false;        ///< The display is on a screen.
    bool m_broughtHere = false; ///< The cashier has the checkout, until this payment is over.
    QString m_told;
};

} // namespace Kassi
