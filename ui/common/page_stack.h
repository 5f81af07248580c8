// SPDX-License-Identifier: MIT
// Shows one page at a time and takes the room that it is given. Its base would ask every page how much it wants, also
// those that nobody sees, at each change of a text: laying out their words took a third of the window's time.
#pragma once

#include <QHash>
#include <QStackedWidget>

namespace Kassi {

class PageStack : public QStackedWidget
{
    Q_OBJECT

public:
    using QStackedWidget::QStackedWidget;

    /// Likewise addWidget(), for a page that can be scrolled where there is less room than it needs: a small screen, or
    /// large letters. Not for one with a checkout in it, whose strip has to stay in sight. The page costs little until
    /// it is shown for the first time; it stays with its parent until then. What was marked in its fields by then is
    /// not marked any more, so show it first.
    void addScrolled(QWidget *page);
    /// Also of a page that can be scrolled.
    void setCurrentWidget(QWidget *page);
    /// The page itself, also one that can be scrolled.
    [[nodiscard]] QWidget *currentPage() const;

    [[nodiscard]] QSize sizeHint() const override { return {640, 480}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, 0}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return false; }

Q_SIGNALS:
    /// How much of a page can be seen at once: its own size says that of one that is scrolled no more.
    void roomChanged(const QSize &room);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void furnish(QWidget *widget);
    [[nodiscard]] QWidget *pageIn(QWidget *widget) const;

    QHash<const QWidget *, QWidget *> m_unseen; ///< Pages that were not shown yet, by their areas.
};

} // namespace Kassi
