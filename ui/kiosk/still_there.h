// SPDX-License-Identifier: MIT
// "Are you still there?" over everything else, with the seconds that are left, and time for whoever needs more of it.
#pragma once

#include "kiosk/kiosk_look.h"

#include <QFrame>

class QSpacerItem;

namespace Kassi {

class StillThere final : public QFrame
{
    Q_OBJECT

public:
    StillThere(KioskFeed feed, QWidget *parent);

    /// Nothing: it goes. `paying`: what happens otherwise is that the payment is stopped.
    void show(const std::optional<qint64> &leftMs, bool paying);
    /// In the lower half.
    void setLow(bool low);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void cover();
    void retranslate();

    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_here;
    QPushButton *m_more;
    QPushButton *m_leave;
    QSpacerItem *m_air;
    bool m_low = false;
    bool m_paying = false;
    qint64 m_seconds = 0;
};

} // namespace Kassi
