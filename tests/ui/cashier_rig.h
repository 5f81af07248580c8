// SPDX-License-Identifier: MIT
// The cashier's window by keys, on a real journal, against the sandbox gateway: what tests of it share.
#pragma once

#include "gateway_rig.h"
#include "support/verify.h"

#include "cashier/cashier_window.h"
#include "checkout/system_ports.h"
#include "common/language.h"
#include "gateway/borga_api.h"
#include "journal/journal_thread.h"

#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

namespace Kassi::Test {

class CashierRig : public QObject
{
protected:
    /// `folder`: the beginning of the name of one that is made anew.
    void setUp(const QString &folder);
    void tearDown();
    void openWindow();
    /// Anna is a manager and Jón a cashier, who signs in.
    void setUpStaff(int annasWrongPins = 0);

    void key(int key)
    {
        QTest::keyClick(m_window->focusWidget() ? m_window->focusWidget() : m_window.get(), Qt::Key(key));
    }
    void type(const QString &text);
    template <typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_window->findChild<Widget *>(name);
    }
    [[nodiscard]] QString text(const QString &name) const { return find<QLabel>(name)->text(); }
    [[nodiscard]] bool isVisible(const QString &name) const { return find<QWidget>(name)->isVisible(); }
    /// The newest.
    [[nodiscard]] Attempt attempt() const { return m_journal->recent(1)->front(); }
    /// What the gateway gave back of its first payment.
    [[nodiscard]] qint64 givenBack() const;
    [[nodiscard]] bool waitFor(const std::function<bool()> &condition) const { return GatewayRig::waitFor(condition); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<GatewayRig> m_rig;
    std::unique_ptr<JournalThread> m_journal;
    std::unique_ptr<BorgaApi> m_api;
    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<CashierWindow> m_window;
};

} // namespace Kassi::Test
