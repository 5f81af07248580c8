# SPDX-License-Identifier: MIT
pkg_check_modules(xcb REQUIRED IMPORTED_TARGET xcb)
kassi_hostile_test(customers_test PROGRAM)
target_link_libraries(customers_test_objects PUBLIC PkgConfig::xcb)

undefended(customers_own_profile TEST customers_test SOURCE ui/checkout/checkout_stage.cpp
    WHAT "all payments share one profile, that is stored"
    FIND "std::make_unique<QWebEngineProfile>()" REPLACE "std::make_unique<QWebEngineProfile>(u\"shared\"_s)"
    ROWS theNextCustomerSeesNothingOfTheLast)
undefended(customers_clipboard_cleared TEST customers_test SOURCE ui/checkout/checkout_view.cpp
    WHAT "what a customer copied stays on the clipboard"
    FIND "    clipboard.clear();\n" REPLACE ""
    ROWS theNextCustomerSeesNothingOfTheLast)
undefended(customers_scanner TEST customers_test SOURCE ui/cashier/amount_page.cpp
    WHAT "what a scanner types is an amount, and its Enter takes a payment"
    FIND "const auto code = m_scan.entered(atMs);" REPLACE "const auto code = ScanDetector().entered(atMs);"
    ROWS aScannerAtTheAmountChargesNothing)
undefended(customers_cashier_close_question TEST customers_test SOURCE ui/cashier/cashier_window.cpp
    WHAT "the window closes in the middle of a payment"
    FIND "    if (!m_flow->isActive())\n        return QMainWindow::closeEvent(event);"
    REPLACE "    if (true)\n        return QMainWindow::closeEvent(event);"
    ROWS signalsDuringAPaymentAreAQuestion)
undefended(customers_signals_heard TEST customers_test SOURCE app/kassi/termination.cpp
    WHAT "a terminal that closes ends the program"
    FIND "watched{SIGTERM, SIGINT, SIGHUP}" REPLACE "watched{SIGTERM}"
    ROWS signalsDuringAPaymentAreAQuestion signalsEndAChargeInOrder:hangup signalsEndAChargeInOrder:interrupt)
