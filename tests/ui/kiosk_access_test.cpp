// SPDX-License-Identifier: MIT
// What the table in packaging/kiosk/ACCESSIBILITY.md says of the kiosk and no other test shows: letters that can be
// read from where one stands, aids that say whether they are on, presses that can be taken back, a keyboard that is
// caught nowhere, signs that need no colour, and screens that say what they are to a screen reader.
#include "kiosk_rig.h"
#include "web_test_main.h"

#include "common/outcome_mark.h"

#include <QAccessible>
#include <QFontMetricsF>
#include <QRegularExpression>

#include <cmath>

using namespace Kassi;
using namespace Qt::StringLiterals;

namespace {

/// EN 301 549, 5.1.4: a capital H is seen under an angle of at least 0.7 degrees.
double smallestCapital(double distanceMm)
{
    constexpr double degrees = 0.7;
    return distanceMm * std::tan(degrees * M_PI / 180);
}

QString wordsOf(const QWidget &widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        return label->text();
    const auto *button = qobject_cast<const QAbstractButton *>(&widget);
    return button ? button->text() : QString();
}

/// Where a sign is drawn and where it is not, whatever its colours.
QImage shapeOf(Outcome outcome)
{
    const QImage picture = OutcomeMark::pixmap(outcome, 96, 1).toImage().convertToFormat(QImage::Format_ARGB32);
    QImage shape(picture.size(), QImage::Format_Grayscale8);
    const QRgb ground = picture.pixel(22, 48); // beside every sign, and on what it stands on
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            shape.setPixel(x, y, picture.pixel(x, y) == ground ? 0xff000000 : 0xffffffff);
    }
    return shape;
}

int differingPixels(const QImage &one, const QImage &other)
{
    int differing = 0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x)
            differing += one.pixel(x, y) != other.pixel(x, y) ? 1 : 0;
    }
    return differing;
}

} // namespace

class KioskAccessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_rig = std::make_unique<KioskRig>(); }
    void cleanup() { m_rig.reset(); }

    void lettersCanBeReadFromWhereOneStands();
    void aidsSayWhetherTheyAreOn();
    void aFingerThatSlidesOffPressesNothing();
    void theFormIsNoTrapForTheKeyboard();
    void whatIsReadOutBeginsWithWhatIsSeen();
    void screensSayWhatTheyAre();
    void signsNeedNoColour();
    void everythingIsLowerForWhoDoesNotReach_data();
    void everythingIsLowerForWhoDoesNotReach();
    void whatHasTheFocusDoesNothingByItself();

private:
    /// To each screen of the way, one after the other, with `look` at each.
    void walk(const std::function<void(const QString &screen)> &look);

    std::unique_ptr<KioskRig> m_rig;
};

void KioskAccessTest::walk(const std::function<void(const QString &)> &look)
{
    look(u"attract"_s);
    m_rig->touch(u"attract-begin"_s);
    look(u"order"_s);
    m_rig->touch(u"more-latte"_s);
    m_rig->touch(u"order-go-on"_s);
    look(u"review"_s);
    m_rig->touch(u"review-pay"_s);
    QVERIFY(m_rig->isCheckoutThere());
    look(u"payment"_s);
    m_rig->payByCard();
    QVERIFY(m_rig->reaches(KioskPlace::Outcome));
    look(u"outcome"_s);
}

// On an upright screen of 24 inches, at half a metre.
void KioskAccessTest::lettersCanBeReadFromWhereOneStands()
{
    constexpr double pointMm = 531.0 / 1920;
    const double smallest = smallestCapital(500);
    m_rig->options.pace.thanksMs = 60'000;
    m_rig->open();
    m_rig->window().resize(1080, 1920);
    QCoreApplication::processEvents();
    m_rig->touch(u"kiosk-large"_s);
    QVERIFY(m_rig->window().state().largeText);
    int looked = 0;
    walk([&](const QString &screen) {
        for (const QWidget *widget : m_rig->window().findChildren<QWidget *>()) {
            const QString words = wordsOf(*widget);
            if (!widget->isVisible() || words.isEmpty())
                continue;
            const double capital = QFontMetricsF(widget->font()).capHeight() * pointMm;
            QVERIFY2(capital >= smallest,
                     qPrintable(u"%1, %2, \"%3\": %4 mm of %5"_s.arg(screen, widget->objectName(), words)
                                    .arg(capital)
                                    .arg(smallest)));
            ++looked;
        }
    });
    QVERIFY(looked > 40);
}

