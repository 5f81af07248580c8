// SPDX-License-Identifier: MIT
#include "people/sign_in_page.h"

#include "common/parts.h"
#include "people/person_text.h"
#include "people/pin_pad.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>
#include <utility>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr QSize largestColumn(460, 560); ///< What a hand reaches and an eye takes in, on a screen of any size.

} // namespace

SignInPage::SignInPage(PeopleDesk &people, QWidget *parent)
    : QWidget(parent)
    , m_people(people)
    , m_title(makeLabel(u"title"_s, u"sign-in-title"_s, this))
    , m_text(makeLabel(u"heading"_s, u"sign-in-text"_s, this))
    , m_names(new QVBoxLayout)
    , m_pad(new PinPad(this))
    , m_back(new QPushButton(this))
{
    setObjectName(u"page"_s);
    m_back->setObjectName(u"sign-in-back"_s);
    m_back->setProperty("role", u"small"_s);
    m_back->setFocusPolicy(Qt::TabFocus);
    auto *inner = new QWidget(this);
    inner->setObjectName(u"page"_s);
    auto *centred = new QVBoxLayout(inner);
    centred->setContentsMargins(0, 0, 8, 0);
    m_names->setSpacing(8);
    centred->addLayout(m_names);
    centred->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(inner);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto *words = new QWidget(this);
    words->setMaximumSize(largestColumn);
    auto *side = new QVBoxLayout(words);
    side->setContentsMargins(0, 0, 0, 0);
    side->setSpacing(10);
    side->addWidget(m_title);
    side->addWidget(m_text);
    side->addWidget(scroll, 1);
    side->addWidget(m_back, 0, Qt::AlignLeft);
    auto *card = new QFrame(this);
    card->setProperty("role", u"card"_s);
    card->setMaximumSize(largestColumn);
    auto *padding = new QVBoxLayout(card);
    padding->setContentsMargins(18, 10, 18, 18);
    padding->addWidget(m_pad);
    auto *columns = new QHBoxLayout(this);
    columns->setContentsMargins(24, 20, 24, 20);
    columns->setSpacing(24);
    columns->addStretch(1);
    columns->addWidget(words, 100);
    columns->addWidget(card, 100);
    columns->addStretch(1);
    setFocusProxy(m_pad);

    connect(m_pad, &PinPad::entered, this, &SignInPage::check);
    connect(m_pad, &PinPad::moved, this, &SignInPage::move);
    connect(m_pad, &PinPad::turnedBack, m_back, &QPushButton::click);
    connect(m_back, &QPushButton::clicked, this, [this] {
        if (m_question.canTurnBack)
            Q_EMIT turnedBack();
    });
    connect(&m_people, &PeopleDesk::changed, this, &SignInPage::makeTiles);
    connect(&m_second, &QTimer::timeout, this, &SignInPage::showPause);
}

void SignInPage::ask(const Question &question)
{
    leave();
    m_question = question;
    m_picked = question.first;
    makeTiles();
    retranslate();
}

void SignInPage::leave()
{
    ++m_asked;
    m_checking = false;
    m_question = {};
    m_second.stop();
    m_pad->clear();
    m_pad->setProblem({});
    m_pad->setTakesDigits(true);
}

void SignInPage::makeTiles()
{
    qDeleteAll(m_tiles);
    m_tiles.clear();
    for (const Person &person : m_people.people()) {
        if (m_question.managersOnly && person.role != Role::Manager)
            continue;
        auto *tile = new QPushButton(this);
        tile->setObjectName(u"person-"_s + person.name);
        tile->setProperty("role", u"chip"_s);
        tile->setProperty("person", person.id);
        tile->setCheckable(true);
        tile->setText(m_question.managersOnly ? person.name : u"%1 · %2"_s.arg(person.name, textFor(person.role)));
        tile->setFocusPolicy(Qt::TabFocus);
        connect(tile, &QPushButton::clicked, this, [this, id = person.id] { pick(id); });
        m_names->addWidget(tile);
        m_tiles << tile;
    }
    QWidget *before = m_pad; // Made long after the rest: Tab would pass them by.
    for (QPushButton *tile : std::as_const(m_tiles)) {
        setTabOrder(before, tile);
        before = tile;
    }
    setTabOrder(before, m_back);
    const auto isThere = [this](const QPushButton *tile) { return tile->property("person").toString() == m_picked; };
    if (std::ranges::none_of(m_tiles, isThere))
        m_picked = m_tiles.isEmpty() ? QString() : m_tiles.front()->property("person").toString();
    pick(m_picked);
}

void SignInPage::pick(const QString &id)
{
    if (id != m_picked)
        m_pad->clear();
    m_picked = id;
    for (QPushButton *tile : m_tiles)
        tile->setChecked(tile->property("person").toString() == id);
    m_pad->setProblem({});
    if (isVisible())
        m_pad->setFocus();
    showPause();
}

void SignInPage::move(int by)
{
    const auto picked = std::ranges::find_if(m_tiles, &QPushButton::isChecked);
    if (picked == m_tiles.end() || m_checking)
        return;
    const qsizetype to = std::clamp<qsizetype>(picked - m_tiles.begin() + by, 0, m_tiles.size() - 1);
    pick(m_tiles[to]->property("person").toString());
}

void SignInPage::check(const Secret &pin)
{
    if (m_checking || m_picked.isEmpty())
        return;
    m_checking = true;
    m_pad->setTakesDigits(false);
    m_people.check(m_picked, pin, [this, asked = m_asked](const PinVerdict &verdict) {
        if (!verdict.isRight)
            Q_EMIT failed(verdict); // told in any case
        if (asked == m_asked)
            answer(verdict);
    });
}

void SignInPage::answer(const PinVerdict &verdict)
{
    m_checking = false;
    m_pad->setTakesDigits(true);
    if (verdict.isRight) {
        Q_EMIT passed(verdict);
        return;
    }
    m_pad->setProblem(tr("The PIN is not right."));
    showPause();
}

// What to say when somebody is locked out: how long, and who can help.
void SignInPage::showPause()
{
    if (m_checking)
        return;
    const Person *person = personOf(m_people.people(), m_picked);
    const qint64 pause = person ? m_people.pauseMs(m_picked) : 0;
    if (pause == 0) {
        if (m_second.isActive())
            m_pad->setProblem({});
        m_second.stop();
        m_pad->setTakesDigits(person != nullptr);
        return;
    }
    m_pad->clear();
    m_pad->setTakesDigits(false);
    m_pad->setProblem(tr("Too many wrong PINs: %1 has to wait %2. A manager can give a new PIN.")
                          .arg(person->name, pauseText(pause)));
    m_second.start(std::chrono::seconds(1));
}

void SignInPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        makeTiles();
    }
    QWidget::changeEvent(event);
}

void SignInPage::showEvent(QShowEvent *event)
{
    m_pad->setFocus();
    QWidget::showEvent(event);
}

void SignInPage::retranslate()
{
    m_title->setText(m_question.title);
    m_text->setText(m_question.text);
    m_text->setVisible(!m_question.text.isEmpty());
    m_back->setText(tr("Back") + u"  Esc"_s);
    m_back->setVisible(m_question.canTurnBack);
}

} // namespace Kassi
