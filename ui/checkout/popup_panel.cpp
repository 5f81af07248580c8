// SPDX-License-Identifier: MIT
#include "checkout/popup_panel.h"

#include "checkout/checkout_page.h"
#include "checkout/host_name.h"
#include "checkout/input_guard.h"
#include "checkout/lock_down.h"
#include "checkout/stop_page.h"
#include "common/language.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <QWebEngineView>

namespace Kassi {
using namespace Qt::StringLiterals;

PopupPanel::PopupPanel(std::unique_ptr<CheckoutPage> page, QWidget *parent)
    : QFrame(parent)
    , m_page(std::move(page))
    , m_view(new QWebEngineView(m_page.get(), this))
{
    setObjectName(u"kassiPopup"_s);
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    connect(lockDown(*m_view), &InputGuard::pressed, this, &PopupPanel::pressed);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    buildHeader();
    layout->addWidget(m_view, 1);
    showHost();

    connect(m_page.get(), &QWebEnginePage::urlChanged, this, [this] {
        showHost();
        Q_EMIT hostChanged();
    });
    connect(m_page.get(), &QWebEnginePage::windowCloseRequested, this, &PopupPanel::closed);
    connect(m_page.get(), &QWebEnginePage::renderProcessTerminated, this, &PopupPanel::closed);
    connect(m_page.get(), &CheckoutPage::certificateRefused, this, &PopupPanel::stop);

    parent->installEventFilter(this);
    setGeometry(parent->rect());
    setFocusProxy(m_view);
}

PopupPanel::~PopupPanel()
{
    delete m_view.data(); // The view has to go before its page.
}

void PopupPanel::buildHeader()
{
    const Language::Here speaking(*this);
    auto *header = new QHBoxLayout;
    header->setContentsMargins(12, 6, 6, 6);
    m_hostLabel = new QLabel(this);
    m_hostLabel->setTextFormat(Qt::PlainText);
    m_hostLabel->setObjectName(u"kassiPopupHost"_s);
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(u"kassiPopupClose"_s);
    close->setMinimumHeight(44); // A finger's width.
    connect(close, &QPushButton::clicked, this, &PopupPanel::closed);
    header->addWidget(m_hostLabel, 1);
    header->addWidget(close);
    static_cast<QVBoxLayout *>(layout())->addLayout(header);
}

void PopupPanel::stop(const QUrl &url)
{
    if (m_stopPage)
        return;
    m_view->hide();
    m_stopPage = new StopPage(this);
    m_stopPage->explain(StopReason::UnsafePage, hostName(url));
    connect(m_stopPage, &StopPage::pressed, this, &PopupPanel::closed);
    static_cast<QVBoxLayout *>(layout())->addWidget(m_stopPage, 1);
    setFocusProxy(m_stopPage);
    setFocus();
}

QString PopupPanel::host() const
{
    return hostName(m_page->url());
}

void PopupPanel::showHost()
{
    const Language::Here speaking(*this);
    // Whoever opened it wrote it, the element or a frame in it, and the engine does not say which.
    const QString name = host().isEmpty() ? tr("A window without an address") : host();
    m_hostLabel->setText(name);
    setAccessibleName(name);
}

bool PopupPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parent() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QFrame::eventFilter(watched, event);
}

} // namespace Kassi
