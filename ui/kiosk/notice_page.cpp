// SPDX-License-Identifier: MIT
#include "kiosk/notice_page.h"

#include "common/outcome_mark.h"

#include <QBoxLayout>
#include <QLabel>

namespace Kassi {
using namespace Qt::StringLiterals;

NoticePage::NoticePage(QWidget *parent)
    : QWidget(parent)
    , m_mark(new OutcomeMark(this))
    , m_title(makeKioskLabel(u"title"_s, u"notice-title"_s, this))
    , m_number(makeKioskLabel(u"number"_s, u"notice-number"_s, this))
    , m_text(makeKioskLabel(u"heading"_s, u"notice-text"_s, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 8, 24, 8);
    column->setSpacing(12);
    column->addStretch(1);
    column->addWidget(m_mark, 0, Qt::AlignHCenter);
    for (QLabel *label : {m_title, m_number, m_text})
        column->addWidget(label);
    column->addStretch(1);
}

void NoticePage::show(const std::optional<Outcome> &sign, const Words &words, int unit)
{
    constexpr int units = 8;
    m_mark->setFixedSize(units * unit, units * unit);
    m_mark->setOutcome(sign);
    m_title->setText(words.title);
    m_number->setText(words.number);
    m_number->setVisible(!words.number.isEmpty());
    m_text->setText(words.text);
    m_text->setVisible(!words.text.isEmpty());
}

} // namespace Kassi
