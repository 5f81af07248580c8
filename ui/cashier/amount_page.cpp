// SPDX-License-Identifier: MIT
#include "cashier/amount_page.h"

#include "cashier/keypad.h"
#include "cashier/latest_payments.h"
#include "cashier/open_cases.h"
#include "cashier/order_details.h"
#include "common/parts.h"

#include <QAbstractItemView>
#include <QBoxLayout>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpression>
#include <QShortcut>

#include <algorithm>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr int narrowest = 720;         ///< Below it keys and order stand one above the other.
constexpr int lowest = 600;            ///< Below it all keys are to be seen at once, and the presets come after them.
constexpr int aroundKeys = 42;         ///< Margins of page and card.
constexpr int aroundDetails = 60;      ///< Margins of the page, and what is between the columns.
constexpr qsizetype longestTyped = 60; ///< Characters: more nobody can check at a glance.

// Those that mean nothing else on this page, nor, for F4, on the one that follows.
constexpr QKeyCombination presetKeys[] = {Qt::Key_F1,  Qt::Key_F2,  Qt::Key_F5,
                                          Qt::Key_F11, Qt::Key_F12, Qt::CTRL | Qt::Key_F1};
static_assert(std::size(presetKeys) == maxPresets);

} // namespace

AmountPage::AmountPage(const AmountPageOptions &options, QWidget *parent)
    : QWidget(parent)
    , m_options(options)
    , m_columns(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_sum(makeLabel(u"quiet"_s, u"sum"_s, this))
    , m_amount(makeLabel(u"amount"_s, u"amount"_s, this))
    , m_notice(makeLabel(u"notice"_s, u"notice"_s, this))
    , m_problem(makeLabel(u"error"_s, u"problem"_s, this))
    , m_latestLabel(makeLabel(u"quiet"_s, {}, this))
    , m_details(new OrderDetails({.methods = options.methods, .savePaymentMethod = options.savePaymentMethod}, this))
    , m_charge(makeButton(u"primary"_s, u"charge"_s, this))
    , m_phone(makeButton(QString(), u"phone"_s, this))
    , m_repeat(makeButton(u"small"_s, u"repeat"_s, this))
    , m_language(makeButton(u"small"_s, u"language"_s, this))
    , m_journal(makeButton(u"small"_s, u"journal"_s, this))
    , m_menu(makeButton(u"small"_s, u"menu"_s, this))
    , m_staff(makeButton(u"small"_s, u"staff"_s, this))
    , m_latest(new LatestPayments(this))
    , m_open(new OpenCases(this))
{
    setObjectName(u"page"_s);
    for (QLabel *label : {m_sum, m_amount})
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_amount->setWordWrap(false);
    setRing(*m_amount, false);
    m_phone->setVisible(options.phone);
    m_menu->setVisible(options.menu);
    m_columns->addWidget(makeKeypad(), 5);
    m_columns->addWidget(makeDetails(), 4);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 14, 20, 20);
    layout->addWidget(m_notice);
    layout->addWidget(m_open);
    layout->addLayout(m_columns, 1);
    connect(m_charge, &QPushButton::clicked, this, [this] { charge(SessionMode::Embedded); });
    connect(m_phone, &QPushButton::clicked, this, [this] { charge(SessionMode::Hosted); });
    connect(m_repeat, &QPushButton::clicked, this, [this] { replace(QString::number(m_last)); });
    connect(m_language, &QPushButton::clicked, this, &AmountPage::languageWanted);
    connect(m_journal, &QPushButton::clicked, this, &AmountPage::journalWanted);
    connect(m_menu, &QPushButton::clicked, this, &AmountPage::menuWanted);
    connect(m_staff, &QPushButton::clicked, this, &AmountPage::staffWanted);
    m_staff->hide();
    connect(m_details, &OrderDetails::foldedIn, this, [this] { setFocus(); });
    for (QWidget *part : findChildren<QWidget *>()) {
        const auto *button = qobject_cast<QAbstractButton *>(part);
        if (button && button->focusPolicy() == Qt::StrongFocus)
            part->setFocusPolicy(Qt::TabFocus); // after a click the keys stay the amount's
        if (button || qobject_cast<QLineEdit *>(part) || qobject_cast<QAbstractItemView *>(part))
            part->installEventFilter(this);
    }
    m_latestLabel->setBuddy(m_latest);
    makeShortcuts();
    setNotice({});
    setLastAmount(0);
    reset();
    retranslate();
}

