// SPDX-License-Identifier: MIT
// A till with a cashier's screen and a customer's, on a real X server: the customer's can be pulled out and plugged in
// again at any moment (RANDR), keys and mouse are real ones (XTEST), gateway and journal are real.
#pragma once

#include "cashier/cashier_window.h"
#include "checkout/system_ports.h"
#include "common/language.h"
#include "customer/customer_desk.h"
#include "customer/customer_display.h"
#include "gateway/borga_api.h"
#include "gateway_rig.h"
#include "journal/sql_journal.h"
#include "virtual_display.h"

#include <QTemporaryDir>

#include <memory>

class QPushButton;

namespace Kassi {

struct TwoScreensOptions
{
    QString cashierLanguage = QStringLiteral("is");
    QString customerLanguage = QStringLiteral("is");
    QString screen = {};
    QString elementUrl = {}; ///< Empty: the sandbox's.
    bool pluggedIn = true;
    std::chrono::milliseconds outcomeStands = std::chrono::minutes(1);
    std::chrono::milliseconds choiceStands = std::chrono::minutes(1);
};

class TwoScreensRig : public GatewayRig
{
public:
    static constexpr QRect cashiers{0, 0, 1280, 800};
    static constexpr QRect customers{1280, 0, 1024, 768};

    TwoScreensRig(const VirtualDisplay &display, const TwoScreensOptions &options = {});
    ~TwoScreensRig();

    /// Of a test's program: before there is a QApplication. The display has to have room for both screens.
    static constexpr QSize room{2304, 800};
    static void prepare(const VirtualDisplay &display);

    void plugIn() const;
    void pullOut() const;

    [[nodiscard]] CashierWindow &window() const { return *m_window; }
    [[nodiscard]] CustomerDesk &desk() const { return *m_desk; }
    [[nodiscard]] CustomerDisplay &display() const { return *m_desk->display(); }
    [[nodiscard]] CheckoutView &view() const { return m_window->flow().paymentPage().view(); }
    /// The text of the label or button of that name, where somebody can read it; otherwise nothing.
    [[nodiscard]] static QString textOn(const QWidget &window, const QString &name);
    /// All that can be read on a window.
    [[nodiscard]] static QStringList textsOn(const QWidget &window);

    // Hands. Names of controls are those of the sandbox's pages.
    void hand(const QStringList &arguments) const;
    void type(const QString &text) const
    {
        hand({QStringLiteral("type"), QStringLiteral("--delay"), QStringLiteral("5"), text});
    }
    void press(const QString &key) const { hand({QStringLiteral("key"), key}); }
    void click(const QWidget &widget) const;
    /// A button by its object's name.
    void clickOn(const QWidget &window, const QString &button) const;
    void clickInCheckout(const QString &control, bool inPopup = false) const;
    void focusInCheckout(const QString &control) const;
    void fillIn(const QString &control, const QString &text) const;
    /// Types digits without a click: the field has the focus, and has only to be listened to again. False: it does not
    /// hold `total` of them then, nor has it handed over to the next field, full.
    [[nodiscard]] bool typeOn(const QString &control, const QString &more, int total) const;
    /// Enters the amount at the cashier's window and charges it.
    void beginPayment(const QString &amount) const;
    /// The same, and waits for the form.
    void charge(const QString &amount) const;
    /// Presses the form's button, until the gateway has heard of it.
    void pay() const;
    void payByCard(const QString &number = QStringLiteral("4242424242424242")) const;
    [[nodiscard]] bool hasKeyboard(const QWidget &window) const;

private:
    const VirtualDisplay &m_display;
    QTemporaryDir m_folder;
    std::unique_ptr<SqlJournal> m_journal;
    std::unique_ptr<BorgaApi> m_api;
    SystemClock m_clock;
    SystemRandom m_random;
    Language m_language;
    std::unique_ptr<CashierWindow> m_window;
    std::unique_ptr<CustomerDesk> m_desk;
};

} // namespace Kassi
