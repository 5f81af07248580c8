// SPDX-License-Identifier: MIT
// What stands above and below every screen of a customer: whose shop it is, how far they are, the other languages; and
// what makes it easier, with the way to begin anew.
#pragma once

#include "kiosk/kiosk_look.h"

#include <QPixmap>
#include <QWidget>

#include <vector>

class QHBoxLayout;

namespace Kassi {

class KioskBar final : public QWidget
{
    Q_OBJECT

public:
    /// `languages`: codes, in order.
    KioskBar(KioskFeed feed, const QStringList &languages, QWidget *parent = nullptr);

    void setShop(const QString &name);
    /// Null: none.
    void setLogo(const QImage &logo);
    void show(const KioskState &state, int unit);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    KioskFeed m_feed;
    QLabel *m_logo;
    QLabel *m_shop;
    QLabel *m_step;
    QPixmap m_picture;
    std::vector<std::pair<QString, QPushButton *>> m_languages;
    KioskState m_state;
};

class KioskFoot final : public QWidget
{
    Q_OBJECT

public:
    explicit KioskFoot(KioskFeed feed, QWidget *parent = nullptr);

    void show(const KioskState &state);
    /// Where Tab leaves it.
    [[nodiscard]] QWidget *lastControl() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QPushButton *m_reach;
    QPushButton *m_contrast;
    QPushButton *m_large;
    QPushButton *m_leave;
};

} // namespace Kassi
