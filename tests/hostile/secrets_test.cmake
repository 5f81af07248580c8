# SPDX-License-Identifier: MIT
kassi_hostile_test(secrets_test PROGRAM HELPERS secret_search.cpp traces.cpp)
