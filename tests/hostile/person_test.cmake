# SPDX-License-Identifier: MIT
pkg_check_modules(xcb REQUIRED IMPORTED_TARGET xcb)
kassi_hostile_test(person_test PROGRAM)
target_link_libraries(person_test_objects PUBLIC PkgConfig::xcb)
set_tests_properties(person_test PROPERTIES TIMEOUT 600) # two hundred rows, each with a hand that moves

# The input guard stands before most of these; "all_hands" takes it away whole.
set(all_hands_find "bool isForThePage(const HandMove &move)\n{")
set(all_hands_replace "${all_hands_find}\n    if (move.kind != HandMove::Kind::Other)\n        return true;")
set(dialogs_find "if (auto *dialog = qobject_cast<QDialog *>(child)) {")
set(dialogs_replace "if (auto *dialog = static_cast<QDialog *>(nullptr)) {")

undefended(person_all_hands TEST person_test SOURCE ui/checkout/input_policy.cpp
    WHAT "every button and wheel reaches the page"
    FIND "${all_hands_find}" REPLACE "${all_hands_replace}"
    ROWS "buttonsOfTheMouseOpenNothing:middle on field" "buttonsOfTheMouseOpenNothing:back"
        "zoomStaysAsItIs:ctrl and wheel up" "zoomStaysAsItIs:ctrl and wheel down")
undefended(person_context_menu TEST person_test SOURCE ui/checkout/input_policy.cpp
    WHAT "the engine's own menu"
    FIND "${all_hands_find}" REPLACE "${all_hands_replace}"
    SOURCE2 ui/checkout/lock_down.cpp
    FIND2 "    view.setContextMenuPolicy(Qt::PreventContextMenu);\n" REPLACE2 ""
    SOURCE3 resources/host/frame.js FIND3 "'dragstart', 'contextmenu'" REPLACE3 "'dragstart'"
    ROWS "buttonsOfTheMouseOpenNothing:right on field" "keysOpenNothing:Menu")
undefended(person_selection TEST person_test SOURCE resources/host/frame.js
    WHAT "any text can be selected"
    FIND "'selectstart'" REPLACE "'selectstart-'"
    ROWS textOutsideFieldsCannotBeSelected)
undefended(person_drag_out TEST person_test SOURCE resources/host/frame.js
    WHAT "a drag begins in the page: a picture is written into a temporary file"
    FIND "'dragstart', " REPLACE ""
    ROWS "nothingIsDraggedOut:picture" "nothingIsDraggedOut:link" "nothingIsDraggedOut:field")
undefended(person_drag_text_out TEST person_test SOURCE resources/host/frame.js
    WHAT "words of the page are selected and dragged away"
    FIND "'dragstart', " REPLACE ""
    SOURCE2 resources/host/frame.js FIND2 "'selectstart'" REPLACE2 "'selectstart-'"
    ROWS "nothingIsDraggedOut:text")
undefended(person_drag_in TEST person_test SOURCE ui/checkout/input_policy.cpp
    WHAT "what is dragged over the page is dropped into it"
    FIND "${all_hands_find}" REPLACE "${all_hands_replace}"
    SOURCE2 ui/checkout/lock_down.cpp
    FIND2 "    view.setAcceptDrops(false);\n" REPLACE2 ""
    SOURCE3 ui/checkout/engine_environment.cpp # in a process of its own nothing is dropped into a frame anyway
    FIND3 "--isolate-origins=" REPLACE3 "--isolate-nothing="
    ROWS "nothingIsDraggedIn:file onto field" "nothingIsDraggedIn:file onto file" "nothingIsDraggedIn:url onto field"
        "nothingIsDraggedIn:text onto field")
undefended(person_colour_dialog TEST person_test SOURCE ui/checkout/input_guard.cpp
    WHAT "a colour is chosen in a dialog"
    FIND "${dialogs_find}" REPLACE "${dialogs_replace}"
    ROWS "controlsOfThePageOpenNothing:colour" "controlsOfThePageOpenNothing:pick-colour")
undefended(person_unseen_dialog TEST person_test SOURCE ui/checkout/input_guard.cpp
    WHAT "a dialog that is never seen keeps the window below from taking any input"
    FIND "            dialog->setWindowModality(Qt::NonModal);" REPLACE "           "
    ROWS "controlsOfThePageOpenNothing:pick-colour")
