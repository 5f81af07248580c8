// SPDX-License-Identifier: MIT
// The alarm: money was taken for a payment that had ended without it. It stands above everything else, in the way of
// nothing, until somebody decides. A decision is carried out a few seconds later, so that a slip can be undone.
#pragma once

#include "machine/record.h"

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;
class QTimer;

namespace Kassi {

class LateMoneyBar final : public QFrame
{
    Q_OBJECT

public:
    /// How long a decision can be undone.
    static constexpr int undoMs = 5'000;

    explicit LateMoneyBar(QWidget *parent = nullptr);

    /// Shows the alarm; several stand in line. One that is there already is not added again.
    void add(const Attempt &late);
    /// It was decided, here or elsewhere, and that is written down.
    void remove(const QString &attempt);
    /// What was decided here could not be written down: it is to be decided again.
    void fail(const QString &attempt, const QString &why);
    /// Asked before a decision is taken; `granted` is called when it may be.
    using Ask = std::function<void(const Attempt &late, std::function<void()> granted)>;
    void setPermission(Ask ask) { m_ask = std::move(ask); }
    /// What else is wrong; empty: no trouble.
    void setTrouble(const QString &text);

Q_SIGNALS:
    void refundWanted(const QString &attempt);
    void keepWanted(const QString &attempt);

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Decision { None, Refund, Keep };

    void want(Decision decision);
    void decide(Decision decision);
    void undo();
    void carryOut();
    void retranslate();

    void forget();
    [[nodiscard]] bool isDecided(const QString &attempt) const;

    std::vector<Attempt> m_waiting;       ///< The first is shown. One that comes stands behind the others.
    Decision m_decision = Decision::None; ///< About the first, until it is written down.
    Ask m_ask;
    QString m_troubleText;
    QLabel *m_text;
    QLabel *m_trouble;
    QPushButton *m_refund;
    QPushButton *m_keep;
    QPushButton *m_undo;
    QTimer *m_timer;
};

} // namespace Kassi
