// SPDX-License-Identifier: MIT
// The sign of an outcome: told apart by shape as well as by colour. Also a quiet turning ring while there is none.
#pragma once

#include "payment/outcome.h"

#include <QPixmap>
#include <QWidget>

class QTimer;

namespace Kassi {

class OutcomeMark final : public QWidget
{
    Q_OBJECT

public:
    explicit OutcomeMark(QWidget *parent = nullptr);

    /// Nothing: still working.
    void setOutcome(std::optional<Outcome> outcome);
    /// The same sign for a list: `side` is in device-independent pixels; nothing as the outcome: the ring, at rest.
    [[nodiscard]] static QPixmap pixmap(std::optional<Outcome> outcome, int side, qreal pixelRatio);
    [[nodiscard]] QSize sizeHint() const override { return {112, 112}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void updateTimer();

    std::optional<Outcome> m_outcome;
    QTimer *m_timer;
    int m_angle = 0;
};

} // namespace Kassi
