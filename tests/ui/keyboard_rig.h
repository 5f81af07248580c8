// SPDX-License-Identifier: MIT
// A window with the keyboard on the screen, on an X server of the test's own, and a hand that taps with the real mouse.
#pragma once

#include "checkout/checkout_view.h"
#include "common/language.h"
#include "gateway_rig.h"
#include "kiosk/on_screen_keyboard.h"
#include "virtual_display.h"

#include <QApplication>
#include <QTest>
#include <QVBoxLayout>

#include <functional>
#include <memory>

class QLineEdit;
class QPushButton;

namespace Kassi::Test {

class KeyboardRig : public QObject
{
public:
    static constexpr int patience = 30'000;
    static constexpr QSize landscape{1024, 768};
    static constexpr QSize portrait{1080, 1920};

    /// xdotool.
    static void hand(const QStringList &arguments);
    static void tap(const QPoint &where);
    [[nodiscard]] static QPoint middleOf(const QWidget &widget);
    /// Of the whole program.
    [[nodiscard]] static qsizetype visibleWindows();

protected:
    void setUp();
    void tearDown();
    void open(const QSize &size, const QString &language = QStringLiteral("is"));
    QLineEdit *addField(Qt::InputMethodHints hints = Qt::ImhNone);
    CheckoutView &addView(const QString &elementUrl);
    [[nodiscard]] bool isShown() const { return m_keyboard->isVisible(); }
    [[nodiscard]] QStringList keys() const;
    [[nodiscard]] QPushButton *key(const QString &text) const;
    void tapKey(const QString &text);
    void tapKeys(const QString &text);
    /// With KASSI_PICTURES=FOLDER in the environment.
    void picture(const QString &name) const;

    Language m_language;
    std::unique_ptr<QWidget> m_window;
    QVBoxLayout *m_layout = nullptr;
    OnScreenKeyboard *m_keyboard = nullptr;
    CheckoutView *m_view = nullptr;
};

/// Runs `Rig` on a display that has room for both ways to stand.
int runWithKeyboard(int argc, char **argv, const std::function<int()> &run);

template <typename Rig>
int keyboardMain(int argc, char **argv)
{
    return runWithKeyboard(argc, argv, [&] {
        Rig test;
        return QTest::qExec(&test, argc, argv);
    });
}

} // namespace Kassi::Test
