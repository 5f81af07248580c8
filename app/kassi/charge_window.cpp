// SPDX-License-Identifier: MIT
#include "charge_window.h"

#include <QCloseEvent>
#include <QLabel>
#include <QScreen>
#include <QVBoxLayout>

namespace Kassi {
using namespace Qt::StringLiterals;

ChargeWindow::ChargeWindow(const CheckoutPorts &ports, const CheckoutViewOptions &options, bool training,
                           QWidget *parent)
    : QWidget(parent)
    , m_flow(new PaymentFlow(ports, options, false, this))
{
    setObjectName(u"page"_s);
    setWindowTitle(u"Kassi"_s);
    resize(QSize(1024, 768).boundedTo(screen()->availableSize()));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    if (training) {
        auto *label = new QLabel(tr("TRAINING: test cards only, no money moves"), this);
        label->setProperty("role", u"training"_s);
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        layout->addWidget(label);
    }
    layout->addWidget(m_flow, 1);
}

// A payment must not end because someone closed a window: ask first.
void ChargeWindow::closeEvent(QCloseEvent *event)
{
    if (!m_flow->isActive())
        return QWidget::closeEvent(event);
    m_flow->askToCancel();
    event->ignore();
}

} // namespace Kassi
