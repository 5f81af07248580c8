# SPDX-License-Identifier: MIT
kassi_hostile_test(closed_test HELPERS ${rigs}/checkout_view_rig.cpp)
