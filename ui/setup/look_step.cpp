// SPDX-License-Identifier: MIT
#include "setup/look_step.h"

#include "common/language.h"
#include "common/logo.h"
#include "settings/setting_values.h"
#include "setup/setup_choice.h"
#include "setup/setup_field.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPixmap>
#include <QUrl>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr QSize sampleSize(140, 46);
constexpr int largestScale = 300;

// A file that was dragged into the field or copied in a file manager comes as an address.
QString pathIn(const QString &text)
{
    const QUrl url(text);
    return url.isLocalFile() ? url.toLocalFile() : text;
}

} // namespace

LookStep::LookStep(QWidget *parent)
    : SetupStep(parent)
    , m_language(new SetupChoice(u"till-language"_s, this))
    , m_theme(new SetupChoice(u"theme"_s, this))
    , m_scale(new SetupChoice(u"scale"_s, this))
    , m_brand(new SetupField(u"brand-color"_s, 7, this))
    , m_logo(new SetupField(u"logo"_s, 1000, this))
    , m_colour(new QLabel(this))
    , m_picture(new QLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(14);
    for (QWidget *part : std::initializer_list<QWidget *>{m_language, m_theme, m_scale})
        layout->addWidget(part);
    for (const auto &[field, sample] : {std::pair(m_brand, m_colour), std::pair(m_logo, m_picture)}) {
        auto *line = new QHBoxLayout;
        line->setSpacing(14);
        line->addWidget(field, 1);
        line->addWidget(sample);
        layout->addLayout(line);
        connect(field, &SetupField::edited, this, &LookStep::showSamples);
    }
    layout->addStretch();
}

QString LookStep::title() const
{
    return tr("The look");
}

QString LookStep::purpose() const
{
    return tr("Language, light or dark, size, the shop's colour and logo");
}

QString LookStep::nextText() const
{
    return doneText();
}

void LookStep::retranslate()
{
    std::vector<SetupChoice::Item> languages;
    for (const LanguageName &language : Language::all())
        languages.push_back({language.name, language.code});
    m_language->setTexts(tr("Language of the staff"), languages);
    m_theme->setTexts(tr("Colours"), {{tr("Light"), u"light"_s},
                                      {tr("Dark"), u"dark"_s},
                                      {tr("High contrast"), u"contrast"_s},
                                      {tr("As the desktop"), u"auto"_s}});
    std::vector<SetupChoice::Item> sizes;
    for (qint64 percent = 100; percent <= largestScale; percent += 25)
        sizes.push_back({u"%1 %"_s.arg(percent), percent});
    if (const qint64 own = m_answers.scale; own % 25 != 0) // written by hand
        sizes.insert(std::ranges::upper_bound(sizes, own, {}, [](const auto &size) { return size.value.toLongLong(); }),
                     {u"%1 %"_s.arg(own), own});
    m_scale->setTexts(tr("Size of everything"), sizes);
    m_brand->setTexts(tr("The shop's colour"), tr("As #0b4f6c. Leave empty for Kassi's own."));
    m_logo->setTexts(tr("The shop's logo"),
                     tr("Where the file is, PNG or SVG; it can be dragged here. Leave empty for none."));
}

void LookStep::enter(const SetupAnswers &answers)
{
    m_answers = answers;
    retranslate();
    m_language->setValue(answers.language);
    m_theme->setValue(answers.theme);
    m_scale->setValue(answers.scale);
    m_brand->setText(answers.brandColor);
    m_logo->setText(answers.logo);
    showSamples();
    m_language->box().setFocus();
}

void LookStep::next()
{
    bool complete = true;
    const QString logo = pathIn(m_logo->text());
    if (!parseOptionalPath(logo)) {
        m_logo->setProblem(tr("Has to be the whole path, from / on, or empty"));
        complete = false;
    } else if (!loadLogo(logo)) {
        m_logo->setProblem(tr("This is no PNG or SVG picture that can be read, of at most 1 MiB"));
        complete = false;
    }
    if (!parseColour(m_brand->text())) {
        m_brand->setProblem(tr("Has to be # and six digits or letters from a to f, or empty"));
        complete = false;
    }
    if (!complete)
        return;
    m_answers.language = m_language->value().toString();
    m_answers.theme = m_theme->value().toString();
    m_answers.scale = m_scale->value().toLongLong();
    m_answers.brandColor = m_brand->text();
    m_answers.logo = logo;
    Q_EMIT done(m_answers);
}

void LookStep::showSamples()
{
    const QString colour = m_brand->text();
    m_colour->setVisible(!colour.isEmpty() && parseColour(colour));
    if (!m_colour->isHidden()) {
        QPixmap sample(sampleSize);
        sample.fill(QColor(colour));
        m_colour->setPixmap(sample);
    }
    const QString path = pathIn(m_logo->text());
    const auto logo = parseOptionalPath(path) ? loadLogo(path) : QImage();
    m_picture->setVisible(logo && !logo->isNull());
    if (!m_picture->isHidden()) {
        const qreal ratio = devicePixelRatioF();
        QPixmap sample =
            QPixmap::fromImage(logo->scaled(sampleSize * ratio, Qt::KeepAspectRatio, Qt::SmoothTransformation));
        sample.setDevicePixelRatio(ratio);
        m_picture->setPixmap(sample);
    }
}

} // namespace Kassi
