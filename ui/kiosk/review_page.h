// SPDX-License-Identifier: MIT
// "Is this right?": what was chosen, with its prices and the sum, before anything is asked of the gateway.
#pragma once

#include "kiosk/kiosk_look.h"

#include <QWidget>

class QGridLayout;

namespace Kassi {

class ReviewPage final : public QWidget
{
    Q_OBJECT

public:
    /// `prices` outlives it.
    ReviewPage(KioskFeed feed, const PriceList &prices, LocalText purpose, QWidget *parent = nullptr);

    void show(const KioskState &state, int unit);
    /// What has to be known before paying; empty: nothing.
    void setNotice(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Row
    {
        QLabel *name;
        QLabel *price;
        QLabel *count;
        QPushButton *less;
        QPushButton *more;
        QString item;
    };

    void turn(int by);
    void layOut();
    void retranslate();

    KioskFeed m_feed;
    const PriceList &m_prices;
    LocalText m_purpose;
    KioskState m_state;
    int m_unit = 16;
    int m_page = 0;
    QLabel *m_title;
    QLabel *m_what;
    QGridLayout *m_grid;
    std::vector<Row> m_rows;
    QPushButton *m_before;
    QPushButton *m_after;
    QLabel *m_pages;
    QLabel *m_total;
    QLabel *m_notice;
    QPushButton *m_back;
    QPushButton *m_pay;
};

} // namespace Kassi
