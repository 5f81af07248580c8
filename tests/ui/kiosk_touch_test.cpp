// SPDX-License-Identifier: MIT
// A customer who has one finger and nothing else, from the first touch to the order's number: real touch events on the
// kiosk's own screens, in the checkout's page and on the keyboard on the screen. No mouse, no key.
#include "kiosk_rig.h"
#include "web_test_main.h"

#include "kiosk/on_screen_keyboard.h"

#include <QWebEngineView>

using namespace Kassi;
using namespace Qt::StringLiterals;

class KioskTouchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_rig = std::make_unique<KioskRig>(); }
    void cleanup() { m_rig.reset(); }

    void aCardIsPaidWithOneFinger_data();
    void aCardIsPaidWithOneFinger();

private:
    [[nodiscard]] OnScreenKeyboard &keyboard() const { return *m_rig->window().findChild<OnScreenKeyboard *>(); }
    /// Where something of the page is in the window: it fills the lower right corner of its view.
    [[nodiscard]] std::optional<QPoint> inPage(const QString &control) const
    {
        const auto place = m_rig->gateway().placeOf(control);
        const auto *view = m_rig->window().findChild<QWebEngineView *>();
        if (!place)
            return {};
        return view->mapTo(&m_rig->window(), place->box.center().toPoint());
    }
    /// Again, as anyone would where nothing happens: an engine drops what comes before its first picture.
    [[nodiscard]] bool touchInPage(const QString &control, const std::function<bool()> &until) const
    {
        for (int tries = 0; tries < 15; ++tries) {
            const auto at = inPage(control);
            if (!at || !m_rig->window().rect().contains(*at))
                return false;
            m_rig->touchAt(*at);
            if (GatewayRig::waitFor(until, 2'000))
                return true;
        }
        return false;
    }
    [[nodiscard]] bool press(const QString &text) const
    {
        const auto keys = keyboard().findChildren<QPushButton *>();
        const auto key =
            std::ranges::find_if(keys, [&](const QPushButton *one) { return one->isVisible() && one->text() == text; });
        if (key == keys.end())
            return false;
        m_rig->touchAt((*key)->mapTo(&m_rig->window(), (*key)->rect().center()));
        return true;
    }
    [[nodiscard]] bool type(const QString &digits) const
    {
        return std::ranges::all_of(digits, [this](QChar digit) { return press(digit); });
    }
    [[nodiscard]] bool hears(const QString &field) const
    {
        return GatewayRig::waitFor([&] { return m_rig->gateway().hears(field); });
    }

    std::unique_ptr<KioskRig> m_rig;
};

void KioskTouchTest::aCardIsPaidWithOneFinger_data()
{
    QTest::addColumn<QSize>("screen");
    QTest::newRow("upright") << QSize(1080, 1920);
    QTest::newRow("across") << QSize(1920, 1080);
}

void KioskTouchTest::aCardIsPaidWithOneFinger()
{
    QFETCH(QSize, screen);
    m_rig->options.pace.thanksMs = 60'000;
    m_rig->open();
    m_rig->window().resize(screen);
    QCoreApplication::processEvents();
    m_rig->touch(u"attract-begin"_s);
    m_rig->touch(u"more-latte"_s);
    m_rig->touch(u"order-go-on"_s);
    m_rig->touch(u"review-pay"_s);
    QVERIFY(m_rig->isCheckoutThere());
    QVERIFY(touchInPage(u"card-number"_s, [this] { return m_rig->gateway().hears(u"card-number"_s); }));
    QVERIFY(GatewayRig::waitFor([this] { return keyboard().isVisible(); }));
    QVERIFY(GatewayRig::waitFor([this] { return keyboard().findChild<QPushButton *>(u"typing-4"_s) != nullptr; }));
    QVERIFY(type(u"4242424242424242"_s));
    QVERIFY(hears(u"card-expiry"_s));
    QVERIFY(keyboard().isVisible()); // no key of a keyboard has sent it away
    QVERIFY(type(u"1234"_s));
    QVERIFY(hears(u"card-cvc"_s));
    QVERIFY(type(u"123"_s));
    QVERIFY(GatewayRig::waitFor([this] { return m_rig->gateway().digits() == 3; }));
    QVERIFY(press(u"Lokið"_s));
    QVERIFY(GatewayRig::waitFor([this] { return !keyboard().isVisible(); }));
    QVERIFY(touchInPage(u"pay"_s, [this] {
        return m_rig->place() != KioskPlace::Payment || m_rig->gateway().paymentStatus() == u"succeeded"_s;
    }));
    QVERIFY(m_rig->reaches(KioskPlace::Outcome));
    QCOMPARE(m_rig->window().state().outcome, Outcome::Paid);
    m_rig->touch(u"end-done"_s);
    QCOMPARE(m_rig->place(), KioskPlace::Thanks);
    QCOMPARE(m_rig->gateway().timesTaken(), 1);
}

int main(int argc, char *argv[])
{
    return Kassi::Test::webTestMain<KioskTouchTest>(argc, argv);
}

#include "kiosk_touch_test.moc"
