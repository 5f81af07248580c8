# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# For scripts that need a display where there may be none. To be sourced.

# True when a person's display is there and a person may be looking at it.
has_display() {
    [[ -z ${CI:-} && ( -n ${DISPLAY:-} || -n ${WAYLAND_DISPLAY:-} ) ]]
}

# start_virtual_display FOLDER: starts Xvfb on a free display, sets DISPLAY and virtual_display_pid, which the caller
# ends. FOLDER holds its log.
start_virtual_display() {
    local folder=$1 waited
    Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp -noreset \
        3>"$folder/display" >"$folder/xvfb.log" 2>&1 &
    virtual_display_pid=$!
    for ((waited = 0; waited < 300; ++waited)); do
        [[ ! -s $folder/display ]] || break
        if ! kill -0 "$virtual_display_pid" 2>/dev/null; then break; fi
        sleep 0.1
    done
    if [[ ! -s $folder/display ]]; then
        echo "The virtual display did not start:" >&2
        cat "$folder/xvfb.log" >&2
        return 1
    fi
    DISPLAY=":$(<"$folder/display")"
    export DISPLAY
    unset WAYLAND_DISPLAY
}

# end_process PID: ends a child of this script, by force when it does not within five seconds.
end_process() {
    local waited
    kill "$1" 2>/dev/null || true
    for ((waited = 0; waited < 50; ++waited)); do
        kill -0 "$1" 2>/dev/null || break
        sleep 0.1
    done
    kill -KILL "$1" 2>/dev/null || true
    wait "$1" 2>/dev/null || true
}
