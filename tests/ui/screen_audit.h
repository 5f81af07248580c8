// SPDX-License-Identifier: MIT
// What can be said of any screen without knowing which it is: every finding names the widget and what is wrong.
#pragma once

#include <QStringList>
#include <QTranslator>
#include <QWidget>

namespace Kassi::Audit {

/// Puts marks around every text that comes through a translation.
class Marker final : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *, const char *text, const char *, int) const override
    {
        return QChar(u'⟦') + QString::fromUtf8(text) + QChar(u'⟧');
    }
};

/// All words on the screen, or for a screen reader.
[[nodiscard]] QStringList texts(const QWidget &window);
/// Words on the screen, or for a screen reader, that are neither marked nor data of the stage.
[[nodiscard]] QStringList unmarkedTexts(const QWidget &window);
/// Controls without a name for a screen reader.
[[nodiscard]] QStringList namelessControls(const QWidget &window);
/// Controls with less than 44 px for a finger.
[[nodiscard]] QStringList smallControls(const QWidget &window);
/// Words that do not fit where they stand, and controls that are partly out of sight and cannot be scrolled to.
[[nodiscard]] QStringList cutOffTexts(const QWidget &window);
/// Words that stand on other words.
[[nodiscard]] QStringList overlaps(const QWidget &window);
/// Pages that are wider than their room.
[[nodiscard]] QStringList scrolledSideways(const QWidget &window);
/// Words that are hard to tell from what they stand on, in the picture of the window.
[[nodiscard]] QStringList faintTexts(QWidget &window);
/// Controls that Tab does not come to, and those on which nothing shows that the keyboard is there.
[[nodiscard]] QStringList unreachableControls(QWidget &window);

} // namespace Kassi::Audit
