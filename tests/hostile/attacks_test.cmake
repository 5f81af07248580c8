# SPDX-License-Identifier: MIT
kassi_hostile_test(attacks_test HELPERS attack_list.cpp hostile_payment.cpp hostile_server.cpp watch.cpp)
# A hundred payments, beside each other where there are processors for it.
add_test(NAME attacks_of_popups_test COMMAND attacks_test)
set_tests_properties(attacks_of_popups_test PROPERTIES TIMEOUT 900 LABELS hostile
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;KASSI_ATTACKS_FROM=popup")
label_long(attacks_of_popups_test)
set_tests_properties(attacks_test PROPERTIES ENVIRONMENT "QT_QPA_PLATFORM=offscreen;KASSI_ATTACKS_FROM=element,bank")

# Windows of the browser and of the desktop.
undefended(attacks_script_dialogs TEST attacks_test SOURCE ui/checkout/checkout_page.cpp
    WHAT "alert() opens a window of the desktop"
    FIND "javaScriptAlert(const QUrl &, const QString &)\n{\n}"
    REPLACE "javaScriptAlert(const QUrl &url, const QString &text)\n{\n    QWebEnginePage::javaScriptAlert(url, text);\n}"
    SOURCE2 ui/checkout/input_guard.cpp FIND2 "dialog->setAttribute(Qt::WA_DontShowOnScreen);" REPLACE2 ""
    ROWS payment:popup/dialogs)
undefended(attacks_leave_question TEST attacks_test SOURCE ui/checkout/checkout_page.cpp
    WHAT "a page asks whether one wants to leave it"
    FIND "javaScriptConfirm(const QUrl &, const QString &)\n{\n    return false;"
    REPLACE "javaScriptConfirm(const QUrl &url, const QString &text)\n{\n    return QWebEnginePage::javaScriptConfirm(url, text);"
    SOURCE2 ui/checkout/input_guard.cpp FIND2 "dialog->setAttribute(Qt::WA_DontShowOnScreen);" REPLACE2 ""
    ROWS payment:popup/leave_page_trap)
undefended(attacks_file_chooser TEST attacks_test SOURCE ui/checkout/checkout_page.cpp
    WHAT "file inputs open a file dialog"
    FIND "chooseFiles(FileSelectionMode, const QStringList &, const QStringList &)\n{\n    return {};"
    REPLACE "chooseFiles(FileSelectionMode mode, const QStringList &old, const QStringList &types)\n{\n    return QWebEnginePage::chooseFiles(mode, old, types);"
    SOURCE2 ui/checkout/input_guard.cpp FIND2 "dialog->setAttribute(Qt::WA_DontShowOnScreen);" REPLACE2 ""
    ROWS payment:element/file_input payment:popup/file_input payment:popup/file_pickers)
undefended(attacks_dialogs_of_the_engine TEST attacks_test SOURCE ui/checkout/input_guard.cpp
    WHAT "the engine's own dialogs are shown"
    FIND "dialog->setAttribute(Qt::WA_DontShowOnScreen);" REPLACE ""
    ROWS payment:element/colour_dialog payment:popup/colour_dialog)
undefended(attacks_tooltips TEST attacks_test SOURCE ui/checkout/input_policy.cpp
    WHAT "a page's title is shown in a window of its own"
    FIND "    case QEvent::ToolTip:\n" REPLACE ""
    ROWS payment:element/tooltip payment:popup/tooltip)
undefended(attacks_menus TEST attacks_test SOURCE resources/host/frame.js
    WHAT "a page has menus, drags and selections"
    FIND "        event.preventDefault();\n" REPLACE ""
    ROWS payment:element/menus_and_selection payment:popup/menus_and_selection)
undefended(attacks_downloads TEST attacks_test SOURCE ui/checkout/lock_down.cpp
    WHAT "files are saved"
    FIND "download->cancel();" REPLACE "download->accept();"
    ROWS payment:popup/download_link payment:popup/download_attachment)
undefended(attacks_pdf_viewer TEST attacks_test SOURCE ui/checkout/lock_down.cpp
    WHAT "PDF files open in the browser's viewer"
    FIND "settings->setAttribute(attribute, false);" REPLACE "settings->setAttribute(attribute, true);"
    ROWS payment:element/pdf payment:popup/pdf)
undefended(attacks_http_authentication TEST attacks_test SOURCE ui/checkout/lock_down.cpp
    WHAT "a server that asks for a name and a password is answered"
    FIND "[](const QUrl &, QAuthenticator *authenticator) { *authenticator = QAuthenticator(); }"
    REPLACE "[](const QUrl &, QAuthenticator *) {}"
    ROWS payment:element/http_authentication payment:popup/http_authentication)

# Windows of pages, and the main frame.
undefended(attacks_windows_by_click TEST attacks_test SOURCE ui/checkout/checkout_stage.cpp
    WHAT "a page opens windows by itself"
    FIND "!request.isUserInitiated() || " REPLACE ""
    SOURCE2 ui/checkout/lock_down.cpp
    FIND2 "    QWebEngineSettings::JavascriptCanOpenWindows, // Without a click; with one, newWindowRequested decides.\n" REPLACE2 ""
    ROWS payment:popup/window_flood)
undefended(attacks_two_windows TEST attacks_test SOURCE ui/checkout/checkout_stage.cpp
    WHAT "a page opens as many windows as it likes"
    FIND "!request.isUserInitiated() || open >= maxPopups ||" REPLACE "open < 0 || maxPopups < 0 ||"
    SOURCE2 ui/checkout/lock_down.cpp
    FIND2 "    QWebEngineSettings::JavascriptCanOpenWindows, // Without a click; with one, newWindowRequested decides.\n" REPLACE2 ""
    ROWS payment:element/window_flood_after_click payment:element/links_to_new_windows payment:popup/links_to_new_windows)
undefended(attacks_main_frame_stays TEST attacks_test SOURCE ui/checkout/navigation_policy.cpp
    WHAT "the host page can be replaced"
    FIND "return NavigationRefusal::MainFrameLeaves;" REPLACE "return std::nullopt;"
    SOURCE2 resources/host/bridge.js
    FIND2 "allow-popups-to-escape-sandbox'" REPLACE2 "allow-popups-to-escape-sandbox allow-top-navigation'"
    ROWS payment:element/top_location payment:bank/top_location payment:element/top_by_name payment:bank/top_by_name)
undefended(attacks_full_screen TEST attacks_test SOURCE ui/checkout/lock_down.cpp
    WHAT "a page fills the screen"
    FIND "[](QWebEngineFullScreenRequest request) { request.reject(); }"
    REPLACE "[](QWebEngineFullScreenRequest request) { request.accept(); }"
    SOURCE2 ui/checkout/lock_down.cpp
    FIND2 "settings->setAttribute(attribute, false);" REPLACE2 "settings->setAttribute(attribute, true);"
    ROWS payment:popup/full_screen)

undefended(attacks_popup_over_all TEST attacks_test SOURCE ui/checkout/checkout_stage.cpp
    WHAT "a bank's window covers Kassi's own words too"
    FIND "new PopupPanel(makePage(PageRole::Popup), m_window)"
    REPLACE "new PopupPanel(makePage(PageRole::Popup), m_window->window())"
    ROWS payment:popup/full_screen_picture)
undefended(attacks_window_place TEST attacks_test SOURCE ui/checkout/popup_panel.cpp
    WHAT "a page moves the window"
    FIND "    parent->installEventFilter(this);"
    REPLACE "    connect(m_page.get(), &QWebEnginePage::geometryChangeRequested, this, [this](const QRect &to) { window()->setGeometry(to); });
    parent->installEventFilter(this);"
    ROWS payment:popup/move_windows)

# What a browser asks its user for.
undefended(attacks_permissions TEST attacks_test SOURCE ui/checkout/lock_down.cpp
    WHAT "what a page asks for is granted"
    FIND "QWebEnginePage::PermissionDeniedByUser" REPLACE "QWebEnginePage::PermissionGrantedByUser"
    SOURCE2 ui/checkout/lock_down.cpp FIND2 "notification->close();" REPLACE2 "notification->show();"
    SOURCE3 ui/checkout/lock_down.cpp FIND3 "permission.deny();" REPLACE3 "permission.grant();" # from Qt 6.8 on
    ROWS payment:popup/geolocation payment:popup/camera_and_microphone payment:popup/notifications
        payment:popup/pointer_lock)
undefended(attacks_clipboard TEST attacks_test SOURCE ui/checkout/lock_down.cpp
    WHAT "a page reads and writes the clipboard"
    FIND "settings->setAttribute(attribute, false);" REPLACE "settings->setAttribute(attribute, true);"
    ROWS payment:popup/clipboard_read payment:element/clipboard_read
        payment:popup/clipboard_write payment:element/clipboard_write)

# Addresses that lead out.
undefended(attacks_programs TEST attacks_test SOURCE ui/checkout/lock_down.cpp
    WHAT "addresses of other programs go to the desktop"
    FIND "DisallowUnknownUrlSchemes" REPLACE "AllowAllUnknownUrlSchemes"
    SOURCE2 ui/checkout/navigation_policy.cpp
    FIND2 "return NavigationRefusal::Scheme;\n}\n\nstd::optional<NavigationRefusal> refuseRequest"
    REPLACE2 "return std::nullopt;\n}\n\nstd::optional<NavigationRefusal> refuseRequest"
    ROWS payment:element/links_to_programs payment:bank/links_to_programs payment:popup/links_to_programs
        payment:element/redirects payment:popup/redirects)
undefended(attacks_schemes TEST attacks_test SOURCE ui/checkout/navigation_policy.cpp
    WHAT "frames and windows show any scheme"
    FIND "return NavigationRefusal::Scheme;\n}\n\nstd::optional<NavigationRefusal> refuseRequest"
    REPLACE "return std::nullopt;\n}\n\nstd::optional<NavigationRefusal> refuseRequest"
    SOURCE2 ui/checkout/navigation_policy.cpp
    FIND2 "return NavigationRefusal::Scheme;\n}\n\nbool isAppLink" REPLACE2 "return std::nullopt;\n}\n\nbool isAppLink"
    ROWS payment:element/code_addresses payment:popup/code_addresses payment:element/local_addresses
        payment:popup/local_addresses)
undefended(attacks_private_network TEST attacks_test SOURCE ui/checkout/navigation_policy.cpp
    WHAT "a page talks to the shop's own network"
    FIND "return NavigationRefusal::PrivateNetwork;" REPLACE "return std::nullopt;"
    ROWS payment:element/private_addresses payment:popup/private_addresses payment:element/private_windows
        payment:bank/private_windows payment:popup/private_windows payment:element/early_requests
        payment:popup/early_requests)
undefended(attacks_request_guard TEST attacks_test SOURCE ui/checkout/request_guard.cpp
    WHAT "only frames are judged, not what they ask for"
    FIND "    info.block(true);\n" REPLACE ""
    ROWS payment:element/private_addresses payment:popup/early_requests)
undefended(attacks_encryption TEST attacks_test SOURCE ui/checkout/navigation_policy.cpp
    WHAT "a page goes on without encryption"
    FIND "return NavigationRefusal::Insecure;" REPLACE "return std::nullopt;"
    ROWS payment:element/insecure_addresses payment:popup/insecure_addresses)
undefended(attacks_web_rtc TEST attacks_test SOURCE ui/checkout/engine_environment.cpp
    WHAT "a page sends datagrams past the request guard"
    FIND "disable_non_proxied_udp" REPLACE "default"
    ROWS payment:element/web_rtc payment:popup/web_rtc)
undefended(attacks_names_on_the_network TEST attacks_test SOURCE ui/checkout/engine_environment.cpp
    WHAT "WebRTC listens on the shop's network"
    FIND "--disable-features=WebRtcHideLocalIpsWithMdns" REPLACE "--disable-features=NoSuchFeature"
    ROWS payment:element/web_rtc payment:popup/web_rtc)
undefended(attacks_background TEST attacks_test SOURCE ui/checkout/navigation_policy.cpp
    WHAT "service workers and prefetches go on without a page"
    FIND "return NavigationRefusal::Background;" REPLACE "return std::nullopt;"
    ROWS payment:element/service_worker payment:popup/service_worker)

# The bridge.
undefended(attacks_foreign_windows TEST attacks_test SOURCE core/bridge/admission.cpp
    WHAT "any window speaks for the element"
    FIND "if (!facts.fromElement)" REPLACE "if (false)"
    ROWS payment:bank/foreign_messages payment:popup/foreign_messages payment:element/inner_frames
        payment:bank/post_to_every_frame payment:popup/post_to_every_frame)
undefended(attacks_foreign_documents TEST attacks_test SOURCE core/bridge/admission.cpp
    WHAT "any document in the element's frame is the element"
    FIND "if (context.elementOrigin.isEmpty() || facts.origin != context.elementOrigin.toString())" REPLACE "if (false)"
    ROWS payment:element/nameless_document)
undefended(attacks_element_in_the_frame TEST attacks_test SOURCE core/bridge/admission.cpp
    WHAT "another site's document is framed, and is the element"
    FIND "if (context.elementOrigin.isEmpty() || facts.origin != context.elementOrigin.toString())" REPLACE "if (false)"
    SOURCE2 ui/checkout/host_page.cpp FIND2 "frame-src {element_origin};" REPLACE2 "frame-src *;"
    ROWS payment:element/another_document)
undefended(attacks_facts_apart_from_words TEST attacks_test SOURCE resources/host/bridge.js
    WHAT "a message says itself where it comes from"
    FIND "const message = { origin: event.origin, fromElement, data };"
    REPLACE "const message = { origin: event.origin, fromElement, data, ...data };"
    ROWS payment:bank/forged_bridge payment:popup/forged_bridge)
undefended(attacks_message_rate TEST attacks_test SOURCE resources/host/bridge.js
    WHAT "the page's script passes everything on"
    FIND "const burst = 32;" REPLACE "const burst = 1e9;"
    SOURCE2 resources/host/bridge.js FIND2 "budget[purse] -= 1;" REPLACE2 ""
    ROWS payment:element/message_flood payment:bank/message_flood)
undefended(attacks_message_size TEST attacks_test SOURCE resources/host/bridge.js
    WHAT "messages may be as large as they like"
    FIND "const fits = " REPLACE "const fits = true || "
    SOURCE2 core/bridge/message_codec.cpp 
    FIND2 "text.size() > maxMessageBytes || text.toUtf8().size() > maxMessageBytes" REPLACE2 "text.isNull()"
    ROWS payment:element/odd_messages)
undefended(attacks_heights TEST attacks_test SOURCE core/bridge/message_codec.cpp
    WHAT "a page is as high as it says"
    FIND "return height >= 1.0 && height <= maxHeight ? static_cast<int>(height) : 0;"
    REPLACE "return static_cast<int>(std::clamp(height, 1.0, 2e9));"
    ROWS payment:element/resize_extremes)
undefended(attacks_hints TEST attacks_test SOURCE core/machine/stepper_inputs.cpp
    WHAT "a page that says it is paid is believed"
    FIND "confirm(ConfirmReason::Hint);\n    hint();" REPLACE "return conclude(Outcome::Paid, {}, false);\n    hint();"
    ROWS payment:element/lie_completed payment:element/lie_everything payment:element/talks_on
        payment:element/transferables)
undefended(attacks_own_world TEST attacks_test SOURCE ui/checkout/checkout_stage.cpp
    WHAT "Kassi's scripts run among those of the page"
    FIND "script.setWorldId(QWebEngineScript::ApplicationWorld);"
    REPLACE "script.setWorldId(subFrames ? QWebEngineScript::MainWorld : QWebEngineScript::ApplicationWorld);"
    ROWS payment:element/hunt_for_the_bridge payment:bank/hunt_for_the_bridge payment:popup/hunt_for_the_bridge)
undefended(attacks_fresh_profile TEST attacks_test SOURCE ui/checkout/checkout_stage.cpp
    WHAT "the next customer's browser is the last one's"
    FIND "std::make_unique<QWebEngineProfile>()" REPLACE "std::make_unique<QWebEngineProfile>(u\"shared\"_s)"
    SOURCE2 ui/checkout/lock_down.cpp FIND2 "MemoryHttpCache" REPLACE2 "DiskHttpCache"
    ROWS theNextCustomerFindsNothing)

undefended(attacks_frame_count TEST attacks_test SOURCE resources/host/bridge.js
    WHAT "a page may hold a thousand frames, which the engine takes down in one go"
    FIND "frame.remove(); // Kassi begins anew; until it does there would be more.
            send({ kind: 'crowded' });" REPLACE ""
    ROWS payment:element/frame_bomb)
undefended(attacks_protocol_handlers TEST attacks_test SOURCE ui/checkout/lock_down.cpp
    WHAT "a page becomes the program for links of a kind"
    FIND "[](QWebEngineRegisterProtocolHandlerRequest request) { request.reject(); }"
    REPLACE "[](QWebEngineRegisterProtocolHandlerRequest request) { request.accept(); }"
    SOURCE2 ui/checkout/navigation_policy.cpp
    FIND2 "return NavigationRefusal::Scheme;\n}\n\nstd::optional<NavigationRefusal> refuseRequest"
    REPLACE2 "return std::nullopt;\n}\n\nstd::optional<NavigationRefusal> refuseRequest"
    SOURCE3 ui/checkout/navigation_policy.cpp
    FIND3 "return NavigationRefusal::Scheme;\n}\n\nbool isAppLink" REPLACE3 "return std::nullopt;\n}\n\nbool isAppLink"
    ROWS payment:popup/protocol_handler)
