// SPDX-License-Identifier: MIT
#include "people/staff_page.h"

#include "common/error_text.h"
#include "common/line_edit.h"
#include "common/parts.h"
#include "people/person_text.h"
#include "people/pin_pad.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>

#include <utility>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr QSize largestColumn(460, 560); ///< What a hand reaches and an eye takes in, on a screen of any size.
constexpr int widestForm = 720;

QWidget *makeStep(QWidget *parent)
{
    auto *step = new QWidget(parent);
    step->setObjectName(u"page"_s);
    return step;
}

} // namespace

StaffPage::StaffPage(PeopleDesk &people, Ask ask, QWidget *parent)
    : PageStack(parent)
    , m_people(people)
    , m_ask(std::move(ask))
{
    setObjectName(u"page"_s);
    m_listStep = makeList();
    m_formStep = makeForm();
    m_pinStep = makePinStep();
    for (QWidget *step : {m_listStep, m_formStep, m_pinStep})
        addScrolled(step);
    makeShortcuts();
    connect(&m_people, &PeopleDesk::changed, this, &StaffPage::showList);
    retranslate();
}

QWidget *StaffPage::makeList()
{
    QWidget *step = makeStep(this);
    m_title = makeLabel(u"title"_s, u"staff-title"_s, step);
    m_text = makeLabel(u"heading"_s, u"staff-text"_s, step);
    m_problem = makeLabel(u"error"_s, u"staff-problem"_s, step);
    m_list = new QListWidget(step);
    m_list->setObjectName(u"staff-list"_s);
    QSizePolicy room = m_list->sizePolicy();
    room.setRetainSizeWhenHidden(true); // else the words of an empty list stand anywhere
    m_list->setSizePolicy(room);
    m_add = makeButton({}, u"staff-add"_s, step);
    m_newPin = makeButton({}, u"staff-pin"_s, step);
    m_remove = makeButton({}, u"staff-remove"_s, step);
    m_lock = makeButton({}, u"staff-lock"_s, step);
    m_back = makeButton(u"small"_s, u"staff-back"_s, step);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton *button : {m_add, m_newPin, m_remove, m_lock}) {
        button->setFocusPolicy(Qt::StrongFocus);
        buttons->addWidget(button);
    }
    auto *top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(m_back);
    top->addWidget(m_title, 1);
    auto *column = new QVBoxLayout(step);
    column->setContentsMargins(20, 14, 20, 20);
    column->setSpacing(10);
    column->addLayout(top);
    column->addWidget(m_text);
    column->addWidget(m_problem);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    connect(m_add, &QPushButton::clicked, this, &StaffPage::wantNew);
    connect(m_newPin, &QPushButton::clicked, this, &StaffPage::wantPin);
    connect(m_remove, &QPushButton::clicked, this, &StaffPage::wantRemoval);
    connect(m_lock, &QPushButton::clicked, this, &StaffPage::lockWanted);
    connect(m_back, &QPushButton::clicked, this, &StaffPage::back);
    connect(m_list, &QListWidget::currentRowChanged, this, [this] { setProblem({}); });
    return step;
}

QWidget *StaffPage::makeForm()
{
    QWidget *step = makeStep(this);
    m_formTitle = makeLabel(u"title"_s, u"staff-form-title"_s, step);
    m_nameLabel = makeLabel(u"quiet"_s, {}, step);
    m_nameField = new LineEdit(step);
    m_nameField->setObjectName(u"staff-name"_s);
    m_nameField->setMaxLength(int(longestName));
    m_roleLabel = makeLabel(u"quiet"_s, {}, step);
    m_roles = new QButtonGroup(step);
    m_formProblem = makeLabel(u"error"_s, u"staff-form-problem"_s, step);
    m_goOn = makeButton(u"primary"_s, u"staff-go-on"_s, step);
    m_formBack = makeButton(u"small"_s, u"staff-form-back"_s, step);
    auto *roles = new QHBoxLayout;
    roles->setSpacing(8);
    for (const Role role : {Role::Cashier, Role::Manager}) {
        QPushButton *chip = makeButton(u"chip"_s, u"staff-role-%1"_s.arg(int(role)), step);
        chip->setCheckable(true);
        m_roles->addButton(chip, int(role));
        roles->addWidget(chip);
    }
    roles->addStretch(1);
    auto *top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(m_formBack);
    top->addWidget(m_formTitle, 1);
    auto *column = new QVBoxLayout(step);
    column->setContentsMargins(20, 14, 20, 20);
    column->setSpacing(10);
    column->addLayout(top);
    column->addWidget(m_nameLabel);
    column->addWidget(m_nameField);
    column->addWidget(m_roleLabel);
    column->addLayout(roles);
    column->addWidget(m_formProblem);
    m_nameField->setMaximumWidth(widestForm);
    m_goOn->setMaximumWidth(widestForm);
    column->addWidget(m_goOn);
    column->addStretch(1);
    connect(m_goOn, &QPushButton::clicked, this, &StaffPage::takeName);
    connect(m_nameField, &QLineEdit::returnPressed, this, &StaffPage::takeName);
    connect(m_nameField, &QLineEdit::textEdited, m_formProblem, &QLabel::clear);
    connect(m_formBack, &QPushButton::clicked, this, &StaffPage::back);
    return step;
}

