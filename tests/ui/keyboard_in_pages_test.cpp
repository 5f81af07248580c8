// SPDX-License-Identifier: MIT
// The keyboard on the screen in pages of others: the real engine with the sandbox's card page, and with pages of the
// test's own.
#include "element_server.h"
#include "gateway/borga_api.h"
#include "gateway/codec.h"
#include "keyboard_rig.h"

#include <QPointingDevice>
#include <QSignalSpy>
#include <QWebEnginePage>
#include <QWebEngineView>

using namespace Kassi;
using namespace Kassi::Test;
using namespace Qt::StringLiterals;

class KeyboardInPagesTest : public KeyboardRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup();
    void aCardIsPaid_data();
    void aCardIsPaid();
    void aPageHearsKeys();
    void aFieldOfAPageStaysInSight_data();
    void aFieldOfAPageStaysInSight();
    void theBanksWindowHasItToo();
    void stillOffWhenAPageIsScrolled();
    void aFingerShowsItAgain();
    void aPageCannotShowOrBlockIt();

private:
    void present(const QByteArray &script);
    [[nodiscard]] QRectF frame() const;
    [[nodiscard]] std::optional<QRectF> boxOf(const QString &control) const;
    void tapControl(const QString &control);

    std::unique_ptr<GatewayRig> m_gateway;
    std::unique_ptr<ElementServer> m_server;
};

void KeyboardInPagesTest::cleanup()
{
    tearDown();
    m_server.reset();
    m_gateway.reset();
}

// Where the element's frame is, as the host page sees it.
QRectF KeyboardInPagesTest::frame() const
{
    const auto answer = std::make_shared<QVariant>();
    m_view->findChild<QWebEngineView *>(QString(), Qt::FindDirectChildrenOnly)
        ->page()
        ->runJavaScript(u"(() => { const b = document.querySelector('iframe').getBoundingClientRect();"
                        "return [b.x, b.y, b.width, b.height]; })()"_s,
                        [answer](const QVariant &result) { *answer = result; });
    if (!GatewayRig::waitFor([&] { return answer->isValid(); }, patience))
        return {};
    const QVariantList box = answer->toList();
    return {box[0].toDouble(), box[1].toDouble(), box[2].toDouble(), box[3].toDouble()};
}

// In the window, where people see it.
std::optional<QRectF> KeyboardInPagesTest::boxOf(const QString &control) const
{
    const auto place = m_gateway->placeOf(control);
    if (!place)
        return std::nullopt;
    return place->box.translated(frame().topLeft()).translated(m_view->mapTo(m_window.get(), QPoint()));
}