QWidget *AmountPage::makeKeypad()
{
    auto *card = new QFrame(this);
    card->setProperty("role", u"card"_s);
    m_keys = new Keypad(card);
    connect(m_keys, &Keypad::typed, this, &AmountPage::type);
    connect(m_keys, &Keypad::erased, this, &AmountPage::erase);
    connect(m_keys, &Keypad::cleared, this, [this] { replace({}); });

    m_keyColumn = new QVBoxLayout(card);
    m_keyColumn->setContentsMargins(18, 14, 18, 18);
    m_keyColumn->setSpacing(10);
    m_shown = new QVBoxLayout;
    m_shown->addWidget(m_sum);
    m_shown->addWidget(m_amount);
    m_keyColumn->addLayout(m_shown);
    m_keyColumn->addWidget(m_problem);
    m_keyColumn->addLayout(makePresets());
    m_keyColumn->addWidget(m_keys, 1);
    auto *actions = new QHBoxLayout;
    actions->setSpacing(8);
    actions->addWidget(m_charge, 3);
    m_phone->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    actions->addWidget(m_phone, 2);
    m_keyColumn->addLayout(actions);
    return card;
}

void AmountPage::setRoom(const QSize &room)
{
    m_room = room;
    arrange();
    const bool low = room.height() < lowest;
    if (m_low == low)
        return;
    m_low = low;
    m_keys->setLow(low);
    m_shown->setDirection(low ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    const int margin = low ? 10 : 18;
    m_keyColumn->setContentsMargins(margin, low ? 4 : 14, margin, margin);
    m_keyColumn->setSpacing(low ? 6 : 10);
    QMargins around = layout()->contentsMargins();
    around.setTop(low ? 6 : 14);
    around.setBottom(low ? 6 : 20);
    layout()->setContentsMargins(around);
    m_keyColumn->removeItem(m_presetGrid);
    constexpr int aboveKeys = 2;
    m_keyColumn->insertLayout(low ? m_keyColumn->count() : aboveKeys, m_presetGrid);
}

// Amounts that are one press away, by hand or by a key; the last one is the amount before.
QLayout *AmountPage::makePresets()
{
    m_presetGrid = new QGridLayout;
    m_presetGrid->setSpacing(8);
    for (const qint64 amount : m_options.presets) {
        QPushButton *preset = makeButton(u"small"_s, u"preset-%1"_s.arg(amount), this);
        preset->setProperty("amount", amount);
        preset->setFocusPolicy(Qt::TabFocus);
        connect(preset, &QPushButton::clicked, this, [this, amount] { replace(QString::number(amount)); });
        m_presets << preset;
    }
    m_repeat->setFocusPolicy(Qt::TabFocus);
    return m_presetGrid;
}

// Not the buttons' own shortcuts: those wait until the button looks pressed.
void AmountPage::makeShortcuts()
{
    const auto onKey = [this](QKeyCombination key, const auto &then) {
        connect(new QShortcut(QKeySequence(key), this), &QShortcut::activated, this, then);
    };
    for (int i = 0; i < m_presets.size(); ++i)
        onKey(presetKeys[i], [preset = m_presets[i]] { preset->click(); });
    onKey(Qt::Key_F3, [this] { m_journal->click(); });
    onKey(Qt::CTRL | Qt::Key_S, [this] { m_staff->click(); });
    onKey(Qt::Key_F7, [this] { m_details->toggleMore(); });
    onKey(Qt::Key_F8, [this] { m_phone->click(); });
    onKey(Qt::Key_F10, [this] {
        if (m_options.menu)
            m_menu->click();
    });
    onKey(Qt::Key_F9, [this] {
        if (m_last > 0)
            m_repeat->click();
    });
}

QWidget *AmountPage::makeDetails()
{
    auto *side = new QWidget(this);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_details);
    auto *head = new QHBoxLayout;
    head->addWidget(m_latestLabel, 1, Qt::AlignBottom);
    head->addWidget(m_language);
    column->addLayout(head);
    column->addWidget(m_latest, 1);
    m_ways = new QGridLayout;
    m_ways->setSpacing(8);
    column->addLayout(m_ways);
    return side;
}

