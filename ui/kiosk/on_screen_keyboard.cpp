// SPDX-License-Identifier: MIT
#include "kiosk/on_screen_keyboard.h"

#include "common/language.h"

#include <QApplication>
#include <QInputMethod>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QTouchEvent>
#include <QWebEnginePage>
#include <QWebEngineScript>
#include <QWebEngineView>

#include <algorithm>
#include <chrono>

namespace Kassi {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int gap = 5;
constexpr int smallest = 44;
constexpr int tallest = 72;
constexpr int widest = 110;
constexpr auto settled = 60ms; // An engine tells that a field's state changes before it does.
constexpr auto patience = 250ms;
constexpr int mostReveals = 10;
constexpr int mostLooks = 6; // at a page, each after twice the time: what it tells of its frame comes when it can

/// How far the page, by whatever scrolls in it, was moved up.
const QString scrollScript = uR"((() => {
    let moved = 0;
    for (let each = document.activeElement; each && moved < %1; each = each.parentElement) {
        const before = each.scrollTop;
        each.scrollTop += %1 - moved;
        moved += each.scrollTop - before;
    }
    return moved;
})())"_s;

QVariant ask(QWidget &field, Qt::InputMethodQuery query)
{
    QInputMethodQueryEvent event(query);
    QCoreApplication::sendEvent(&field, &event);
    return event.value(query);
}

QString askedByHints(Qt::InputMethodHints hints)
{
    if (hints & Qt::ImhDigitsOnly)
        return u"digits"_s;
    if (hints & Qt::ImhFormattedNumbersOnly)
        return u"decimal"_s;
    return hints & Qt::ImhDialableCharactersOnly ? u"phone"_s : QString();
}

/// HTML's inputmode.
QString askedByPage(const QString &mode)
{
    if (mode == u"numeric"_s)
        return u"digits"_s;
    if (mode == u"decimal"_s)
        return u"decimal"_s;
    return mode == u"tel"_s ? u"phone"_s : QString();
}

template <typename Widget>
Widget *around(QWidget *widget)
{
    for (; widget; widget = widget->parentWidget()) {
        if (auto *found = qobject_cast<Widget *>(widget))
            return found;
    }
    return nullptr;
}

} // namespace

OnScreenKeyboard::OnScreenKeyboard(QWidget &window)
    : QFrame(&window)
    , m_window(window)
    , m_margins(window.contentsMargins())
{
    setProperty("role", u"keyboard"_s);
    setObjectName(u"keyboard"_s);
    setFocusPolicy(Qt::NoFocus);
    for (QTimer *timer : {&m_look, &m_leave, &m_reveal})
        timer->setSingleShot(true);
    m_leave.setInterval(patience);
    m_reveal.setInterval(settled);
    connect(&m_look, &QTimer::timeout, this, &OnScreenKeyboard::look);
    connect(&m_leave, &QTimer::timeout, this, [this] {
        if (m_down)
            m_leave.start();
        else if (!field())
            putAway(m_hand);
    });
    connect(&m_reveal, &QTimer::timeout, this, &OnScreenKeyboard::reveal);
    connect(qApp, &QGuiApplication::focusObjectChanged, this, &OnScreenKeyboard::lookSoon);
    connect(QGuiApplication::inputMethod(), &QInputMethod::cursorRectangleChanged, this, &OnScreenKeyboard::lookSoon);
    qApp->installEventFilter(this);
    hide();
    lookSoon();
}

OnScreenKeyboard::~OnScreenKeyboard()
{
    qApp->removeEventFilter(this);
}

bool OnScreenKeyboard::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
        if (!m_sending && event->spontaneous() && m_hand == Hand::Finger)
            putAway(Hand::Keys);
        break;
    case QEvent::TouchBegin:
        m_down = true;
        touched(static_cast<QTouchEvent *>(event)->points().first().globalPosition().toPoint());
        break;
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick:
        m_down = true;
        touched(static_cast<QMouseEvent *>(event)->globalPosition().toPoint());
        break;
    case QEvent::TouchEnd:
    case QEvent::TouchCancel:
    case QEvent::MouseButtonRelease:
        m_down = false;
        m_look.stop();
        lookSoon();
        break;
    case QEvent::Resize:
        if (watched == &m_window && isVisible())
            place();
        break;
    default: break;
    }
    return false;
}

// The field that takes text, in this window; null: there is none.
QWidget *OnScreenKeyboard::field() const
{
    QWidget *widget = m_window.focusWidget();
    const bool takesText = widget && widget->isVisible() && widget->testAttribute(Qt::WA_InputMethodEnabled);
    return takesText && ask(*widget, Qt::ImEnabled).toBool() ? widget : nullptr;
}

