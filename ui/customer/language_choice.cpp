// SPDX-License-Identifier: MIT
#include "customer/language_choice.h"

#include "common/language.h"

#include <QPushButton>

#include <algorithm>

namespace Kassi {
using namespace Qt::StringLiterals;

LanguageChoice::LanguageChoice(const QString &role, QWidget *parent)
    : QWidget(parent)
    , m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(8);
    for (const auto &[code, name] :
         Language::all()) { // each in its own words: who cannot read the screen has to find it
        auto *button = new QPushButton(name, this);
        button->setObjectName(u"customer-language-"_s + code);
        button->setProperty("role", role);
        button->setFocusPolicy(Qt::NoFocus); // the cursor stays in the form
        connect(button, &QPushButton::clicked, this, [this, language = code] { Q_EMIT chosen(language); });
        m_layout->addWidget(button);
        m_buttons << button;
    }
}

void LanguageChoice::setLanguage(const QString &code)
{
    for (qsizetype i = 0; i < m_buttons.size(); ++i)
        m_buttons[i]->setVisible(Language::all().at(i).code != code);
}

QString LanguageChoice::nameOf(const QString &code)
{
    const auto found = std::ranges::find(Language::all(), code, &LanguageName::code);
    return found == Language::all().end() ? code : found->name;
}

} // namespace Kassi
