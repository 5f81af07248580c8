// SPDX-License-Identifier: MIT
// A day beside the gateway's books: how far the comparison has come, what differs and what to do about it, and the
// cases that are open. It goes on while another page is shown.
#pragma once

#include "checkout/checkout_controller.h"
#include "checkout/day_comparison.h"
#include "till/day.h"

#include <QFrame>
#include <QHash>

class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;

namespace Kassi {

class DayComparisonPanel final : public QFrame
{
    Q_OBJECT

public:
    /// The ports outlive it.
    explicit DayComparisonPanel(const CheckoutPorts &ports, QWidget *parent = nullptr);

    /// The day that is looked at; it has to stay until the next one is set. A comparison of another one goes on.
    void setDay(const Day &day);
    void setPaused(bool paused) { m_comparison.setPaused(paused); }

    /// Of the day that is looked at: what was found so far, or what was written down when it was closed.
    [[nodiscard]] std::optional<DayCompared> compared() const;
    /// Likewise by payment, for tables.
    [[nodiscard]] QHash<QString, QString> verdicts() const;

Q_SIGNALS:
    /// The gateway says something else of this attempt than the journal.
    void differs(const QString &attempt);

protected:
    void changeEvent(QEvent *event) override;

private:
    void toggle();
    void showState();
    [[nodiscard]] bool isOurs() const { return m_day && m_comparedDay == m_day->number; }
    [[nodiscard]] QString text() const;
    [[nodiscard]] QStringList items() const;

    DayComparison m_comparison;
    const Day *m_day = nullptr;
    qint64 m_payments = 0;    ///< Of the day, each once.
    qint64 m_comparedDay = 0; ///< Its number; 0: none.
    QLabel *m_text;
    QProgressBar *m_progress;
    QPushButton *m_compare;
    QListWidget *m_list;
};

} // namespace Kassi
