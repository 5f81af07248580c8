// SPDX-License-Identifier: MIT
// The screen while a payment is taken: Kassi's strip, and beside it what the customer works with: the checkout, or a
// QR code to pay on a phone, or the news that the outcome is being confirmed. Where the customer has a display of their
// own that part stands there, alive as it is, and the cashier sees how far it is instead.
#pragma once

#include "cashier/payment_strip.h"
#include "cashier/payment_watch.h"
#include "checkout/checkout_view.h"
#include "machine/machine.h"

#include <QWidget>

class QBoxLayout;
class QLabel;

namespace Kassi {

class OutcomeMark;
class PageStack;
class PhonePanel;
class ProgressPanel;

class PaymentPage final : public QWidget
{
    Q_OBJECT

public:
    PaymentPage(const Clock &clock, const CheckoutViewOptions &options, QWidget *parent = nullptr);

    [[nodiscard]] PaymentStrip &strip() { return *m_strip; }
    [[nodiscard]] CheckoutView &view() { return *m_view; }
    [[nodiscard]] ProgressPanel &progress() { return *m_progress; }
    /// The gateway cannot be asked just now, and is asked again.
    [[nodiscard]] bool isGatewayAway() const { return shownState().trouble.has_value(); }
    /// "Pay on phone" did not work.
    [[nodiscard]] bool isPhoneInTrouble() const { return !m_phoneTrouble.isEmpty(); }
    /// How far it is, for whoever watches over the customer's time.
    [[nodiscard]] const PaymentWatch &watch() const { return *m_watch; }

    /// Puts what the customer works with into another window, which speaks that window's language. Nothing in it is
    /// loaded again, and what was typed stays. It has to be taken back before `place` goes.
    void lendPane(QBoxLayout &place);
    void takePaneBack();
    [[nodiscard]] bool isPaneLent() const { return m_lent; }
    /// Lets the one who pays type, where there is a checkout to type into.
    void giveKeyboard();

    /// Shows the session: in the view (embedded) or as a QR code (hosted).
    [[nodiscard]] Result<void> present(const PaymentSession &session);
    /// Takes it away: the view is emptied and no secret stays on the screen.
    void withdraw();
    /// The code of a hosted session on the same payment; it is seen once showPhone() says so.
    void presentPhone(const PaymentSession &session);
    void withdrawPhone();
    /// The code in place of the form, which stays as it is behind it, or the form again.
    void showPhone(bool on);
    [[nodiscard]] bool showsPhone() const { return m_phoneWanted; }
    /// Whether "pay on phone" is there at all.
    void offerPhone(bool on) { m_phoneOffered = on; }
    /// Why it did not work. Empty: nothing is wrong.
    void setPhoneTrouble(const QString &text);
    /// Brings words and covers up to the attempt's phase. `phone`: of the phone's own attempt, where there is one.
    void showProgress(const State &state, const State *phone = nullptr);

Q_SIGNALS:
    /// Somebody pressed the key for it: the code, or the form again.
    void phoneToggled();
    /// There is a checkout now, or none any more.
    void presentedChanged(bool presented);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    [[nodiscard]] bool isFormUsable() const;
    /// Of what stands on the screen: the form's, or the phone's.
    [[nodiscard]] const State &shownState() const;
    void arrange();
    void movePane(QBoxLayout &place, bool lent);
    void showStage();
    [[nodiscard]] static QString waitingFor(const State &state);

    PaymentStrip
        *m_strip; ///< Made before the view: Tab comes to the view in its place, and leaves it at the chain's end.
    PageStack *m_stack;
    QWidget *m_place; ///< The view, and over it the phone's panel.
    CheckoutView *m_view;
    PaymentWatch *m_watch;
    QWidget *m_waiting;
    QLabel *m_waitingText;
    PhonePanel *m_phone;
    ProgressPanel *m_progress;
    QBoxLayout *m_paneHome;
    State m_state;
    std::optional<State> m_phoneState;
    QString m_phoneHost;
    QString m_phoneTrouble;
    bool m_hosted = false; ///< The order's own session is a phone's.
    bool m_phoneOffered = false;
    bool m_phoneWanted = false;
    bool m_phoneCovers = false; ///< The panel stands over the view now.
    bool m_lent = false;
};

} // namespace Kassi
