# SPDX-License-Identifier: MIT
kassi_hostile_test(engine_faults_test HELPERS ${rigs}/checkout_view_rig.cpp)
