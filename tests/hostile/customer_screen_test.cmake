# SPDX-License-Identifier: MIT
kassi_hostile_test(customer_screen_test)

undefended(customer_screen_closed TEST customer_screen_test SOURCE ui/customer/customer_display.cpp
    WHAT "the customer's display closes when it is asked to"
    FIND "if (event->spontaneous())" REPLACE "if (false)" ROWS cannotBeClosed)
undefended(customer_screen_moved TEST customer_screen_test SOURCE ui/customer/customer_display.cpp
    WHAT "the customer's display stays where it was moved to"
    FIND "        if (m_screen)\n            m_hold.start();" REPLACE "" ROWS comesBackFromBeingMoved)
undefended(customer_screen_settings TEST customer_screen_test SOURCE ui/checkout/stop_page.cpp
    WHAT "a customer reads what staff have to look after"
    FIND "if (m_forCustomer && m_reason != StopReason::UnsafePage)" REPLACE "if (false)"
    ROWS aPageThatCannotBeShownNamesNoSettings)
