# SPDX-License-Identifier: MIT
kassi_hostile_test(environment_test PROGRAM)
