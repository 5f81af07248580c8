# SPDX-License-Identifier: MIT
kassi_hostile_test(secrets_test PROGRAM HELPERS secret_search.cpp)

undefended(secrets_no_core TEST secrets_test SOURCE app/kassi/environment.cpp
    WHAT "a crash dumps a core"
    FIND "    setrlimit(RLIMIT_CORE, &none);\n" REPLACE "    (void)none;\n"
    ROWS noCoreIsDumped)
undefended(secrets_key_forgotten TEST secrets_test SOURCE core/settings/credentials.cpp
    WHAT "the key's text stays where the environment was"
    FIND "std::fill(*entry + start.size(), *entry + qstrlen(*entry), '\\0');" REPLACE "{}"
    ROWS noneIsLeftBehind:paid)
