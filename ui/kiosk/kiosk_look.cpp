// SPDX-License-Identifier: MIT
#include "kiosk/kiosk_look.h"

#include <QLabel>

#include <algorithm>

namespace Kassi {
using namespace Qt::StringLiterals;

int kioskUnit(const QSize &screen, bool largeText)
{
    constexpr double smallest = 12;
    constexpr double largest = 26;
    constexpr double unitsAcross = 46;
    constexpr double larger = 1.25;
    const double unit = std::clamp(std::min(screen.width(), screen.height()) / unitsAcross, smallest, largest);
    return int(largeText ? unit * larger : unit);
}

QString kioskMeasures(int unit)
{
    const auto px = [unit](double units) -> QString { return QString::number(int(units * unit)) + u"px"_s; };
    const QString text = uR"(
QLabel[role="title"] { font-size: %title; font-weight: 700; }
QLabel[role="heading"] { font-size: %words; font-weight: 400; }
QLabel[role="quiet"], QLabel[role="strip-quiet"], QLabel[role="notice"], QLabel[role="error"] { font-size: %small; }
QLabel[role="strip"], QLabel[role="strip-trouble"], QLabel[role="training"] { font-size: %small; }
QLabel[role="amount"], QLabel[role="strip-amount"] { font-size: %title; font-weight: 700; }
QLabel[role="number"] { font-size: %number; font-weight: 700; }
QLabel[role="name"] { font-size: %words; font-weight: 600; }
QPushButton { font-size: %words; min-height: %button; padding: 0 %side; border-radius: %round; }
QPushButton[role="primary"] { font-size: %large; min-height: %main; padding: 0 %side; }
QPushButton[role="danger"] { font-size: %words; font-weight: 700; min-height: %button; }
QPushButton[role="small"], QPushButton[role="chip"] { font-size: %small; min-height: %low; min-width: %finger; padding: 0 %tight; border-radius: %round; }
QPushButton[role="sign"] { font-size: %large; font-weight: 700; min-height: %low; min-width: %low; padding: 0; }
QPushButton[role="key"] { font-size: %large; font-weight: 600; min-height: %key; padding: 0; }
)"_s;
    const std::pair<QString, QString> sizes[] = {
        {u"%title"_s, px(2.3)},  {u"%finger"_s, px(2.4)}, {u"%words"_s, px(1.3)},  {u"%small"_s, px(1.1)},
        {u"%number"_s, px(4.6)}, {u"%large"_s, px(1.6)},  {u"%button"_s, px(3.8)}, {u"%main"_s, px(4.6)},
        {u"%low"_s, px(3.7)},    {u"%key"_s, px(3.7)},    {u"%side"_s, px(1.2)},   {u"%tight"_s, px(0.8)},
        {u"%round"_s, px(0.7)}};
    QString sheet = text;
    for (const auto &[name, size] : sizes)
        sheet.replace(name, size);
    return sheet;
}

QLabel *makeKioskLabel(const QString &role, const QString &name, QWidget *parent)
{
    QLabel *label = makeLabel(role, name, parent);
    label->setAlignment(Qt::AlignCenter);
    return label;
}

void setTabOrderOf(const std::vector<QWidget *> &controls)
{
    for (std::size_t i = 1; i < controls.size(); ++i)
        QWidget::setTabOrder(controls[i - 1], controls[i]);
}

} // namespace Kassi
