// SPDX-License-Identifier: MIT
// What stands there while nobody is: the shop, its pictures one after the other, and how to begin. Nothing stays in one
// place for long, so that nothing burns into the screen, and nothing moves quickly.
#pragma once

#include "kiosk/kiosk_look.h"

#include <QPixmap>
#include <QStringList>
#include <QTimer>
#include <QWidget>

#include <chrono>

class QFrame;

namespace Kassi {

class AttractPage final : public QWidget
{
    Q_OBJECT

public:
    static constexpr auto pictureStands = std::chrono::seconds(12);

    AttractPage(KioskFeed feed, const QStringList &pictures, QWidget *parent = nullptr);

    void setShop(const QString &name);
    /// The words in the lower half.
    void setLow(bool low);
    /// Which picture stands there, and where the words do; counts on.
    [[nodiscard]] int turn() const { return m_turn; }
    /// As the timer does.
    void turnOn();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void loadPicture();
    void place();
    void retranslate();

    KioskFeed m_feed;
    QStringList m_pictures;
    QPixmap m_picture;
    QFrame *m_card;
    QLabel *m_shop;
    QLabel *m_words;
    QPushButton *m_begin;
    QTimer m_timer;
    int m_turn = 0;
    bool m_low = false;
};

} // namespace Kassi
