// SPDX-License-Identifier: MIT
#include "setup/handling_step.h"

#include "common/language.h"
#include "payment/amount_text.h"
#include "payment/money.h"
#include "setup/setup_choice.h"
#include "setup/setup_field.h"

#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QLocale>
#include <QRegularExpression>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr int mostPresets = 6;
constexpr qint64 minute = 60;

/// The amounts in what was typed, one a text. Nothing: spaces could stand between two amounts or within one, as in
/// "1 500", and no semicolon says which.
std::optional<QStringList> amountsIn(const QString &typed)
{
    static const QRegularExpression between(u";|, +"_s);
    static const QRegularExpression spaces(u"\\s+"_s);
    static const QRegularExpression grouped(u"^[0-9]{1,3}(?:\\s+[0-9]{3})+$"_s);
    static const QRegularExpression twofold(u"(?<![^\\s])[0-9]{1,3}\\s+[0-9]{3}(?![^\\s])"_s);
    QStringList amounts;
    for (const QString &part : typed.split(between, Qt::SkipEmptyParts)) {
        if (typed.contains(u';') && grouped.match(part.trimmed()).hasMatch())
            amounts << QString(part).remove(spaces);
        else if (twofold.match(part).hasMatch())
            return {};
        else
            amounts << part.split(spaces, Qt::SkipEmptyParts);
    }
    return amounts;
}

} // namespace

HandlingStep::HandlingStep(QWidget *parent)
    : SetupStep(parent)
    , m_presets(new SetupField(u"presets"_s, 120, this))
    , m_lock(new SetupChoice(u"lock-after"_s, this))
    , m_screen(new SetupChoice(u"customer-screen"_s, this))
    , m_language(new SetupChoice(u"customer-language"_s, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(14);
    for (QWidget *part : std::initializer_list<QWidget *>{m_presets, m_lock, m_screen, m_language})
        layout->addWidget(part);
    layout->addStretch();
}

QString HandlingStep::title() const
{
    return tr("At the till");
}

QString HandlingStep::purpose() const
{
    return tr("Amounts one key away, when it locks, the customer's screen");
}

QString HandlingStep::nextText() const
{
    return doneText();
}

void HandlingStep::retranslate()
{
    m_presets->setTexts(tr("Amounts that are one key away"),
                        tr("At most six, with semicolons between them: 500; 1000; 2500. May be empty."));

    std::vector<qint64> pauses{0, minute, 2 * minute, 5 * minute, 10 * minute, 30 * minute};
    if (!std::ranges::count(pauses, m_answers.lockAfterSeconds)) // written by hand
        pauses.push_back(m_answers.lockAfterSeconds);
    std::vector<SetupChoice::Item> locks;
    for (const qint64 pause : pauses)
        locks.push_back({pause == 0            ? tr("Never")
                         : pause % minute == 0 ? tr("After %n minute(s)", nullptr, int(pause / minute))
                                               : tr("After %n second(s)", nullptr, int(pause)),
                         pause});
    m_lock->setTexts(tr("Locks itself when nobody touches it, once staff have PINs"), locks);

    std::vector<SetupChoice::Item> screens{{tr("The second one, where there is one"), QString()},
                                           {tr("None"), u"none"_s}};
    QStringList names;
    for (const QScreen *screen : QGuiApplication::screens())
        names << screen->name();
    if (const QString own = m_answers.customerScreen; !own.isEmpty() && own != u"none"_s && !names.contains(own))
        names << own; // not plugged in now
    for (const QString &name : std::as_const(names))
        screens.push_back({name, name});
    m_screen->setTexts(tr("The customer's own screen"), screens);

    std::vector<SetupChoice::Item> languages{{tr("As the till's"), QString()}};
    for (const LanguageName &language : Language::all())
        languages.push_back({language.name, language.code});
    m_language->setTexts(tr("Language that each customer begins with"), languages);
}

void HandlingStep::enter(const SetupAnswers &answers)
{
    m_answers = answers;
    retranslate();
    QStringList amounts;
    for (const qint64 amount : answers.presetAmounts)
        amounts << QString::number(amount);
    m_presets->setText(amounts.join(u"; "_s));
    m_lock->setValue(answers.lockAfterSeconds);
    m_screen->setValue(answers.customerScreen);
    m_language->setValue(answers.customerLanguage);
    m_presets->edit().setFocus();
}

std::optional<QList<qint64>> HandlingStep::typedPresets()
{
    const auto texts = amountsIn(m_presets->text());
    if (!texts) {
        m_presets->setProblem(tr("A number with a space in it could be one amount or two: put semicolons between "
                                 "amounts, as in 500; 1500; 2500"));
        return {};
    }
    QList<qint64> amounts;
    for (const QString &text : *texts) {
        const auto read = readAmountText(text);
        if (!read || read->isSum || read->amount < 1) {
            m_presets->setProblem(tr("\"%1\" is no amount in whole krónur").arg(text.left(20)));
            return {};
        }
        amounts << read->amount;
    }
    if (amounts.size() > mostPresets) {
        m_presets->setProblem(tr("At most six: there is no room for more"));
        return {};
    }
    return amounts;
}

void HandlingStep::next()
{
    const auto presets = typedPresets();
    if (!presets)
        return;
    m_answers.presetAmounts = *presets;
    m_answers.lockAfterSeconds = m_lock->value().toLongLong();
    m_answers.customerScreen = m_screen->value().toString();
    m_answers.customerLanguage = m_language->value().toString();
    Q_EMIT done(m_answers);
}

} // namespace Kassi
