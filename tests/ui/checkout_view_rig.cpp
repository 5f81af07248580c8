// SPDX-License-Identifier: MIT
#include "checkout_view_rig.h"

namespace Kassi::Test {
using namespace Qt::StringLiterals;

PaymentSession session(const QString &id)
{
    return {.id = id, .clientSecret = Secret(u"cs_secret/1"_s)};
}

void CheckoutViewRig::setUp()
{
    m_server = std::make_unique<ElementServer>();
}

void CheckoutViewRig::tearDown()
{
    m_view.reset();
    m_server.reset();
}

CheckoutViewOptions CheckoutViewRig::options() const
{
    return {.origin = *Origin::parse(till),
            .elementUrl = m_server->origin() + u"/{session_id}?secret={client_secret}"_s,
            .hostPageFile = {},
            .eventNames = {},
            .language = u"is"_s};
}

CheckoutView &CheckoutViewRig::show(const CheckoutViewOptions &options)
{
    m_view = std::make_unique<CheckoutView>(options);
    m_view->resize(480, 640);
    m_view->show();
    return *m_view;
}

CheckoutView &CheckoutViewRig::presentReady(const CheckoutViewOptions &options)
{
    auto &view = show(options);
    QSignalSpy ready(&view, &CheckoutView::ready);
    [&] {
        QVERIFY(view.present(session(u"pses_1"_s)));
        view.setFocus();
        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, patience);
    }();
    return view;
}

// The widget that the engine listens on.
QWidget *CheckoutViewRig::input(QWidget *view) const
{
    auto *web = view->findChild<QWebEngineView *>();
    return web ? web->focusProxy() : nullptr;
}

// Chromium drops clicks until a page's first frame is on the screen, so that nobody presses what he cannot see. A click
// that was dropped had no effect: click until one arrives.
void CheckoutViewRig::click(QWidget *view) const
{
    QWidget *target = input(view);
    QVERIFY(target);
    const auto arrived = m_server->reports().count(u"pressed"_s);
    for (int tries = 0; tries < 10; ++tries) {
        QTest::mouseClick(target, Qt::LeftButton, {}, target->rect().center());
        if (QTest::qWaitFor([&] { return m_server->reports().count(u"pressed"_s) > arrived; }, 1000))
            return;
    }
    QFAIL("No click arrived.");
}

CheckoutPage *CheckoutViewRig::hostPage() const
{
    auto *web = m_view->findChild<QWebEngineView *>(QString(), Qt::FindDirectChildrenOnly);
    return web ? qobject_cast<CheckoutPage *>(web->page()) : nullptr;
}

// What the host page itself answers; empty: it went before it did, as a page does that is loaded again, or not in time.
QString CheckoutViewRig::asHostPage(const QString &script) const
{
    const QPointer<CheckoutPage> asked = hostPage();
    if (!asked)
        return {};
    // Shared: the answer may come after the wait was given up.
    const auto answer = std::make_shared<QVariant>();
    asked->runJavaScript(script, [answer](const QVariant &result) { *answer = result; });
    const auto isOver = [&] { return answer->isValid() || !asked || asked != hostPage(); };
    return QTest::qWaitFor(isOver, patience) ? answer->toString() : QString();
}

int CheckoutViewRig::popups() const
{
    int visible = 0;
    for (const auto *panel : m_view->findChildren<PopupPanel *>())
        visible += panel->isVisible() ? 1 : 0;
    return visible;
}

} // namespace Kassi::Test
