// SPDX-License-Identifier: MIT
// The kiosk: shows where the customer's way (core/kiosk) is, tells it what somebody does, and carries out what it asks
// for: payments, sounds, receipts. Its guardian settles meanwhile what customers left behind.
#pragma once

#include "cashier/payment_flow.h"
#include "checkout/payment_guardian.h"
#include "kiosk/burn_in.h"
#include "kiosk/chime.h"
#include "kiosk/kiosk_lock.h"
#include "kiosk/kiosk_orders.h"
#include "kiosk/kiosk_receipts.h"
#include "kiosk/kiosk_staff.h"
#include "readiness/readiness_watch.h"
#include "settings/settings.h"

#include <QImage>
#include <QTimer>
#include <QWidget>

#include <deque>

namespace Kassi {

class AttractPage;
class EndPage;
class KioskBar;
class KioskFoot;
class Language;
class NoticePage;
class PayPage;
class PricePage;
class ReviewPage;
class StillThere;
class SumPage;

struct KioskOptions
{
    CheckoutViewOptions view;
    SessionRequest defaults; ///< Origin, methods, save_payment_method: what the settings say.
    QString returnUrl = {};  ///< For pay-on-phone; empty: not offered.
    QString cancelUrl = {};
    KioskSettings kiosk = {};
    QString language = QStringLiteral("is"); ///< The shop's own.
    QString shop = {};                       ///< Its name; empty: the gateway's name of the merchant.
    QString tillName = {};
    ReceiptOptions receipts = {};
    QImage logo = {};
    bool training = false;
    bool isSandbox = false; ///< The staff's panel asks for no PIN: there is no money.
    StaffOptions staff = {};
    KioskPace pace = {};
    std::function<void(bool contrast)> applyContrast = {};
    SoundPlayer player = {};   ///< Empty: the system's.
    QString closedMarker = {}; ///< A file that is there while staff have put it out of service; empty: not kept.
    bool locked = true;        ///< As the only thing on its screen; see KioskLock.
};

/// What became of an order of a POS: how a payment ended, each time there was one; or nothing, where none was begun and
/// the order is the POS' again.
using PosAnswer = std::function<void(const std::optional<Settlement> &settlement)>;

class KioskWindow final : public QWidget
{
    Q_OBJECT

public:
    /// `readiness`: whether it could be paid; open() starts it. All outlive the window.
    KioskWindow(const CheckoutPorts &ports, const KioskOptions &options, ReadinessWatch &readiness, Language &language);
    ~KioskWindow() override;

    /// Shows it, locked where that is wanted, and begins to ask whether it could be paid.
    void open();
    void setMerchant(const QString &name);
    /// Begins to look after what the journal holds unresolved.
    void startGuardian();
    /// Something that staff have to know of: the journal, mostly.
    void tellTrouble(const Error &error);

    /// From a POS. ErrorCode::InvalidRequest where the kiosk is busy with somebody or out of service: nothing is shown.
    [[nodiscard]] Result<void> offerOrder(const SessionRequest &request, PosAnswer answer);
    /// The POS wants it back. One that is being paid is stopped, and answered as it ends.
    void withdrawOrder();

    [[nodiscard]] const KioskState &state() const { return m_state; }
    [[nodiscard]] PaymentFlow &flow() { return *m_flow; }
    [[nodiscard]] Chime &chime() { return m_chime; }
    [[nodiscard]] PaymentGuardian &guardian() { return m_guardian; }
    void feed(const AnyKioskInput &input);
    void setPace(const KioskPace &pace) { m_options.pace = pace; }
    /// What stands on the outcome's screen.
    void showSettlement(const Settlement &settlement);

Q_SIGNALS:
    void changed();
    void restartWanted();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectFlow();
    void connectGuardian();
    void connectReceipts();
    void connectStaff();
    [[nodiscard]] KioskWorld world() const;
    void carryOut(const AnyKioskCommand &command);
    void charge(bool again);
    [[nodiscard]] bool isOfAnother(const Settlement &settlement) const;
    void settled(const Settlement &settlement);
    void arrive(KioskPlace before);
    void render();
    void showBehind(bool on);
    void arrange();
    [[nodiscard]] QWidget *pageOf(KioskPlace place) const;
    void tap(const QPointF &at);
    void openStaff();
    void retranslate();

    CheckoutPorts m_ports;
    KioskOptions m_options;
    Language &m_language;
    KioskState m_state;
    std::deque<AnyKioskInput> m_inputs;
    bool m_feeding = false;

    PageStack *m_stack; ///< The customer's way, and what staff see.
    QWidget *m_way;
    QLabel *m_training;
    KioskBar *m_bar;
    KioskFoot *m_foot;
    QWidget *m_air; ///< What stands above everything else for whoever does not reach as high.
    PageStack *m_pages;
    BurnIn m_burnIn;
    PaymentFlow *m_flow;
    AttractPage *m_attract;
    PricePage *m_prices = nullptr;
    SumPage *m_sum = nullptr;
    ReviewPage *m_review;
    PayPage *m_pay;
    EndPage *m_end;
    NoticePage *m_notice;
    StillThere *m_question;
    std::unique_ptr<KioskLock> m_lock;

    PaymentGuardian m_guardian;
    KioskReceipts m_receipts;
    ReadinessWatch &m_readiness;
    Chime m_chime;
    KioskOrders m_orders;
    KioskStaff m_staff;
    QTimer m_tick;

    SessionRequest m_request; ///< Of the order that is being paid, or was last.
    SessionRequest m_posRequest;
    PosAnswer m_posAnswer;
    bool m_kept = false;  ///< Its reference is that of an earlier order, of whoever that was.
    bool m_heard = false; ///< This customer did something in the checkout.
    int m_unit = 0;
    bool m_contrast = false;
    bool m_closing = false;
};

} // namespace Kassi