undefended(person_file_choosers TEST person_test SOURCE ui/checkout/checkout_page.cpp
    WHAT "the engine's own file dialogs"
    FIND "chooseFiles(FileSelectionMode, const QStringList &, const QStringList &)\n{\n    return {};"
    REPLACE "chooseFiles(FileSelectionMode mode, const QStringList &old, const QStringList &types)\n{\n    return QWebEnginePage::chooseFiles(mode, old, types);"
    SOURCE2 ui/checkout/input_guard.cpp FIND2 "${dialogs_find}" REPLACE2 "${dialogs_replace}"
    ROWS "controlsOfThePageOpenNothing:file" "controlsOfThePageOpenNothing:folder")
undefended(person_page_dialogs TEST person_test SOURCE ui/checkout/checkout_page.cpp
    WHAT "the page's dialogs are windows"
    FIND "javaScriptAlert(const QUrl &, const QString &)\n{"
    REPLACE "javaScriptAlert(const QUrl &url, const QString &text)\n{\n    QWebEnginePage::javaScriptAlert(url, text);"
    SOURCE2 ui/checkout/input_guard.cpp FIND2 "${dialogs_find}" REPLACE2 "${dialogs_replace}"
    ROWS "controlsOfAPopupOpenNothing:alert")
undefended(person_downloads TEST person_test SOURCE ui/checkout/lock_down.cpp
    WHAT "downloads are stored"
    FIND "download->cancel();" REPLACE "download->accept();"
    ROWS "controlsOfAPopupOpenNothing:attachment" "controlsOfAPopupOpenNothing:download"
        "controlsOfAPopupOpenNothing:blob" "controlsOfAPopupOpenNothing:data")
undefended(person_full_screen TEST person_test SOURCE ui/checkout/lock_down.cpp
    WHAT "a page covers the screen"
    FIND "settings->setAttribute(QWebEngineSettings::PlaybackRequiresUserGesture, true);"
    REPLACE "settings->setAttribute(QWebEngineSettings::FullScreenSupportEnabled, true);"
    SOURCE2 ui/checkout/lock_down.cpp
    FIND2 "[](QWebEngineFullScreenRequest request) { request.reject(); }"
    REPLACE2 "[](QWebEngineFullScreenRequest request) { request.accept(); }"
    ROWS "controlsOfAPopupOpenNothing:full")
undefended(person_unknown_schemes TEST person_test SOURCE ui/checkout/navigation_policy.cpp
    WHAT "the desktop is asked about schemes that no browser knows"
    FIND "        return std::nullopt;\n    return NavigationRefusal::Scheme;\n}\n\nstd::optional<NavigationRefusal> refuseRequest"
    REPLACE "        return std::nullopt;\n    return std::nullopt;\n}\n\nstd::optional<NavigationRefusal> refuseRequest"
    SOURCE2 ui/checkout/lock_down.cpp
    FIND2 "QWebEngineSettings::DisallowUnknownUrlSchemes" REPLACE2 "QWebEngineSettings::AllowAllUnknownUrlSchemes"
    ROWS "controlsOfAPopupOpenNothing:mail" "controlsOfAPopupOpenNothing:app" "controlsOfAPopupOpenNothing:refresh")
undefended(person_pointer_lock TEST person_test SOURCE ui/checkout/lock_down.cpp
    WHAT "a page takes the mouse pointer"
    FIND "QWebEnginePage::PermissionDeniedByUser" REPLACE "QWebEnginePage::PermissionGrantedByUser"
    SOURCE2 ui/checkout/lock_down.cpp FIND2 "permission.deny();" REPLACE2 "permission.grant();" # from Qt 6.8 on
    ROWS "controlsOfAPopupOpenNothing:lock" "controlsOfAPopupOpenNothing:place")
undefended(person_close_question TEST person_test SOURCE app/kassi/charge_window.cpp
    WHAT "the window closes in the middle of a payment"
    FIND "if (!m_flow->isActive())" REPLACE "if (true)"
    ROWS closingTheWindowIsAQuestion)
undefended(person_one_instance TEST person_test SOURCE core/journal/state_folder.cpp
    WHAT "two programs on one journal"
    FIND "LOCK_EX | LOCK_NB" REPLACE "LOCK_UN"
    ROWS aSecondInstanceGoesAway)
