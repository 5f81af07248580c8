# SPDX-License-Identifier: MIT
kassi_hostile_test(closed_test)

undefended(engine_dialogs TEST closed_test SOURCE ui/checkout/input_guard.cpp
    WHAT "a dialog that the engine opens is shown"
    FIND "dialog->setAttribute(Qt::WA_DontShowOnScreen)" REPLACE "(void)dialog"
    ROWS colourDialogNeverShows)
undefended(input_guard TEST closed_test SOURCE ui/checkout/input_guard.cpp
    WHAT "hands may do to the page what they like"
    FIND "return !isForThePage(move)" REPLACE "return false"
    ROWS tooltipNeverShows otherKeysReachTheProgram otherButtonsReachNoPage guardOutlivesTheEnginesWidget)
undefended(key_allowance TEST closed_test SOURCE ui/checkout/input_guard.cpp
    WHAT "a flood of keys keeps the page busy"
    FIND "m_keys.take(std::chrono::milliseconds(m_clock.elapsed()))" REPLACE "m_clock.elapsed() >= 0"
    ROWS floodOfKeysIsCutOff)
undefended(key_ends TEST closed_test SOURCE ui/checkout/input_guard.cpp
    WHAT "the ends of a flood of keys keep the page busy"
    FIND "return m_lostKeys.remove(key);" REPLACE "return false;"
    ROWS floodOfKeysIsCutOff)
undefended(drops TEST closed_test SOURCE ui/checkout/input_guard.cpp
    WHAT "a file can be dropped into the page"
    FIND "return !isForThePage(move)" REPLACE "return false"
    SOURCE2 ui/checkout/lock_down.cpp FIND2 "view.setAcceptDrops(false)" REPLACE2 "view.setAcceptDrops(true)"
    ROWS nothingIsDroppedIn)
undefended(fingers TEST closed_test SOURCE ui/checkout/input_policy.cpp
    WHAT "two fingers reach the page"
    FIND "return move.fingers <= 1" REPLACE "return true"
    ROWS secondFingerEndsTheTouch)
undefended(selection TEST closed_test SOURCE resources/host/frame.js
    WHAT "any text can be selected"
    FIND "if (!isField(event.composedPath()[0]))" REPLACE "if (false)"
    ROWS onlyFieldsAreSelected)
undefended(clipboard TEST closed_test SOURCE ui/checkout/clipboard_guard.cpp
    WHAT "what was copied stays"
    FIND "m_clipboard.clear(mode)" REPLACE "(void)mode"
    ROWS copiesGoWithThePayment)
undefended(private_network TEST closed_test SOURCE ui/checkout/navigation_policy.cpp
    WHAT "a page reaches the shop's network"
    FIND "if (isForeignPrivateHost(home, url.host()))" REPLACE "if (false && isForeignPrivateHost(home, url.host()))"
    ROWS shopNetworkIsOutOfReach:fetch shopNetworkIsOutOfReach:picture shopNetworkIsOutOfReach:socket
         shopNetworkIsOutOfReach:worker shopNetworkIsOutOfReach:frame redirectIntoTheShopIsRefused)
undefended(last_requests TEST closed_test SOURCE ui/checkout/checkout_stage.cpp
    WHAT "what a page asks for after its payment is asked of nobody"
    FIND "RetiredStages::take(this);" REPLACE "deleteLater();"
    ROWS lastRequestsIntoTheShopAreRefused)
undefended(background TEST closed_test SOURCE ui/checkout/navigation_policy.cpp
    WHAT "pages are loaded that nobody looks at"
    FIND "if (kind == RequestKind::Background)" REPLACE "if (false)"
    ROWS nothingLoadsInTheBackground)
undefended(app_schemes TEST closed_test SOURCE ui/checkout/navigation_policy.cpp
    WHAT "any scheme is an app's"
    FIND "return url.isValid() && appSchemes.contains(url.scheme())" REPLACE "return url.isValid() && appSchemes.size() < 99"
    ROWS "appLinkFromAPopupReachesTheProgram:another app")
undefended(app_link_press TEST closed_test SOURCE ui/checkout/checkout_stage.cpp
    WHAT "one press opens an app again and again"
    FIND "if (!m_pressedLately.isActive() || m_appLinkPause.isActive())" REPLACE "if (false)"
    ROWS "appLinkNeedsASettingAndAPress:a hundred for one press")
undefended(popup_flood TEST closed_test SOURCE ui/checkout/checkout_stage.cpp
    WHAT "as many popups as a page likes"
    FIND "!request.isUserInitiated() || open >= maxPopups ||" REPLACE "open > 20 ||"
    SOURCE2 ui/checkout/lock_down.cpp FIND2 "settings->setAttribute(attribute, false)"
    REPLACE2 "settings->setAttribute(attribute, attribute == QWebEngineSettings::JavascriptCanOpenWindows)"
    ROWS thousandPopupsAreTwo)
