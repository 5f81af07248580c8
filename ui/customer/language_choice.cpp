// SPDX-License-Identifier: MIT
#include "customer/language_choice.h"

#include <QPushButton>

#include <algorithm>
#include <array>
#include <utility>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

// Not translated: who cannot read the screen has to find these.
const std::array languages = {std::pair{u"is"_s, u"Íslenska"_s}, std::pair{u"en"_s, u"English"_s}};

} // namespace

LanguageChoice::LanguageChoice(const QString &role, QWidget *parent)
    : QWidget(parent)
    , m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(8);
    for (const auto &[code, name] : languages) {
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
    for (std::size_t i = 0; i < languages.size(); ++i)
        m_buttons[qsizetype(i)]->setVisible(languages.at(i).first != code);
}

QString LanguageChoice::nameOf(const QString &code)
{
    const auto *const found = std::ranges::find(languages, code, [](const auto &language) { return language.first; });
    return found == languages.end() ? code : found->second;
}

} // namespace Kassi
