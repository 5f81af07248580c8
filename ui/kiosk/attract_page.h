// SPDX-License-Identifier: MIT
// What stands there while nobody is: the shop, its pictures one after the other, and how to begin. Nothing stays in one
// place for long, so that nothing burns into the screen, and nothing moves quickly; where no motion is wanted, nothing
// that anybody would see move.
#pragma once

#include "kiosk/kiosk_look.h"

#include <QPixmap>
#include <QStringList>
#include <QWidget>

#include <functional>
#include <optional>

class QFrame;

namespace Kassi {

class AttractPage final : public QWidget
{
    Q_OBJECT

public:
    static constexpr qint64 pictureStandsMs = 12'000;
    static constexpr qint64 stillStandsMs = 600'000; ///< Where no motion is wanted.

    AttractPage(KioskFeed feed, const QStringList &pictures, QWidget *parent = nullptr);

    void setShop(const QString &name);
    /// The words in the lower half.
    void setLow(bool low);
    /// Which picture stands there, and where the words do; counts on.
    [[nodiscard]] int turn() const { return m_turn; }
    void turnOn();
    /// Turns on when it is time. `isStill` is asked once, by then: no motion is wanted.
    void follow(qint64 nowMs, const std::function<bool()> &isStill);

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
    std::optional<qint64> m_since; ///< Since when this turn stands there.
    std::optional<bool> m_still;
    int m_turn = 0;
    bool m_low = false;
};

} // namespace Kassi
