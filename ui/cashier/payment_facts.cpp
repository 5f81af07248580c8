// SPDX-License-Identifier: MIT
#include "cashier/payment_facts.h"

#include "common/language.h"
#include "common/parts.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QLocale>

#include <algorithm>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {

constexpr QSize logoSpace(200, 64);

} // namespace

PaymentFacts::PaymentFacts(QWidget *parent)
    : QWidget(parent)
    , m_logo(makeLabel(u"logo"_s, u"strip-logo"_s, this))
    , m_amount(makeLabel(u"strip-amount"_s, u"strip-amount"_s, this))
    , m_merchant(makeLabel(u"strip"_s, u"strip-merchant"_s, this))
    , m_host(makeLabel(u"strip-quiet"_s, u"strip-host"_s, this))
{
    m_amount->setWordWrap(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_logo, 0, Qt::AlignLeft);
    for (QLabel *label : {m_amount, m_merchant, m_host})
        layout->addWidget(label);
    retranslate();
}

void PaymentFacts::setMoney(const Money &money)
{
    m_money = money;
    retranslate();
}

void PaymentFacts::setMerchant(const QString &name)
{
    m_merchantName = name;
    retranslate();
}

void PaymentFacts::setLogo(const QImage &logo)
{
    m_picture = QPixmap::fromImage(logo);
    m_picture.setDevicePixelRatio(
        std::max(1.0, std::max(double(logo.width()) / logoSpace.width(), double(logo.height()) / logoSpace.height())));
    retranslate();
}

void PaymentFacts::setHost(const QString &host)
{
    m_hostName = host;
    retranslate();
}

void PaymentFacts::setCompact(bool compact)
{
    m_compact = compact;
    retranslate();
}

void PaymentFacts::follow(const PaymentFacts &other)
{
    const auto copy = [this, &other] {
        m_money = other.m_money;
        m_merchantName = other.m_merchantName;
        m_hostName = other.m_hostName;
        m_picture = other.m_picture;
        retranslate();
    };
    connect(&other, &PaymentFacts::changed, this, copy);
    copy();
}

void PaymentFacts::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PaymentFacts::retranslate()
{
    {
        const Language::Here speaking(*this);
        m_amount->setText(formatMoney(m_money, QLocale().name()));
        m_merchant->setText(m_merchantName);
        m_host->setText(m_hostName.isEmpty() ? QString() : tr("The form comes from %1").arg(m_hostName));
    }
    m_logo->setPixmap(m_picture);
    m_logo->setAccessibleName(m_merchantName);
    m_logo->setVisible(!m_compact && !m_picture.isNull());
    m_merchant->setVisible(!m_merchantName.isEmpty());
    m_host->setVisible(!m_hostName.isEmpty());
    Q_EMIT changed();
}

} // namespace Kassi
