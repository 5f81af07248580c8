// SPDX-License-Identifier: MIT
// Shows one page at a time and takes the room that it is given. Its base would ask every page how much it wants, also
// those that nobody sees, at each change of a text: laying out their words took a third of the window's time.
#pragma once

#include <QStackedWidget>

namespace Kassi {

class PageStack : public QStackedWidget
{
    Q_OBJECT

public:
    using QStackedWidget::QStackedWidget;

    [[nodiscard]] QSize sizeHint() const override { return {640, 480}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, 0}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return false; }
};

} // namespace Kassi
