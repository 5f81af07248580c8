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
    /// All but the window. `folder`: the beginning of the name of one that is made anew.
    void setUp(const QString &folder);
    void tearDown();
    void openJournal();
    /// What a window is opened with, where a test wants nothing else.
    [[nodiscard]] CashierOptions options() const;
    /// In the place of one that is open. Nothing is looked after yet.
    void openWindow(const CashierOptions &options);
    /// Anna is a manager and Jón a cashier.
    void setUpStaff(int annasWrongPins = 0);
    /// … who signs in, at a window with its guardian.
    void openWindowAsJon();

    void key(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(m_window->focusWidget() ? m_window->focusWidget() : m_window.get(), Qt::Key(key), modifiers);
    }
    void type(const QString &text);
    template <typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_window->findChild<Widget *>(name);
    }
    [[nodiscard]] QString text(const QString &name) const { return find<QLabel>(name)->text(); }
    [[nodiscard]] QString peopleFile() const { return m_folder->filePath(QStringLiteral("people.json")); }
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