// Until it has the focus: an engine drops what is pressed before its first picture.
void KeyboardInPagesTest::tapControl(const QString &control)
{
    for (int tries = 0; tries < 20; ++tries) {
        const auto box = boxOf(control);
        QVERIFY(box);
        tap(m_window->mapToGlobal(box->center().toPoint()));
        if (GatewayRig::waitFor([&] { return m_gateway->hasFocus(control); }, 1'000))
            return;
    }
    QFAIL("The control does not take the focus.");
}

void KeyboardInPagesTest::aCardIsPaid_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("landscape") << landscape;
    QTest::newRow("portrait") << portrait;
    QTest::newRow("low") << QSize(800, 600);
}

void KeyboardInPagesTest::aCardIsPaid()
{
    QFETCH(QSize, size);
    m_gateway = std::make_unique<GatewayRig>();
    open(size);
    const SandboxGateway &gateway = m_gateway->gateway();
    auto &view = addView(gateway.elementUrlTemplate());
    const auto api = BorgaApi::make(
        {.baseUrl = gateway.baseUrl(), .merchantId = gateway.merchantId(), .apiKey = Secret(gateway.secretKey())});
    QVERIFY(api);
    std::optional<PaymentSession> made;
    const SessionRequest request{.money = {.amount = 4990, .currency = u"ISK"_s},
                                 .origin = u"https://till.example.is"_s,
                                 .reference = u"ORDER-1"_s};
    (*api)->create(u"00000000-0000-4000-8000-000000000001"_s, encodeSessionRequest(request),
                   [&](const Result<PaymentSession> &reply) {
                       if (reply)
                           made = *reply;
                   });
    QTRY_VERIFY_WITH_TIMEOUT(made, patience);
    QVERIFY(view.present(*made));
    view.setFocus();

    tapControl(u"card-number"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isShown() && keys().contains(u"7"_s) && !keys().contains(u"q"_s), patience);
    const auto isInSight = [&](const QString &control) {
        const auto box = boxOf(control);
        return box && box->top() >= 0 && box->bottom() <= m_keyboard->y();
    };
    QTRY_VERIFY_WITH_TIMEOUT(isInSight(u"card-number"_s), patience);
    picture(u"card-%1x%2"_s.arg(size.width()).arg(size.height()));
    tapKeys(u"4242424242424242"_s); // a field that is full hands over to the next one by itself
    QTRY_VERIFY_WITH_TIMEOUT(m_gateway->hasFocus(u"card-expiry"_s), patience);
    tapKeys(u"1234"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_gateway->hasFocus(u"card-cvc"_s), patience);
    tapKeys(u"123"_s);
    tapKey(u"Næsta"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_gateway->hasFocus(u"email"_s), patience);
    QTRY_VERIFY_WITH_TIMEOUT(keys().contains(u"æ"_s) && keys().contains(u"@"_s), patience);
    QTRY_VERIFY_WITH_TIMEOUT(isInSight(u"email"_s), patience);
    tapKeys(u"jon@a.is"_s);
    picture(u"email-%1x%2"_s.arg(size.width()).arg(size.height()));
    tapKey(u"Lokið"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!isShown(), patience);
    const auto pay = boxOf(u"pay"_s);
    QVERIFY(pay);
    QPointF at = pay->center();
    if (at.y() > size.height()) { // a customer scrolls
        hand({u"mousemove"_s, u"400"_s, u"300"_s, u"click"_s, u"--repeat"_s, u"20"_s, u"5"_s});
        QTRY_VERIFY_WITH_TIMEOUT(boxOf(u"pay"_s)->bottom() <= size.height(), patience);
        at = boxOf(u"pay"_s)->center();
    }
    tap(m_window->mapToGlobal(at.toPoint()));
    QTRY_COMPARE_WITH_TIMEOUT(m_gateway->paymentStatus(), u"succeeded"_s, patience);
    QCOMPARE(m_gateway->timesTaken(), 1);
    QVERIFY(!isShown());
}

void KeyboardInPagesTest::present(const QByteArray &script)
{
    m_server = std::make_unique<ElementServer>();
    m_server->serve(u"/pses_1"_s, script + "\npainted(() => say('ready'));");
    auto &view = addView(m_server->origin() + u"/{session_id}?secret={client_secret}"_s);
    QSignalSpy ready(&view, &CheckoutView::ready);
    QVERIFY(view.present({.id = u"pses_1"_s, .clientSecret = Secret(u"cs_1"_s)}));
    view.setFocus();
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, patience);
    for (int tries = 0; tries < 20 && !m_server->reports().contains(u"pressed"_s); ++tries) {
        tap(m_view->mapToGlobal(QPoint(40, 40)));
        (void)GatewayRig::waitFor([&] { return m_server->reports().contains(u"pressed"_s); }, 1'000);
    }
    QVERIFY(m_server->reports().contains(u"pressed"_s));
}

void KeyboardInPagesTest::aPageHearsKeys()
{
    open(landscape);
    present(R"(document.body.innerHTML = '<input style="font-size: 60px; width: 90%; display: block">';
        const heard = [];
        const field = document.querySelector('input');
        for (const type of ['keydown', 'keypress', 'input', 'keyup'])
            field.addEventListener(type, (event) => { heard.push(type + ' ' + (event.key || event.data || ''));
                report(field.value + '|' + heard.splice(0).join(',')); });)");
    QTRY_VERIFY_WITH_TIMEOUT(isShown(), patience);
    tapKeys(u"Þórður Ægisson"_s);
    // The reports overtake each other.
    QTRY_VERIFY_WITH_TIMEOUT(m_server->reports().contains(u"Þórður Ægisson|keyup n"_s), patience);
    const QString all = m_server->reports().join(u'\n');
    for (const QString &event : {u"keydown Þ"_s, u"keypress Þ"_s, u"input Þ"_s, u"keyup Þ"_s, u"keydown ð"_s})
        QVERIFY2(all.contains(event), qPrintable(event + u'\n' + all));
    tapKey(u"⌫"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_server->reports().contains(u"Þórður Ægisso|keyup Backspace"_s), patience);
    picture(u"name"_s);
}

void KeyboardInPagesTest::aFieldOfAPageStaysInSight_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::newRow("the frame is as high as the view") << QByteArray();
    QTest::newRow("the frame is as high as its content, and the host page scrolls")
        << QByteArray("say({ type: 'resize', height: 1400 });");
    QTest::newRow("the frame scrolls inside") << QByteArray("document.body.style.height = '3000px';");
}

