// SPDX-License-Identifier: MIT
// Every screen of the till, one line each, for whoever walks over all of them: the tests of names, sizes, words and
// colours, and the contact sheet. The windows are the real ones; the gateway is a script, the clock stands still, and
// the checkout itself, which is Borga's page, is a picture.
#pragma once

#include "common/language.h"
#include "machine/machine.h"
#include "unit/support/fake_api.h"
#include "unit/support/memory_journal.h"
#include "unit/support/seeded_random.h"

#include <QDateTime>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QWidget>

#include <functional>
#include <memory>

namespace Kassi {

class CashierWindow;
class KioskWindow;
class PaymentPage;
class SetupAssistant;
struct KioskOptions;

/// A Friday at five past two, for as long as one looks.
class StillClock final : public Clock
{
public:
    [[nodiscard]] qint64 monotonicMs() const override { return 0; }
    [[nodiscard]] qint64 wallMs() const override
    {
        return QDateTime(QDate(2026, 11, 27), QTime(14, 5)).toMSecsSinceEpoch();
    }
    void after(qint64, QObject *, std::function<void()>) override {}
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

    /// The kiosk, at its first screen; `change` makes its options others.
    [[nodiscard]] KioskWindow &kiosk(const std::function<void(KioskOptions &)> &change = {});

    // What a screen is made of.
    [[nodiscard]] static Attempt attempt(const QString &reference, qint64 amount, std::optional<Outcome> outcome,
                                         int minutesAgo);
    [[nodiscard]] static Settlement settlement(Outcome outcome);
    /// The outcome's page, with that outcome.
    void showOutcome(const Settlement &settlement);
    /// The payment's page, in that state; `hosted`: with the code for a phone.
    void showPayment(const State &state, bool hosted = false);
    /// A checkout in that state on a payment page, wherever it stands.
    static void showCheckout(PaymentPage &page, const State &state);
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
    bool staffed = false; ///< Two people with PINs: the till begins locked.

    [[nodiscard]] QWidget &window() const { return *m_window; }

private:
    Language &m_language;
    QStringList m_log;
    QTemporaryDir m_folder;
    StillClock m_clock;
    Testing::VirtualClock m_noTime;
    Testing::FakeApi m_api{m_noTime, m_log};
    Testing::SeededRandom m_random;
    QTcpServer m_silent; ///< Where the checkout's page is waited for.
    std::unique_ptr<QWidget> m_window;

    void show();
};

struct Screen
{
    const char *name; ///< Also of its pictures.
    std::function<void(Stage &)> show;
    bool kiosk = false; ///< Made for other screens, and shown on those.
};

/// A new screen is one line here.
[[nodiscard]] const std::vector<Screen> &screens();
/// Those of the kiosk, which screens() ends with.
[[nodiscard]] const std::vector<Screen> &kioskScreens();
/// What kiosks have: upright and across, large and small.
[[nodiscard]] const QList<QSize> &kioskSizes();

} // namespace Kassi