void OnScreenKeyboard::touched(const QPoint &where)
{
    QWidget *widget = m_window.focusWidget();
    const auto isAt = [&where](const QWidget &one) { return one.rect().contains(one.mapFromGlobal(where)); };
    if (m_hand == Hand::Finger || (isVisible() && isAt(*this)))
        return;
    // Only a field that was touched: not the button beside it. Of a page that is its line, once the keyboard was put
    // away: a page is touched to be scrolled, too.
    if (m_hand == Hand::Away && widget && around<QWebEngineView>(widget)) {
        const QRect caret = ask(*widget, Qt::ImCursorRectangle).toRect();
        const QRect line(0, caret.top() - smallest / 2, widget->width(), caret.height() + smallest);
        if (line.contains(widget->mapFromGlobal(where)))
            m_hand = Hand::Finger;
        return;
    }
    const QWidget *under = QApplication::widgetAt(where);
    if (under && (under->testAttribute(Qt::WA_InputMethodEnabled) || (widget && isAt(*widget))))
        m_hand = Hand::Finger;
}

void OnScreenKeyboard::lookSoon()
{
    if (m_look.isActive() && m_looks == 0)
        return;
    m_looks = 0;
    m_look.start(settled);
}

void OnScreenKeyboard::look()
{
    const int looks = ++m_looks;
    QWidget *now = m_hand == Hand::Keys ? nullptr : field();
    const bool isPage = now && around<QWebEngineView>(now);
    if (m_hand == Hand::Away && now && now != m_field)
        m_hand = Hand::Finger; // That was another screen, or another customer.
    if (!now || (m_hand == Hand::Away && !isPage)) {
        if (isVisible() && !m_leave.isActive())
            m_leave.start();
        return;
    }
    m_leave.stop();
    if (isPage) {
        if (looks < mostLooks)
            m_look.start(settled * (1 << looks));
        return askPage();
    }
    const auto hints = Qt::InputMethodHints(ask(*now, Qt::ImHints).toInt());
    m_fieldOfPage.clear();
    chooseFor({}, askedByHints(hints));
}

// An engine passes an input's type on, and keeps its inputmode to itself: frame.js knows it.
void OnScreenKeyboard::askPage()
{
    auto *view = around<QWebEngineView>(field());
    const auto byType = askedByHints(Qt::InputMethodHints(ask(*field(), Qt::ImHints).toInt()));
    view->page()->runJavaScript(u"self.kassiField || ''"_s, QWebEngineScript::ApplicationWorld,
                                [keyboard = QPointer(this), byType](const QVariant &answer) {
                                    if (!keyboard || keyboard->m_hand == Hand::Keys || !keyboard->field())
                                        return;
                                    const QString told = answer.toString();
                                    if (keyboard->m_hand == Hand::Away && told == keyboard->m_fieldOfPage)
                                        return;
                                    keyboard->m_hand = Hand::Finger; // in another field
                                    const QString asked = askedByPage(told.section(u' ', 1, 1));
                                    keyboard->chooseFor(told, asked.isEmpty() ? byType : asked);
                                });
}

void OnScreenKeyboard::chooseFor(const QString &fieldOfPage, const QString &asked)
{
    QWidget *now = field();
    const bool another = m_field != now || m_fieldOfPage != fieldOfPage || isHidden();
    m_field = now;
    m_fieldOfPage = fieldOfPage;
    if (!another)
        return;
    m_shift = false;
    showPage(asked);
    m_reveals = 0;
    m_reveal.start();
}

void OnScreenKeyboard::putAway(Hand hand)
{
    m_hand = hand;
    m_look.stop();
    if (isHidden())
        return;
    hide();
    m_window.setContentsMargins(m_margins);
}

void OnScreenKeyboard::showPage(const QString &name)
{
    const Language::Here speaking(*this);
    m_page = name;
    m_layout = name.isEmpty() ? keyboardFor(Language::spoken()) : keyboardPage(name);
    for (const Key &key : m_keys) {
        key.button->hide();
        key.button->deleteLater(); // It may be the one that is being pressed.
    }
    m_keys.clear();
    for (const KeyboardRow &row : m_layout.rows) {
        for (const KeyboardKey &key : row)
            addKey(key);
    }
    retranslate();
    setShift(m_shift);
    place();
}

void OnScreenKeyboard::addKey(const KeyboardKey &key)
{
    using Action = KeyboardKey::Action;
    if (key.action == Action::Gap)
        return;
    auto *button = new QPushButton(this);
    const bool isSign = key.action == Action::Text || key.action == Action::Shift || key.action == Action::Erase;
    button->setProperty("role", isSign ? u"typing-key"_s : u"typing-word"_s);
    button->setObjectName(u"typing-"_s + key.text);
    button->setFocusPolicy(Qt::NoFocus); // What is typed into keeps it.
    connect(button, &QPushButton::clicked, this, [this, key] { press(key); });
    m_keys.push_back({key, button});
    button->show();
}

