// SPDX-License-Identifier: MIT
// How it ended, for whoever paid at a kiosk: unmistakable by colour, shape and words, with the order's number large,
// and the one thing to do next.
#pragma once

#include "kiosk/kiosk_look.h"

#include <QWidget>

namespace Kassi {

class OutcomeMark;

class EndPage final : public QWidget
{
    Q_OBJECT

public:
    EndPage(KioskFeed feed, QWidget *parent = nullptr);

    void setSettlement(const Settlement &settlement);
    void show(const KioskState &state, int unit);
    void offerReceipt(bool on) { m_receiptOffered = on; }
    /// What became of the receipt; empty: nothing yet. `done`: it is not offered again.
    void tellReceipt(const QString &text, bool done);

Q_SIGNALS:
    void receiptWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    Settlement m_settlement;
    KioskState m_state;
    bool m_receiptOffered = false;
    bool m_receiptDone = false;
    QString m_receiptText;
    OutcomeMark *m_mark;
    QLabel *m_title;
    QLabel *m_numberTitle;
    QLabel *m_number;
    QLabel *m_words;
    QLabel *m_receiptNote;
    QPushButton *m_again;
    QPushButton *m_receipt;
    QPushButton *m_done;
};

} // namespace Kassi
