// SPDX-License-Identifier: MIT
#include "checkout/stop_page.h"

#include "common/language.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr int textWidth = 520; // lines that are easily read, on any screen

QLabel *label(const QString &role, const QString &name, QWidget *parent)
{
    auto *made = new QLabel(parent);
    made->setProperty("role", role);
    made->setObjectName(name);
    made->setAlignment(Qt::AlignCenter);
    made->setTextFormat(Qt::PlainText); // hosts come from outside
    made->setWordWrap(true);
    return made;
}

} // namespace

StopPage::StopPage(QWidget *parent)
    : QFrame(parent)
    , m_title(label(u"title"_s, u"kassiStopTitle"_s, this))
    , m_host(label(u"heading"_s, u"kassiStopHost"_s, this))
    , m_words(label({}, u"kassiStopWords"_s, this))
    , m_button(new QPushButton(this))
{
    setObjectName(u"kassiStopPage"_s);
    setAutoFillBackground(true);
    m_button->setObjectName(u"kassiStopButton"_s);
    m_button->setProperty("role", u"primary"_s);
    m_button->setMinimumHeight(48); // a finger's width, also without a style sheet
    m_button->setAutoDefault(true);
    connect(m_button, &QPushButton::clicked, this, &StopPage::pressed);

    auto *text = new QWidget(this);
    text->setMaximumWidth(textWidth);
    auto *column = new QVBoxLayout(text);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    column->addStretch(1);
    for (QLabel *each : {m_title, m_host, m_words})
        column->addWidget(each);
    column->addSpacing(8);
    column->addWidget(m_button);
    column->addStretch(1);
    auto *whole = new QWidget(this);
    auto *middle = new QHBoxLayout(whole);
    middle->setContentsMargins(24, 24, 24, 24);
    middle->addStretch(1);
    middle->addWidget(text, 100); // as wide as it may be; what is left goes to both sides
    middle->addStretch(1);
    auto *area = new QScrollArea(this); // for a checkout that has little room
    area->setWidget(whole);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(area);
    setFocusProxy(m_button);
    retranslate();
}

void StopPage::explain(StopReason reason, const QString &host, const QString &origin)
{
    m_reason = reason;
    m_origin = origin;
    m_host->setText(host);
    m_host->setVisible(!host.isEmpty());
    retranslate();
}

void StopPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void StopPage::setForCustomer(bool alone)
{
    m_forCustomer = alone;
    retranslate();
}

QString StopPage::wordsForStaff() const
{
    return words().words;
}

StopPage::Words StopPage::words() const
{
    switch (m_reason) {
    case StopReason::UnsafeElement:
        return {tr("The payment page was not opened"),
                tr("It could not be verified that it really comes from this host, so nothing was sent. Check the "
                   "date and the network of this machine, then try again."),
                tr("Try again")};
    case StopReason::UnsafePage:
        return {tr("A page was not opened"),
                tr("It could not be verified that it really comes from this host, so nothing was sent to it. Go "
                   "back and try again, or pay another way."),
                tr("Back to the payment")};
    case StopReason::Refused:
        return {tr("The payment page cannot be shown here"),
                tr("The host does not accept this till's address, %1. Compare checkout.origin in the settings with "
                   "the addresses that Borga knows. Until then, take the payment another way.")
                    .arg(m_origin),
                tr("Try again")};
    case StopReason::NotOpened:
        return {tr("The payment page could not be opened"),
                tr("The host does not answer as it should. Check the network. Kassi keeps asking whether the "
                   "payment was made. Try again, or stop the payment and take it another way."),
                tr("Try again")};
    case StopReason::NotWorking:
        return {tr("The payment page does not work right now"),
                tr("It came too slowly or stopped, three times. Kassi keeps asking whether the payment was made. "
                   "Try again, or stop the payment and take it another way."),
                tr("Try again")};
    }
    Q_UNREACHABLE();
}

void StopPage::retranslate()
{
    const Language::Here speaking(*this);
    Words shown = words();
    if (m_forCustomer && m_reason != StopReason::UnsafePage)
        shown.words = tr("The staff can see this too. Try again, or ask them what to do.");
    m_title->setText(shown.title);
    m_words->setText(shown.words);
    m_button->setText(shown.button);
    setAccessibleName(shown.title);
}

} // namespace Kassi
