// SPDX-License-Identifier: MIT
// The kiosk as its customers use it, each way from the first touch to the next customer: real touch and key events on
// its own controls and on the real checkout inside, a real journal, the sandbox gateway, which is asked in the end what
// really happened to the money.
#include "kiosk_rig.h"
#include "web_test_main.h"

#include "common/qr_code.h"
#include "kiosk/attract_page.h"
#include "kiosk/kiosk_order.h"

#include <QRegularExpression>

using namespace Kassi;
using namespace Qt::StringLiterals;

class KioskWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_rig = std::make_unique<KioskRig>(); }
    void cleanup() { m_rig.reset(); }

    void sellsFromThePriceList();
    void isWorkedWithKeysAlone();
    void takesAnAmount();
    void paysAnOrderOfThePos();
    void givesThePosItsOrderBack();
    void speaksTheCustomersLanguageUntilTheyGo();
    void aidsGoWithTheCustomer();
    void staysTheSamePaymentWhenTheCardIsDeclined();
    void showsACodeForAPhone();
    void asksBeforeItStops();
    void needsNoScrolling();
    void soundsAsItEnds();
    void nothingStandsInOnePlaceForLong();

private:
    [[nodiscard]] QJsonObject payment(int at = 0) const
    {
        return m_rig->gateway().truth()[u"payments"_s].toArray().at(at).toObject();
    }
    [[nodiscard]] qsizetype sessions() const { return m_rig->gateway().truth()[u"sessions"_s].toArray().size(); }

    std::unique_ptr<KioskRig> m_rig;
};

void KioskWindowTest::sellsFromThePriceList()
{
    m_rig->open();
    m_rig->touch(u"attract-begin"_s);
    QCOMPARE(m_rig->place(), KioskPlace::Order);
    QVERIFY(!m_rig->find<QPushButton>(u"order-go-on"_s)->isEnabled());
    m_rig->touch(u"more-latte"_s);
    m_rig->touch(u"item-latte"_s); // the whole tile is the key
    m_rig->touch(u"more-latte"_s);
    m_rig->touch(u"less-latte"_s);
    QCOMPARE(m_rig->text(u"count-latte"_s), u"2"_s);
    m_rig->touch(u"group-cold"_s);
    m_rig->touch(u"more-bun"_s);
    QCOMPARE(m_rig->text(u"basket"_s), u"2.230\u00a0kr."_s);
    m_rig->touch(u"order-go-on"_s);
    QCOMPARE(m_rig->place(), KioskPlace::Review);
    QCOMPARE(m_rig->text(u"review-total"_s), u"2.230\u00a0kr."_s);
    m_rig->touch(u"line-less-1"_s);
    QCOMPARE(m_rig->text(u"review-total"_s), u"1.780\u00a0kr."_s);
    m_rig->touch(u"review-pay"_s);
    QCOMPARE(m_rig->place(), KioskPlace::Payment);
    m_rig->payByCard();
    QVERIFY(m_rig->reaches(KioskPlace::Outcome));
    QCOMPARE(m_rig->text(u"end-title"_s), u"Greitt"_s);
    const QString reference = payment()[u"external_reference"_s].toString();
    static const QRegularExpression ours(u"^\\d{6}-[A-Z0-9]{4}$"_s);
    QVERIFY2(ours.match(reference).hasMatch(), qPrintable(reference));
    QCOMPARE(m_rig->text(u"end-number"_s), orderNumberOf(reference));
    QCOMPARE(payment()[u"amount"_s].toInteger(), 1780);
    QCOMPARE(m_rig->gateway().timesTaken(), 1);
    QCOMPARE(kioskOrderOf(m_rig->journal().recent(1)->front()), u"latte*2"_s);
    m_rig->touch(u"end-done"_s);
    QCOMPARE(m_rig->place(), KioskPlace::Thanks);
    QCOMPARE(m_rig->text(u"notice-number"_s), orderNumberOf(reference));
    QVERIFY(m_rig->reaches(KioskPlace::Attract));
    m_rig->touch(u"attract-begin"_s);
    QVERIFY(m_rig->text(u"count-latte"_s).isEmpty());
}

