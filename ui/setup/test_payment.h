// SPDX-License-Identifier: MIT
// The last step of a first start, for whoever wants it: one payment, to see that the till takes one. With a key for
// tests no money moves; with a live one it does, so that is asked twice.
#pragma once

#include "payment/outcome.h"
#include "payment/result.h"

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;

namespace Kassi {

/// Takes one payment of testPaymentAmount in a window of its own, and answers once.
using TestPaymentRun = std::function<void(const std::function<void(const Result<Outcome> &)> &told)>;

/// Krónur.
inline constexpr qint64 testPaymentAmount = 100;

class TestPayment final : public QWidget
{
    Q_OBJECT

public:
    /// Hidden where `run` is empty.
    explicit TestPayment(TestPaymentRun run, QWidget *parent = nullptr);

    /// `live`: money moves.
    void setLive(bool live);
    [[nodiscard]] bool isRunning() const { return m_stage == Stage::Running; }
    void retranslate();

Q_SIGNALS:
    /// One began, or came to its end.
    void changed();

private:
    enum class Stage { Offered, AskedTwice, Running, Ended };

    void press();
    void end(const Result<Outcome> &outcome);

    TestPaymentRun m_run;
    bool m_live = true; ///< Until it is known.
    Stage m_stage = Stage::Offered;
    Result<Outcome> m_outcome = Outcome::Unavailable; ///< Once it has ended.
    QPushButton *m_button;
    QLabel *m_told;
};

} // namespace Kassi
