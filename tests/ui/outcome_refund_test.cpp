// SPDX-License-Identifier: MIT
// A refund straight from the outcome of the payment that was just taken, by keys, in the real window, against the
// sandbox gateway: the same page, the same permission, and back to the outcome, which says how it stands.
#include "cashier_rig.h"
#include "web_test_main.h"

#include "cashier/amount_page.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSet>

using namespace Kassi;
using namespace Qt::StringLiterals;

class OutcomeRefundTest : public Test::CashierRig
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        setUp(u"kassi-outcome-refund"_s);
        openWindow(options());
        m_window->startGuardian();
    }
    void cleanup() { tearDown(); }

    void aPartGoesBackAndThenTheRest();
    void turningBackLeavesTheOutcomeAsItWas();
    void aManagersPinIsAskedFor();
    void aRefusedRefundIsTold();
    void whereNothingWasTakenNothingGoesBack();
    void theNextOutcomeKnowsNothingOfIt();

private:
    void takePayment(const QString &reference = u"ORDER-1"_s);
    [[nodiscard]] bool notes(const QString &words) const
    {
        return waitFor([&] { return isVisible(u"refund-note"_s) && text(u"refund-note"_s).contains(words); });
    }
};

void OutcomeRefundTest::takePayment(const QString &reference)
{
    type(u"4990"_s);
    QTest::keyClicks(find<QLineEdit>(u"reference"_s), reference);
    const auto sessions = [this] {
        QSet<QString> ids;
        for (const QJsonValue &session : m_rig->truth()[u"sessions"_s].toArray())
            ids << session[u"id"_s].toString();
        return ids;
    };
    const QSet<QString> before = sessions();
    key(Qt::Key_Return);
    QVERIFY(waitFor([&] { return sessions().size() > before.size(); }));
    const QString made = (sessions() - before).values().constFirst(); // two of one second have no order
    m_rig->control("POST", u"/sessions/"_s + made, {{u"action"_s, u"complete"_s}});
    QVERIFY(waitFor([this] { return isVisible(u"outcome-title"_s) && text(u"outcome-title"_s) == u"Greitt"_s; }));
}

void OutcomeRefundTest::aPartGoesBackAndThenTheRest()
{
    takePayment();
    QVERIFY(isVisible(u"outcome-refund"_s));
    QVERIFY2(find<QPushButton>(u"outcome-refund"_s)->text().contains(u"F7"_s), "its key is not shown");
    QVERIFY(isVisible(u"outcome-next"_s));
    QVERIFY(!isVisible(u"refund-note"_s));
    key(Qt::Key_F7);
    QVERIFY(isVisible(u"refund-amount"_s));
    QCOMPARE(find<QLineEdit>(u"refund-amount"_s)->text(), u"4990"_s);
    type(u"990"_s);
    key(Qt::Key_Return);
    QCOMPARE(givenBack(), 0);
    key(Qt::Key_F7);
    QVERIFY(waitFor([this] { return attempt().refunded() == 990; }));
    QVERIFY(notes(u"990\u00a0kr. hefur verið endurgreitt"_s));
    QVERIFY(isVisible(u"outcome-title"_s));
    QVERIFY(!isVisible(u"outcome-next"_s)); // "hand over the goods"
    key(Qt::Key_F7);
    QCOMPARE(find<QLineEdit>(u"refund-amount"_s)->text(), u"4000"_s);
    key(Qt::Key_Return);
    key(Qt::Key_F7);
    QVERIFY(waitFor([this] { return attempt().refunded() == 4990; }));
    QVERIFY(notes(u"4.000\u00a0kr. hefur verið endurgreitt"_s));
    QCOMPARE(givenBack(), 4990);
    key(Qt::Key_F7); // nothing is left
    QVERIFY(notes(u"Ekkert af þessari greiðslu"_s));
    QVERIFY(isVisible(u"outcome-title"_s));
    key(Qt::Key_Return);
    QVERIFY(m_window->findChild<AmountPage *>()->isVisible());
}

void OutcomeRefundTest::turningBackLeavesTheOutcomeAsItWas()
{
    takePayment();
    QTest::mouseClick(find<QPushButton>(u"outcome-refund"_s), Qt::LeftButton);
    QVERIFY(isVisible(u"refund-amount"_s));
    key(Qt::Key_Escape);
    QVERIFY(isVisible(u"outcome-title"_s));
    QVERIFY(isVisible(u"outcome-next"_s));
    QVERIFY(!isVisible(u"refund-note"_s));
    QVERIFY(attempt().refunds.empty());
    key(Qt::Key_Return);
    QVERIFY(m_window->findChild<AmountPage *>()->isVisible());
}

void OutcomeRefundTest::aManagersPinIsAskedFor()
{
    openWindowAsJon();
    takePayment();
    key(Qt::Key_F7);
    key(Qt::Key_Return);
    key(Qt::Key_F7);
    QVERIFY(waitFor([this] { return m_window->focusWidget()->inherits("Kassi::PinPad"); }));
    QVERIFY(attempt().refunds.empty());
    type(u"2580"_s);
    key(Qt::Key_Return);
    QVERIFY(waitFor([this] { return attempt().refunded() == 4990; }));
    QVERIFY(notes(u"4.990\u00a0kr. hefur verið endurgreitt"_s));
}

void OutcomeRefundTest::aRefusedRefundIsTold()
{
    m_rig->set(u"refunds"_s, u"failed"_s);
    takePayment();
    key(Qt::Key_F7);
    key(Qt::Key_Return);
    key(Qt::Key_F7);
    QVERIFY(notes(u"hafnað"_s));
    QCOMPARE(attempt().rest(), 4990);
    QVERIFY(isVisible(u"outcome-next"_s)); // it is paid as before
}

void OutcomeRefundTest::whereNothingWasTakenNothingGoesBack()
{
    type(u"4990"_s);
    key(Qt::Key_Return);
    QVERIFY(m_rig->placeOf(u"pay"_s).has_value());
    QTest::mouseClick(find<QPushButton>(u"cancel"_s), Qt::LeftButton);
    QTest::mouseClick(find<QPushButton>(u"cancel-yes"_s), Qt::LeftButton);
    QVERIFY(waitFor([this] { return isVisible(u"outcome-title"_s); }));
    QVERIFY(!isVisible(u"outcome-refund"_s));
    key(Qt::Key_F7);
    QVERIFY(isVisible(u"outcome-title"_s));
}

void OutcomeRefundTest::theNextOutcomeKnowsNothingOfIt()
{
    takePayment();
    key(Qt::Key_F7);
    key(Qt::Key_Return);
    key(Qt::Key_F7);
    QVERIFY(notes(u"hefur verið endurgreitt"_s));
    key(Qt::Key_Return);
    QVERIFY(m_window->findChild<AmountPage *>()->isVisible());
    takePayment(u"ORDER-2"_s);
    QVERIFY(!isVisible(u"refund-note"_s));
    QVERIFY(isVisible(u"outcome-next"_s));
    QVERIFY(isVisible(u"outcome-refund"_s));
}

int main(int argc, char *argv[])
{
    return Kassi::Test::webTestMain<OutcomeRefundTest>(argc, argv);
}

#include "outcome_refund_test.moc"