void AmountPage::reset()
{
    m_details->reset();
    replace({});
    setFocus();
}

bool AmountPage::isEmpty() const
{
    return m_typed.isEmpty() && m_details->isEmpty();
}

void AmountPage::setNextLanguage(const QString &name)
{
    m_language->setText(name);
}

void AmountPage::setProblem(const QString &text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
}

void AmountPage::setNotice(const QString &text)
{
    m_notice->setText(text);
    m_notice->setVisible(!text.isEmpty());
}

void AmountPage::setStaff(bool isOffered, const QString &who)
{
    m_who = who;
    m_staff->setVisible(isOffered);
    retranslate();
}

void AmountPage::setLastAmount(qint64 amount)
{
    m_last = amount;
    m_repeat->setVisible(amount > 0);
    retranslate();
    arrange();
}

void AmountPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        replace(m_typed); // and no word stays in the language before
        retranslate();
    }
    QWidget::changeEvent(event);
}

bool AmountPage::event(QEvent *event)
{
    if (event->type() == QEvent::KeyPress && endsScan(*static_cast<QKeyEvent *>(event)))
        return true;
    return QWidget::event(event);
}

bool AmountPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    if (endsScan(*key))
        return true;
    if (auto *field = qobject_cast<QLineEdit *>(watched))
        return fieldTakes(*field, *key);
    // A list would look for what is typed among its rows, and a scanner's space press a button.
    const bool isText = !key->text().isEmpty() && key->text().front().isPrint();
    const bool pressesIt = key->key() == Qt::Key_Space || isEnter(*key);
    const bool isForPage = pressesIt ? m_scan.isUnderWay(key->timestamp()) : isText;
    if (isForPage)
        keyPressEvent(key);
    return isForPage;
}

// In a field Enter takes the payment, as everywhere.
bool AmountPage::fieldTakes(QLineEdit &field, const QKeyEvent &key)
{
    if (isEnter(key)) {
        enter(key.timestamp());
        return true;
    }
    if (!key.text().isEmpty() && m_scan.typed(key.text(), key.timestamp()))
        m_takeBack = [&field, before = field.text()] { field.setText(before); };
    return false;
}

void AmountPage::focusInEvent(QFocusEvent *event)
{
    setRing(*m_amount, true); // the keys are the amount's
    QWidget::focusInEvent(event);
}

void AmountPage::focusOutEvent(QFocusEvent *event)
{
    setRing(*m_amount, false);
    QWidget::focusOutEvent(event);
}

// What is typed anywhere but into a field is the amount. What no amount has in it is not left out: 4990/2 is not 49902.
void AmountPage::keyPressEvent(QKeyEvent *event)
{
    if (isEnter(*event))
        return enter(event->timestamp());
    const QString text = event->text();
    if (!text.isEmpty() && m_scan.typed(text, event->timestamp()))
        m_takeBack = [this, before = m_typed] { replace(before); };
    if (event->matches(QKeySequence::Paste))
        paste();
    else if (text.size() == 1 && text.front().isPrint() &&
             !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier)))
        type(text);
    else if (event->key() == Qt::Key_Backspace)
        erase();
    else if (event->key() == Qt::Key_Escape)
        reset();
    else
        QWidget::keyPressEvent(event);
}

