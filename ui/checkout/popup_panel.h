// SPDX-License-Identifier: MIT
// A window that the element or the bank opened, shown as a panel of Kassi's own inside the checkout view: the customer
// always sees whose page it is and always has a way back. It is never a window of the desktop.
#pragma once

#include <QFrame>
#include <QPointer>

#include <memory>

class QLabel;
class QWebEngineView;

namespace Kassi {

class CheckoutPage;
class StopPage;

class PopupPanel : public QFrame
{
    Q_OBJECT

public:
    /// Covers `parent`.
    PopupPanel(std::unique_ptr<CheckoutPage> page, QWidget *parent);
    ~PopupPanel() override;

    [[nodiscard]] CheckoutPage &page() const { return *m_page; }
    /// Host, and port where it is not the usual one; empty: the page has no address of its own, or not yet.
    [[nodiscard]] QString host() const;

Q_SIGNALS:
    void hostChanged();
    /// See InputGuard.
    void pressed();
    /// The page or the customer closed it, or its process died. The owner deletes the panel later.
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildHeader();
    void showHost();
    void stop(const QUrl &url);

    std::unique_ptr<CheckoutPage> m_page;
    QPointer<QWebEngineView> m_view;
    QLabel *m_hostLabel = nullptr;
    StopPage *m_stopPage = nullptr; ///< Instead of a page whose certificate is bad.
};

} // namespace Kassi
