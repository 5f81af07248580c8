// SPDX-License-Identifier: MIT
#include "cashier_rig.h"

#include "support/memory_folder.h"

#include "cashier/amount_page.h"
#include "common/theme.h"
#include "people/people_file.h"
#include "people/pin_hash.h"

namespace Kassi::Test {
using namespace Qt::StringLiterals;
using namespace Testing;

void CashierRig::setUp(const QString &folder)
{
    Theme::apply(*qApp);
    m_folder = std::make_unique<QTemporaryDir>(memoryFolder(folder));
    m_rig = std::make_unique<GatewayRig>();
    openJournal();
    m_api = *BorgaApi::make({.baseUrl = m_rig->gateway().baseUrl(),
                             .merchantId = m_rig->gateway().merchantId(),
                             .apiKey = Secret(m_rig->gateway().secretKey())});
    m_language = std::make_unique<Language>();
    m_language->use(u"is"_s);
}

void CashierRig::tearDown()
{
    m_window.reset();
    m_api.reset();
    m_journal.reset();
    m_rig.reset();
}

void CashierRig::openJournal()
{
    m_journal = *JournalThread::open(
        m_folder->filePath(u"journal.sqlite3"_s), [this] { return m_clock.wallMs(); }, JournalDepth::Whole);
}

CashierOptions CashierRig::options() const
{
    const Origin origin = *Origin::parse(u"https://till.example.is"_s);
    return {.view = {.origin = origin, .elementUrl = m_rig->gateway().elementUrlTemplate()},
            .defaults = {.money = {}, .origin = origin.toString(), .locale = u"is"_s},
            .tillName = u"Kassi 1"_s,
            .receipts = {.folder = m_folder->filePath(u"papers"_s)},
            .journalFile = m_folder->filePath(u"journal.sqlite3"_s),
            .staff = {.file = peopleFile()}};
}

void CashierRig::openWindow(const CashierOptions &options)
{
    m_window.reset();
    m_window =
        std::make_unique<CashierWindow>(CheckoutPorts{*m_api, *m_journal, m_clock, m_random}, options, *m_language);
    m_window->resize(1024, 768);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void CashierRig::setUpStaff(int annasWrongPins)
{
    VERIFY_DONE(writePeople(
        peopleFile(),
        {{.id = u"anna"_s,
          .name = u"Anna"_s,
          .role = Role::Manager,
          .pinHash = *hashPin(Secret(u"2580"_s)),
          .wrongPins = annasWrongPins},
         {.id = u"jon"_s, .name = u"Jón"_s, .role = Role::Cashier, .pinHash = *hashPin(Secret(u"1357"_s))}}));
}

void CashierRig::openWindowAsJon()
{
    setUpStaff();
    openWindow(options());
    m_window->startGuardian();
    key(Qt::Key_Down);
    type(u"1357"_s);
    key(Qt::Key_Return);
    QVERIFY(waitFor([this] { return m_window->findChild<AmountPage *>()->isVisible(); }));
}

// keyClicks() knows no Icelandic.
void CashierRig::type(const QString &text)
{
    for (const QChar c : text) {
        const auto code = c.unicode() < 0x80 ? QTest::asciiToKey(c.toLatin1()) : Qt::Key_unknown;
        QTest::sendKeyEvent(QTest::Click, m_window->focusWidget(), code, QString(c), {});
    }
}

qint64 CashierRig::givenBack() const
{
    return m_rig->truth()[u"payments"_s].toArray().first()[u"refunded"_s].toInteger();
}

} // namespace Kassi::Test
