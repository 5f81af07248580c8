// SPDX-License-Identifier: MIT
#include "cashier/refund_page.h"

#include "cashier/amount_page.h"
#include "cashier/keypad.h"
#include "common/language.h"
#include "common/line_edit.h"
#include "common/parts.h"
#include "payment/amount_words.h"

#include <QBoxLayout>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr int longestTyped = 60;
constexpr int widest = 640; ///< Of each half: what is typed stands beside its keys, on a screen of any size.

// Parts are typed in krónur; of another currency, and of late money that nobody has decided to keep, all goes back.
bool allowsParts(const Attempt &attempt)
{
    return attempt.plan.money.currency == u"ISK"_s && !attempt.needsDecision();
}

} // namespace

RefundPage::RefundPage(QWidget *parent)
    : PageStack(parent)
    , m_form(makeForm())
    , m_confirmation(makeConfirmation())
{
    setObjectName(u"page"_s);
    addScrolled(m_form);
    addScrolled(m_confirmation);
    retranslate();
}

QWidget *RefundPage::makeForm()
{
    auto *form = new QWidget(this);
    form->setObjectName(u"page"_s);
    m_formBack = makeButton(u"small"_s, u"refund-back"_s, form);
    m_formTitle = makeLabel(u"title"_s, u"refund-title"_s, form);
    m_facts = makeLabel(u"heading"_s, u"refund-facts"_s, form);
    m_amountLabel = makeLabel(u"quiet"_s, {}, form);
    m_amountField = new LineEdit(form);
    m_amountField->setObjectName(u"refund-amount"_s);
    m_whole = makeButton(u"small"_s, u"refund-whole"_s, form);
    m_stays = makeLabel(u"quiet"_s, u"refund-stays"_s, form);
    m_problem = makeLabel(u"error"_s, u"refund-problem"_s, form);
    m_reasonLabel = makeLabel(u"quiet"_s, {}, form);
    m_reason = new LineEdit(form);
    m_reason->setObjectName(u"refund-reason"_s);
    m_reason->setMaxLength(int(longestRefundReason));
    m_goOn = makeButton(u"primary"_s, u"refund-go-on"_s, form);
    for (QPushButton *button : {m_formBack, m_whole})
        button->setFocusPolicy(Qt::TabFocus);
    auto *keys = new Keypad(form);
    for (QPushButton *key : keys->findChildren<QPushButton *>())
        key->setObjectName(u"refund-"_s + key->objectName()); // the amount page has the others
    connect(keys, &Keypad::typed, this, &RefundPage::type);
    connect(keys, &Keypad::erased, m_amountField, &QLineEdit::backspace);
    connect(keys, &Keypad::cleared, m_amountField, &QLineEdit::clear);

    auto *top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(m_formBack);
    top->addWidget(m_formTitle, 1);
    auto *amount = new QHBoxLayout;
    amount->addWidget(m_amountField, 1);
    amount->addWidget(m_whole);
    auto *words = new QWidget(form);
    words->setMaximumWidth(widest);
    auto *side = new QVBoxLayout(words);
    side->setContentsMargins(0, 0, 0, 0);
    side->setSpacing(6);
    side->addWidget(m_facts);
    side->addSpacing(6);
    side->addWidget(m_amountLabel);
    side->addLayout(amount);
    side->addWidget(m_stays);
    side->addWidget(m_problem);
    side->addWidget(m_reasonLabel);
    side->addWidget(m_reason);
    side->addSpacing(6);
    side->addWidget(m_goOn);
    side->addStretch(1);
    keys->setMaximumSize(widest, 380);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(20);
    columns->addWidget(words, 500);
    columns->addWidget(keys, 400);
    columns->setAlignment(keys, Qt::AlignTop);
    columns->addStretch(1);
    auto *whole = new QVBoxLayout(form);
    whole->setContentsMargins(20, 14, 20, 20);
    whole->setSpacing(10);
    whole->addLayout(top);
    whole->addLayout(columns, 1);

    for (QLineEdit *field : {m_amountField, m_reason})
        field->installEventFilter(this);
    connect(m_amountField, &QLineEdit::textChanged, this, &RefundPage::showAmount);
    connect(m_reason, &QLineEdit::textChanged, m_problem, &QLabel::clear);
    connect(m_whole, &QPushButton::clicked, this, [this] { setAmount(m_attempt.rest()); });
    connect(m_formBack, &QPushButton::clicked, this, &RefundPage::back);
    connect(m_goOn, &QPushButton::clicked, this, &RefundPage::goOn);
    connect(new QShortcut(QKeySequence(Qt::Key_F9), form), &QShortcut::activated, m_whole, &QPushButton::click);
    return form;
}

