// SPDX-License-Identifier: MIT
// What staff can do at a kiosk, behind a manager's PIN: money that came late, cases that are open, the last receipt
// once more, out of service and back, sounds, a test of the screen, what readiness found, a new start, the end.
#pragma once

#include "kiosk/kiosk_health.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QPushButton;

namespace Kassi {

class LateMoneyBar;
class OpenCases;

class StaffPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit StaffPanel(QWidget *parent = nullptr);

    [[nodiscard]] LateMoneyBar &lateMoney() { return *m_late; }
    [[nodiscard]] OpenCases &openCases() { return *m_cases; }
    void setService(bool outOfService);
    void setVolume(int percent);
    void setReport(const ReadinessReport &report);
    void setNotice(const QString &text);

Q_SIGNALS:
    void left();
    void serviceWanted(bool outOfService);
    void reprintWanted();
    void volumeWanted(int percent);
    void screenTestWanted();
    void checkWanted();
    void restartWanted();
    void closeWanted();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QPushButton *add(QGridLayout &grid, const QString &name);
    void retranslate();

    LateMoneyBar *m_late;
    OpenCases *m_cases;
    QLabel *m_title;
    QLabel *m_notice;
    QLabel *m_report;
    QPushButton *m_back;
    QPushButton *m_service = nullptr;
    QPushButton *m_reprint = nullptr;
    QPushButton *m_quieter = nullptr;
    QPushButton *m_louder = nullptr;
    QPushButton *m_screen = nullptr;
    QPushButton *m_check = nullptr;
    QPushButton *m_restart = nullptr;
    QPushButton *m_close = nullptr;
    bool m_outOfService = false;
    int m_volume = 0;
    ReadinessReport m_points;
};

} // namespace Kassi
