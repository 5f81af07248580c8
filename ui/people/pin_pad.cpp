// SPDX-License-Identifier: MIT
#include "people/pin_pad.h"

#include "common/parts.h"
#include "people/people_rules.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {
constexpr int problemHeight = 44; // two lines
} // namespace

PinPad::PinPad(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout)
    , m_dots(new QLabel(this))
    , m_problem(new QLabel(this))
{
    static_assert(std::tuple_size_v<decltype(m_digits)> == std::size_t(longestPin));
    setFocusPolicy(Qt::StrongFocus);
    m_dots->setObjectName(u"pin-dots"_s);
    m_dots->setProperty("role", u"amount"_s);
    m_dots->setAlignment(Qt::AlignCenter);
    setRing(*m_dots, false);
    m_problem->setObjectName(u"pin-problem"_s);
    m_problem->setProperty("role", u"error"_s);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setAlignment(Qt::AlignCenter);
    m_problem->setWordWrap(true);
    m_problem->setMinimumHeight(problemHeight); // the keys stay where the fingers are
    m_grid->setSpacing(8);
    for (int digit = 1; digit <= 10; ++digit) {
        const QString text = QString::number(digit % 10);
        connect(addKey(u"pin-"_s + text, text, (digit - 1) / 3, digit == 10 ? 1 : (digit - 1) % 3),
                &QPushButton::clicked, this, [this, text] { add(text.front()); });
    }
    m_erase = addKey(u"pin-erase"_s, u"⌫"_s, 3, 0);
    m_enter = addKey(u"pin-enter"_s, u"⏎"_s, 3, 2);
    connect(m_erase, &QPushButton::clicked, this, &PinPad::erase);
    connect(m_enter, &QPushButton::clicked, this, &PinPad::enter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_dots);
    column->addWidget(m_problem);
    column->addLayout(m_grid, 1);
    clear();
    retranslate();
}

PinPad::~PinPad()
{
    clear();
}

QPushButton *PinPad::addKey(const QString &name, const QString &text, int row, int column)
{
    auto *key = new QPushButton(text, this);
    key->setObjectName(name);
    key->setProperty("role", u"key"_s);
    key->setFocusPolicy(Qt::NoFocus); // the keyboard has keys of its own
    key->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_grid->addWidget(key, row, column);
    return key;
}

void PinPad::clear()
{
    volatile char16_t *digits = m_digits.data(); // volatile: no write is left out
    std::fill(digits, digits + m_digits.size(), u'\0');
    m_count = 0;
    showDigits();
}

void PinPad::setProblem(const QString &text)
{
    m_problem->setText(text);
}

void PinPad::setTakesDigits(bool on)
{
    m_takesDigits = on;
    for (QPushButton *key : findChildren<QPushButton *>())
        key->setEnabled(on);
}

void PinPad::add(QChar digit)
{
    if (!m_takesDigits || m_count == m_digits.size())
        return;
    setProblem({});
    m_digits.at(m_count++) = digit.unicode();
    showDigits();
}

void PinPad::erase()
{
    if (m_count > 0)
        m_digits.at(--m_count) = u'\0';
    showDigits();
}

void PinPad::enter()
{
    if (!m_takesDigits || m_count == 0)
        return;
    const Secret pin(QString(reinterpret_cast<const QChar *>(m_digits.data()), qsizetype(m_count)));
    clear();
    Q_EMIT entered(pin);
}

void PinPad::showDigits()
{
    m_dots->setText(m_count == 0 ? u"–"_s : QString(qsizetype(m_count), u'●'));
    m_dots->setAccessibleName(tr("PIN, digits typed: %1").arg(m_count));
}

void PinPad::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PinPad::focusInEvent(QFocusEvent *event)
{
    setRing(*m_dots, true);
    QWidget::focusInEvent(event);
}

void PinPad::focusOutEvent(QFocusEvent *event)
{
    setRing(*m_dots, false);
    QWidget::focusOutEvent(event);
}

void PinPad::keyPressEvent(QKeyEvent *event)
{
    const QString text = event->text();
    switch (event->key()) {
    case Qt::Key_Escape: clear(); return Q_EMIT turnedBack();
    case Qt::Key_Up: return Q_EMIT moved(-1);
    case Qt::Key_Down: return Q_EMIT moved(1);
    case Qt::Key_Backspace: return erase();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_scan.entered(event->timestamp())) {
            clear();
            return setProblem(tr("That came as quickly as from a scanner. Type the PIN."));
        }
        return enter();
    default: break;
    }
    if (text.isEmpty() || event->modifiers() & (Qt::ControlModifier | Qt::AltModifier))
        return QWidget::keyPressEvent(event);
    m_scan.typed(u"*"_s, event->timestamp()); // its pace is all that is looked at
    if (text.size() == 1 && text.front() >= u'0' && text.front() <= u'9')
        add(text.front());
    else
        QWidget::keyPressEvent(event);
}

void PinPad::retranslate()
{
    setAccessibleName(tr("PIN"));
    m_erase->setAccessibleName(tr("Erase the last digit"));
    m_enter->setAccessibleName(tr("Done"));
    showDigits();
}

} // namespace Kassi