void OnScreenKeyboard::press(const KeyboardKey &key)
{
    using Action = KeyboardKey::Action;
    switch (key.action) {
    case Action::Text: {
        const QString text = m_shift ? key.text.toUpper() : key.text;
        send(key.text.toUpper().at(0).unicode(), text, m_shift ? Qt::ShiftModifier : Qt::NoModifier);
        if (m_shift)
            setShift(false);
        break;
    }
    case Action::Space: send(Qt::Key_Space, u" "_s); break;
    case Action::Erase: send(Qt::Key_Backspace, u"\b"_s); break;
    case Action::Next: send(Qt::Key_Tab, u"\t"_s); break;
    case Action::Shift: setShift(!m_shift); break;
    case Action::Letters: showPage({}); break;
    case Action::Symbols: showPage(u"symbols"_s); break;
    case Action::Done: putAway(Hand::Away); break;
    case Action::Gap: break;
    }
}

void OnScreenKeyboard::send(int key, const QString &text, Qt::KeyboardModifiers modifiers)
{
    const QScopedValueRollback sending(m_sending, true);
    for (const auto type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QWidget *widget = m_window.focusWidget(); // Tab moves it in between.
        if (!widget || widget->window() != &m_window)
            return;
        QKeyEvent event(type, key, modifiers, text);
        QCoreApplication::sendEvent(widget, &event);
    }
}

void OnScreenKeyboard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && isVisible())
        showPage(m_page);
    QFrame::changeEvent(event);
}

void OnScreenKeyboard::retranslate()
{
    using Action = KeyboardKey::Action;
    const Language::Here speaking(*this);
    for (const auto &[what, button] : m_keys) {
        const auto say = [to = button](const QString &text, const QString &name) {
            to->setText(text);
            to->setAccessibleName(name);
        };
        switch (what.action) {
        case Action::Shift: say(u"⇧"_s, tr("Capital letter")); break;
        case Action::Erase: say(u"⌫"_s, tr("Erase")); break;
        case Action::Letters: say(u"ABC"_s, tr("ABC: letters")); break;
        case Action::Symbols: say(u"123"_s, tr("Digits and signs")); break;
        case Action::Space: say({}, tr("Space")); break;
        case Action::Next: say(tr("Next"), tr("Next: the next field")); break;
        case Action::Done: say(tr("Done"), tr("Done: put the keyboard away")); break;
        case Action::Text:
        case Action::Gap: break;
        }
    }
}

void OnScreenKeyboard::setShift(bool on)
{
    m_shift = on;
    for (const auto &[what, button] : m_keys) {
        if (what.action == KeyboardKey::Action::Text)
            button->setText(on ? what.text.toUpper() : what.text);
        if (what.action == KeyboardKey::Action::Shift) {
            button->setCheckable(true);
            button->setChecked(on);
        }
    }
}

// Keys are as large as there is room, and no larger than a hand needs.
void OnScreenKeyboard::place()
{
    const int rows = int(m_layout.rows.size());
    const int height = std::clamp(m_window.height() / 14, smallest, tallest);
    const int tall = rows * (height + gap) + 2 * gap;
    setGeometry(0, m_window.height() - tall, m_window.width(), tall);
    const double columns = m_layout.columns();
    const double unit = std::min<double>(widest, (width() - 2 * gap) / std::max(columns, 1.0));
    auto key = m_keys.begin();
    int y = gap + 1;
    for (const KeyboardRow &row : m_layout.rows) {
        double x = (width() - KeyboardLayout::widthOf(row) * unit) / 2;
        for (const KeyboardKey &each : row) {
            if (each.action != KeyboardKey::Action::Gap) {
                const QRectF box(x + gap / 2.0, y, each.width * unit - gap, height);
                (key++)->button->setGeometry(box.toRect());
            }
            x += each.width * unit;
        }
        y += height + gap;
    }
    show();
    raise();
    m_window.setContentsMargins(m_margins + QMargins(0, 0, 0, tall));
}

// The layout has made room. What is typed into may still be scrolled out of it.
void OnScreenKeyboard::reveal()
{
    QWidget *now = field();
    if (isHidden() || !now)
        return;
    if (auto *area = around<QScrollArea>(now))
        area->ensureWidgetVisible(now);
    auto *view = around<QWebEngineView>(now);
    if (!view)
        return;
    const QRect caret = ask(*now, Qt::ImCursorRectangle).toRect();
    const int below = now->mapTo(view, caret.bottomLeft()).y() + caret.height() - view->height();
    if (++m_reveals > mostReveals || below <= 0)
        return;
    // A frame that became smaller brings the field into sight by itself: frame.js. This scrolls what is around one that
    // did not; it can as soon as the page has heard that its window is smaller.
    view->page()->runJavaScript(scrollScript.arg(below), QWebEngineScript::ApplicationWorld,
                                [keyboard = QPointer(this)](const QVariant &moved) {
                                    if (keyboard && moved.toInt() == 0)
                                        keyboard->m_reveal.start();
                                });
}

} // namespace Kassi
