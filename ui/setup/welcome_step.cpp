// SPDX-License-Identifier: MIT
#include "setup/welcome_step.h"

#include "common/language.h"
#include "common/parts.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <utility>

namespace Kassi {
using namespace Qt::StringLiterals;

WelcomeStep::WelcomeStep(QWidget *parent)
    : SetupStep(parent)
    , m_text(makeLabel(u"heading"_s, {}, this))
    , m_setUp(makeButton(u"primary"_s, u"set-up"_s, this))
    , m_setUpText(makeLabel(u"quiet"_s, {}, this))
    , m_train(makeButton({}, u"train"_s, this))
    , m_trainText(makeLabel(u"quiet"_s, {}, this))
{
    auto *languages = new QHBoxLayout;
    languages->setSpacing(10);
    for (const auto &[code, name] : Language::all()) {
        auto *chip = makeButton(u"chip"_s, u"language-"_s + code, this);
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