QWidget *RefundPage::makeConfirmation()
{
    auto *page = new QWidget(this);
    page->setObjectName(u"page"_s);
    m_question = makeLabel(u"title"_s, u"refund-question"_s, page);
    m_figures = makeLabel(u"amount"_s, u"refund-figures"_s, page);
    m_words = makeLabel(u"heading"_s, u"refund-words"_s, page);
    m_summary = makeLabel(u"heading"_s, u"refund-summary"_s, page);
    m_refused = makeLabel(u"error"_s, u"refund-refused"_s, page);
    m_confirmBack = makeButton({}, u"refund-confirm-back"_s, page);
    m_confirm = makeButton(u"danger"_s, u"refund-confirm"_s, page);
    for (QPushButton *button : {m_confirmBack, m_confirm})
        button->setMinimumHeight(60);
    m_confirm->setFocusPolicy(Qt::TabFocus);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(12);
    buttons->addWidget(m_confirmBack, 1);
    buttons->addWidget(m_confirm, 1);
    auto *card = new QFrame(page);
    card->setProperty("role", u"card"_s);
    card->setMaximumWidth(720);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(24, 20, 24, 24);
    column->setSpacing(10);
    for (QLabel *label : {m_question, m_figures, m_words, m_summary, m_refused})
        column->addWidget(label);
    column->addSpacing(10);
    column->addLayout(buttons);
    auto *rows = new QVBoxLayout(page);
    rows->setContentsMargins(24, 24, 24, 24);
    rows->addStretch(1);
    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(card, 100);
    middle->addStretch(1);
    rows->addLayout(middle);
    rows->addStretch(2);
    connect(m_confirmBack, &QPushButton::clicked, this, &RefundPage::back);
    connect(m_confirm, &QPushButton::clicked, this, &RefundPage::confirm);
    // Not Enter: that led here, and comes twice from a tired hand and at the end of a scan.
    auto *key = new QShortcut(QKeySequence(Qt::Key_F7), page);
    key->setAutoRepeat(false);
    connect(key, &QShortcut::activated, m_confirm, &QPushButton::click);
    page->setFocusProxy(m_confirmBack);
    return page;
}

QString RefundPage::money(qint64 amount) const
{
    return formatMoney({amount, m_attempt.plan.money.currency}, QLocale().name());
}

void RefundPage::begin(const Attempt &attempt)
{
    m_attempt = attempt;
    m_reason->clear();
    m_refused->clear();
    m_asked = false;
    setAmount(attempt.rest());
    m_amountField->setReadOnly(!allowsParts(attempt));
    m_whole->setEnabled(allowsParts(attempt));
    retranslate();
    showForm();
}

void RefundPage::showForm()
{
    setCurrentWidget(m_form);
    m_amountField->setFocus();
    m_amountField->selectAll();
}

void RefundPage::setAmount(qint64 amount)
{
    m_amountField->setText(allowsParts(m_attempt) ? QString::number(amount) : money(amount));
    m_amountField->selectAll();
    m_amountField->setFocus();
}

void RefundPage::refuse(const QString &why)
{
    m_asked = false;
    m_confirm->setEnabled(true);
    m_refused->setText(why);
}

void RefundPage::type(const QString &text)
{
    if (m_amountField->isReadOnly())
        return;
    m_amountField->insert(text);
    m_amountField->setFocus();
}

std::optional<qint64> RefundPage::typedAmount(QString *why) const
{
    if (!allowsParts(m_attempt))
        return m_attempt.rest();
    const auto read = readAmountText(m_amountField->text());
    if (m_amountField->text().trimmed().isEmpty())
        *why = tr("Write how much goes back.");
    else if (m_amountField->text().size() > longestTyped)
        *why = AmountPage::textFor(AmountProblem::TooLarge);
    else if (!read)
        *why = AmountPage::textFor(read.error());
    else if (read->amount < 1)
        *why = tr("There is nothing to give back.");
    else if (read->amount > m_attempt.rest())
        *why =
            tr("%1 cannot go back: only %2 is left of this payment.").arg(money(read->amount), money(m_attempt.rest()));
    else
        return read->amount;
    return {};
}