// Some scanners end with Tab.
bool AmountPage::endsScan(const QKeyEvent &key)
{
    if (key.key() != Qt::Key_Tab)
        return false;
    const auto code = m_scan.entered(key.timestamp());
    if (!code || code->isEmpty())
        return false;
    m_takeBack();
    takeScan(*code);
    return true;
}

void AmountPage::enter(quint64 atMs)
{
    const auto code = m_scan.entered(atMs);
    if (!code)
        return charge(SessionMode::Embedded);
    if (code->isEmpty())
        return setProblem(tr("That came as quickly as from a scanner. Press Enter once more to take the payment."));
    m_takeBack();
    takeScan(*code);
}

// Side by side where there is room, and as many presets in a row as can be read.
void AmountPage::arrange()
{
    const bool beside = m_room.width() >= narrowest;
    m_columns->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    const int margin = std::clamp((m_room.width() - 700) / 10, 6, 20); // as much as a small screen leaves
    m_columns->setSpacing(margin);
    QMargins around = layout()->contentsMargins();
    around.setLeft(margin);
    around.setRight(margin);
    layout()->setContentsMargins(around);
    QList<QPushButton *> buttons = m_presets;
    buttons << m_repeat;
    int widest = 1;
    for (QPushButton *button : buttons) {
        m_presetGrid->removeWidget(button);
        if (!button->isHidden())
            widest = std::max(widest, button->sizeHint().width());
    }
    const int room = (beside ? m_room.width() * 5 / 9 : m_room.width()) - aroundKeys;
    const int inRow =
        std::clamp((room + m_presetGrid->spacing()) / (widest + m_presetGrid->spacing()), 1, maxPresets + 1);
    const auto shown = std::max<qsizetype>(1, buttons.size() - (m_repeat->isHidden() ? 1 : 0));
    const int rows = (int(shown) + inRow - 1) / inRow;
    const int columns = (int(shown) + rows - 1) / rows; // as even as can be
    for (int i = 0; i < buttons.size(); ++i)
        m_presetGrid->addWidget(buttons[i], i / columns, i % columns);
    arrangeWays(beside ? m_room.width() * 2 / 5 - aroundDetails : m_room.width() - aroundDetails);
}

// In one row where there is room for it; else the first in a row of its own.
void AmountPage::arrangeWays(int room)
{
    int wanted = -m_ways->spacing();
    for (QPushButton *button : {m_journal, m_staff, m_menu}) {
        m_ways->removeWidget(button);
        if (!button->isHidden())
            wanted += button->sizeHint().width() + m_ways->spacing();
    }
    const bool oneRow = wanted <= room || m_staff->isHidden() || m_menu->isHidden();
    m_ways->addWidget(m_journal, 0, 0, 1, oneRow ? 1 : 2);
    m_ways->addWidget(m_staff, oneRow ? 0 : 1, oneRow ? 1 : 0);
    m_ways->addWidget(m_menu, oneRow ? 0 : 1, oneRow ? 2 : 1);
}

void AmountPage::type(const QString &text)
{
    replace(m_typed + text);
}

void AmountPage::replace(const QString &text)
{
    if (m_typed.isEmpty() && !text.isEmpty())
        Q_EMIT begun();
    m_typed = text.left(longestTyped + 1);
    const auto read = readAmountText(m_typed);
    const bool isTooLong = m_typed.size() > longestTyped || (!read && read.error() == AmountProblem::TooLarge);
    setProblem(isTooLong ? textFor(AmountProblem::TooLarge) : QString()); // the others may still be on their way
    showAmount();
}

// A spreadsheet, a web page, a calculator: taken as a whole or not at all.
void AmountPage::paste()
{
    const QString text = QGuiApplication::clipboard()->text().trimmed();
    if (text.isEmpty())
        return;
    const auto read = readAmountText(text);
    if (read && text.size() <= longestTyped)
        return replace(text);
    setProblem(tr("\"%1\" was not taken over. %2")
                   .arg(text.left(40), textFor(read ? AmountProblem::NotAnAmount : read.error())));
}

void AmountPage::erase()
{
    replace(m_typed.chopped(std::min<qsizetype>(m_typed.size(), 1)));
}

