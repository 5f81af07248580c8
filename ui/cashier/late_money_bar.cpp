// SPDX-License-Identifier: MIT
#include "cashier/late_money_bar.h"

#include "common/error_text.h"
#include "common/outcome_text.h"

#include <QBoxLayout>
#include <QDateTime>
#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace Kassi {
using namespace Qt::StringLiterals;

LateMoneyBar::LateMoneyBar(QWidget *parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
    , m_trouble(new QLabel(this))
    , m_refund(new QPushButton(this))
    , m_keep(new QPushButton(this))
    , m_undo(new QPushButton(this))
    , m_timer(new QTimer(this))
{
    setProperty("role", u"alarm"_s);
    setObjectName(u"late-money"_s);
    m_text->setObjectName(u"late-money-text"_s);
    m_refund->setObjectName(u"late-money-refund"_s);
    m_keep->setObjectName(u"late-money-keep"_s);
    m_undo->setObjectName(u"late-money-undo"_s);
    m_trouble->setProperty("role", u"error"_s);
    for (QLabel *label : {m_text, m_trouble}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    auto *words = new QVBoxLayout;
    words->addWidget(m_text);
    words->addWidget(m_trouble);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 10, 16, 10);
    row->setSpacing(12);
    row->addLayout(words, 1);
    for (QPushButton *button : {m_refund, m_keep, m_undo}) {
        button->setFocusPolicy(Qt::TabFocus); // an alarm takes no keys from whoever is typing
        row->addWidget(button);
    }
    m_timer->setSingleShot(true);
    m_timer->setInterval(undoMs);
    connect(m_timer, &QTimer::timeout, this, &LateMoneyBar::carryOut);
    connect(m_refund, &QPushButton::clicked, this, [this] { want(Decision::Refund); });
    connect(m_keep, &QPushButton::clicked, this, [this] { want(Decision::Keep); });
    connect(m_undo, &QPushButton::clicked, this, &LateMoneyBar::undo);
    retranslate();
}

void LateMoneyBar::add(const Attempt &late)
{
    const auto isThisOne = [&](const Attempt &known) { return known.plan.attempt == late.plan.attempt; };
    if (std::ranges::none_of(m_waiting, isThisOne))
        m_waiting.push_back(late);
    retranslate();
}

void LateMoneyBar::remove(const QString &attempt)
{
    if (isDecided(attempt))
        forget();
    std::erase_if(m_waiting, [&](const Attempt &known) { return known.plan.attempt == attempt; });
    retranslate();
}

void LateMoneyBar::fail(const QString &attempt, const QString &why)
{
    if (isDecided(attempt))
        forget();
    setTrouble(why);
}

void LateMoneyBar::forget()
{
    m_timer->stop();
    m_decision = Decision::None;
}

bool LateMoneyBar::isDecided(const QString &attempt) const
{
    return m_decision != Decision::None && m_waiting.front().plan.attempt == attempt;
}

void LateMoneyBar::setTrouble(const QString &text)
{
    m_troubleText = text;
    retranslate();
}

void LateMoneyBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

// By the time that it is allowed another alarm may stand here, and nobody has decided about that one.
void LateMoneyBar::want(Decision decision)
{
    if (m_waiting.empty() || m_decision != Decision::None)
        return;
    m_troubleText.clear();
    retranslate();
    if (!m_ask)
        return decide(decision);
    m_ask(m_waiting.front(), [this, decision, attempt = m_waiting.front().plan.attempt] {
        if (!m_waiting.empty() && m_waiting.front().plan.attempt == attempt && m_decision == Decision::None)
            decide(decision);
    });
}

void LateMoneyBar::decide(Decision decision)
{
    m_decision = decision;
    m_troubleText.clear();
    m_timer->start();
    retranslate();
}

void LateMoneyBar::undo()
{
    forget();
    retranslate();
}

// From here on it is somebody else's, until remove() or fail().
void LateMoneyBar::carryOut()
{
    const QString attempt = m_waiting.front().plan.attempt;
    retranslate();
    if (m_decision == Decision::Refund)
        Q_EMIT refundWanted(attempt);
    else
        Q_EMIT keepWanted(attempt);
}

void LateMoneyBar::retranslate()
{
    setVisible(!m_waiting.empty());
    m_refund->setVisible(m_decision == Decision::None);
    m_keep->setVisible(m_decision == Decision::None);
    m_undo->setVisible(m_timer->isActive());
    const bool second = !m_waiting.empty() && m_waiting.front().mayBeSecond();
    m_refund->setText(second ? tr("Refund the second") : tr("Refund"));
    m_keep->setText(second ? tr("It was taken once") : tr("Keep"));
    m_undo->setText(tr("Undo"));
    m_trouble->setText(m_troubleText);
    m_trouble->setVisible(!m_troubleText.isEmpty());
    if (m_waiting.empty())
        return;
    const Attempt &late = m_waiting.front();
    const QString order = u"%1 · %2"_s.arg(late.plan.reference, formatMoney(late.plan.money, QLocale().name()));
    switch (m_decision) {
    case Decision::Refund: return m_text->setText(tr("%1 goes back to the customer.").arg(order));
    case Decision::Keep:
        if (second)
            return m_text->setText(tr("%1 was taken once. Nothing goes back.").arg(order));
        return m_text->setText(tr("%1 stays. The goods are handed over.").arg(order));
    case Decision::None: break;
    }
    const QString begun = QDateTime::fromMSecsSinceEpoch(late.startedAtMs).toString(u"dd.MM. HH:mm"_s);
    QString text = tr("The money came late: %1, begun %2, had ended as \"%3\". Refund it, or keep it and hand over the "
                      "goods?")
                       .arg(order, begun, shortTextFor(late.outcome.value_or(Outcome::Unconfirmed)));
    if (second)
        text = tr("%1 may have been taken twice: the form at the till and the phone were both completed. Look in the "
                  "gateway's list of payments before you decide.")
                   .arg(order);
    if (m_waiting.size() > 1)
        text += u' ' + tr("%n more after this.", nullptr, int(m_waiting.size()) - 1);
    m_text->setText(text);
}

} // namespace Kassi
