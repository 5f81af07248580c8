// SPDX-License-Identifier: MIT
#include "kiosk/kiosk_bar.h"

#include "common/language.h"
#include "common/parts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QImage>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

int stepOf(KioskPlace place)
{
    switch (place) {
    case KioskPlace::Order: return 1;
    case KioskPlace::Review: return 2;
    case KioskPlace::Payment: return 3;
    case KioskPlace::Attract:
    case KioskPlace::Outcome:
    case KioskPlace::Thanks:
    case KioskPlace::OutOfService:
    case KioskPlace::Staff: return 0;
    }
    Q_UNREACHABLE();
}

} // namespace

KioskBar::KioskBar(KioskFeed feed, const QStringList &languages, QWidget *parent)
    : QWidget(parent)
    , m_feed(std::move(feed))
    , m_logo(makeLabel(u"logo"_s, u"kiosk-logo"_s, this))
    , m_shop(makeLabel(u"name"_s, u"kiosk-shop"_s, this))
    , m_step(makeLabel(u"quiet"_s, u"kiosk-step"_s, this))
{
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_shop);
    words->addWidget(m_step);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 10, 16, 6);
    row->setSpacing(10);
    row->addWidget(m_logo);
    row->addLayout(words, 1);
    m_logo->hide();
    m_logo->setWordWrap(false);
    for (const LanguageName &language : Language::all()) { // each in its own words, for who cannot read the screen
        if (!languages.contains(language.code))
            continue;
        QPushButton *button = makeSideButton(u"small"_s, u"kiosk-language-"_s + language.code, this);
        button->setText(language.name);
        connect(button, &QPushButton::clicked, this, [this, code = language.code] { m_feed(KioskInput::Speak{code}); });
        m_languages.emplace_back(language.code, button);
    }
    std::ranges::sort(m_languages, {}, [&](const auto &each) { return languages.indexOf(each.first); });
    for (const auto &[code, button] : m_languages)
        row->addWidget(button);
}

void KioskBar::setShop(const QString &name)
{
    m_shop->setText(name);
    m_logo->setAccessibleName(name);
}

void KioskBar::setLogo(const QImage &logo)
{
    m_picture = QPixmap::fromImage(logo);
}

void KioskBar::show(const KioskState &state, int unit)
{
    m_state = state;
    if (!m_picture.isNull()) {
        const int height = 3 * unit;
        if (m_logo->pixmap().height() != height)
            m_logo->setPixmap(m_picture.scaledToHeight(height, Qt::SmoothTransformation));
        m_logo->show();
    }
    for (const auto &[code, button] : m_languages)
        button->setVisible(code != state.language);
    retranslate();
}

void KioskBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void KioskBar::retranslate()
{
    const int step = stepOf(m_state.place);
    const QString what[] = {QString(), tr("Choose"), tr("Check"), tr("Pay")};
    m_step->setText(step == 0 ? QString() : tr("Step %1 of 3: %2").arg(step).arg(what[step]));
    m_step->setVisible(step != 0);
}

KioskFoot::KioskFoot(KioskFeed feed, QWidget *parent)
    : QWidget(parent)
    , m_reach(makeSideButton(u"chip"_s, u"kiosk-reach"_s, this))
    , m_contrast(makeSideButton(u"chip"_s, u"kiosk-contrast"_s, this))
    , m_large(makeSideButton(u"chip"_s, u"kiosk-large"_s, this))
    , m_leave(makeSideButton(u"small"_s, u"kiosk-leave"_s, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 4, 16, 10);
    row->setSpacing(8);
    for (const auto &[button, aid] : {std::pair(m_reach, KioskAid::Reach), std::pair(m_contrast, KioskAid::Contrast),
                                      std::pair(m_large, KioskAid::LargeText)}) {
        button->setCheckable(true);
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this, [feed, aid] { feed(KioskInput::Toggle{aid}); });
    }
    row->addStretch(1);
    row->addWidget(m_leave);
    connect(m_leave, &QPushButton::clicked, this, [feed] { feed(KioskInput::Leave{}); });
    retranslate();
}

QWidget *KioskFoot::lastControl() const
{
    return m_leave;
}

void KioskFoot::show(const KioskState &state)
{
    m_reach->setChecked(state.reach);
    m_contrast->setChecked(state.contrast);
    m_large->setChecked(state.largeText);
    m_leave->setVisible(state.place == KioskPlace::Order || state.place == KioskPlace::Review);
    retranslate();
}

void KioskFoot::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

// Signs, which need no language and little room; what they mean is said to a screen reader.
void KioskFoot::retranslate()
{
    m_reach->setText(u"↓"_s);
    m_reach->setAccessibleName(tr("Everything further down"));
    m_contrast->setText(u"◐"_s);
    m_contrast->setAccessibleName(tr("High contrast"));
    m_large->setText(u"A+"_s);
    m_large->setAccessibleName(tr("Large letters"));
    m_leave->setText(tr("Start over"));
}

} // namespace Kassi