void KioskWindowTest::isWorkedWithKeysAlone()
{
    m_rig->open();
    const auto tabTo = [this](const QString &name) {
        for (int i = 0; i < 40; ++i) {
            const QWidget *at = QApplication::focusWidget();
            if (at && at->objectName() == name)
                return true;
            m_rig->key(Qt::Key_Tab);
        }
        return false;
    };
    m_rig->key(Qt::Key_Space); // the focus is on it
    QCOMPARE(m_rig->place(), KioskPlace::Order);
    QVERIFY(tabTo(u"more-tea"_s));
    m_rig->key(Qt::Key_Space);
    QCOMPARE(m_rig->text(u"count-tea"_s), u"1"_s);
    QVERIFY(tabTo(u"order-go-on"_s));
    m_rig->key(Qt::Key_Space);
    QCOMPARE(m_rig->place(), KioskPlace::Review);
    QVERIFY(tabTo(u"review-pay"_s));
    m_rig->key(Qt::Key_Space);
    QCOMPARE(m_rig->place(), KioskPlace::Payment);
    m_rig->payByCard();
    QVERIFY(m_rig->reaches(KioskPlace::Outcome));
    QVERIFY(tabTo(u"end-done"_s));
    m_rig->key(Qt::Key_Space);
    QCOMPARE(m_rig->place(), KioskPlace::Thanks);
}

