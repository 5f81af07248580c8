// SPDX-License-Identifier: MIT
// A test of the screen for staff: whole colours one after the other, on which a dead point is seen, then a sheet on
// which a finger leaves its trace. A touch leads on.
#pragma once

#include <QWidget>

#include <vector>

namespace Kassi {

class ScreenCheck final : public QWidget
{
    Q_OBJECT

public:
    explicit ScreenCheck(QWidget *parent);

    void begin();
    [[nodiscard]] int step() const { return m_step; }

Q_SIGNALS:
    void over();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void goOn();

    int m_step = 0;
    std::vector<QPoint> m_trace;
};

} // namespace Kassi
