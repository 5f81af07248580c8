// SPDX-License-Identifier: MIT
// Every attack of attacks/ is run inside a whole payment, with the real web engine and the policy that holds on the
// public web. Nothing of what Watch looks for may happen, the host page has to be where it was, and the payment has to
// end right: paid when the gateway says so, not before, and once. KASSI_ATTACKS_FROM: those from some places only.
#include "attack_list.h"
#include "hostile_payment.h"
#include "traces.h"
#include "watch.h"
#include "web_test_main.h"

#include <QClipboard>
#include <QDir>

using namespace Kassi;
using namespace Kassi::Test;
using namespace Qt::StringLiterals;

/// What lies on the clipboard, to be neither read nor replaced.
static const auto staffNote = QStringLiteral("the safe opens with 4711");

constexpr qint64 stallMs = 100;

class AttacksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { m_watch->rest(); }
    void everyAttackIsListed();
    void payment_data();
    void payment();
    void theNextCustomerFindsNothing();

private:
    [[nodiscard]] CheckoutViewOptions options() const
    {
        return {.origin = *Origin::parse(u"https://till.example.is"_s),
                .elementUrl = u"https://element.test/element?session={session_id}&secret={client_secret}"_s,
                .language = u"is"_s};
    }
    /// One payment in which it is tried, all that may not happen included but how long the window stood still.
    void withstand(const Attack &attack, Place place);
    void verifyCounters(const Attack &attack, const CheckoutView &view);

    QTemporaryDir m_world;
    QTemporaryDir m_states;
    HostileServer m_server;
    std::unique_ptr<Watch> m_watch;
};

void AttacksTest::initTestCase()
{
    ownWorld(m_world.path());
    adoptOrphans();
    m_watch = std::make_unique<Watch>(m_world.path());
    const QByteArray switches = m_server.engineSwitches(m_watch->canaries()).toUtf8();
    qputenv("QTWEBENGINE_CHROMIUM_FLAGS", qgetenv("QTWEBENGINE_CHROMIUM_FLAGS") + ' ' + switches);
    // The engine starts: what it makes on its way belongs to no attack.
    m_server.stage(u"nothing"_s, Place::Element);
    HostilePayment payment(m_server, options(), m_states.path());
    QCOMPARE(payment.runAttack(), QString());
    QCOMPARE(payment.finish(), QString());
}

void AttacksTest::everyAttackIsListed()
{
    QStringList listed = {u"nothing.js"_s, u"prelude.js"_s, u"traces_find.js"_s, u"traces_leave.js"_s};
    for (const Attack &attack : attackList())
        listed << attack.name + u".js"_s;
    listed.removeDuplicates(); // some have rows of more than one kind
    listed.sort();
    QCOMPARE(QDir(QStringLiteral(KASSI_SOURCE_DIR "/tests/hostile/attacks")).entryList({u"*.js"_s}), listed);
}

void AttacksTest::payment_data()
{
    QTest::addColumn<Attack>("attack");
    QTest::addColumn<Place>("place");
    const QByteArray only = qgetenv("KASSI_ATTACKS_FROM");
    for (const Attack &attack : attackList()) {
        for (const Place place : attack.places) {
            if (only.isEmpty() || only.contains(placeName(place).toLatin1()))
                QTest::newRow(qPrintable(placeName(place) + u'/' + attack.name)) << attack << place;
        }
    }
}

void AttacksTest::payment()
{
    QFETCH(Attack, attack);
    QFETCH(Place, place);
    withstand(attack, place);
    if (QTest::currentTestFailed() || m_watch->longestStallMs() < stallMs)
        return;
    qInfo("the window stood still for %lld ms", m_watch->longestStallMs());
    withstand(attack, place); // what an attack does it does again, and what else the machine was busy with it does not
    if (!QTest::currentTestFailed())
        QVERIFY2(m_watch->longestStallMs() < stallMs, qPrintable(QString::number(m_watch->longestStallMs())));
}

void AttacksTest::withstand(const Attack &attack, Place place)
{
    m_server.stage(attack.name, place);
    HostilePayment payment(m_server, options(), m_states.path());
    m_watch->start();
    QGuiApplication::clipboard()->setText(staffNote);
    const QRect window = payment.window();
    m_watch->startTiming();
    const QString trouble = payment.runAttack();
    m_watch->stopTiming();
    QCOMPARE(trouble, QString());
    QCOMPARE(m_server.said(u"won"_s).join(u"; "_s), QString());
    QVERIFY(!QApplication::activeModalWidget());
    QVERIFY(!QApplication::activePopupWidget());
    QVERIFY2(payment.popups() <= 2, qPrintable(QString::number(payment.popups())));
    QCOMPARE(payment.window(), window);
    QTRY_VERIFY2_WITH_TIMEOUT(payment.isHostInSight(), qPrintable(payment.view().framedHost()), patience / 3);
    if (!attack.breaks)
        QCOMPARE(payment.whereabouts(), u"still here at https://till.example.is/"_s);
    verifyCounters(attack, payment.view());
    if (attack.lies)
        QVERIFY(payment.isPolled(2));
    if (attack.speaks)
        QVERIFY2(payment.slotCalls() <= messageBudget + 50, qPrintable(QString::number(payment.slotCalls())));
    else
        QCOMPARE(payment.slotCalls(), 0);
    QCOMPARE(payment.outcome(), QString());
    QCOMPARE(payment.finish(), QString());
    QCOMPARE(payment.popups(), 0);
    QCOMPARE(QGuiApplication::clipboard()->text(), staffNote);
    m_watch->rest();
    QCOMPARE(m_watch->complaints().join(u"; "_s), QString());
}

void AttacksTest::verifyCounters(const Attack &attack, const CheckoutView &view)
{
    for (std::size_t i = 0; i < rejectionCount; ++i) {
        const auto reason = Rejection(i);
        const bool expected = std::ranges::find(attack.rejected, reason) != attack.rejected.end();
        if (expected)
            QTRY_VERIFY2_WITH_TIMEOUT(view.rejections().of(reason) > 0, qPrintable(rejectionName(reason)),
                                      patience / 3);
        else
            QVERIFY2(view.rejections().of(reason) == 0, qPrintable(rejectionName(reason)));
    }
    for (const NavigationRefusal reason : attack.refused)
        QTRY_VERIFY2_WITH_TIMEOUT(view.refusals().of(reason) > 0, qPrintable(navigationRefusalName(reason)),
                                  patience / 3);
}

void AttacksTest::theNextCustomerFindsNothing()
{
    HostilePayment payment(m_server, options(), m_states.path());
    m_server.stage(u"traces_leave"_s, Place::Element);
    QCOMPARE(payment.runAttack(), QString());
    QCOMPARE(m_server.said(u"left"_s).size(), 1);
    QCOMPARE(payment.finish(), QString());
    m_server.stage(u"traces_find"_s, Place::Element);
    QCOMPARE(payment.runAttack(), QString());
    QCOMPARE(m_server.said(u"won"_s).join(u"; "_s), QString());
    QCOMPARE(payment.finish(), QString());
}

int main(int argc, char *argv[])
{
    return webTestMain<AttacksTest>(argc, argv);
}

#include "attacks_test.moc"