void KeyboardInPagesTest::aFieldOfAPageStaysInSight()
{
    QFETCH(QByteArray, before);
    open(landscape);
    present(before + R"(document.body.insertAdjacentHTML('beforeend', '<p style="margin: 0; height: 600px">words</p>' +
            '<input inputmode="numeric" style="font-size: 60px; height: 90px">');
        const field = document.querySelector('input');
        addEventListener('message', () => 0);
        setInterval(() => report('at ' + field.getBoundingClientRect().bottom), 100);)");
    QVERIFY(!isShown());
    const auto bottom = [&] {
        const QStringList places = m_server->reports().filter(u"at "_s);
        return places.isEmpty() ? 0.0
                                : places.last().section(u' ', 1).toDouble() + frame().top() +
                                      m_view->mapTo(m_window.get(), QPoint()).y();
    };
    QTRY_VERIFY_WITH_TIMEOUT(bottom() > 0, patience);
    tap(m_window->mapToGlobal(QPoint(100, int(bottom()) - 45)));
    QTRY_VERIFY_WITH_TIMEOUT(isShown() && keys().contains(u"7"_s), patience);
    QTRY_VERIFY_WITH_TIMEOUT(bottom() <= m_keyboard->y() + 1 && bottom() > 90, patience);
}

void KeyboardInPagesTest::theBanksWindowHasItToo()
{
    open(landscape);
    m_server = std::make_unique<ElementServer>();
    m_server->serve(u"/bank"_s,
                    R"(document.body.innerHTML = '<iframe src="/code" style="width: 90%; height: 300px">';)");
    m_server->serve(u"/code"_s, R"(document.body.innerHTML =
        '<input inputmode="numeric" style="font-size: 60px; width: 90%">';
        const field = document.querySelector('input');
        field.addEventListener('input', () => report('code ' + field.value));
        field.focus(); report('bank');)");
    m_server->serve(u"/pses_1"_s, R"(document.body.innerHTML =
            '<a href="/bank" target="bank" style="display: block; font-size: 200px">bank</a>';
        painted(() => say('ready'));)");
    auto &view = addView(m_server->origin() + u"/{session_id}?secret={client_secret}"_s);
    QSignalSpy ready(&view, &CheckoutView::ready);
    QVERIFY(view.present({.id = u"pses_1"_s, .clientSecret = Secret(u"cs_1"_s)}));
    view.setFocus();
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, patience);
    for (int tries = 0; tries < 20 && !view.hasPopup(); ++tries) {
        tap(m_view->mapToGlobal(QPoint(100, 100)));
        (void)GatewayRig::waitFor([&] { return view.hasPopup(); }, 1'000);
    }
    QTRY_VERIFY_WITH_TIMEOUT(m_server->reports().contains(u"bank"_s), patience);
    for (int tries = 0; tries < 20 && !isShown(); ++tries) {
        tap(m_view->mapToGlobal(QPoint(200, 100))); // into the field
        (void)GatewayRig::waitFor([&] { return isShown(); }, 1'000);
    }
    QTRY_VERIFY_WITH_TIMEOUT(keys().contains(u"7"_s) && !keys().contains(u"q"_s), patience);
    picture(u"bank"_s);
    tapKeys(u"1234"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_server->reports().contains(u"code 1234"_s), patience);
    QCOMPARE(visibleWindows(), 1);
}

// Put away, it does not come back because the page is touched beside the field: that is how a customer looks for the
// button. The field itself, and another one, bring it back.
void KeyboardInPagesTest::stillOffWhenAPageIsScrolled()
{
    open(landscape);
    present(R"(document.body.innerHTML = '<div style="height: 3000px">' +
            '<input id="a" style="font-size: 60px; width: 90%; display: block">' +
            '<input id="b" inputmode="numeric" style="font-size: 60px; width: 90%; display: block; margin-top: 300px"></div>';
        for (const field of document.querySelectorAll('input'))
            field.addEventListener('focus', () => report('in ' + field.id));
        addEventListener('pointerdown', (event) => {
            if (!(event.target instanceof HTMLInputElement)) { event.preventDefault(); report('beside'); }
        });
        addEventListener('mousedown', (event) => {
            if (!(event.target instanceof HTMLInputElement)) event.preventDefault(); // the focus stays
        });)");
    QTRY_VERIFY_WITH_TIMEOUT(isShown() && keys().contains(u"q"_s), patience);
    tapKey(u"Lokið"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!isShown(), patience);
    tap(m_view->mapToGlobal(QPoint(400, 250)));
    QTRY_VERIFY_WITH_TIMEOUT(m_server->reports().contains(u"beside"_s), patience);
    QVERIFY(!GatewayRig::waitFor([this] { return isShown(); }, 600));
    tap(m_view->mapToGlobal(QPoint(400, 45)));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(), patience);
    tapKey(u"Lokið"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!isShown(), patience);
    tap(m_view->mapToGlobal(QPoint(400, 430)));
    QTRY_VERIFY_WITH_TIMEOUT(m_server->reports().contains(u"in b"_s), patience);
    QTRY_VERIFY_WITH_TIMEOUT(isShown() && keys().contains(u"7"_s) && !keys().contains(u"q"_s), patience);
}

