# SPDX-License-Identifier: MIT
kassi_hostile_test(walls_test)

undefended(page_throttle TEST walls_test SOURCE resources/host/bridge.js
    WHAT "the page's script passes everything on"
    FIND "const burst = 32;" REPLACE "const burst = 1e9;"
    SOURCE2 resources/host/bridge.js FIND2 "if (budget[purse] === 0 || !bridge)" REPLACE2 "if (!bridge)"
    ROWS lastOfHundredThousandMessagesIsHeard)
