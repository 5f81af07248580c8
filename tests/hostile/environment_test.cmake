# SPDX-License-Identifier: MIT
kassi_hostile_test(environment_test PROGRAM)

undefended(outside_environment TEST environment_test SOURCE ui/checkout/engine_environment.cpp
    WHAT "what others set in the environment counts"
    FIND "if (!isDropped(name, environment.value(name)))" REPLACE "if (!isDropped(name, environment.value(name)) || true)"
    SOURCE2 ui/checkout/engine_environment.cpp FIND2 "(own + more).join(u' ').toLocal8Bit()"
    REPLACE2 "(own + more).join(u' ').toLocal8Bit() + ' ' + qgetenv(switchesVariable)"
    ROWS "preparedEnvironmentDoesNothing:QTWEBENGINE_REMOTE_DEBUGGING=@PORT"
        "preparedEnvironmentDoesNothing:QTWEBENGINE_CHROMIUM_FLAGS=--remote-debugging-port=@PORT"
        "preparedEnvironmentDoesNothing:QT_QPA_PLATFORM=vnc:port=@PORT"
        "preparedEnvironmentDoesNothing:QT_QPA_GENERIC_PLUGINS=TuioTouch:udp=@PORT"
        "preparedEnvironmentDoesNothing:QTWEBENGINEPROCESS_PATH=@PROGRAM"
        "preparedEnvironmentDoesNothing:QT_MESSAGE_PATTERN=CANARY %{message}"
        enginesChildrenAreStartedClean)
undefended(log_filter TEST environment_test SOURCE app/kassi/main.cpp
    WHAT "the environment's rules of logging count" FIND "category->setEnabled(QtDebugMsg, false);" REPLACE ""
    ROWS "preparedEnvironmentDoesNothing:QT_LOGGING_RULES=*=true")
undefended(core_limit TEST environment_test SOURCE app/kassi/environment.cpp
    WHAT "core dumps are as the system has them" FIND "setrlimit(RLIMIT_CORE, &none);"
    REPLACE "(void)none;" ROWS nothingIsDumped)
undefended(not_dumpable TEST environment_test SOURCE app/kassi/environment.cpp
    WHAT "others of the same user may attach and read the memory" FIND "prctl(PR_SET_DUMPABLE, 0);" REPLACE ""
    ROWS othersMayNotLookInside)
undefended(dumpable_at_start TEST environment_test SOURCE ui/checkout/engine_environment.cpp
    WHAT "the engine starts while the program cannot be dumped" FIND "prctl(PR_SET_DUMPABLE, 1);" REPLACE ""
    ROWS othersMayNotLookInside)
undefended(key_forgotten TEST environment_test SOURCE core/settings/credentials.cpp
    WHAT "the key's text stays where the environment was"
    FIND "std::fill(*entry + start.size(), *entry + qstrlen(*entry), '\\0');" REPLACE "{}"
    ROWS keyInTheEnvironmentIsForgotten)
undefended(unknown_options TEST environment_test SOURCE app/kassi/command_line.cpp
    WHAT "unknown options are let through" FIND "if (!parser.parse(rest))" REPLACE "if (!parser.parse(rest) && false)"
    ROWS "argumentsOfTheEngineAreRefused:--webEngineArgs")
undefended(root_refused TEST environment_test SOURCE app/kassi/environment.cpp
    WHAT "root may show a checkout of a real gateway" FIND "if (!isLoopbackHost(gateway.host()))" REPLACE "if (!isLoopbackHost(gateway.host()) && false)"
    ROWS rootIsRefusedWithARealGateway)
undefended(one_program TEST environment_test SOURCE core/journal/state_folder.cpp
    WHAT "two programs share a state folder" FIND "if (::flock(lock->handle(), LOCK_EX | LOCK_NB) != 0) {" REPLACE "if (false) {"
    ROWS secondProgramOnTheSameStateIsRefused)