// X gives a test no touch screen, so the finger is inside the process.
void KeyboardInPagesTest::aFingerShowsItAgain()
{
    open(landscape);
    present(R"(document.body.innerHTML = '<input style="font-size: 60px; width: 90%; display: block">';
        const field = document.querySelector('input');
        field.addEventListener('input', () => report('value ' + field.value));)");
    QTRY_VERIFY_WITH_TIMEOUT(isShown(), patience);
    hand({u"type"_s, u"4"_s}); // a real keyboard
    QTRY_VERIFY_WITH_TIMEOUT(m_server->reports().contains(u"value 4"_s), patience);
    QVERIFY(!isShown());
    const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
    QWidget *page = m_view->findChild<QWebEngineView *>(QString(), Qt::FindDirectChildrenOnly)->focusProxy();
    QTest::touchEvent(page, screen.get()).press(0, QPoint(200, 50), page);
    QTest::touchEvent(page, screen.get()).release(0, QPoint(200, 50), page);
    QTRY_VERIFY_WITH_TIMEOUT(isShown(), patience);
    tapKeys(u"ö"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!m_server->reports().filter(u"ö"_s).isEmpty(), patience);
}

// What a page says about its fields chooses between pages of keys, and that is all.
void KeyboardInPagesTest::aPageCannotShowOrBlockIt()
{
    open(landscape);
    present(R"(document.body.innerHTML = '<input style="font-size: 60px; width: 90%; display: block">';
        const field = document.querySelector('input');
        for (const mode of ['numeric', {}, null, 7, 'settings', '../../x', 'x'.repeat(100000)])
            top.postMessage({ kassiField: mode }, '*');
        field.addEventListener('input', () => report('value ' + field.value));)");
    QTRY_VERIFY_WITH_TIMEOUT(isShown() && keys().contains(u"q"_s), patience);
    QCOMPARE(m_view->rejections().total(), 0); // Kassi's own affair: not counted as the page's
    tapKeys(u"ab"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_server->reports().contains(u"value ab"_s), patience);
}

int main(int argc, char *argv[])
{
    return keyboardMain<KeyboardInPagesTest>(argc, argv);
}
#include "keyboard_in_pages_test.moc"
