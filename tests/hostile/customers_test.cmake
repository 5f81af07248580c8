# SPDX-License-Identifier: MIT
pkg_check_modules(xcb REQUIRED IMPORTED_TARGET xcb)
kassi_hostile_test(customers_test PROGRAM HELPERS display.cpp drag_partner.cpp hostile_page.cpp hostile_till.cpp traces.cpp)
target_link_libraries(customers_test_objects PUBLIC PkgConfig::xcb)
