# SPDX-License-Identifier: MIT
kassi_hostile_test(customer_screen_test)

undefended(customer_screen_closed TEST customer_screen_test SOURCE ui/customer/customer_display.cpp
    WHAT "the customer's display closes when it is asked to"
    FIND "if (event->spontaneous())" REPLACE "if (false)" ROWS cannotBeClosed)
undefended(customer_screen_moved TEST customer_screen_test SOURCE ui/customer/customer_display.cpp
    WHAT "the customer's display stays where it was moved to"
    FIND "        if (m_screen)\n            m_hold.start();" REPLACE "" ROWS comesBackFromBeingMoved)
undefended(customer_screen_reference TEST customer_screen_test SOURCE ui/cashier/payment_strip.cpp
    WHAT "what both displays show names the order"
    FIND "    m_facts->setMoney(money);" REPLACE "    m_facts->setMoney(money);\n    m_facts->setMerchant(reference);"
    ROWS nothingOfTheCashiersIsShown)
undefended(customer_screen_settings TEST customer_screen_test SOURCE ui/checkout/stop_page.cpp
    WHAT "a customer reads what staff have to look after"
    FIND "if (m_forCustomer && m_reason != StopReason::UnsafePage)" REPLACE "if (false)"
    ROWS aPageThatCannotBeShownNamesNoSettings)
undefended(customer_screen_menu TEST customer_screen_test SOURCE ui/checkout/input_policy.cpp
    WHAT "the engine's own menu on the customer's display"
    FIND "bool isForThePage(const HandMove &move)\n{"
    REPLACE "bool isForThePage(const HandMove &move)\n{\n    if (move.kind != HandMove::Kind::Other)\n        return true;"
    SOURCE2 ui/checkout/lock_down.cpp
    FIND2 "    view.setContextMenuPolicy(Qt::PreventContextMenu);\n" REPLACE2 ""
    SOURCE3 resources/host/frame.js FIND3 "'dragstart', 'contextmenu'" REPLACE3 "'dragstart'"
    ROWS "keysAndClicksOpenNothing:right button")
