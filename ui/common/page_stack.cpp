// SPDX-License-Identifier: MIT
#include "common/page_stack.h"

#include <QResizeEvent>
#include <QScrollArea>
#include <QScroller>

namespace Kassi {

namespace {

QWidget *pageIn(QWidget *widget)
{
    const auto *area = qobject_cast<QScrollArea *>(widget);
    return area ? area->widget() : widget;
}

} // namespace

void PageStack::addScrolled(QWidget *page)
{
    auto *area = new QScrollArea(this);
    area->setWidget(page);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->viewport()->setFocusPolicy(Qt::NoFocus);
    QScroller::grabGesture(area->viewport(), QScroller::TouchGesture);
    addWidget(area);
}

void PageStack::setCurrentWidget(QWidget *page)
{
    for (int i = 0; i < count(); ++i) {
        if (widget(i) == page || pageIn(widget(i)) == page)
            return setCurrentIndex(i);
    }
}

QWidget *PageStack::currentPage() const
{
    return pageIn(currentWidget());
}

void PageStack::resizeEvent(QResizeEvent *event)
{
    Q_EMIT roomChanged(event->size());
    QStackedWidget::resizeEvent(event);
}

} // namespace Kassi
