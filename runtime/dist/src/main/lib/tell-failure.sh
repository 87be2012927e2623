#!/bin/sh
# Brings a real fault of the worker to the desktop, once, and says when it is
# over: started by ops-warden-worker-failure.service, and with "over" by
# ops-warden-worker.service after a tick that succeeded.
set -u

marker=${XDG_RUNTIME_DIR:-/nowhere}/ops-warden-worker/failed

# show URGENCY TITLE BODY: fails where nobody can see it. The body is markup.
show() {
    if [ -z "${DBUS_SESSION_BUS_ADDRESS:-}" ] && [ ! -e "${XDG_RUNTIME_DIR:-/nowhere}/bus" ]; then
        echo "not shown: there is no session bus" >&2
    elif ! command -v notify-send > /dev/null; then
        echo "not shown: no notify-send is installed (on Debian: apt-get install libnotify-bin)" >&2
    else
        timeout -k 1 5 notify-send --app-name=ops-warden --urgency="$1" -- "$2" "$3" < /dev/null && return
    fi
    return 1
}

if [ "${1:-}" = over ]; then
    [ -e "$marker" ] || exit 0
    rm -f "$marker"
    show low 'ops-warden: the worker runs again' 'The last tick succeeded.'
    exit 0
fi

case ${MONITOR_SERVICE_RESULT:-}/${MONITOR_EXIT_STATUS:-} in
    timeout/*) what='It did not end in time and was killed.' ;;
    */69) what='No inbox or no brain could be loaded (status 69).' ;;
    */70) what='A defect of warden-runtime (status 70).' ;;
    */74) what='The state cannot be read or written (status 74).' ;;
    */78) what='A setting cannot be used (status 78).' ;;
    */?*) what="It ended with ${MONITOR_EXIT_STATUS}." ;;
    *) what='It could not be started, or failed.' ;;
esac
echo "the worker failed: $what" >&2
[ ! -e "$marker" ] || exit 0
show critical 'ops-warden: the worker failed' "$what
Look: warden-runtime doctor
journalctl --user -u ops-warden-worker" && : > "$marker"
exit 0
