// SPDX-License-Identifier: MIT
// Where a payment begins: the amount or a sum by keypad, keyboard or clipboard, and what the order needs besides. What
// a scanner types is an order number, wherever the focus is, and charges nothing.
#pragma once

#include "cashier/scan_detector.h"
#include "payment/amount_text.h"
#include "payment/session_request.h"

#include <QWidget>

#include <functional>

class QBoxLayout;
class QGridLayout;
class QKeyEvent;
class QLabel;
class QPushButton;

namespace Kassi {

class Keypad;
class LatestPayments;
class OpenCases;
class OrderDetails;

struct AmountPageOptions
{
    QStringList methods = {};       ///< What the shop allows; empty: all, and no choice is shown.
    bool phone = false;             ///< Pay-on-phone is set up.
    bool menu = false;              ///< There is a menu to lead to.
    QList<qint64> presets = {};     ///< Krónur; one press each. At most maxPresets.
    bool savePaymentMethod = false; ///< What the shop wants where nobody says otherwise.
};

inline constexpr int maxPresets = 6;

class AmountPage final : public QWidget
{
    Q_OBJECT

public:
    explicit AmountPage(const AmountPageOptions &options, QWidget *parent = nullptr);

    [[nodiscard]] LatestPayments &latest() { return *m_latest; }
    [[nodiscard]] OpenCases &openCases() { return *m_open; }
    /// Empties the form for the next customer.
    void reset();
    /// Nobody has begun an order here.
    [[nodiscard]] bool isEmpty() const;
    /// What the language's button leads to, in that language.
    void setNextLanguage(const QString &name);
    /// What stands in the way, in the words of the screen. Empty: nothing.
    void setProblem(const QString &text);
    /// How much of it can be seen at once: on a low screen what is pressed most comes first.
    void setRoom(const QSize &room);
    /// Something that staff should know now; stays until another one comes. Empty: nothing.
    void setNotice(const QString &text);
    /// Why something typed is not an amount.
    [[nodiscard]] static QString textFor(AmountProblem problem);
    /// The button that leads to the staff's page, with the name of whoever is signed in.
    void setStaff(bool isOffered, const QString &who);
    /// What "repeat" types. 0: nothing to repeat.
    void setLastAmount(qint64 amount);

Q_SIGNALS:
    /// An amount was begun: a charge will follow.
    void begun();
    /// Amount, reference (may be empty: made up by the window), e-mail, customer, methods and whether to save the
    /// method are filled in.
    void chargeWanted(const Kassi::SessionRequest &request);
    void languageWanted();
    void journalWanted();
    void menuWanted();
    void staffWanted();

protected:
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeKeypad();
    QWidget *makeDetails();
    QLayout *makePresets();
    void arrange();
    void arrangeWays(int room);
    void makeShortcuts();
    void type(const QString &text);
    void replace(const QString &text);
    void paste();
    void erase();
    [[nodiscard]] bool fieldTakes(QLineEdit &field, const QKeyEvent &key);
    [[nodiscard]] bool endsScan(const QKeyEvent &key);
    void enter(quint64 atMs);
    void takeScan(const QString &code);
    void charge(SessionMode mode);
    void showAmount();
    void retranslate();

    AmountPageOptions m_options;
    QString m_typed;
    ScanDetector m_scan;
    std::function<void()> m_takeBack; ///< Puts back what stood where a scanner may be typing now.
    qint64 m_last = 0;
    QBoxLayout *m_columns;
    QGridLayout *m_presetGrid = nullptr;
    QGridLayout *m_ways = nullptr; ///< To the screens beside this one.
    QBoxLayout *m_keyColumn = nullptr;
    QBoxLayout *m_shown = nullptr; ///< Sum and amount.
    Keypad *m_keys = nullptr;
    QSize m_room = {1024, 768};
    bool m_low = false;
    QLabel *m_sum;
    QLabel *m_amount;
    QLabel *m_notice;
    QLabel *m_problem;
    QLabel *m_latestLabel;
    OrderDetails *m_details;
    QPushButton *m_charge;
    QPushButton *m_phone;
    QPushButton *m_repeat;
    QPushButton *m_language;
    QPushButton *m_journal;
    QPushButton *m_menu;
    QPushButton *m_staff;
    QString m_who;
    QList<QPushButton *> m_presets;
    LatestPayments *m_latest;
    OpenCases *m_open;
};

} // namespace Kassi
