# SPDX-License-Identifier: MIT
kassi_hostile_test(attacks_test HELPERS attack_list.cpp hostile_payment.cpp hostile_server.cpp surroundings.cpp watch.cpp)
