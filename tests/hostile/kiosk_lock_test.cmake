# SPDX-License-Identifier: MIT
kassi_hostile_test(kiosk_lock_test)
target_link_libraries(kiosk_lock_test_objects PUBLIC Qt6::DBus PkgConfig::xcb_screensaver)

undefended(kiosk_close TEST kiosk_lock_test SOURCE ui/kiosk/kiosk_lock.cpp
    WHAT "a close request is obeyed"
    FIND "        event->ignore();\n        return true;" REPLACE "        break;"
    ROWS cannotBeClosedFromOutside)
undefended(kiosk_keys TEST kiosk_lock_test SOURCE ui/kiosk/kiosk_lock.cpp
    WHAT "keys that leave are let through"
    FIND "if (!isForThePage(readEvent(*event)))" REPLACE "if (false)"
    ROWS keysThatLeaveDoNothing:alt+F4 keysThatLeaveDoNothing:F11 keysThatLeaveDoNothing:ctrl+q)
undefended(kiosk_front TEST kiosk_lock_test SOURCE ui/kiosk/kiosk_lock.cpp
    WHAT "another program may stay in front"
    FIND "        m_window->raise();\n        m_window->activateWindow();" REPLACE ""
    ROWS anotherProgramDoesNotStayInFront)
undefended(kiosk_place TEST kiosk_lock_test SOURCE ui/kiosk/kiosk_lock.cpp
    WHAT "the window may be moved away"
    FIND "if (!fillsTheScreen()) {" REPLACE "if (!m_window->isVisible()) {"
    ROWS comesBackFromBeingMoved)
undefended(kiosk_full_screen TEST kiosk_lock_test SOURCE ui/kiosk/kiosk_lock.cpp
    WHAT "the window stays as large as it was"
    FIND "        m_window->setGeometry(screen()->geometry()); // Also where no window manager makes it so.\n        m_window->showFullScreen();"
    REPLACE "        m_window->show();"
    ROWS fillsTheDisplay)
undefended(kiosk_screen TEST kiosk_lock_test SOURCE ui/kiosk/kiosk_lock.cpp
    WHAT "the usual display is taken, whichever was chosen"
    FIND "wanted == screens.end() ?" REPLACE "true || wanted == screens.end() ?"
    ROWS "takesTheChosenDisplay:the first") # Qt takes the second one by itself
undefended(kiosk_pointer TEST kiosk_lock_test SOURCE ui/kiosk/kiosk_lock.cpp
    WHAT "the pointer stays"
    FIND "QGuiApplication::setOverrideCursor(Qt::BlankCursor);" REPLACE "{}"
    ROWS pointerIsHidden)
undefended(stay_awake_x TEST kiosk_lock_test SOURCE ui/kiosk/stay_awake.cpp
    WHAT "the X server may turn the screen off"
    FIND "    suspendScreenSaverOfX(true);" REPLACE ""
    ROWS screenNeverSleeps)
undefended(stay_awake_desktop TEST kiosk_lock_test SOURCE ui/kiosk/stay_awake.cpp
    WHAT "the desktop may turn the screen off"
    FIND "u\"Inhibit\"_s" REPLACE "u\"GetActive\"_s"
    ROWS desktopIsToldToStayAwake)
undefended(kiosk_grab TEST kiosk_lock_test SOURCE ui/kiosk/kiosk_lock.cpp
    WHAT "a desktop keeps its own keys"
    FIND "setKeyboardGrabEnabled(true)" REPLACE "setKeyboardGrabEnabled(false)"
    ROWS keysAreTakenFromTheDesktop)
