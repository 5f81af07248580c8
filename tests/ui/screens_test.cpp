// SPDX-License-Identifier: MIT
// All screens of the till, looked at one after the other for what none may lack: words in the language that was chosen,
// room for them in every language and size, a name for a screen reader and 44 px for a finger on everything that can be
// pressed, a way there with Tab, and contrast where it is really painted. With KASSI_PICTURES=FOLDER it also
// writes a picture of each in every language, theme, size and scale, and sheets of them.
#include "screen_audit.h"
#include "screen_pictures.h"
#include "screens.h"
#include "web_test_main.h"

#include "common/theme.h"
#include "kiosk/kiosk_window.h"

using namespace Kassi;
using namespace Qt::StringLiterals;

namespace {

constexpr int smallestScreen = 768; ///< Pixels across: upright. What is smaller stands for a screen with all enlarged.

/// A layout that changes what is in it is laid out again.
void settle()
{
    for (int i = 0; i < 4; ++i)
        QCoreApplication::processEvents();
}

} // namespace

class ScreensTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();

    void everyWordIsTranslated_data() { eachScreen(); }
    void everyWordIsTranslated();
    void everyControlIsNamedAndLargeEnough_data() { eachScreen(); }
    void everyControlIsNamedAndLargeEnough();
    void tabLeadsEverywhere_data() { eachScreen(); }
    void tabLeadsEverywhere();
    void nothingIsCutOff_data() { eachScreen(); }
    void nothingIsCutOff();
    void nothingIsFaint_data() { eachScreen(); }
    void nothingIsFaint();
    void pictures_data() { eachScreen(); }
    void pictures();

private:
    static void eachScreen();
    /// The screen of this row, shown.
    [[nodiscard]] QWidget &open();
    [[nodiscard]] static bool isKiosk();

    Language m_language;
    std::unique_ptr<Stage> m_stage;
    std::unique_ptr<ScreenPictures> m_pictures;
};

void ScreensTest::initTestCase()
{
    QApplication::setCursorFlashTime(0); // two pictures of the same are the same
    if (const QString folder = qEnvironmentVariable("KASSI_PICTURES"); !folder.isEmpty())
        m_pictures = std::make_unique<ScreenPictures>(folder);
}

void ScreensTest::cleanupTestCase()
{
    m_stage.reset();
    if (m_pictures)
        m_pictures->writeSheets();
}

void ScreensTest::init()
{
    m_stage.reset();
    m_language.use(u"en"_s);
    Theme::apply(*qApp);
    m_stage = std::make_unique<Stage>(m_language);
}

void ScreensTest::eachScreen()
{
    QTest::addColumn<int>("screen");
    for (int i = 0; i < int(screens().size()); ++i)
        QTest::newRow(screens()[std::size_t(i)].name) << i;
}

QWidget &ScreensTest::open()
{
    QFETCH(int, screen);
    screens()[std::size_t(screen)].show(*m_stage);
    QCoreApplication::processEvents();
    return m_stage->window();
}

bool ScreensTest::isKiosk()
{
    QFETCH(int, screen);
    return screens()[std::size_t(screen)].kiosk;
}

void ScreensTest::everyWordIsTranslated()
{
    Audit::Marker marker;
    QCoreApplication::installTranslator(&marker);
    const QStringList found = Audit::unmarkedTexts(open());
    m_stage.reset();
    QCoreApplication::removeTranslator(&marker);
    QVERIFY2(found.isEmpty(), qUtf8Printable(found.join(u'\n')));
}

void ScreensTest::everyControlIsNamedAndLargeEnough()
{
    const QWidget &window = open();
    const QStringList found = Audit::namelessControls(window) + Audit::smallControls(window);
    QVERIFY2(found.isEmpty(), qUtf8Printable(found.join(u'\n')));
}

// The customer's screen is touched: what is there besides the form leaves the cursor in it.
void ScreensTest::tabLeadsEverywhere()
{
    QWidget &window = open();
    if (m_stage->isCustomers())
        return;
    const QStringList found = Audit::unreachableControls(window);
    QVERIFY2(found.isEmpty(), qUtf8Printable(found.join(u'\n')));
}

void ScreensTest::nothingIsCutOff()
{
    QWidget &window = open();
    const QList<QSize> tills{{1024, 768}, {1280, 800}, {1920, 1080}, {800, 600},
                             {640, 400},  {512, 384},  {400, 300},   {768, 1024}};
    QStringList found;
    for (const LanguageName &language : Language::all()) {
        m_stage->speak(language.code);
        settle();
        for (const QSize size : isKiosk() ? kioskSizes() : tills) {
            window.resize(size);
            settle();
            QStringList wrong = Audit::cutOffTexts(window) + Audit::overlaps(window);
            if (size.width() >= smallestScreen)
                wrong += Audit::scrolledSideways(window);
            for (const QString &each : wrong)
                found << u"%1 %2×%3: "_s.arg(language.code).arg(size.width()).arg(size.height()) + each;
        }
    }
    QVERIFY2(found.isEmpty(), qUtf8Printable(found.join(u'\n')));
}

void ScreensTest::nothingIsFaint()
{
    QWidget &window = open();
    QStringList found;
    for (const auto &brand :
         {std::optional<QColor>(), std::optional(QColor(0xffe600)), std::optional(QColor(0xc8102e))}) {
        for (const Theme::Scheme scheme : {Theme::Scheme::Light, Theme::Scheme::Dark, Theme::Scheme::Contrast}) {
            Theme::apply(*qApp, scheme, brand);
            m_stage->speak(m_language.code()); // what chose colours for itself does so again
            QCoreApplication::processEvents();
            for (const QString &each : Audit::faintTexts(window))
                found << u"scheme %1, brand %2: "_s.arg(int(scheme)).arg(brand ? brand->name() : u"none"_s) + each;
        }
    }
    QVERIFY2(found.isEmpty(), qUtf8Printable(found.join(u'\n')));
}

void ScreensTest::pictures()
{
    QWidget &window = open();
    QList<Look> looks = isKiosk() ? kioskLooks(kioskSizes()) : allLooks();
    if (!m_pictures)
        looks = {looks.front()};
    std::optional<Theme::Scheme> scheme;
    for (const Look &look : looks) {
        if (look.scheme != scheme)
            Theme::apply(*qApp, look.scheme);
        scheme = look.scheme;
        m_stage->speak(look.language);
        QCoreApplication::processEvents();
        window.resize(look.size * 100 / look.scale);
        settle();
        const QImage picture = ScreenPictures::take(window, look);
        QVERIFY(!picture.isNull());
        if (m_pictures)
            m_pictures->add(QString::fromLatin1(QTest::currentDataTag()), look, picture);
    }
}

int main(int argc, char *argv[])
{
    return Test::webTestMain<ScreensTest>(argc, argv);
}
#include "screens_test.moc"