void AmountPage::takeScan(const QString &code)
{
    if (!m_details->takeReference(code))
        return setProblem(tr("What was scanned cannot be an order number."));
    setProblem({});
    setFocus();
}

void AmountPage::charge(SessionMode mode)
{
    const auto read = readAmountText(m_typed);
    if (m_typed.isEmpty())
        return;
    if (!read || m_typed.size() > longestTyped)
        return setProblem(textFor(read ? AmountProblem::TooLarge : read.error()));
    if (read->amount < 1)
        return setProblem(tr("There is nothing to charge."));
    SessionRequest request{.mode = mode, .money = {.amount = read->amount}};
    if (!m_details->fillIn(request))
        return setProblem(tr("Choose at least one way to pay."));
    Q_EMIT chargeWanted(request);
}

void AmountPage::showAmount()
{
    const QString language = QLocale().name();
    const auto read = readAmountText(m_typed, language);
    // While the next number of a sum is awaited the sum so far stays.
    static const QRegularExpression awaiting(u"[-+*x×−., ]*$"_s);
    const QString whole = QString(m_typed).remove(awaiting);
    const auto soFar = read ? read : readAmountText(whole, language);
    const bool isShown = soFar || m_typed.isEmpty();
    m_amount->setText(isShown ? formatMoney({.amount = soFar ? soFar->amount : 0}, language) : u"–"_s);
    setAccessibleName(tr("Amount") + u' ' + m_amount->text()); // of the page, which has the focus
    if (read)
        m_sum->setText(read->isSum ? read->shown + u" ="_s : QString());
    else
        m_sum->setText(soFar ? soFar->shown + u' ' + m_typed.sliced(whole.size()).replace(u'*', u'×') : m_typed);
    const bool canBeCharged = read && read->amount > 0 && m_typed.size() <= longestTyped;
    m_charge->setEnabled(canBeCharged);
    m_phone->setEnabled(canBeCharged);
}

QString AmountPage::textFor(AmountProblem problem)
{
    switch (problem) {
    case AmountProblem::NotAnAmount: return tr("That is not an amount. Write 4990, or a sum such as 1990+2*450.");
    case AmountProblem::Unfinished: return tr("The sum is not finished.");
    case AmountProblem::Aurar: return tr("Krónur have no aurar: write a whole number.");
    case AmountProblem::OtherCurrency: return tr("Only krónur can be charged.");
    case AmountProblem::TooLarge: return tr("That is more than a till can take at once.");
    }
    Q_UNREACHABLE();
}

void AmountPage::retranslate()
{
    const QString language = QLocale().name();
    m_latestLabel->setText(tr("Latest payments"));
    m_latest->setAccessibleName(m_latestLabel->text());
    m_charge->setText(tr("Take payment") + u"  ⏎"_s);
    m_phone->setText(tr("Pay on phone") + u"  F8"_s);
    m_repeat->setText(u"F9  "_s + tr("Again %1").arg(formatMoney({.amount = m_last}, language)));
    for (int i = 0; i < m_presets.size(); ++i)
        m_presets[i]->setText(
            u"%1  %2"_s.arg(QKeySequence(presetKeys[i]).toString(QKeySequence::NativeText),
                            formatMoney({.amount = m_presets[i]->property("amount").toLongLong()}, language)));
    m_journal->setText(tr("All payments") + u"  F3"_s);
    m_menu->setText(tr("Menu") + u"  F10"_s);
    m_staff->setText((m_who.isEmpty() ? tr("Staff") : fontMetrics().elidedText(m_who, Qt::ElideRight, 140)) +
                     u"  Ctrl+S"_s);
    m_staff->setAccessibleName(m_who.isEmpty() ? tr("Staff") : tr("Staff: %1 is signed in").arg(m_who));
    m_amount->setAccessibleName(tr("Amount"));
    m_sum->setAccessibleName(tr("Sum"));
    arrange();
    showAmount();
}

} // namespace Kassi
