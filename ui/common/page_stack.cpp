// SPDX-License-Identifier: MIT
#include "common/page_stack.h"

#include <QResizeEvent>
#include <QScrollArea>
#include <QScroller>

namespace Kassi {

void PageStack::addScrolled(QWidget *page)
{
    page->hide();
    auto *area = new QScrollArea(this);
    m_unseen.insert(area, page);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->viewport()->setFocusPolicy(Qt::NoFocus);
    QScroller::grabGesture(area->viewport(), QScroller::TouchGesture);
    addWidget(area);
}

// To move a page into its area has the style look at all of it, and what was to have the focus there loses it.
void PageStack::furnish(QWidget *widget)
{
    auto *area = qobject_cast<QScrollArea *>(widget);
    QWidget *page = m_unseen.take(area);
    if (!page)
        return;
    QWidget *focus = page->focusWidget();
    area->setWidget(page);
    if (focus)
        focus->setFocus();
}

QWidget *PageStack::pageIn(QWidget *widget) const
{
    const auto *area = qobject_cast<QScrollArea *>(widget);
    return area ? m_unseen.value(area, area->widget()) : widget;
}

void PageStack::setCurrentWidget(QWidget *page)
{
    for (int i = 0; i < count(); ++i) {
        if (widget(i) == page || pageIn(widget(i)) == page) {
            furnish(widget(i));
            return setCurrentIndex(i);
        }
    }
}

QWidget *PageStack::currentPage() const
{
    return pageIn(currentWidget());
}

void PageStack::showEvent(QShowEvent *event)
{
    furnish(currentWidget());
    QStackedWidget::showEvent(event);
}

void PageStack::resizeEvent(QResizeEvent *event)
{
    Q_EMIT roomChanged(event->size());
    QStackedWidget::resizeEvent(event);
}

} // namespace Kassi