void KioskAccessTest::aidsSayWhetherTheyAreOn()
{
    m_rig->open();
    for (const QString &name : {u"kiosk-reach"_s, u"kiosk-contrast"_s, u"kiosk-large"_s}) {
        auto *button = m_rig->find<QPushButton>(name);
        const auto isOn = [&] { return QAccessible::queryAccessibleInterface(button)->state().checked == 1; };
        button->clearFocus();
        QVERIFY(!isOn());
        const QImage off = button->grab().toImage();
        m_rig->touch(name);
        QVERIFY(isOn());
        button->clearFocus();
        const QImage on = button->grab().toImage();
        QVERIFY(on.size() != off.size() || differingPixels(on, off) > on.width() * on.height() / 10);
        m_rig->touch(name);
        QVERIFY(!isOn());
        m_rig->touch(u"attract-begin"_s);
        m_rig->touch(name);
        QVERIFY(isOn());
        m_rig->touch(u"kiosk-leave"_s); // and it went with its customer
        QVERIFY(!isOn());
    }
}

void KioskAccessTest::aFingerThatSlidesOffPressesNothing()
{
    m_rig->open();
    m_rig->toReview();
    QWindow *window = m_rig->window().windowHandle();
    auto *pay = m_rig->find<QPushButton>(u"review-pay"_s);
    const QPoint on = pay->mapTo(&m_rig->window(), pay->rect().center());
    QTest::mousePress(window, Qt::LeftButton, {}, on);
    QVERIFY(pay->isDown());
    QCOMPARE(m_rig->place(), KioskPlace::Review); // it is the release that counts
    QTest::mouseMove(window, {on.x(), 200});
    QTest::mouseRelease(window, Qt::LeftButton, {}, {on.x(), 200});
    QCOMPARE(m_rig->place(), KioskPlace::Review);
    QTest::mouseClick(window, Qt::LeftButton, {}, on);
    QCOMPARE(m_rig->place(), KioskPlace::Payment);
}

void KioskAccessTest::theFormIsNoTrapForTheKeyboard()
{
    m_rig->open();
    m_rig->toPayment();
    m_rig->fillInCheckout(u"card-number"_s, u"42"_s);
    const auto leaves = [this](Qt::Key key, Qt::KeyboardModifiers held) {
        for (int i = 0; i < 30; ++i) {
            const QWidget *at = QApplication::focusWidget();
            if (at && at->objectName() == u"pay-stop"_s)
                return true;
            QTest::keyClick(m_rig->window().windowHandle(), key, held);
            (void)GatewayRig::waitFor([&] { return QApplication::focusWidget() != at; }, 200);
        }
        return false;
    };
    QVERIFY(leaves(Qt::Key_Tab, {}));
    m_rig->fillInCheckout(u"card-cvc"_s, u"1"_s);
    QVERIFY(leaves(Qt::Key_Backtab, Qt::ShiftModifier));
    m_rig->key(Qt::Key_Space); // and it is worked with it
    QVERIFY(m_rig->find<QPushButton>(u"pay-stop-yes"_s)->isVisible());
}

void KioskAccessTest::whatIsReadOutBeginsWithWhatIsSeen()
{
    static const QRegularExpression letter(u"\\p{L}{2,}"_s); // not a sign
    m_rig->open();
    int looked = 0;
    walk([&](const QString &screen) {
        for (auto *button : m_rig->window().findChildren<QAbstractButton *>()) {
            if (!button->isVisible() || !button->text().contains(letter))
                continue;
            const QString seen = button->text().remove(u'&');
            const QString said = QAccessible::queryAccessibleInterface(button)->text(QAccessible::Name);
            QVERIFY2(said.startsWith(seen), qPrintable(screen + u": "_s + seen + u" is read as "_s + said));
            ++looked;
        }
    });
    QVERIFY(looked > 8);
}

