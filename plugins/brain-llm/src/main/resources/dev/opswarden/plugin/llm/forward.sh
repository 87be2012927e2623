# Runs a command for as long as somebody holds the other end of standard input, then ends it with everything that it
# started. Meant to be started by setsid, as the leader of a session and a group of its own: a process that is killed
# cannot clean up, but what it holds open is closed for it, and this reads it.
#
# $0: a word that nothing else has; $@: the command. Its output goes to standard output; "ended STATUS" is said on
# standard error when it ended by itself.
exec 3<&0 </dev/null

# Handlers, not ignored signals: those would be handed on to the command.
trap ':' TERM HUP INT

WARDEN_FORWARD=$0 "$@" 2>&1 3<&- &
command=$!

# Whoever reads the end of the pipe does it all, so that no signal can come at the wrong moment.
(
    trap ':' TERM HUP INT
    read -r _ <&3
    # The whole group is asked first, then made to.
    kill -TERM 0
    tries=0
    while kill -0 "$command" && [ "$tries" -lt 10 ]; do
        sleep 0.1
        tries=$((tries + 1))
    done
    # What left the group is known by the word in its environment.
    for file in $(grep -lzsFx "WARDEN_FORWARD=$0" /proc/[0-9]*/environ); do
        pid=${file#/proc/}
        kill -KILL "${pid%/environ}"
    done
    kill -KILL 0
) >/dev/null 2>&1 &
reader=$!
exec 3<&-

wait "$command"
status=$?
# A signal ends the wait as well.
while kill -0 "$command" 2>/dev/null; do
    wait "$command"
    status=$?
done
echo "ended $status" >&2
# What it left behind may still be of use, say a tunnel that went into the background.
while kill -0 "$reader" 2>/dev/null; do wait "$reader"; done
