// SPDX-License-Identifier: MIT
#include "setup/test_payment.h"

#include "common/error_text.h"
#include "common/outcome_text.h"
#include "common/parts.h"
#include "payment/money.h"

#include <QLabel>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace Kassi {
using namespace Qt::StringLiterals;

TestPayment::TestPayment(TestPaymentRun run, QWidget *parent)
    : QWidget(parent)
    , m_run(std::move(run))
    , m_button(makeButton({}, u"try-payment"_s, this))
    , m_told(makeLabel(u"quiet"_s, u"try-told"_s, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 16, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_button);
    layout->addWidget(m_told);
    connect(m_button, &QPushButton::clicked, this, &TestPayment::press);
    setVisible(m_run != nullptr);
    retranslate();
}

void TestPayment::setLive(bool live)
{
    m_live = live;
    retranslate();
}

void TestPayment::press()
{
    if (m_stage == Stage::Running)
        return;
    if (m_live && m_stage != Stage::AskedTwice) {
        m_stage = Stage::AskedTwice;
        return retranslate();
    }
    m_stage = Stage::Running;
    retranslate();
    Q_EMIT changed();
    m_run([self = QPointer(this)](const Result<Outcome> &outcome) {
        if (self)
            self->end(outcome);
    });
}

void TestPayment::end(const Result<Outcome> &outcome)
{
    if (!outcome)
        logError(outcome.error());
    m_outcome = outcome;
    m_stage = Stage::Ended;
    retranslate();
    Q_EMIT changed();
}

void TestPayment::retranslate()
{
    const QString money = formatMoney({.amount = testPaymentAmount}, QLocale().name());
    m_button->setEnabled(m_stage != Stage::Running);
    m_button->setText(m_stage == Stage::AskedTwice ? tr("Yes, take %1 from my card").arg(money)
                                                   : tr("Try a payment of %1").arg(money));
    switch (m_stage) {
    case Stage::Offered:
        m_told->setText(m_live ? tr("If you like: a real payment, with a card of your own. You will be asked once "
                                    "more.")
                               : tr("If you like: with a test card, no money moves."));
        return;
    case Stage::AskedTwice:
        m_told->setText(tr("The key is live: %1 really leave the card that you pay with. Refund them afterwards at "
                           "the till, with F3.")
                            .arg(money));
        return;
    case Stage::Running: m_told->setText(tr("The payment is in a window of its own.")); return;
    case Stage::Ended: break;
    }
    if (!m_outcome)
        return m_told->setText(textFor(m_outcome.error()));
    const OutcomeText text = textFor(*m_outcome);
    m_told->setText(u"%1: %2"_s.arg(text.title, text.meaning));
}

} // namespace Kassi