void KioskWindowTest::takesAnAmount()
{
    m_rig->options.kiosk.source = KioskSource::Amount;
    m_rig->options.kiosk.amount = {
        .presets = {500, 1000}, .min = 200, .max = 20'000, .purpose = {{u"is"_s, u"Styrkur"_s}}};
    m_rig->open();
    m_rig->touch(u"attract-begin"_s);
    QCOMPARE(m_rig->text(u"sum-purpose"_s), u"Styrkur"_s);
    m_rig->touch(u"key-1"_s);
    m_rig->touch(u"key-9"_s);
    m_rig->touch(u"key-9"_s);
    QVERIFY(!m_rig->find<QPushButton>(u"order-go-on"_s)->isEnabled()); // below the limit
    for (int i = 0; i < 3; ++i)
        m_rig->touch(u"key-9"_s);
    QCOMPARE(m_rig->window().state().amount, 19'999); // and not above it
    QVERIFY(m_rig->text(u"sum-limits"_s).contains(u"20.000"_s));
    m_rig->touch(u"sum-preset-1000"_s);
    m_rig->touch(u"order-go-on"_s);
    QCOMPARE(m_rig->text(u"review-what"_s), u"Styrkur"_s);
    m_rig->touch(u"review-pay"_s);
    m_rig->payByCard();
    QVERIFY(m_rig->reaches(KioskPlace::Outcome));
    QCOMPARE(payment()[u"amount"_s].toInteger(), 1000);
    QCOMPARE(m_rig->gateway().timesTaken(), 1);
}

void KioskWindowTest::paysAnOrderOfThePos()
{
    m_rig->options.kiosk.source = KioskSource::Pos;
    m_rig->open();
    m_rig->touch(u"attract-begin"_s);
    QCOMPARE(m_rig->place(), KioskPlace::Order);
    QVERIFY(!m_rig->text(u"notice-title"_s).isEmpty());
    SessionRequest request;
    request.money.amount = 4990;
    request.reference = u"POS-77"_s;
    std::vector<std::optional<Settlement>> answers;
    const PosAnswer answer = [&](const std::optional<Settlement> &settlement) { answers.push_back(settlement); };
    QVERIFY(m_rig->window().offerOrder(request, answer).has_value());
    QCOMPARE(m_rig->place(), KioskPlace::Review);
    QVERIFY(!m_rig->window().offerOrder(request, answer).has_value()); // one at a time
    QVERIFY(m_rig->text(u"review-what"_s).contains(u"POS-77"_s));
    m_rig->touch(u"review-pay"_s);
    m_rig->payByCard();
    QVERIFY(m_rig->reaches(KioskPlace::Outcome));
    QCOMPARE(answers.size(), 1U);
    QCOMPARE(answers.front()->outcome, Outcome::Paid);
    QCOMPARE(answers.front()->reference, u"POS-77"_s);
    QCOMPARE(payment()[u"external_reference"_s].toString(), u"POS-77"_s);
    QVERIFY(m_rig->text(u"end-number"_s).contains(u"POS-77"_s));
}

void KioskWindowTest::givesThePosItsOrderBack()
{
    m_rig->options.kiosk.source = KioskSource::Pos;
    m_rig->open();
    SessionRequest request;
    request.money.amount = 4990;
    request.reference = u"POS-78"_s;
    int given = 0;
    const PosAnswer answer = [&](const std::optional<Settlement> &settlement) { given += settlement ? 100 : 1; };
    QVERIFY(m_rig->window().offerOrder(request, answer).has_value());
    m_rig->touch(u"review-back"_s);
    QCOMPARE(m_rig->place(), KioskPlace::Attract);
    QCOMPARE(given, 1);
    QVERIFY(m_rig->window().offerOrder(request, answer).has_value());
    m_rig->window().withdrawOrder();
    QCOMPARE(m_rig->place(), KioskPlace::Attract);
    QCOMPARE(given, 1); // it knows
    QCOMPARE(sessions(), 0);
}

void KioskWindowTest::speaksTheCustomersLanguageUntilTheyGo()
{
    m_rig->open();
    m_rig->touch(u"kiosk-language-en"_s);
    QCOMPARE(m_rig->place(), KioskPlace::Attract);
    m_rig->touch(u"attract-begin"_s);
    QCOMPARE(m_rig->text(u"name-tea"_s), u"Tea"_s);
    m_rig->touch(u"kiosk-language-is"_s); // on every screen
    QCOMPARE(m_rig->text(u"name-tea"_s), u"Te"_s);
    m_rig->touch(u"kiosk-language-en"_s);
    m_rig->touch(u"more-tea"_s);
    m_rig->touch(u"order-go-on"_s);
    QCOMPARE(m_rig->text(u"review-title"_s), u"Is this right?"_s);
    m_rig->touch(u"review-pay"_s);
    m_rig->payByCard();
    QVERIFY(m_rig->reaches(KioskPlace::Outcome));
    QTRY_COMPARE(m_rig->text(u"end-title"_s), u"Paid"_s);
    QVERIFY(m_rig->journal().recent(1)->front().plan.body.contains("\"locale\":\"en\""));
    m_rig->touch(u"end-done"_s);
    QVERIFY(m_rig->reaches(KioskPlace::Attract));
    QTRY_COMPARE(m_rig->find<QPushButton>(u"attract-begin"_s)->text(), u"Snertu til að byrja"_s);
}

void KioskWindowTest::aidsGoWithTheCustomer()
{
    QList<bool> contrasts;
    m_rig->options.applyContrast = [&](bool on) { contrasts << on; };
    m_rig->open();
    m_rig->window().resize(768, 1024);
    m_rig->touch(u"attract-begin"_s);
    const auto top = [this] {
        const auto *key = m_rig->find<QPushButton>(u"more-latte"_s);
        return key->mapTo(&m_rig->window(), QPoint()).y();
    };
    const int before = top();
    const int letters = m_rig->find<QPushButton>(u"order-go-on"_s)->font().pixelSize();
    m_rig->touch(u"kiosk-reach"_s);
    QTRY_VERIFY(top() > before + 200);
    QVERIFY(top() > m_rig->window().height() / 2);
    m_rig->touch(u"kiosk-contrast"_s);
    QCOMPARE(contrasts, (QList<bool>{true}));
    m_rig->touch(u"kiosk-large"_s);
    QTRY_VERIFY(m_rig->find<QPushButton>(u"order-go-on"_s)->font().pixelSize() > letters);
    m_rig->touch(u"kiosk-leave"_s);
    QCOMPARE(m_rig->place(), KioskPlace::Attract);
    QCOMPARE(contrasts, (QList<bool>{true, false}));
    m_rig->touch(u"attract-begin"_s);
    QTRY_COMPARE(top(), before);
}

void KioskWindowTest::staysTheSamePaymentWhenTheCardIsDeclined()
{
    m_rig->open();
    m_rig->toPayment();
    m_rig->payByCard(u"4000000000000002"_s);
    QVERIFY(GatewayRig::waitFor([this] { return m_rig->gateway().paymentStatus() == u"failed"_s; }));
    m_rig->touch(u"pay-stop"_s);
    m_rig->touch(u"pay-stop-yes"_s);
    QVERIFY(m_rig->reaches(KioskPlace::Outcome));
    QCOMPARE(m_rig->window().state().outcome, Outcome::Declined);
    const QString session = m_rig->gateway().sessionId();
    m_rig->touch(u"end-again"_s);
    QCOMPARE(m_rig->place(), KioskPlace::Payment);
    m_rig->payByCard();
    QVERIFY(m_rig->reaches(KioskPlace::Outcome));
    QCOMPARE(m_rig->window().state().outcome, Outcome::Paid);
    QVERIFY(!m_rig->window().state().ofAnother);
    QCOMPARE(m_rig->gateway().sessionId(), session);
    QCOMPARE(sessions(), 1);
    QCOMPARE(m_rig->gateway().timesTaken(), 1);
}

void KioskWindowTest::showsACodeForAPhone()
{
    m_rig->open();
    m_rig->toPayment();
    QVERIFY(m_rig->gateway().placeOf(u"pay"_s).has_value());
    m_rig->touch(u"customer-phone"_s);
    auto *code = m_rig->window().findChild<QrCode *>();
    QVERIFY(GatewayRig::waitFor([&] { return code->isVisible() && !code->isEmpty(); }));
    QCOMPARE(sessions(), 2);
    QVERIFY(m_rig->window().state().onPhone);
    m_rig->gateway().control("POST", u"/sessions/"_s + m_rig->gateway().sessionId(), {{u"action"_s, u"complete"_s}});
    QVERIFY(m_rig->reaches(KioskPlace::Outcome));
    QCOMPARE(m_rig->window().state().outcome, Outcome::Paid);
    QVERIFY(!m_rig->window().state().ofAnother);
}

void KioskWindowTest::asksBeforeItStops()
{
    m_rig->open();
    m_rig->toPayment();
    QVERIFY(m_rig->gateway().placeOf(u"pay"_s).has_value());
    m_rig->touch(u"pay-stop"_s);
    m_rig->touch(u"pay-stop-no"_s);
    QCOMPARE(m_rig->place(), KioskPlace::Payment);
    QVERIFY(!m_rig->window().state().stopping);
    m_rig->touch(u"pay-stop"_s);
    m_rig->touch(u"pay-stop-yes"_s);
    QVERIFY(m_rig->reaches(KioskPlace::Outcome));
    QCOMPARE(m_rig->window().state().outcome, Outcome::Cancelled);
    QCOMPARE(m_rig->gateway().timesTaken(), 0);
}

// A list of a hundred on the smallest screen: all of it is reached by turning pages.
void KioskWindowTest::needsNoScrolling()
{
    PriceList &list = m_rig->options.kiosk.prices;
    for (int i = 0; i < 100; ++i)
        list.items.push_back(
            {.id = u"i%1"_s.arg(i), .name = {{u"is"_s, u"Vara %1"_s.arg(i)}}, .price = 100 + i, .group = u"hot"_s});
    m_rig->open();
    m_rig->window().resize(800, 600);
    m_rig->touch(u"attract-begin"_s);
    QSet<QString> seen;
    for (int i = 0; i < 60; ++i) {
        for (const QPushButton *more : m_rig->window().findChildren<QPushButton *>()) {
            if (more->objectName().startsWith(u"more-"_s) && more->isVisible()) {
                QCOMPARE(more->visibleRegion().boundingRect(), more->rect());
                seen << more->objectName();
            }
        }
        m_rig->touch(u"page-after"_s);
    }
    QCOMPARE(seen.size(), qsizetype(list.items.size()));
}

void KioskWindowTest::soundsAsItEnds()
{
    m_rig->options.kiosk.volume = 40;
    m_rig->open();
    std::vector<Sound> sounds;
    QObject::connect(&m_rig->window().chime(), &Chime::played, &m_rig->window(),
                     [&](Sound sound) { sounds.push_back(sound); });
    m_rig->toPayment();
    m_rig->payByCard(u"4000000000000002"_s);
    QVERIFY(GatewayRig::waitFor([this] { return m_rig->gateway().paymentStatus() == u"failed"_s; }));
    m_rig->touch(u"pay-stop"_s);
    m_rig->touch(u"pay-stop-yes"_s);
    QVERIFY(m_rig->reaches(KioskPlace::Outcome));
    m_rig->touch(u"end-again"_s);
    m_rig->payByCard();
    QVERIFY(m_rig->reaches(KioskPlace::Outcome));
    QCOMPARE(sounds, (std::vector<Sound>{Sound::Bad, Sound::Good}));
}

void KioskWindowTest::nothingStandsInOnePlaceForLong()
{
    m_rig->open();
    auto *page = m_rig->window().findChild<AttractPage *>();
    QSet<int> places;
    for (int i = 0; i < 9; ++i) {
        const QPoint at = m_rig->find<QPushButton>(u"attract-begin"_s)->mapTo(&m_rig->window(), QPoint());
        places << at.x() * 10'000 + at.y();
        QVERIFY(m_rig->window().rect().contains(QRect(at, QSize(44, 44))));
        page->turnOn();
    }
    QVERIFY(places.size() >= 8);
}

int main(int argc, char *argv[])
{
    return Kassi::Test::webTestMain<KioskWindowTest>(argc, argv);
}

#include "kiosk_window_test.moc"
