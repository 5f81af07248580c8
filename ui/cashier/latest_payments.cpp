// SPDX-License-Identifier: MIT
#include "cashier/latest_payments.h"

#include "common/error_text.h"
#include "common/outcome_text.h"
#include "common/theme.h"

#include <QDateTime>
#include <QEvent>
#include <QLocale>

namespace Kassi {
using namespace Qt::StringLiterals;

namespace {
constexpr int leastHeight = 150; // two or three of them
} // namespace

LatestPayments::LatestPayments(QWidget *parent)
    : QListWidget(parent)
{
    setObjectName(u"latest"_s);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrap(true);
    setResizeMode(QListView::Adjust); // else lines are broken for the width before there was a scroll bar
    setMinimumHeight(leastHeight);
    setUniformItemSizes(false);
}

void LatestPayments::setAttempts(std::vector<Attempt> attempts)
{
    m_attempts = std::move(attempts);
    retranslate();
}

void LatestPayments::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QListWidget::changeEvent(event);
}

QString LatestPayments::standOf(const Attempt &attempt)
{
    if (attempt.isBeingRefunded())
        return attempt.lateMoney ? tr("Came late, being refunded") : tr("Being refunded");
    if (!attempt.refunds.empty() && attempt.rest() == 0)
        return attempt.lateMoney ? tr("Came late, refunded") : tr("Refunded");
    if (!attempt.refunds.empty())
        return tr("Refunded in part: %1")
            .arg(formatMoney({attempt.refunded(), attempt.plan.money.currency}, QLocale().name()));
    if (attempt.refundFailed && !attempt.needsDecision())
        return tr("Paid, the refund failed");
    if (attempt.mayBeSecond())
        return tr("Taken twice?");
    if (attempt.wasTakenOnce())
        return tr("Taken once, in the other place");
    if (attempt.lateMoney)
        return attempt.kept ? tr("Came late, kept") : tr("Money came late");
    if (attempt.withdrawn == CancelReason::Elsewhere && attempt.outcome != Outcome::Paid)
        return attempt.plan.beside.isEmpty() ? tr("Done on the phone instead") : tr("Done at the till instead");
    return attempt.outcome ? shortTextFor(*attempt.outcome) : tr("Not settled yet");
}

QColor LatestPayments::colourOf(const Attempt &attempt)
{
    if (attempt.needsDecision() || attempt.isBeingRefunded() || !attempt.outcome ||
        attempt.outcome == Outcome::Unconfirmed)
        return Theme::caution;
    if (attempt.isPaid())
        return Theme::good;
    if (attempt.outcome == Outcome::Declined)
        return Theme::bad;
    return attempt.outcome == Outcome::Pending ? Theme::accent : Theme::quiet;
}

std::optional<Outcome> LatestPayments::markOf(const Attempt &attempt)
{
    if (attempt.needsDecision() || attempt.isBeingRefunded())
        return Outcome::Unconfirmed;
    if (!attempt.refunds.empty() && attempt.rest() == 0)
        return Outcome::Cancelled;
    return attempt.isPaid() ? Outcome::Paid : attempt.outcome;
}

void LatestPayments::retranslate()
{
    clear();
    for (const Attempt &attempt : m_attempts) {
        const QDateTime at = QDateTime::fromMSecsSinceEpoch(attempt.startedAtMs);
        auto *item = new QListWidgetItem(u"%1   %2   %3\n%4"_s.arg(at.toString(u"dd.MM. HH:mm"_s),
                                                                   formatMoney(attempt.plan.money, QLocale().name()),
                                                                   standOf(attempt), attempt.plan.reference),
                                         this);
        item->setForeground(colourOf(attempt));
        item->setToolTip(attempt.payment);
    }
}

} // namespace Kassi
