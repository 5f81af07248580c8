// SPDX-License-Identifier: MIT
#include "setup/welcome_step.h"

#include "common/language.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <utility>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

QLabel *makeText(const QString &role, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setProperty("role", role);
    label->setWordWrap(true);
    return label;
}

QPushButton *makeButton(const QString &name, const QString &role, QWidget *parent)
{
    auto *button = new QPushButton(parent);
    button->setObjectName(name);
    button->setProperty("role", role);
    return button;
}

} // namespace

WelcomeStep::WelcomeStep(QWidget *parent)
    : SetupStep(parent)
    , m_text(makeText(u"heading"_s, this))
    , m_setUp(makeButton(u"set-up"_s, u"primary"_s, this))
    , m_setUpText(makeText(u"quiet"_s, this))
    , m_train(makeButton(u"train"_s, {}, this))
    , m_trainText(makeText(u"quiet"_s, this))
{
    auto *languages = new QHBoxLayout;
    languages->setSpacing(10);
    for (const auto &[code, name] : Language::all()) {
        auto *chip = makeButton(u"language-"_s + code, u"chip"_s, this);
        chip->setCheckable(true);
        chip->setText(name);
        chip->setProperty("code", code);
        connect(chip, &QPushButton::clicked, this, [this, code = code] { Q_EMIT languageWanted(code); });
        languages->addWidget(chip);
        m_languages.push_back(chip);
    }
    languages->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(languages);
    layout->addSpacing(16);
    layout->addWidget(m_text);
    layout->addSpacing(16);
    layout->addWidget(m_setUp);
    layout->addWidget(m_setUpText);
    layout->addSpacing(16);
    layout->addWidget(m_train);
    layout->addWidget(m_trainText);
    layout->addStretch();
    connect(m_setUp, &QPushButton::clicked, this, &WelcomeStep::next);
    connect(m_train, &QPushButton::clicked, this, &WelcomeStep::trainingWanted);
}

QString WelcomeStep::title() const
{
    return tr("Welcome to Kassi");
}

void WelcomeStep::retranslate()
{
    m_text->setText(tr("Kassi takes payments through Borga. What would you like to do?"));
    m_setUp->setText(tr("Set up this till"));
    m_setUpText->setText(tr("Have your merchant number and an API key from Borga's dashboard at hand."));
    m_train->setText(tr("Try it out first"));
    m_trainText->setText(tr("Training with test cards. No money moves, and nothing has to be set up."));
}

void WelcomeStep::enter(const SetupAnswers &answers)
{
    m_answers = answers;
    for (QPushButton *chip : std::as_const(m_languages))
        chip->setChecked(chip->property("code").toString() == answers.language);
    m_setUp->setFocus();
}

void WelcomeStep::next()
{
    Q_EMIT done(m_answers);
}

} // namespace Kassi
