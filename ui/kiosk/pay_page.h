// SPDX-License-Identifier: MIT
// Paying at the kiosk: what is paid, to whom, and which host is framed stand beside the checkout all the time, with the
// way to pay on a phone and the way to stop. The checkout itself is the payment flow's pane, lent to this page.
#pragma once

#include "cashier/payment_watch.h"
#include "kiosk/kiosk_look.h"

#include <QPointer>
#include <QWidget>

class QBoxLayout;
class QFrame;

namespace Kassi {

class PaymentFlow;
class PhoneTool;

class PayPage final : public QWidget
{
    Q_OBJECT

public:
    /// `flow` stands nowhere itself.
    PayPage(KioskFeed feed, PaymentFlow &flow, QWidget *parent = nullptr);
    ~PayPage() override;

    void show(const KioskState &state);
    /// Tab comes from there to the keys beside the form, and then to the form. The form's own place in the order is the
    /// flow's, which was made before this page.
    void setTabOrderAfter(QWidget *before);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void ask(bool on);
    void follow();
    void retranslate();

    KioskFeed m_feed;
    QPointer<PaymentFlow> m_flow;
    QBoxLayout *m_sides;
    QFrame *m_strip;
    QBoxLayout *m_stripSides;
    QLabel *m_status;
    QLabel *m_question;
    PhoneTool *m_phone;
    QPushButton *m_stop;
    QPushButton *m_yes;
    QPushButton *m_no;
    bool m_asking = false;
    bool m_stopping = false;
    bool m_live = false;
    bool m_busy = false;
    bool m_onPhone = false;
    PaymentStage m_stage = PaymentStage::Preparing;
};

} // namespace Kassi
