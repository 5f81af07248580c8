# SPDX-License-Identifier: MIT
kassi_hostile_test(walls_test)

undefended(page_throttle TEST walls_test SOURCE resources/host/bridge.js
    WHAT "the page's script passes everything on"
    FIND "const burst = 32;" REPLACE "const burst = 1e9;"
    SOURCE2 resources/host/bridge.js FIND2 "if (budget[purse] === 0 || !bridge)" REPLACE2 "if (!bridge)"
    ROWS lastOfHundredThousandMessagesIsHeard)
undefended(popup_click TEST walls_test SOURCE ui/checkout/checkout_stage.cpp
    WHAT "a page opens windows by itself"
    FIND "!request.isUserInitiated() || " REPLACE ""
    SOURCE2 ui/checkout/lock_down.cpp
    FIND2 "    QWebEngineSettings::JavascriptCanOpenWindows, // Without a click; with one, newWindowRequested decides.\n" REPLACE2 ""
    ROWS popupNeedsAClick)
undefended(two_popups TEST walls_test SOURCE ui/checkout/checkout_stage.cpp
    WHAT "a third popup is let up" FIND "maxPopups = 2" REPLACE "maxPopups = 3"
    ROWS onlyTwoPopupsAtATime)
undefended(host_page TEST walls_test SOURCE ui/checkout/navigation_policy.cpp
    WHAT "the host page can be replaced"
    FIND "return NavigationRefusal::MainFrameLeaves;" REPLACE "return std::nullopt;"
    ROWS hostPageNeverLeaves)
undefended(budget TEST walls_test SOURCE ui/checkout/checkout_view.cpp
    WHAT "a page is heard for as long as its script passes on what it says"
    FIND "        --budgetLeft;" REPLACE "        {}"
    ROWS budgetHoldsWhateverTheScriptPassesOn)
undefended(late_words TEST walls_test SOURCE ui/checkout/checkout_view.cpp
    WHAT "nobody knows what a page said when its payment was over"
    FIND "rejections.add(Rejection::NotPresented);" REPLACE "(void)text;"
    ROWS whatIsSaidAfterThePaymentIsCounted)
undefended(popup_name TEST walls_test SOURCE ui/checkout/checkout_view.cpp
    WHAT "a window that says nothing of its own goes by the element's name"
    FIND "popup.value_or(elementHost)" REPLACE "popup && !popup->isEmpty() ? *popup : elementHost"
    ROWS "popupWithoutAnAddressHasNobodysName:about:blank")
undefended(channel_stays TEST walls_test SOURCE ui/checkout/checkout_stage.cpp
    WHAT "the channel into the program outlives its page"
    FIND "new QWebChannel(m_page.get());" REPLACE "new QWebChannel(this);"
    ROWS channelGoesWithItsPage)
undefended(popups_stay TEST walls_test SOURCE ui/checkout/checkout_stage.cpp
    WHAT "a bank's window is still there when the payment is over"
    FIND "        if (panel)\n            panel->hide();" REPLACE "        (void)panel;"
    ROWS popupsGoWithThePayment)
