// SPDX-License-Identifier: MIT
// What the screens of the till stand on, for whoever walks over all of them: the tests of names, sizes, words and
// colours, and the contact sheet. The windows are the real ones; the gateway is a script, the clock stands still unless
// a screen has to wait for something, and the checkout itself, which is Borga's page, is a picture.
#pragma once

#include "common/language.h"
#include "machine/machine.h"
#include "readiness/readiness_watch.h"
#include "unit/support/fake_api.h"
#include "unit/support/memory_journal.h"
#include "unit/support/seeded_random.h"

#include <QDateTime>
#include <QImage>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>

namespace Kassi {

class CashierWindow;
class CustomerDisplay;
class KioskWindow;
class PaymentPage;
class SetupAssistant;
class SqlJournal;
struct KioskOptions;

/// A Friday at five past two, for as long as one looks.
class StillClock final : public Clock
{
public:
    bool runs = false; ///< What is waited for comes, at once.

    [[nodiscard]] qint64 monotonicMs() const override { return m_passedMs; }
    [[nodiscard]] qint64 wallMs() const override
    {
        return QDateTime(QDate(2026, 11, 27), QTime(14, 5)).toMSecsSinceEpoch();
    }
    void after(qint64 ms, QObject *context, std::function<void()> then) override
    {
        if (!runs)
            return;
        QTimer::singleShot(0, context, [this, ms, then = std::move(then)] {
            m_passedMs += ms;
            then();
        });
    }

private:
    qint64 m_passedMs = 0;
};

/// What one screen stands on; a fresh one each.
class Stage
{
public:
    explicit Stage(Language &language);
    ~Stage();

    /// The cashier's window, on the amount screen; with a day behind it in `journal`.
    [[nodiscard]] CashierWindow &till();
    /// The first start, at its step of that number; 4: its end.
    [[nodiscard]] SetupAssistant &setup(int step);
    /// The settings of a till that is set up: all of them; or the part of that number, from 1.
    [[nodiscard]] SetupAssistant &settings(int part);
    /// The customer's own screen beside the till, which is left as it is; from here on it is the window.
    [[nodiscard]] CustomerDisplay &customer();
    /// The kiosk, at its first screen; `change` makes its options others.
    [[nodiscard]] KioskWindow &kiosk(const std::function<void(KioskOptions &)> &change = {});
    /// With the checkout of the till on it.
    void showCustomersPayment(const State &state, bool hosted = false);
    /// The day page, once the journal, which is a file then, has been read.
    void openDay();
    /// The gateway's books are compared: to the end, or for as long as one looks.
    void compareDay(bool toTheEnd);
    /// From now on the gateway answers that.
    void refuseCalls(const Error &error);
    /// What is no settings, in the place of those that were opened.
    void spoilSettings() const;
    void waitUntil(const std::function<bool()> &condition) const;

    // What a screen is made of.
    [[nodiscard]] static Attempt attempt(const QString &reference, qint64 amount, std::optional<Outcome> outcome,
                                         int minutesAgo);
    /// What the journal holds where a screen does not want it otherwise.
    [[nodiscard]] static std::vector<Attempt> usualDay();
    [[nodiscard]] static Settlement settlement(Outcome outcome);
    /// `child` is as large as what it covers, and stays so.
    static void cover(QWidget *child, QWidget *under);
    /// The outcome's page, with that outcome.
    void showOutcome(const Settlement &settlement);
    /// The payment's page, in that state; `hosted`: with the code for a phone.
    void showPayment(const State &state, bool hosted = false);
    /// A checkout in that state on a payment page, wherever it stands.
    static void showCheckout(PaymentPage &page, const State &state);
    /// Of what is looked at. The customer's screen has a language of its own, and the till then another.
    void speak(const QString &code);
    [[nodiscard]] bool isCustomers() const { return m_customer != nullptr; }
    [[nodiscard]] bool isKiosk() const { return m_kiosk != nullptr; }
    /// Of the till.
    template <typename Widget>
    [[nodiscard]] Widget &find(const QString &name = {}) const
    {
        return *m_window->findChild<Widget *>(name);
    }
    template <typename Widget>
    void press(const QString &name) const
    {
        find<Widget>(name).click();
    }

    Testing::MemoryJournal journal{m_log};
    bool training = false;
    bool staffed = false;      ///< Two people with PINs: the till begins locked.
    bool damagedStaff = false; ///< Nobody can tell who they were.

    [[nodiscard]] QWidget &window() const;

private:
    Language &m_language;
    QStringList m_log;
    QTemporaryDir m_folder;
    StillClock m_clock;
    Testing::VirtualClock m_noTime;
    Testing::FakeApi m_api{m_noTime, m_log};
    Testing::SeededRandom m_random;
    ReadinessWatch m_readiness{m_clock, [] { return std::vector<ReadinessCheck>(); }}; ///< Nobody looks.
    QTcpServer m_silent;                ///< Where the checkout's page is waited for.
    std::unique_ptr<SqlJournal> m_file; ///< Once a screen reads the journal's file.
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<CustomerDisplay> m_customer;
    KioskWindow *m_kiosk = nullptr; ///< Where the window is one.

    void show(QWidget &window);
    void writeJournal();
    void setUpStaff() const;
    [[nodiscard]] SetupAssistant &openAssistant();
};

} // namespace Kassi