QWidget *StaffPage::makePinStep()
{
    QWidget *step = makeStep(this);
    m_pinTitle = makeLabel(u"title"_s, u"staff-pin-title"_s, step);
    m_pinText = makeLabel(u"heading"_s, u"staff-pin-text"_s, step);
    m_pad = new PinPad(step);
    m_pinBack = makeButton(u"small"_s, u"staff-pin-back"_s, step);
    m_pinBack->setFocusPolicy(Qt::TabFocus);
    auto *words = new QWidget(step);
    words->setMaximumSize(largestColumn);
    auto *side = new QVBoxLayout(words);
    side->setContentsMargins(0, 0, 0, 0);
    side->setSpacing(10);
    side->addWidget(m_pinTitle);
    side->addWidget(m_pinText);
    side->addStretch(1);
    side->addWidget(m_pinBack, 0, Qt::AlignLeft);
    auto *card = new QFrame(step);
    card->setProperty("role", u"card"_s);
    card->setMaximumSize(largestColumn);
    auto *padding = new QVBoxLayout(card);
    padding->setContentsMargins(18, 10, 18, 18);
    padding->addWidget(m_pad);
    auto *columns = new QHBoxLayout(step);
    columns->setContentsMargins(24, 20, 24, 20);
    columns->setSpacing(24);
    columns->addStretch(1);
    columns->addWidget(words, 100);
    columns->addWidget(card, 100);
    columns->addStretch(1);
    step->setFocusProxy(m_pad);
    connect(m_pad, &PinPad::entered, this, &StaffPage::takePin);
    connect(m_pad, &PinPad::turnedBack, this, &StaffPage::back);
    connect(m_pinBack, &QPushButton::clicked, this, &StaffPage::back);
    return step;
}

// Not the buttons' own shortcuts: those wait until the button looks pressed.
void StaffPage::makeShortcuts()
{
    const std::pair<QKeySequence, QPushButton *> keys[] = {{QKeySequence(Qt::Key_F2), m_add},
                                                           {QKeySequence(Qt::Key_F5), m_newPin},
                                                           {QKeySequence(Qt::Key_Delete), m_remove}};
    for (const auto &[key, button] : keys)
        connect(new QShortcut(key, m_listStep), &QShortcut::activated, button, &QPushButton::click);
}

void StaffPage::begin()
{
    m_problemText.clear();
    showList();
    setCurrentWidget(m_listStep);
    (m_list->isHidden() ? static_cast<QWidget *>(m_add) : m_list)->setFocus();
}

void StaffPage::setProblem(const QString &text)
{
    m_problemText = text;
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
}

const Person *StaffPage::chosen() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? personOf(m_people.people(), item->data(Qt::UserRole).toString()) : nullptr;
}

void StaffPage::wantNew()
{
    const auto show = [this] {
        m_formProblem->clear();
        m_nameField->clear();
        const bool isFirst = m_people.people().empty();
        m_roles->button(int(isFirst ? Role::Manager : Role::Cashier))->setChecked(true);
        m_roles->button(int(Role::Cashier))->setEnabled(!isFirst); // else nobody could ever permit anything
        setCurrentWidget(m_formStep);
        m_nameField->setFocus();
    };
    m_ask(tr("Somebody is to be added."), show);
}

void StaffPage::wantPin()
{
    const Person *person = chosen();
    if (!person)
        return setProblem(textFor(PersonProblem::NotThere));
    m_ask(tr("%1 is to get a new PIN.").arg(person->name),
          [this, name = person->name, id = person->id] { askForPin(name, id); });
}

void StaffPage::wantRemoval()
{
    const Person *person = chosen();
    if (const auto verdict = judgeRemoval(m_people.people(), person ? person->id : QString()); !verdict)
        return setProblem(textFor(verdict.error()));
    m_ask(tr("%1 is to be removed.").arg(person->name),
          [this, name = person->name, id = person->id] { remove(id, name); });
}

void StaffPage::remove(const QString &id, const QString &name)
{
    if (const auto verdict = judgeRemoval(m_people.people(), id); !verdict)
        return setProblem(textFor(verdict.error()));
    m_people.remove(id, [this, name](const Result<void> &written) { finish(StaffChange::Removed, name, written); });
}

