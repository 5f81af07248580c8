// SPDX-License-Identifier: MIT
// An amount that the customer names: a few that are one press away, and a keypad for any other within the limits.
#pragma once

#include "kiosk/kiosk_look.h"

#include <QList>
#include <QWidget>

class QBoxLayout;

namespace Kassi {

struct SumPageOptions
{
    QList<qint64> presets = {};
    qint64 min = 1;
    qint64 max = largestPrice;
    LocalText purpose = {};
};

class SumPage final : public QWidget
{
    Q_OBJECT

public:
    SumPage(KioskFeed feed, SumPageOptions options, QWidget *parent = nullptr);

    void show(const KioskState &state);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void type(int digit);
    void erase();
    void retranslate();

    KioskFeed m_feed;
    SumPageOptions m_options;
    KioskState m_state;
    bool m_refused = false; ///< The last digit made it too much.
    QBoxLayout *m_sides;
    QLabel *m_purpose;
    QLabel *m_amount;
    QLabel *m_limits;
    QPushButton *m_goOn;
    QPushButton *m_erase;
    std::vector<QPushButton *> m_presets;
};

} // namespace Kassi
