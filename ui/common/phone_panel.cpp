// SPDX-License-Identifier: MIT
#include "common/phone_panel.h"

#include "common/language.h"
#include "common/qr_code.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr int lowest = 480;
constexpr int narrowest = 560;

QLabel *centred(const QString &role, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setProperty("role", role);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    return label;
}

} // namespace

PhonePanel::PhonePanel(QWidget *parent)
    : QFrame(parent)
    , m_layout(new QBoxLayout(QBoxLayout::BottomToTop, this))
    , m_title(centred(u"title"_s, this))
    , m_code(new QrCode(this))
    , m_text(centred(u"heading"_s, this))
    , m_back(new QPushButton(this))
{
    setProperty("role", u"phone"_s);
    setObjectName(u"phone-panel"_s);
    m_text->setObjectName(u"phone-text"_s);
    m_back->setObjectName(u"phone-back"_s);
    auto *words = new QVBoxLayout;
    words->setSpacing(16);
    words->addStretch(1);
    words->addWidget(m_title);
    words->addWidget(m_text);
    words->addWidget(m_back, 0, Qt::AlignHCenter);
    words->addStretch(1);
    m_layout->setContentsMargins(24, 16, 24, 16);
    m_layout->setSpacing(16);
    m_layout->addWidget(m_code, 1);
    m_layout->addLayout(words);
    connect(m_back, &QPushButton::clicked, this, &PhonePanel::backWanted);
    offerWayBack(false);
}

void PhonePanel::setAddress(const QString &address)
{
    m_code->setText(address);
    retranslate();
}

bool PhonePanel::hasCode() const
{
    return !m_code->isEmpty();
}

void PhonePanel::offerWayBack(bool on, const QString &key)
{
    m_key = key;
    m_back->setVisible(on);
    retranslate();
}

// The code stays whole where there is little room: it stands beside its words then, or alone.
void PhonePanel::resizeEvent(QResizeEvent *event)
{
    const bool low = height() < lowest;
    m_layout->setDirection(low ? QBoxLayout::LeftToRight : QBoxLayout::BottomToTop);
    m_brief = low && width() < narrowest;
    m_title->setVisible(!m_brief);
    retranslate();
    QFrame::resizeEvent(event);
}

void PhonePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void PhonePanel::retranslate()
{
    const Language::Here speaking(*this); // it may stand before the customer
    m_title->setText(tr("Pay on your phone"));
    m_code->setAccessibleName(m_title->text());
    m_text->setText(hasCode() ? tr("Point the phone's camera at the code and follow the link.")
                              : tr("The code is being made…"));
    m_text->setVisible(!m_brief || !hasCode());
    m_back->setText((m_brief ? tr("Card form") : tr("Back to the card form")) +
                    (m_key.isEmpty() ? QString() : u"  "_s + m_key));
}

} // namespace Kassi
