// SPDX-License-Identifier: MIT
// What a charge tells of an order's attempts and of what is on the screen. It never says that nothing was paid of an
// order that was.
#include "pos/charge.h"
#include "unit/support/machine_driver.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Kassi;
using namespace Kassi::Pos;
using namespace Kassi::Testing;

namespace {

Attempt attempt(const QString &id, std::optional<Outcome> outcome = {})
{
    Attempt one = earlier(outcome);
    one.plan.attempt = id;
    return one;
}

OnScreen screen(const QString &id, Phase phase)
{
    return {.progress = {.reference = u"ORDER-1"_s, .money = price, .attempt = id}, .phase = phase};
}

QString told(const std::vector<Attempt> &history, const QString &id, const std::optional<OnScreen> &shown = {})
{
    const auto charge = chargeOf(history, id, shown);
    if (!charge)
        return u"-"_s;
    return charge->open ? u"open "_s + phaseName(charge->phase)
                        : outcomeName(charge->settlement.outcome) + (charge->paid ? u" paid"_s : QString());
}

} // namespace

class PosChargeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsTheOrder_data();
    void tellsTheOrder();
    void lateMoneyIsPaid();
    void refundedIsNotPaid();
    void isTheResultLineAndMore();
    void settlementHasTheDocumentedOrder();
};

void PosChargeTest::tellsTheOrder_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("found");
    const auto row = [](const char *name, const QString &found, const QString &wanted) {
        QTest::newRow(name) << wanted << found;
    };
    const Attempt open = attempt(u"a"_s);
    const Attempt declined = attempt(u"a"_s, Outcome::Declined);
    const Attempt paid = attempt(u"b"_s, Outcome::Paid);
    row("nobody knows it", told({}, u"a"_s), u"-"_s);
    row("nobody knows it, and another is shown", told({}, u"a"_s, screen(u"b"_s, Phase::Presented)), u"-"_s);
    row("shown before its plan is durable", told({}, u"a"_s, screen(u"a"_s, Phase::Creating)), u"open Creating"_s);
    row("shown", told({open}, u"a"_s, screen(u"a"_s, Phase::Presented)), u"open Presented"_s);
    row("left open", told({open}, u"a"_s), u"open Recovering"_s);
    row("was the last on the screen", told({declined}, u"a"_s, screen(u"a"_s, Phase::Settled)), u"declined"_s);
    row("declined", told({declined}, u"a"_s), u"declined"_s);
    row("paid", told({paid}, u"b"_s), u"paid paid"_s);
    row("declined, and paid when tried again", told({declined, paid}, u"a"_s), u"paid paid"_s);
    row("declined, and promised when tried again", told({declined, attempt(u"b"_s, Outcome::Pending)}, u"a"_s),
        u"pending"_s);
    row("declined, and tried again now", told({declined, attempt(u"b"_s)}, u"a"_s, screen(u"b"_s, Phase::Presented)),
        u"open Presented"_s);
    row("left open here, paid on the phone", told({open, paid}, u"a"_s), u"paid paid"_s);
    row("paid, and something else is shown", told({paid}, u"b"_s, screen(u"c"_s, Phase::Presented)), u"paid paid"_s);
    row("not known", told({attempt(u"a"_s, Outcome::Unconfirmed)}, u"a"_s), u"unconfirmed"_s);
}

void PosChargeTest::tellsTheOrder()
{
    QFETCH(const QString, wanted);
    QFETCH(const QString, found);
    QCOMPARE(found, wanted);
}

void PosChargeTest::lateMoneyIsPaid()
{
    Attempt late = attempt(u"a"_s, Outcome::Cancelled);
    late.lateMoney = true;
    const auto charge = chargeOf({late}, u"a"_s, {});
    QVERIFY(charge && charge->paid && charge->lateMoney);
    QCOMPARE(charge->settlement.outcome, Outcome::Paid);
    QVERIFY(charge->settlement.isLateMoney());
    late.kept = true;
    QVERIFY(!chargeOf({late}, u"a"_s, {})->lateMoney);
    QVERIFY(chargeOf({late}, u"a"_s, {})->paid);
}

void PosChargeTest::refundedIsNotPaid()
{
    Attempt paid = attempt(u"a"_s, Outcome::Paid);
    paid.refunds = {{.amount = 990, .id = u"ref_1"_s, .status = RefundStatus::Succeeded}};
    const auto part = chargeOf({paid}, u"a"_s, {});
    QVERIFY(part->paid);
    const QJsonObject json = QJsonDocument::fromJson(chargeJson(*part)).object();
    QCOMPARE(json[u"refunded"].toInteger(), 990);
    QCOMPARE(json[u"refunds"][0][u"refund"].toString(), u"ref_1"_s);
    paid.refunds.push_back({.amount = 4000});
    const auto all = chargeOf({paid}, u"a"_s, {});
    QVERIFY(!all->paid);
    QCOMPARE(all->settlement.outcome, Outcome::Paid); // what became of it is told beside
    const QJsonObject pending = QJsonDocument::fromJson(chargeJson(*all)).object();
    QCOMPARE(pending[u"refunded"].toInteger(), 990);
    QCOMPARE(pending[u"refunds"][1][u"status"].toString(), u"pending"_s);
}

void PosChargeTest::isTheResultLineAndMore()
{
    const Attempt paid = attempt(u"a"_s, Outcome::Paid);
    const QJsonObject json = QJsonDocument::fromJson(chargeJson(*chargeOf({paid}, u"a"_s, {}))).object();
    const QJsonObject line = QJsonDocument::fromJson(settlementJson({.reference = u"x"_s})).object();
    for (const QString &field : line.keys())
        QVERIFY2(json.contains(field), qPrintable(field));
    QCOMPARE(json[u"id"].toString(), u"a"_s);
    QCOMPARE(json[u"status"].toString(), u"settled"_s);
    QCOMPARE(json[u"phase"].toString(), u"settled"_s);
    QCOMPARE(json[u"outcome"].toString(), u"paid"_s);
    const QJsonObject open =
        QJsonDocument::fromJson(chargeJson(*chargeOf({}, u"a"_s, screen(u"a"_s, Phase::Creating)))).object();
    QCOMPARE(open[u"status"].toString(), u"open"_s);
    QCOMPARE(open[u"phase"].toString(), u"creating"_s);
    QVERIFY(open[u"outcome"].isNull());
}

void PosChargeTest::settlementHasTheDocumentedOrder()
{
    const QByteArray line = settlementJson({.outcome = Outcome::Paid,
                                            .reference = u"ORDER-1"_s,
                                            .money = price,
                                            .session = u"pses_1"_s,
                                            .payment = u"pay_1"_s,
                                            .attempt = u"a"_s,
                                            .timings = {.created = 1, .ready = 2, .settled = 3}});
    QCOMPARE(line, QByteArray(R"({"outcome":"paid","reference":"ORDER-1","amount":4990,"currency":"ISK",)"
                              R"("session":"pses_1","payment":"pay_1","attempt":"a","replayed":false,)"
                              R"("timings_ms":{"created":1,"ready":2,"settled":3}})"));
}

QTEST_GUILESS_MAIN(PosChargeTest)
#include "pos_charge_test.moc"
