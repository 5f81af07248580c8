// SPDX-License-Identifier: MIT
#include "cashier/keypad.h"

#include <QEvent>
#include <QGridLayout>
#include <QPushButton>
#include <QStyle>

namespace Kassi {
using namespace Qt::StringLiterals;

Keypad::Keypad(QWidget *parent)
    : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(8);
    const QStringList rows[] = {{u"7"_s, u"8"_s, u"9"_s},
                                {u"4"_s, u"5"_s, u"6"_s, u"×"_s},
                                {u"1"_s, u"2"_s, u"3"_s, u"−"_s},
                                {u"00"_s, u"0"_s, QString(), u"+"_s}};
    for (int row = 0; const QStringList &keys : rows) {
        for (int column = 0; const QString &text : keys) {
            if (!text.isEmpty())
                connect(addKey(u"key-"_s + text, text, row, column), &QPushButton::clicked, this,
                        [this, text] { Q_EMIT typed(text); });
            ++column;
        }
        ++row;
    }
    m_erase = addKey(u"key-erase"_s, u"⌫"_s, 0, 3);
    m_erase->setAutoRepeat(true);
    connect(m_erase, &QPushButton::clicked, this, &Keypad::erased);
    m_clear = addKey(u"key-clear"_s, u"C"_s, 3, 2);
    connect(m_clear, &QPushButton::clicked, this, &Keypad::cleared);
    retranslate();
}

QPushButton *Keypad::addKey(const QString &name, const QString &text, int row, int column)
{
    auto *key = new QPushButton(text, this);
    key->setProperty("role", u"key"_s);
    key->setObjectName(name);
    key->setFocusPolicy(Qt::NoFocus); // the keyboard has keys of its own
    key->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    static_cast<QGridLayout *>(layout())->addWidget(key, row, column);
    return key;
}

void Keypad::setLow(bool low)
{
    if (m_low == low)
        return;
    m_low = low;
    for (auto *key : findChildren<QPushButton *>()) {
        key->setProperty("role", low ? u"low-key"_s : u"key"_s);
        key->style()->polish(key); // the style reads the role only then
    }
}

void Keypad::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void Keypad::retranslate()
{
    m_erase->setAccessibleName(tr("Erase the last digit"));
    m_clear->setAccessibleName(tr("Erase the amount"));
}

} // namespace Kassi
