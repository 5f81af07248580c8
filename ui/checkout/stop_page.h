// SPDX-License-Identifier: MIT
// What stands where a page was not opened: says in plain words what happened, with the host's name, and has one button.
// Kassi's own, so that no error page of the engine or of a stranger is ever mistaken for it.
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace Kassi {

enum class StopReason {
    UnsafeElement, ///< The certificate of the checkout's own page.
    UnsafePage,    ///< That of a page inside it or of a popup: a bank's.
    Refused,       ///< The host does not let itself be framed by our origin.
    NotOpened,     ///< The host did not answer, or had no page to pay at.
    NotWorking,    ///< Loaded too slowly, hung or crashed, again and again.
};

class StopPage : public QFrame
{
    Q_OBJECT

public:
    explicit StopPage(QWidget *parent);

    /// `host`: whose page it was. `origin`: what it refused.
    void explain(StopReason reason, const QString &host, const QString &origin = {});
    /// Only a customer reads it: it names no settings and nothing to be looked after, and says to ask the staff.
    void setForCustomer(bool alone);
    /// What staff would read here.
    [[nodiscard]] QString wordsForStaff() const;

Q_SIGNALS:
    void pressed();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Words
    {
        QString title;
        QString words;
        QString button;
    };
    [[nodiscard]] Words words() const;
    void retranslate();

    StopReason m_reason = StopReason::NotWorking;
    QString m_origin;
    bool m_forCustomer = false;
    QLabel *m_title;
    QLabel *m_host;
    QLabel *m_words;
    QPushButton *m_button;
};

} // namespace Kassi
