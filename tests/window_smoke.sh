#!/usr/bin/env bash
# The built program in a real window (Xvfb and a window manager): opened, clicked, stepped, closed.
# Usage: window_smoke.sh PROGRAM [WIDTHxHEIGHT]. On a failure the screenshots are kept and named.
set -uo pipefail
program=$1
size=${2:-1280x720}
work=$(mktemp -d)
export XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data XDG_STATE_HOME=$work/state \
    XDG_CACHE_HOME=$work/cache XDG_RUNTIME_DIR=$work/runtime LC_ALL=C.UTF-8
unset WAYLAND_DISPLAY QT_QPA_PLATFORM
mkdir -m 700 "$work/runtime"

passed=0 failed=0 children=()
check() { # check NAME COMMAND…
    local name=$1
    shift
    if "$@"; then
        passed=$((passed + 1))
        echo "PASS   : window::$name"
    else
        failed=$((failed + 1))
        echo "FAIL!  : window::$name"
    fi
}
finish() {
    [[ ${#children[@]} -eq 0 ]] || kill "${children[@]}" 2>/dev/null
    wait 2>/dev/null
    if [[ $failed -eq 0 ]]; then rm -rf "$work"; else
        echo "Screenshots and the program's output are in $work"
        cat "$work/stderr" 2>/dev/null
    fi
    echo "$passed passed, $failed failed"
    [[ $failed -eq 0 ]]
    exit
}

# Xvfb says on descriptor 3 which display it took.
exec 3<>"$work/display-number" 4<"$work/display-number"
Xvfb -displayfd 3 -screen 0 "${size}x24" -nolisten tcp >/dev/null 2>&1 &
children+=($!)
for _ in {1..100}; do
    [[ -s $work/display-number ]] && break
    sleep 0.1
done
read -r -u 4 number
export DISPLAY=:$number
openbox >/dev/null 2>&1 &
children+=($!)
# The window manager is there once it has said so on the root window.
for _ in {1..100}; do
    xdotool get_num_desktops >/dev/null 2>&1 && break
    sleep 0.1
done

"$program" --example net-2-2-1 >"$work/stdout" 2>"$work/stderr" &
pid=$!
children+=("$pid")

shot() { import -silent -window root "$work/$1.png"; }
# Pixels that differ between two screenshots.
difference() { whole "$(compare -metric AE "$work/$1.png" "$work/$2.png" null: 2>&1)"; }
# ImageMagick's count as a whole number: "1.03e+06 (0.5)" is 1030000. Nothing if it is none.
whole() { [[ $1 =~ ^[0-9]+(\.[0-9]+)?(e\+[0-9]+)?($|\ ) ]] && printf '%.0f' "${1%% *}"; }
# Waits until the screen no longer changes, then keeps it as NAME.
settled() {
    local before=none now
    for _ in {1..40}; do
        shot "$1"
        now=$(md5sum <"$work/$1.png")
        [[ $now == "$before" ]] && return
        before=$now
        sleep 0.25
    done
}
press() { # press NAME KEY…: sends keys to the window, then looks.
    local name=$1
    shift
    xdotool key --window "$window" --delay 60 "$@" 2>/dev/null || xdotool key --delay 60 "$@"
    settled "$name"
}

window=$(timeout 30 xdotool search --sync --onlyvisible --pid "$pid" 2>/dev/null | tail -n 1)
check opens test -n "$window"
[[ -n $window ]] || finish
xdotool windowactivate --sync "$window" 2>/dev/null
settled opened
title=$(xdotool getwindowname "$window")
check "title ($title)" grep -qE '2-2-1.*Deltaflow' <<<"$title"
eval "$(xdotool getwindowgeometry --shell "$window")"
# The window manager's title bar needs some room too.
check "fits the screen (${WIDTH}x$HEIGHT)" test "$WIDTH" -le "${size%x*}" -a "$HEIGHT" -lt "${size#*x}"
check "is not blank" test "$(identify -format '%k' "$work/opened.png")" -gt 20

# Into the network's room, which takes the keyboard.
xdotool mousemove $((X + WIDTH / 3)) $((Y + HEIGHT / 4)) click 1
settled clicked
press home Home
press stepped Right
check "a step changes the picture" test "$(difference home stepped)" -gt 200
press further Right Right Right
check "further steps change it again" test "$(difference stepped further)" -gt 200
press back Left Left Left
check "stepping back gives the same picture" test "$(difference stepped back)" -le 50
press end End
check "the end is another picture" test "$(difference further end)" -gt 200
check "still running" kill -0 "$pid"

# As its user would: by the window manager.
xdotool key alt+F4
for _ in {1..100}; do
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
done
if kill -0 "$pid" 2>/dev/null; then
    check "closes" false
else
    wait "$pid"
    check "exits with 0" test $? -eq 0
fi
check "says nothing on stderr" test ! -s "$work/stderr"

# The first start, with nothing to open, shows the gallery; the next one does not.
starts() { # starts the program with settings of its own, and waits for a window of that name
    XDG_CONFIG_HOME=$work/first "$program" >/dev/null 2>>"$work/stderr" &
    pid=$!
    children+=("$pid")
    timeout 30 xdotool search --sync --all --onlyvisible --pid "$pid" --name "$1" >/dev/null 2>&1
}
check "the first start shows the gallery" starts '^Gallery'
settled gallery
press tour Escape
check "then the tour" grep -qs 'seen=true' "$work"/first/Deltaflow/deltaflow.conf
press left Escape
check "which Esc leaves" test "$(difference tour left)" -gt 200
kill "$pid"
wait "$pid" 2>/dev/null
check "the next start opens the window" starts 'Deltaflow$'
settled next
check "without the gallery" test -z "$(xdotool search --all --onlyvisible --pid "$pid" --name '^Gallery' 2>/dev/null)"
kill "$pid"
wait "$pid" 2>/dev/null

# Opened by a double click, what is wrong with a document is said where it can be read.
echo '{ "format": ' >"$work/broken.deltaflow"
"$program" "$work/broken.deltaflow" >/dev/null 2>"$work/broken" &
pid=$!
children+=("$pid")
timeout 30 xdotool search --sync --all --onlyvisible --pid "$pid" --name '^Deltaflow' >/dev/null 2>&1
check "a broken document is told of in a window" test $? -eq 0
settled broken
xdotool key Return
wait "$pid"
check "and ends with 2" test $? -eq 2
finish
