// SPDX-License-Identifier: MIT
// Stands between hands and a web view: asks isForThePage() about everything the view would hear, whichever widget the
// engine puts inside it, and whenever it puts a new one there. What is refused is left for the program around it: its
// shortcuts work, and its parents are asked next. Windows that the engine opens by itself with a text of its own, such
// as a colour dialog or the menu of a long press, are closed before they are seen. Keys beyond KeyAllowance are lost.
#pragma once

#include "checkout/input_policy.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSet>

class QWebEngineView;
class QWidget;

namespace Kassi {

class InputGuard : public QObject
{
    Q_OBJECT

public:
    /// A child of `view`.
    explicit InputGuard(QWebEngineView *view);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    /// The page was clicked, tapped, or told Enter.
    void pressed();
    /// The page was given a key or a composed text. Which one is nobody's business.
    void typed();

private:
    void watch(QObject *object);
    bool isRefused(QWidget *target, QEvent *event);
    bool isTooMany(const QEvent &event);
    void tellPressed(const QEvent &event);

    bool m_manyFingers = false; ///< Until all of them are lifted.
    KeyAllowance m_keys;
    QSet<int> m_lostKeys; ///< Those that are down without the page's knowing.
    QElapsedTimer m_clock;
};

} // namespace Kassi
