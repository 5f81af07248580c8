# SPDX-License-Identifier: MIT
kassi_hostile_test(memory_test PROGRAM)

undefended(memory_ceiling TEST memory_test SOURCE app/kassi/environment.cpp
    WHAT "a page's pictures take all the memory of the machine" FIND "setrlimit(RLIMIT_DATA, &memory);"
    REPLACE "(void)memory;" ROWS hugePicturesEndTheProgramAlone)
