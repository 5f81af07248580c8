// SPDX-License-Identifier: MIT
// A finger that stays where it is: on a touch screen that is how a menu, the handles of a selection and a preview of a
// link are called up. X gives a test no touch screen, so this is done inside the process.
#include "checkout_view_rig.h"

#include <QApplication>
#include <QPointingDevice>

#include <algorithm>

using namespace Kassi;
using namespace Kassi::Test;
using namespace Qt::StringLiterals;

class TouchTest : public CheckoutViewRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void aLongPressShowsNothing_data();
    void aLongPressShowsNothing();
};

void TouchTest::aLongPressShowsNothing_data()
{
    QTest::addColumn<QString>("under");
    QTest::newRow("text") << u"<p>words</p>"_s;
    QTest::newRow("link") << u"<a href='/elsewhere'>words</a>"_s;
    QTest::newRow("field") << u"<input value='4242424242424242'>"_s;
}

void TouchTest::aLongPressShowsNothing()
{
    QFETCH(QString, under);
    m_server->serve(u"/pses_1"_s, R"(
        document.head.insertAdjacentHTML('beforeend', '<style>p, a, input { font-size: 200px; display: block }</style>');
        document.body.innerHTML = `)" +
                                      under.toUtf8() + R"(`;
        addEventListener('touchstart', () => setTimeout(() => report('held ' +
            (document.activeElement === document.body ? getSelection().toString() : '')), 1500));
        painted(() => say('ready'));)");
    auto &view = presentReady();
    click(&view);
    QWidget *target = input(&view);
    const auto windows = [] {
        const QWidgetList all = QApplication::topLevelWidgets();
        return std::ranges::count_if(all, &QWidget::isVisible);
    };
    const auto before = windows();
    const auto children = view.findChildren<QWidget *>().size();

    std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
    const QPoint finger(120, 120);
    QTest::touchEvent(target, screen.get()).press(0, finger, target);
    QTRY_VERIFY_WITH_TIMEOUT(!m_server->reports().filter(u"held"_s).isEmpty(), patience);
    QCOMPARE(windows(), before);
    QTest::touchEvent(target, screen.get()).release(0, finger, target);
    QCOMPARE(windows(), before);
    QCOMPARE(view.findChildren<QWidget *>().size(), children);
    QVERIFY(reported(u"held "_s));
    QCOMPARE(m_server->hits(u"/elsewhere"_s), 0);
}

int main(int argc, char *argv[])
{
    return Test::webTestMain<TouchTest>(argc, argv);
}
#include "touch_test.moc"