void StaffPage::takeName()
{
    const QString name = m_nameField->text();
    if (const auto verdict = judgeNewPerson(m_people.people(), name, Role(m_roles->checkedId())); !verdict) {
        m_formProblem->setText(textFor(verdict.error()));
        return m_nameField->setFocus();
    }
    askForPin(name.trimmed(), {});
}

void StaffPage::askForPin(const QString &name, const QString &id)
{
    m_name = name;
    m_id = id;
    m_first = Secret();
    m_saving = false;
    m_pad->clear();
    m_pad->setProblem({});
    m_pad->setTakesDigits(true);
    retranslate();
    setCurrentWidget(m_pinStep);
    m_pad->setFocus();
}

// Typed twice: nobody sees what was typed.
void StaffPage::takePin(const Secret &pin)
{
    if (m_first.isEmpty()) {
        if (const auto verdict = judgePin(pin); !verdict)
            return m_pad->setProblem(textFor(verdict.error()));
        m_first = pin;
        return retranslate();
    }
    if (std::exchange(m_first, Secret()) != pin) {
        retranslate();
        return m_pad->setProblem(tr("The two were not the same. Choose a PIN again."));
    }
    m_pad->setTakesDigits(false);
    m_saving = true;
    const auto done = [this, name = m_name, isNew = m_id.isEmpty()](const Result<void> &written) {
        finish(isNew ? StaffChange::Added : StaffChange::NewPin, name, written);
    };
    if (m_id.isEmpty())
        m_people.add(m_name, Role(m_roles->checkedId()), pin, done);
    else
        m_people.setPin(m_id, pin, done);
}

void StaffPage::finish(StaffChange change, const QString &name, const Result<void> &written)
{
    m_saving = false;
    m_pad->setTakesDigits(true);
    begin();
    if (!written) {
        logError(written.error());
        return setProblem(tr("The list of staff could not be changed. %1").arg(textFor(written.error())));
    }
    Q_EMIT done(change, name);
}

void StaffPage::showList()
{
    const Person *before = chosen();
    const QString chosenBefore = before ? before->id : QString();
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    for (const Person &person : m_people.people()) {
        QString text = u"%1   %2"_s.arg(person.name, textFor(person.role));
        if (const qint64 pause = m_people.pauseMs(person.id); pause > 0)
            text += u"   "_s + tr("has to wait %1").arg(pauseText(pause));
        auto *item = new QListWidgetItem(text, m_list);
        item->setData(Qt::UserRole, person.id);
        if (person.id == chosenBefore || m_list->count() == 1)
            m_list->setCurrentItem(item);
    }
    const bool isAnybody = !m_people.people().empty();
    m_list->setVisible(isAnybody);
    for (QPushButton *button : {m_newPin, m_remove, m_lock})
        button->setVisible(isAnybody);
    m_add->setEnabled(!m_people.damage());
    if (m_people.damage())
        m_text->setText(tr("The list of staff cannot be read, so nothing that needs a manager can be done. The till "
                           "sells as before. %1")
                            .arg(textFor(*m_people.damage())));
    else if (isAnybody)
        m_text->setText(tr("Refunds, late money and this list need a manager's PIN."));
    else
        m_text->setText(tr("Nobody is set up, so everybody may do everything here. Once a manager is added the till "
                           "asks for a PIN."));
    setProblem(m_problemText);
}

void StaffPage::back()
{
    if (m_saving) // it is on its way to the disk
        return;
    m_first = Secret();
    if (currentPage() != m_listStep)
        return begin();
    Q_EMIT left();
}

void StaffPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return back();
    PageStack::keyPressEvent(event);
}

void StaffPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    PageStack::changeEvent(event);
}

void StaffPage::retranslate()
{
    const QString back = tr("Back") + u"  Esc"_s;
    m_title->setText(tr("Staff"));
    m_list->setAccessibleName(tr("Staff"));
    m_add->setText(tr("Add") + u"  F2"_s);
    m_newPin->setText(tr("New PIN") + u"  F5"_s);
    m_remove->setText(tr("Remove") + u"  Del"_s);
    m_lock->setText(tr("Lock") + u"  Ctrl+L"_s);
    for (QPushButton *button : {m_back, m_formBack, m_pinBack})
        button->setText(back);
    m_formTitle->setText(tr("Somebody new"));
    m_nameLabel->setText(tr("Name"));
    m_nameField->setAccessibleName(tr("Name"));
    m_roleLabel->setText(tr("Managers may refund, decide about late money, close the day and change this list."));
    for (const Role role : {Role::Cashier, Role::Manager})
        m_roles->button(int(role))->setText(textFor(role));
    m_goOn->setText(tr("Choose a PIN") + u"  ⏎"_s);
    m_pinTitle->setText(m_name);
    m_pinText->setText(m_first.isEmpty() ? tr("Choose a PIN of 4 to 12 digits. Nobody else should see it.")
                                         : tr("Type the same PIN once more."));
    showList();
}

} // namespace Kassi