void KioskAccessTest::screensSayWhatTheyAre()
{
    m_rig->options.pace.thanksMs = 60'000;
    m_rig->open();
    m_rig->toPayment();
    m_rig->payByCard();
    QVERIFY(m_rig->reaches(KioskPlace::Outcome));
    const auto said = [] {
        QWidget *at = QApplication::focusWidget();
        return at ? QAccessible::queryAccessibleInterface(at)->text(QAccessible::Name) : QString();
    };
    QVERIFY2(said().contains(u"Greitt"_s), qPrintable(said()));
    m_rig->touch(u"end-done"_s);
    QVERIFY2(said().contains(m_rig->text(u"notice-number"_s)), qPrintable(said()));
}

void KioskAccessTest::signsNeedNoColour()
{
    const QList<Outcome> told{Outcome::Paid,    Outcome::Pending,     Outcome::Declined,   Outcome::Cancelled,
                              Outcome::Expired, Outcome::Unavailable, Outcome::Unconfirmed};
    for (const Outcome one : told) {
        for (const Outcome other : told) {
            if (one != other)
                QVERIFY2(differingPixels(shapeOf(one), shapeOf(other)) > 96 * 96 / 50,
                         qPrintable(outcomeName(one) + u" and "_s + outcomeName(other)));
        }
    }
}

// Upright there is room for much of it, across for less: "lowest" is what packaging/kiosk/ACCESSIBILITY.md says.
void KioskAccessTest::everythingIsLowerForWhoDoesNotReach_data()
{
    QTest::addColumn<QSize>("screen");
    QTest::addColumn<double>("highest");
    QTest::newRow("upright") << QSize(1080, 1920) << 0.40;
    QTest::newRow("across, 1920") << QSize(1920, 1080) << 0.27;
    QTest::newRow("across, 1280") << QSize(1280, 800) << 0.27;
    QTest::newRow("4 : 3") << QSize(1024, 768) << 0.27;
}

void KioskAccessTest::everythingIsLowerForWhoDoesNotReach()
{
    QFETCH(QSize, screen);
    QFETCH(double, highest);
    m_rig->options.pace.thanksMs = 60'000;
    m_rig->open();
    m_rig->window().resize(screen);
    m_rig->touch(u"kiosk-reach"_s);
    QCoreApplication::processEvents();
    int looked = 0;
    walk([&](const QString &place) {
        QCoreApplication::processEvents();
        for (auto *button : m_rig->window().findChildren<QAbstractButton *>()) {
            if (!button->isVisible() || !button->isEnabled())
                continue;
            const int top = button->mapTo(&m_rig->window(), QPoint()).y();
            QVERIFY2(top >= highest * screen.height(),
                     qPrintable(u"%1, %2: %3"_s.arg(place, button->objectName()).arg(top)));
            ++looked;
        }
    });
    QVERIFY(looked > 20);
}

// EN 301 549, 11.3.2: neither coming to a control nor typing leads to another screen.
void KioskAccessTest::whatHasTheFocusDoesNothingByItself()
{
    m_rig->options.pace.thanksMs = 60'000;
    m_rig->open();
    QSet<QString> focused;
    walk([&](const QString &screen) {
        const KioskState before = m_rig->window().state();
        for (int i = 0; screen != u"payment"_s && i < 20; ++i) {
            m_rig->key(Qt::Key_Tab);
            if (const QWidget *at = QApplication::focusWidget())
                focused << screen + u' ' + at->objectName();
            KioskState after = m_rig->window().state();
            after.activeAt = before.activeAt;
            QVERIFY2(after == before, qPrintable(screen));
        }
    });
    QVERIFY(focused.size() > 15);
}

int main(int argc, char *argv[])
{
    return Kassi::Test::webTestMain<KioskAccessTest>(argc, argv);
}

#include "kiosk_access_test.moc"
