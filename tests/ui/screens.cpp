// SPDX-License-Identifier: MIT
#include "screens.h"

#include "cashier/amount_page.h"
#include "cashier/cashier_window.h"
#include "cashier/journal_details.h"
#include "cashier/late_money_bar.h"
#include "cashier/outcome_page.h"
#include "cashier/payment_facts.h"
#include "cashier/payment_page.h"
#include "checkout/stop_page.h"
#include "customer/customer_display.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTableView>
#include <QTest>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 minuteMs = 60'000;

State presented()
{
    return {.phase = Phase::Presented, .exposed = true, .shown = true};
}

} // namespace

const std::vector<Screen> &screens()
{
    static const auto type = [](Stage &stage, const QString &text) {
        QTest::keyClicks(stage.till().findChild<AmountPage *>(), text);
    };
    static const auto late = [] {
        Attempt attempt = Stage::attempt(u"PÖNTUN-1039"_s, 1'990, Outcome::Expired, 40);
        attempt.lateMoney = true;
        return attempt;
    };
    static const auto stop = [](Stage &stage, StopReason reason) {
        stage.showPayment(presented());
        auto &view = stage.find<PaymentPage>().view();
        auto *page = new StopPage(&view);
        page->explain(reason, u"checkout.borga.is"_s, u"https://till.example.is"_s);
        Stage::cover(page, &view);
    };
    static const auto openJournal = [](Stage &stage) {
        (void)stage.till();
        stage.press<QPushButton>(u"journal"_s);
    };
    static const auto openRefund = [](Stage &stage) {
        openJournal(stage);
        QTest::keyClick(&stage.find<QTableView>(u"journal-table"_s), Qt::Key_Return);
        stage.press<QPushButton>(u"journal-refund"_s);
    };
    static const std::vector<Screen> tills{
        {"amount", [](Stage &s) { (void)s.till(); }},
        {"amount-sum", [](Stage &s) { type(s, u"1990+2*450"_s); }},
        {"amount-more", [](Stage &s) { type(s, u"4990"_s), s.press<QPushButton>(u"more"_s); }},
        {"amount-problem", [](Stage &s) { type(s, u"999999999999999"_s); }},
        {"amount-training", [](Stage &s) { s.training = true, (void)s.till(); }},
        {"amount-open-cases",
         [](Stage &s) {
             Attempt open = Stage::attempt(u"PÖNTUN-1043"_s, 8'490, Outcome::Unconfirmed, 2);
             open.sessionClosed = false;
             s.journal.attempts = {Stage::attempt(u"PÖNTUN-1042"_s, 14'990, Outcome::Paid, 4), open};
             (void)s.till();
             s.press<QPushButton>(u"open-cases-show"_s);
         }},
        {"late-money", [](Stage &s) { s.till().findChild<LateMoneyBar *>()->add(late()); }},
        {"payment-waiting", [](Stage &s) { s.showPayment({.phase = Phase::Creating}); }},
        {"payment-checkout", [](Stage &s) { s.showPayment(presented()); }},
        {"payment-trouble",
         [](Stage &s) {
             State state = presented();
             state.trouble = Error{ErrorCode::Unreachable, {}};
             s.showPayment(state);
             s.find<PaymentStrip>().askToCancel();
         }},
        {"payment-phone", [](Stage &s) { s.showPayment(presented(), true); }},
        {"payment-phone-beside",
         [](Stage &s) {
             s.showPayment(presented());
             State phone = presented();
             phone.plan.mode = SessionMode::Hosted;
             auto &page = s.find<PaymentPage>();
             page.offerPhone(true);
             page.presentPhone({.id = u"pses_2"_s,
                                .mode = SessionMode::Hosted,
                                .url = Secret(u"https://checkout.borga.is/s/0193f2a7c4d8e6b1"_s)});
             page.showPhone(true);
             page.showProgress(presented(), &phone);
         }},
        {"payment-stopped", [](Stage &s) { stop(s, StopReason::NotOpened); }},
        {"payment-refused", [](Stage &s) { stop(s, StopReason::Refused); }},
        {"outcome-paid", [](Stage &s) { s.showOutcome(Stage::settlement(Outcome::Paid)); }},
        {"outcome-refunded",
         [](Stage &s) {
             s.showOutcome(Stage::settlement(Outcome::Paid));
             s.press<QPushButton>(u"outcome-refund"_s);
             s.press<QPushButton>(u"refund-go-on"_s);
             s.press<QPushButton>(u"refund-confirm"_s);
         }},
        {"outcome-pending", [](Stage &s) { s.showOutcome(Stage::settlement(Outcome::Pending)); }},
        {"outcome-declined", [](Stage &s) { s.showOutcome(Stage::settlement(Outcome::Declined)); }},
        {"outcome-unconfirmed", [](Stage &s) { s.showOutcome(Stage::settlement(Outcome::Unconfirmed)); }},
        {"outcome-unavailable",
         [](Stage &s) {
             Settlement none = Stage::settlement(Outcome::Unavailable);
             none.error = Error{ErrorCode::Unreachable, {}};
             s.showOutcome(none);
         }},
        {"journal", openJournal},
        {"journal-details",
         [](Stage &s) {
             openJournal(s);
             QTest::keyClick(&s.find<QTableView>(u"journal-table"_s), Qt::Key_Return);
             auto &timeline = s.find<QListWidget>(u"journal-timeline"_s);
             if (!QTest::qWaitFor(
                     [&] { return timeline.count() > 0; })) // there is no file; then comes what it would say
                 qFatal("no timeline");
             const qint64 at = StillClock().wallMs() - 4 * minuteMs;
             s.find<JournalDetails>(u"journal-details"_s)
                 .setTimeline(u"a-PÖNTUN-1042"_s,
                              std::vector<TimedRecord>{{at, Record::Planned{}},
                                                       {at + 700, Record::Created{}},
                                                       {at + 31'000, Record::Settled{.outcome = Outcome::Paid}}});
         }},
        {"refund", openRefund},
        {"refund-too-much",
         [](Stage &s) {
             openRefund(s);
             s.find<QLineEdit>(u"refund-amount"_s).setText(u"99999"_s);
             s.press<QPushButton>(u"refund-go-on"_s);
         }},
        {"refund-confirm",
         [](Stage &s) {
             openRefund(s);
             s.find<QLineEdit>(u"refund-amount"_s).setText(u"4990"_s);
             s.press<QPushButton>(u"refund-go-on"_s);
         }},
        {"day", [](Stage &s) { s.openDay(); }},
        {"day-comparing", [](Stage &s) { s.openDay(), s.compareDay(false); }},
        {"day-compared", [](Stage &s) { s.openDay(), s.compareDay(true); }},
        {"day-confirm",
         [](Stage &s) {
             s.openDay();
             s.compareDay(true);
             s.press<QPushButton>(u"day-close"_s);
             s.waitUntil([&s] { return s.find<QWidget>(u"day-confirmation"_s).isVisible(); });
         }},
        {"day-closed",
         [](Stage &s) {
             s.openDay();
             s.compareDay(true);
             s.press<QPushButton>(u"day-close"_s);
             s.waitUntil([&s] { return s.find<QWidget>(u"day-confirmation"_s).isVisible(); });
             s.press<QPushButton>(u"day-confirm"_s);
             s.waitUntil([&s] {
                 return s.find<QComboBox>(u"day-days"_s).currentIndex() == 1 &&
                        !s.find<QPushButton>(u"day-close"_s).isVisible();
             });
         }},
        {"customer-waiting", [](Stage &s) { s.customer().showIdle(); }},
        {"customer-amount", [](Stage &s) { s.showCustomersPayment({.phase = Phase::Creating}); }},
        {"customer-checkout", [](Stage &s) { s.showCustomersPayment(presented()); }},
        {"customer-phone", [](Stage &s) { s.showCustomersPayment(presented(), true); }},
        {"customer-elsewhere",
         [](Stage &s) {
             s.showCustomersPayment(presented());
             s.find<PaymentPage>().takePaneBack();
             static_cast<CustomerDisplay &>(s.window()).setElsewhere(true);
         }},
        {"customer-paid", [](Stage &s) { s.customer().showOutcome(Stage::settlement(Outcome::Paid)); }},
        {"customer-unconfirmed", [](Stage &s) { s.customer().showOutcome(Stage::settlement(Outcome::Unconfirmed)); }},
        {"customer-training", [](Stage &s) { s.training = true, s.customer().showIdle(); }},
        {"menu", [](Stage &s) { (void)s.till(), s.press<QPushButton>(u"menu"_s); }},
        {"staff", [](Stage &s) { (void)s.till(), s.press<QPushButton>(u"staff"_s); }},
        {"staff-new",
         [](Stage &s) {
             (void)s.till();
             s.press<QPushButton>(u"staff"_s);
             s.press<QPushButton>(u"staff-add"_s);
         }},
        {"locked", [](Stage &s) { s.staffed = true, (void)s.till(); }},
        {"journal-nothing",
         [](Stage &s) { openJournal(s), s.find<QLineEdit>(u"journal-search"_s).setText(u"7777"_s); }},
        {"setup-welcome", [](Stage &s) { (void)s.setup(0); }},
        {"setup-gateway",
         [](Stage &s) {
             (void)s.setup(1);
             s.find<QLineEdit>(u"merchant"_s).setText(u"12345"_s);
             s.press<QPushButton>(u"next"_s);
         }},
        {"setup-checkout", [](Stage &s) { (void)s.setup(2); }},
        {"setup-till", [](Stage &s) { (void)s.setup(3); }},
        {"setup-end", [](Stage &s) { (void)s.setup(4); }},
        {"settings", [](Stage &s) { (void)s.settings(0); }},
        {"settings-till", [](Stage &s) { (void)s.settings(3); }},
        {"settings-look", [](Stage &s) { (void)s.settings(4); }},
        {"settings-look-wrong",
         [](Stage &s) {
             (void)s.settings(4);
             s.find<QLineEdit>(u"brand-color"_s).setText(u"red"_s);
             s.find<QLineEdit>(u"logo"_s).setText(u"logo.png"_s);
             s.press<QPushButton>(u"next"_s);
         }},
        {"settings-handling", [](Stage &s) { (void)s.settings(5); }},
        {"settings-receipts", [](Stage &s) { (void)s.settings(6); }},
    };
    static const std::vector<Screen> all = [] {
        std::vector<Screen> both = tills;
        both.insert(both.end(), kioskScreens().begin(), kioskScreens().end());
        return both;
    }();
    return all;
}

} // namespace Kassi
