// SPDX-License-Identifier: MIT
#include "keyboard_rig.h"

#include "checkout/engine_environment.h"
#include "common/theme.h"

#include <QDir>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QWindow>

#include <algorithm>

#include <unistd.h>

namespace Kassi::Test {
using namespace Qt::StringLiterals;

namespace {
const VirtualDisplay *display = nullptr;
} // namespace

void KeyboardRig::hand(const QStringList &arguments)
{
    QProcess xdotool;
    xdotool.start(u"xdotool"_s, arguments);
    QVERIFY(GatewayRig::waitFor([&] { return xdotool.state() == QProcess::NotRunning; }, patience));
    QCOMPARE(xdotool.exitCode(), 0);
}

void KeyboardRig::tap(const QPoint &where)
{
    hand({u"mousemove"_s, QString::number(where.x()), QString::number(where.y()), u"click"_s, u"1"_s});
}

QPoint KeyboardRig::middleOf(const QWidget &widget)
{
    return widget.mapToGlobal(widget.rect().center());
}

qsizetype KeyboardRig::visibleWindows()
{
    const auto windows = QGuiApplication::topLevelWindows();
    return std::ranges::count_if(windows, &QWindow::isVisible);
}

void KeyboardRig::setUp()
{
    m_language.use(u"is"_s);
    Theme::apply(*qApp);
}

void KeyboardRig::tearDown()
{
    m_window.reset();
    m_view = nullptr;
}

void KeyboardRig::open(const QSize &size, const QString &language)
{
    m_window = std::make_unique<QWidget>();
    m_window->setObjectName(u"page"_s);
    m_window->setGeometry(QRect({}, size));
    m_layout = new QVBoxLayout(m_window.get());
    Language::give(*m_window, language);
    m_keyboard = new OnScreenKeyboard(*m_window);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get(), patience));
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get(), patience));
}

QLineEdit *KeyboardRig::addField(Qt::InputMethodHints hints)
{
    auto *field = new QLineEdit(m_window.get());
    field->setInputMethodHints(hints);
    field->setFocusPolicy(Qt::ClickFocus);
    m_layout->addWidget(field);
    m_layout->addStretch();
    m_layout->activate();
    return field;
}

QStringList KeyboardRig::keys() const
{
    QStringList all;
    for (const auto *button : m_keyboard->findChildren<QPushButton *>()) {
        if (button->isVisible())
            all << button->text();
    }
    return all;
}

QPushButton *KeyboardRig::key(const QString &text) const
{
    for (auto *button : m_keyboard->findChildren<QPushButton *>()) {
        if (button->isVisible() && (button->text() == text || button->accessibleName() == text))
            return button;
    }
    return nullptr;
}

void KeyboardRig::tapKey(const QString &text)
{
    QTRY_VERIFY2_WITH_TIMEOUT(key(text), qPrintable(text), patience);
    tap(middleOf(*key(text)));
}

void KeyboardRig::tapKeys(const QString &text)
{
    for (const QChar c : text) {
        if (c.isUpper())
            tapKey(u"⇧"_s);
        tapKey(c.isSpace() ? u"Bil"_s : QString(c));
    }
}

CheckoutView &KeyboardRig::addView(const QString &elementUrl)
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_view = new CheckoutView(
        {.origin = *Origin::parse(u"https://till.example.is"_s), .elementUrl = elementUrl, .language = u"is"_s},
        m_window.get());
    m_layout->addWidget(m_view);
    return *m_view;
}

void KeyboardRig::picture(const QString &name) const
{
    const QString folder = qEnvironmentVariable("KASSI_PICTURES");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    QTest::qWait(300); // a picture only: nothing is judged by it
    display->picture().copy(QRect({}, m_window->size())).save(folder + u"/keyboard-%1.png"_s.arg(name));
}

int runWithKeyboard(int argc, char **argv, const std::function<int()> &run)
{
    const VirtualDisplay screen(KeyboardRig::portrait);
    display = &screen;
    qputenv("DISPLAY", screen.name().toLocal8Bit());
    qputenv("QT_QPA_PLATFORM", "xcb");
    cleanEngineEnvironment();
    if (geteuid() == 0) // Chromium's sandbox cannot start as root.
        qputenv("QTWEBENGINE_DISABLE_SANDBOX", "1");
    const QApplication application(argc, argv);
    return run();
}

} // namespace Kassi::Test