void RefundPage::enter(quint64 atMs)
{
    if (!m_scan.entered(atMs))
        return goOn();
    m_amountField->setText(m_before);
    m_problem->setText(tr("That came as quickly as from a scanner. Type the amount."));
}

void RefundPage::goOn()
{
    QString why;
    const auto amount = typedAmount(&why);
    if (!amount) {
        m_problem->setText(why);
        m_amountField->setFocus();
        return m_amountField->selectAll();
    }
    if (const auto wish = judgeRefundWish(m_attempt, *amount, m_reason->text().trimmed()); !wish) {
        const bool isReason = wish.error().param == u"reason"_s;
        m_problem->setText(isReason ? tr("A reason is one line without a card's number.")
                                    : tr("Nothing of this payment can go back now."));
        return (isReason ? m_reason : m_amountField)->setFocus();
    }
    m_amount = *amount;
    m_refused->clear();
    m_confirm->setEnabled(true);
    retranslate();
    setCurrentWidget(m_confirmation);
    m_confirmBack->setFocus();
}

void RefundPage::confirm()
{
    if (m_asked)
        return;
    m_asked = true;
    m_confirm->setEnabled(false);
    m_refused->clear();
    Q_EMIT refundWanted({.reference = m_attempt.plan.reference,
                         .attempt = m_attempt.plan.attempt,
                         .amount = m_amount,
                         .reason = m_reason->text().trimmed()});
}

void RefundPage::back()
{
    if (m_asked) // it is on its way to the disk
        return;
    if (currentPage() == m_confirmation)
        return showForm();
    Q_EMIT left();
}

void RefundPage::showAmount()
{
    QString why;
    const auto amount = typedAmount(&why);
    const bool isAllowed = allowsParts(m_attempt);
    m_problem->clear();
    if (!amount)
        m_stays->setText(tr("At most %1").arg(money(m_attempt.rest())));
    else if (!isAllowed && m_attempt.needsDecision())
        m_stays->setText(tr("It came late: all of it goes back, or somebody keeps it first."));
    else
        m_stays->setText(tr("%1 goes back, %2 stays.").arg(money(*amount), money(m_attempt.rest() - *amount)));
}

bool RefundPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return PageStack::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        enter(key->timestamp());
        return true;
    }
    if (!key->text().isEmpty() && m_scan.typed(key->text(), key->timestamp()))
        m_before = m_amountField->text();
    return false;
}

void RefundPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return back();
    PageStack::keyPressEvent(event);
}

void RefundPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    PageStack::changeEvent(event);
}

void RefundPage::retranslate()
{
    const QString &reference = m_attempt.plan.reference;
    const qint64 back = m_attempt.refunded();
    QStringList facts{reference, tr("Paid: %1").arg(money(m_attempt.plan.money.amount))};
    if (back > 0)
        facts << tr("Refunded: %1").arg(money(back));
    facts << tr("Left: %1").arg(money(m_attempt.rest()));
    m_facts->setText(facts.join(u"  ·  "_s));
    m_formBack->setText(tr("Back") + u"  Esc"_s);
    m_formTitle->setText(tr("Refund"));
    m_amountLabel->setText(tr("How much goes back"));
    m_amountField->setAccessibleName(tr("How much goes back"));
    m_whole->setText(tr("All that is left") + u"  F9"_s);
    m_reasonLabel->setText(tr("Reason"));
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setPlaceholderText(tr("Optional"));
    m_goOn->setText(tr("Go on") + u"  ⏎"_s);
    m_question->setText(tr("Give this money back?"));
    m_figures->setText(money(m_amount));
    m_words->setText(amountInWords({m_amount, m_attempt.plan.money.currency}, Language::spoken()));
    QString summary = tr("Order %1. Of %2, %3 stays.")
                          .arg(reference, money(m_attempt.plan.money.amount), money(m_attempt.rest() - m_amount));
    if (const QString reason = m_reason->text().trimmed(); !reason.isEmpty())
        summary += u'\n' + tr("Reason: %1").arg(reason);
    m_summary->setText(summary);
    m_confirmBack->setText(tr("Back") + u"  Esc"_s);
    m_confirm->setText(tr("Refund %1").arg(money(m_amount)) + u"  F7"_s);
    showAmount();
}

} // namespace Kassi
