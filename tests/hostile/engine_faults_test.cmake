# SPDX-License-Identifier: MIT
kassi_hostile_test(engine_faults_test)

undefended(own_process TEST engine_faults_test SOURCE ui/checkout/engine_environment.cpp
    WHAT "the element shares a process with the bank's page" FIND "\" --isolate-origins=\"" REPLACE "\" --no-such-switch=\""
    ROWS elementHasAProcessOfItsOwn)
undefended(memory_limit TEST engine_faults_test SOURCE ui/checkout/engine_environment.cpp
    WHAT "a page may take all the memory there is" FIND "std::min<rlim_t>(data.rlim_cur, mostMemory)"
    REPLACE "data.rlim_cur"
    ROWS memoryHasAnEnd)
undefended(heartbeat TEST engine_faults_test SOURCE ui/checkout/load_watchdog.cpp
    WHAT "nobody notices a page that went silent" FIND "m_watching = Watching::Heartbeat;" REPLACE "return;"
    ROWS "hungPageIsReplaced:loop" "hungPageIsReplaced:promises" "hungPageIsReplaced:regular expression"
        "deadProcessIsReplaced:element killed" "deadProcessIsReplaced:element crashed"
        "deadProcessIsReplaced:element stopped" tenHangsLeaveNoProcess banksFrameThatHangsIsReplaced)
undefended(engine_gone TEST engine_faults_test SOURCE ui/checkout/checkout_stage.cpp
    WHAT "nobody hears that the host page's process ended"
    FIND "Q_EMIT broken(u\"the process of the host page ended\"_s);" REPLACE ""
    SOURCE2 ui/checkout/load_watchdog.cpp FIND2 "m_watching = Watching::Heartbeat;" REPLACE2 "return;"
    ROWS "deadProcessIsReplaced:bank's page and host page killed" engineWithoutItsZygoteIsGivenUp)
undefended(load_watchdog TEST engine_faults_test SOURCE ui/checkout/load_watchdog.cpp
    WHAT "nobody notices a page that does not come" FIND "    m_watching = Watching::Load;
    m_half.start();" REPLACE "    m_watching = Watching::Load;"
    ROWS "pageThatCannotBePaidAtIsGivenUp:no answer" "pageThatCannotBePaidAtIsGivenUp:half of the headers"
        paymentIsHeldAndItsMoneyFound)
undefended(whole_document TEST engine_faults_test SOURCE resources/host/alive.js
    WHAT "half a page counts as one" FIND "document.readyState === 'loading'" REPLACE "false"
    ROWS "pageThatCannotBePaidAtIsGivenUp:half a page, then silence")
undefended(error_pages TEST engine_faults_test SOURCE resources/host/alive.js
    WHAT "a server's error page counts as a checkout" FIND "const isErrorPage = () => {" REPLACE "const isErrorPage = () => { return isEngines;"
    ROWS "pageThatCannotBePaidAtIsGivenUp:404" "pageThatCannotBePaidAtIsGivenUp:500" "pageThatCannotBePaidAtIsGivenUp:not a page")
undefended(words_only TEST engine_faults_test SOURCE resources/host/alive.js
    WHAT "a page without controls is taken for an error page" FIND "if (isUsable)
            watch.disconnect();" REPLACE ""
    ROWS wordsThatAskToWaitAreNoErrorPage)
undefended(engines_error_page TEST engine_faults_test SOURCE ui/checkout/checkout_stage.cpp
    WHAT "an element that refuses our origin is not told from a slow one" FIND "ErrorPageEnabled, true" REPLACE "ErrorPageEnabled, false"
    ROWS "pageThatCannotBePaidAtIsGivenUp:frame-ancestors" "pageThatCannotBePaidAtIsGivenUp:X-Frame-Options")
undefended(dead_popup TEST engine_faults_test SOURCE ui/checkout/popup_panel.cpp
    WHAT "a popup whose process died stays"
    FIND "connect(m_page.get(), &QWebEnginePage::renderProcessTerminated, this, &PopupPanel::closed);" REPLACE ""
    ROWS popupThatDiesIsClosed)
undefended(hung_popup TEST engine_faults_test SOURCE ui/checkout/popup_panel.cpp
    WHAT "a popup that hangs cannot be closed"
    FIND "connect(close, &QPushButton::clicked, this, &PopupPanel::closed);"
    REPLACE "connect(close, &QPushButton::clicked, this, [this] { m_page->triggerAction(QWebEnginePage::RequestClose); });"
    ROWS popupThatHangsCanBeClosed)
undefended(forerunner_runs TEST engine_faults_test SOURCE resources/host/bridge.js
    WHAT "what is loaded ahead of the element is a page like any other" FIND "'allow-same-origin'); // or"
    REPLACE "'allow-same-origin allow-scripts'); // or" ROWS elementsProcessStandsBeforeTheElement)
undefended(no_forerunner TEST engine_faults_test SOURCE resources/host/bridge.js
    WHAT "the element's process starts when the element comes" FIND "forerunner.src = url;" REPLACE ""
    ROWS elementsProcessStandsBeforeTheElement)
undefended(third_reload TEST engine_faults_test SOURCE ui/checkout/checkout_view.cpp
    WHAT "a page that cannot be had is asked for once more" FIND "maxReloads = 2" REPLACE "maxReloads = 3"
    ROWS "pageThatCannotBePaidAtIsGivenUp:404")
