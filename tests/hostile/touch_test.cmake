# SPDX-License-Identifier: MIT
kassi_hostile_test(touch_test)

undefended(touch_long_press TEST touch_test SOURCE resources/host/frame.js
    WHAT "a finger that stays selects words and calls a menu"
    FIND "'selectstart'" REPLACE "'selectstart-'"
    SOURCE2 resources/host/frame.js FIND2 "'dragstart', 'contextmenu'" REPLACE2 "'dragstart'"
    SOURCE3 ui/checkout/lock_down.cpp
    FIND3 "    view.setContextMenuPolicy(Qt::PreventContextMenu);\n" REPLACE3 ""
    ROWS "aLongPressShowsNothing:text")
