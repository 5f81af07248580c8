// SPDX-License-Identifier: MIT
#include "kiosk/still_there.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPushButton>

namespace Kassi {
using namespace Qt::StringLiterals;

StillThere::StillThere(KioskFeed feed, QWidget *parent)
    : QFrame(parent)
    , m_title(makeKioskLabel(u"title"_s, u"still-there-title"_s, this))
    , m_text(makeKioskLabel(u"heading"_s, u"still-there-text"_s, this))
    , m_here(makeSideButton(u"primary"_s, u"still-there-yes"_s, this))
    , m_more(makeSideButton({}, u"still-there-more"_s, this))
    , m_leave(makeSideButton({}, u"still-there-leave"_s, this))
    , m_air(new QSpacerItem(0, 0))
{
    setProperty("role", u"phone"_s); // paper, without an edge
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(14);
    column->addItem(m_air);
    column->addStretch(1);
    for (QWidget *each : std::initializer_list<QWidget *>{m_title, m_text, m_here, m_more, m_leave})
        column->addWidget(each);
    column->addStretch(1);
    connect(m_here, &QPushButton::clicked, this, [feed] { feed(KioskInput::Touched{}); });
    connect(m_more, &QPushButton::clicked, this, [feed] { feed(KioskInput::MoreTime{}); });
    connect(m_leave, &QPushButton::clicked, this, [feed] { feed(KioskInput::Leave{}); });
    parent->installEventFilter(this);
    hide();
}

void StillThere::show(const std::optional<qint64> &leftMs, bool paying)
{
    if (!leftMs)
        return hide();
    m_seconds = (*leftMs + 999) / 1'000;
    m_paying = paying;
    retranslate();
    if (isVisible())
        return;
    cover();
    setVisible(true);
    raise();
    m_here->setFocus();
}

void StillThere::setLow(bool low)
{
    m_low = low;
    cover();
}

void StillThere::cover()
{
    setGeometry(parentWidget()->rect());
    m_air->changeSize(0, m_low ? parentWidget()->height() * 2 / 5 : 0);
    layout()->invalidate();
}

bool StillThere::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        cover();
    return QFrame::eventFilter(watched, event);
}

// What is behind it is not meant.
void StillThere::mousePressEvent(QMouseEvent *event)
{
    event->accept();
}

void StillThere::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void StillThere::retranslate()
{
    m_title->setText(tr("Are you still there?"));
    m_text->setText(m_paying ? tr("The payment is stopped in %n s.", nullptr, int(m_seconds))
                             : tr("The order is cleared in %n s.", nullptr, int(m_seconds)));
    m_here->setText(tr("Yes, go on"));
    m_more->setText(tr("I need more time"));
    m_leave->setText(m_paying ? tr("Stop the payment") : tr("No, start over"));
}

} // namespace Kassi
