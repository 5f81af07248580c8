// SPDX-License-Identifier: MIT
#include "checkout/input_guard.h"

#include <QChildEvent>
#include <QCoreApplication>
#include <QDialog>
#include <QKeyEvent>
#include <QMenu>
#include <QTouchEvent>
#include <QWebEngineView>

namespace Kassi {

InputGuard::InputGuard(QWebEngineView *view)
    : QObject(view)
{
    m_clock.start();
    watch(view);
}

void InputGuard::watch(QObject *object)
{
    if (!object->isWidgetType())
        return;
    object->removeEventFilter(this); // Never twice.
    object->installEventFilter(this);
    for (QObject *child : object->children())
        watch(child);
}

bool InputGuard::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::ChildAdded: watch(static_cast<QChildEvent *>(event)->child()); return false;
    case QEvent::ChildPolished: {
        QObject *child = static_cast<QChildEvent *>(event)->child();
        watch(child);
        if (auto *dialog = qobject_cast<QDialog *>(child)) {
            dialog->setAttribute(Qt::WA_DontShowOnScreen);
            dialog->setWindowModality(Qt::NonModal); // or the window below takes no input any more
            QMetaObject::invokeMethod(dialog, &QDialog::reject, Qt::QueuedConnection);
        }
        return false;
    }
    default: break;
    }
    if (!isRefused(static_cast<QWidget *>(watched), event)) {
        if (isTooMany(*event))
            return true;
        tellPressed(*event);
        if (event->type() == QEvent::KeyPress || event->type() == QEvent::InputMethod)
            Q_EMIT typed();
        return false;
    }
    // Stopped here, but not taken: shortcuts of the program come next, then the widgets around the view.
    event->ignore();
    return true;
}

// The end of a key whose beginning was lost is lost as well; of another it is told, or the page would think it held.
bool InputGuard::isTooMany(const QEvent &event)
{
    if (event.type() != QEvent::KeyPress && event.type() != QEvent::KeyRelease)
        return false;
    const int key = static_cast<const QKeyEvent &>(event).key();
    if (event.type() == QEvent::KeyRelease)
        return m_lostKeys.remove(key);
    if (m_keys.take(std::chrono::milliseconds(m_clock.elapsed()))) {
        m_lostKeys.remove(key);
        return false;
    }
    m_lostKeys.insert(key);
    return true;
}

bool InputGuard::isRefused(QWidget *target, QEvent *event)
{
    const HandMove move = readEvent(*event);
    if (move.kind != HandMove::Kind::Touch)
        return !isForThePage(move);
    const bool refused = m_manyFingers || !isForThePage(move);
    if (refused && !m_manyFingers && event->type() == QEvent::TouchUpdate) {
        // The page saw one finger go down: that touch is over.
        m_manyFingers = true;
        const auto *touch = static_cast<QTouchEvent *>(event);
        QTouchEvent over(QEvent::TouchCancel, touch->pointingDevice(), touch->modifiers());
        QCoreApplication::sendEvent(target, &over);
    }
    m_manyFingers = refused && event->type() != QEvent::TouchEnd;
    return refused;
}

void InputGuard::tellPressed(const QEvent &event)
{
    const auto isEnter = [&event] {
        const int key = static_cast<const QKeyEvent &>(event).key();
        return key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space;
    };
    if (event.type() == QEvent::MouseButtonRelease || event.type() == QEvent::TouchEnd ||
        (event.type() == QEvent::KeyPress && isEnter()))
        Q_EMIT pressed();
}

} // namespace Kassi
