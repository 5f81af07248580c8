// SPDX-License-Identifier: MIT
// Price list, basket and the references of a kiosk's orders.
#include "kiosk/basket.h"
#include "kiosk/kiosk_order.h"

#include <QSet>
#include <QTest>

using namespace Kassi;
using namespace Qt::StringLiterals;

namespace {

PriceList prices()
{
    return {.groups = {{.id = u"hot"_s, .name = {}}, {.id = u"cold"_s, .name = {}}},
            .items = {{.id = u"latte"_s,
                       .name = {{u"is"_s, u"Kaffi latte"_s}, {u"en"_s, u"Latte"_s}},
                       .price = 890,
                       .group = u"hot"_s,
                       .atMost = 3},
                      {.id = u"bun"_s, .name = {}, .price = 450, .group = u"cold"_s},
                      {.id = u"free"_s, .name = {}, .price = 0}}};
}

Attempt attempt(const QString &reference, const QString &order, std::optional<Outcome> outcome, qint64 amount = 890)
{
    return {.plan = {.attempt = u"a-"_s + reference,
                     .idempotencyKey = u"k"_s,
                     .body = QByteArray(R"({"metadata":{"kassi_order":")") + order.toUtf8() + R"("}})",
                     .reference = reference,
                     .money = {.amount = amount}},
            .session = u"pses_"_s + reference,
            .payment = u"pay_"_s + reference,
            .outcome = outcome};
}

std::optional<QString> keep(const std::vector<Attempt> &all, const QString &order = u"latte*1"_s, qint64 amount = 890)
{
    return referenceToKeep(order, {.amount = amount}, all, [&](const QString &reference) {
        std::vector<Attempt> history;
        for (const Attempt &each : all) {
            if (each.plan.reference == reference)
                history.push_back(each);
        }
        return history;
    });
}

} // namespace

class KioskBasketTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsAndAddsUp()
    {
        const PriceList list = prices();
        Basket basket;
        QVERIFY(basket.isEmpty());
        QVERIFY(basket.add(list, u"latte"_s));
        QVERIFY(basket.add(list, u"bun"_s));
        QVERIFY(basket.add(list, u"latte"_s));
        QCOMPARE(basket.total(list), (Money{.amount = 2 * 890 + 450}));
        QCOMPARE(basket.count(), 3);
        QCOMPARE(basket.countOf(u"latte"_s), 2);
        QVERIFY(basket.takeOut(u"latte"_s));
        QVERIFY(basket.takeOut(u"latte"_s));
        QCOMPARE(basket.lines(), (std::vector<BasketLine>{{.item = u"bun"_s, .count = 1}}));
        QVERIFY(!basket.takeOut(u"latte"_s));
    }

    void holdsNoMoreThanTheListAllows()
    {
        PriceList list = prices();
        Basket basket;
        for (int i = 0; i < 3; ++i)
            QVERIFY(basket.add(list, u"latte"_s));
        QVERIFY(!basket.add(list, u"latte"_s));
        QVERIFY(!basket.add(list, u"free"_s));
        QVERIFY(!basket.add(list, u"nothing of the kind"_s));
        QCOMPARE(basket.count(), 3);

        list.items.clear();
        for (int i = 0; i < 60; ++i)
            list.items.push_back({.id = QString::number(i), .name = {}, .price = largestPrice, .atMost = 1'000'000});
        basket = {};
        for (int i = 0; i < 60; ++i) {
            for (int j = 0; j < 200; ++j)
                (void)basket.add(list, QString::number(i));
        }
        QCOMPARE(basket.lines().size(), Basket::mostLines);
        QVERIFY(validate(basket.total(list)).has_value());
    }

    void theSameChoiceIsTheSameText()
    {
        const PriceList list = prices();
        Basket one, other;
        for (const QString &item : {u"latte"_s, u"bun"_s, u"latte"_s})
            QVERIFY(one.add(list, item));
        for (const QString &item : {u"bun"_s, u"latte"_s, u"latte"_s})
            QVERIFY(other.add(list, item));
        QCOMPARE(one.asText(), other.asText());
        QVERIFY(other.takeOut(u"latte"_s));
        QVERIFY(one.asText() != other.asText());
    }

    void textsFallBackToALanguageThatIsThere()
    {
        const PriceItem latte = *prices().find(u"latte"_s);
        QCOMPARE(textIn(latte.name, u"en"_s), u"Latte"_s);
        QVERIFY(!textIn(latte.name, u"pl"_s).isEmpty());
        QVERIFY(textIn({}, u"pl"_s).isEmpty());
    }

    void referencesAreShortAndDiffer()
    {
        QSet<QString> made;
        constexpr int many = 2000;
        for (int i = 0; i < many; ++i)
            made << makeKioskReference(u"261130"_s, (i + 0.5) / many);
        QCOMPARE(made.size(), many);
        QCOMPARE(makeKioskReference(u"261130"_s, 0), u"261130-3333"_s);
        QCOMPARE(makeKioskReference(u"261130"_s, std::nextafter(1.0, 0.0)).size(), 11);
        QCOMPARE(orderNumberOf(u"261130-K7M4"_s), u"K7M4"_s);
        QCOMPARE(orderNumberOf(u"PÖNTUN-7"_s), u"PÖNTUN-7"_s);
    }

    void longOrdersAreTold()
    {
        const QString text(longestOrderText + 1, u'x');
        QVERIFY(kioskOrderText(text).startsWith(u"sha256:"_s));
        QCOMPARE(kioskOrderText(text), kioskOrderText(text));
        QVERIFY(kioskOrderText(text) != kioskOrderText(text + u'x'));
    }

    void anUnresolvedOrderIsGoneOnWith()
    {
        QCOMPARE(keep({attempt(u"A"_s, u"latte*1"_s, std::nullopt)}), u"A"_s);
        QCOMPARE(keep({attempt(u"A"_s, u"latte*1"_s, Outcome::Unconfirmed)}), u"A"_s);
        QCOMPARE(keep({attempt(u"A"_s, u"latte*1"_s, Outcome::Cancelled)}), u"A"_s); // its session could be paid
    }

    void anotherOrderIsAnotherOne()
    {
        QVERIFY(!keep({attempt(u"A"_s, u"latte*2"_s, std::nullopt)}));
        QVERIFY(!keep({attempt(u"A"_s, u"latte*1"_s, std::nullopt, 891)})); // the price changed meanwhile
        QVERIFY(!keep({attempt(u"A"_s, {}, std::nullopt)}, {}));
        QVERIFY(!keep({}));
    }

    void whatWasPaidMeanwhileIsSomebodyElses()
    {
        QVERIFY(!keep({attempt(u"A"_s, u"latte*1"_s, Outcome::Paid)}));
        Attempt late = attempt(u"A"_s, u"latte*1"_s, Outcome::Expired);
        late.lateMoney = true;
        QVERIFY(!keep({late}));
    }

    void whatIsOverIsNotGoneOnWith()
    {
        Attempt over = attempt(u"A"_s, u"latte*1"_s, Outcome::Declined);
        over.sessionClosed = true;
        QVERIFY(!keep({over}));
    }
};

QTEST_GUILESS_MAIN(KioskBasketTest)
#include "kiosk_basket_test.moc"
