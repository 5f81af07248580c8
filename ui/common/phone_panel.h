// SPDX-License-Identifier: MIT
// What somebody sees who pays on a phone: the code, what to do with it, and the way back where there is one. It knows
// nothing of payments, and can stand on any screen.
#pragma once

#include <QFrame>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace Kassi {

class QrCode;

class PhonePanel final : public QFrame
{
    Q_OBJECT

public:
    explicit PhonePanel(QWidget *parent = nullptr);

    /// The address that the code leads to, held as the code only. Empty: it is still being made, and the panel says so.
    void setAddress(const QString &address);
    [[nodiscard]] bool hasCode() const;
    /// Whether there is something to go back to; with the key that does it, as it stands on the button.
    void offerWayBack(bool on, const QString &key = {});

Q_SIGNALS:
    void backWanted();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslate();

    QBoxLayout *m_layout;
    QLabel *m_title;
    QrCode *m_code;
    QLabel *m_text;
    QPushButton *m_back;
    QString m_key;
    bool m_brief = false; ///< There is little room for words.
};

} // namespace Kassi
