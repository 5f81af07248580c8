// SPDX-License-Identifier: MIT
// A checkout view on an element of the test's own making: what the tests of the view share.
#pragma once

#include "checkout/checkout_bridge.h"
#include "checkout/checkout_page.h"
#include "checkout/checkout_view.h"
#include "checkout/popup_panel.h"
#include "element_server.h"
#include "web_test_main.h"

#include <QElapsedTimer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimer>
#include <QWebEngineProfile>
#include <QWebEngineView>

#include <csignal>

namespace Kassi::Test {

inline const auto till = QStringLiteral("https://till.example.is");
constexpr int patience = 30'000; // For a busy machine; nothing waits that long when all is well.

[[nodiscard]] PaymentSession session(const QString &id);

class CheckoutViewRig : public QObject
{
protected:
    void setUp();
    void tearDown();
    CheckoutViewOptions options() const;
    CheckoutView &show(const CheckoutViewOptions &options);
    CheckoutView &show() { return show(options()); }
    /// Shows the payment pses_1, whose page says "ready".
    CheckoutView &presentReady(const CheckoutViewOptions &options);
    CheckoutView &presentReady() { return presentReady(options()); }
    QWidget *input(QWidget *view) const;
    void click(QWidget *view) const;
    CheckoutPage *hostPage() const;
    QString asHostPage(const QString &script) const;
    int popups() const;
    bool reported(const QString &text) const { return m_server->reports().contains(text); }

    std::unique_ptr<ElementServer> m_server;
    std::unique_ptr<CheckoutView> m_view;
};

} // namespace Kassi::Test
