// SPDX-License-Identifier: MIT
// A screen that only tells: a sign, a title, what it means, and perhaps a number. Thanks, waiting, out of service.
#pragma once

#include "kiosk/kiosk_look.h"

#include <QWidget>

namespace Kassi {

class OutcomeMark;

class NoticePage final : public QWidget
{
    Q_OBJECT

public:
    explicit NoticePage(QWidget *parent = nullptr);

    struct Words
    {
        QString title;
        QString text = {};
        QString number = {};
        QString forStaff = {}; ///< Small.
    };
    /// Nothing as the sign: the ring that turns.
    void show(const std::optional<Outcome> &sign, const Words &words, int unit);
    /// What the customer's way has to tell where it is: thanks, waiting, what is wrong. `reference`: of the order.
    void follow(const KioskState &state, const QString &reference, int unit);
    /// Why it is out of service, for staff: see readinessFindingName(). Shown where follow() says that it is.
    void setReasons(const QStringList &reasons) { m_reasons = reasons; }

protected:
    void changeEvent(QEvent *event) override;

private:
    OutcomeMark *m_mark;
    QLabel *m_title;
    QLabel *m_number;
    QLabel *m_text;
    QLabel *m_forStaff;
    QStringList m_reasons;
    KioskState m_state;
    QString m_reference;
    int m_unit = 0; ///< 0: it does not follow.
};

} // namespace Kassi
