# shellcheck shell=sh disable=SC2154 # What bin/warden-runtime sets.
# The archive of classes that lets Java start in half the time: where it lies,
# whether it may be used, and how it is made. Part of bin/warden-runtime, which
# sets home, java, jdk, major and options.
#
# An archive belongs to one JDK and to one set of jars. Used with others it is
# refused by the JVM at best; at worst the JVM aborts, or runs classes that are
# no longer there. So beside each archive stands what it was made from: inode,
# size and times of every file, of the archive itself too. Whatever is replaced,
# edited or cut short afterwards differs in one of them, and then there is no
# archive: a start is slower, and nothing else.

newline='
'

# startup_seen FILE...: what tells each file from any other, before or after.
startup_seen() {
    stat -L -c '%i %s %.Y %.Z %n' -- "$@" 2> /dev/null
}

# Sets sources to what an archive would be made from now; fails if that cannot
# be told, and then there is no archive.
startup_sources() {
    sources=
    [ -n "$jdk" ] || return 1
    set -- "${WORKER_PLUGINS_DIR:-$home/plugins}"/*.jar
    [ -e "$1" ] || shift
    sources=$(startup_seen "$jdk/release" "$jdk/lib/modules" "$jdk/lib/server/libjvm.so" "$home"/lib/*.jar "$@") ||
        sources=
    [ -n "$sources" ]
}

# startup_usable DIRECTORY: sets archive to the one in there, if it is whole
# and was made from what is there now.
startup_usable() {
    archive=
    [ -r "$1/made-from" ] || return 1
    recorded=$(cat "$1/made-from") || return 1
    candidate=${recorded##*"$newline"}
    candidate=${candidate#* * * * }
    [ "${candidate%/*}" = "$1" ] || return 1
    [ "$recorded" = "$sources$newline$(startup_seen "$candidate")" ] || return 1
    archive=$candidate
}

# Sets cache to this user's directory for archives; fails if there is none, or
# if it belongs to somebody else.
startup_cache() {
    case ${XDG_CACHE_HOME:-} in
        /*) cache=$XDG_CACHE_HOME ;;
        *)
            case ${HOME:-} in /?*) cache=$HOME/.cache ;; *) return 1 ;; esac
            ;;
    esac
    cache=$cache/ops-warden/startup
    [ ! -e "$cache" ] || [ -O "$cache" ]
}

# startup_archive renew|no: sets archive to one that may be used, or to nothing.
# With renew one is made where it is missing, but only by the second run that
# misses the same one: what is run once, or from a new home each time, is not
# worth the seconds that this takes.
startup_archive() {
    archive=
    startup_sources || return 0
    startup_usable "$home/startup" && return
    startup_cache || return 0
    startup_usable "$cache" && return
    [ "$1" = renew ] || return 0
    (umask 077 && mkdir -p "$cache") 2> /dev/null || return 0
    if ! startup_noted missed; then
        startup_note missed
    elif ! startup_noted tried && startup_note tried; then
        startup_make "$cache"
    fi
    return 0
}

# startup_note missed|tried: keeps in the cache what was missed, or what could
# not be made: that is not tried again before something changes.
startup_note() {
    (printf '%s\n' "$sources" > "$cache/$1") 2> /dev/null
}

startup_noted() {
    [ -r "$cache/$1" ] && [ "$(cat "$cache/$1")" = "$sources" ]
}

# One that was interrupted may be tried again.
startup_forget() {
    [ -z "$cache" ] || rm -f "$cache/tried"
}

# startup_make DIRECTORY: makes an archive there, whole or not at all, says
# nothing, and sets archive. A signal ends this run as it would end any other.
startup_make() {
    rehearsal=
    making=$1/making-$$
    trap 'startup_abandon; startup_forget; exit 143' TERM HUP
    trap 'startup_abandon; startup_forget; exit 130' INT
    if startup_write "$1" "$1/$$.jsa"; then
        startup_usable "$1"
    else
        archive=
        startup_abandon
    fi
    trap - TERM HUP INT
    [ -n "$archive" ]
}

startup_abandon() {
    [ -z "$rehearsal" ] || kill "$rehearsal" 2> /dev/null
    rm -rf "$making".*
}

# startup_rehearse OPTION [rules]: runs everything once that an archive is for.
startup_rehearse() {
    # shellcheck disable=SC2086
    XDG_CACHE_HOME=$making.cache "$java" $options "$1" -Dwarden.home="$home" -cp "$home/lib/warden-runtime.jar" \
        dev.opswarden.cli.Rehearsal ${2:-} > /dev/null 2>&1 < /dev/null &
    rehearsal=$!
    wait "$rehearsal" || return 1
    rehearsal=
}

# startup_write DIRECTORY ARCHIVE
startup_write() {
    [ -w "$1" ] || return 1
    # The compiler of rules is not needed by a tick, and would fill half of it.
    startup_rehearse -Xshare:auto rules && startup_rehearse "$write=$making.jsa" || return 1
    # One that cannot be read had better end this JVM than the one of a tick.
    # shellcheck disable=SC2086 # The options are words.
    [ -s "$making.jsa" ] && "$java" $options "$use=$making.jsa" "$must" -cp "$home/lib/warden-runtime.jar" \
        -version > /dev/null 2>&1 || return 1
    sync "$making.jsa" && mv -f "$making.jsa" "$2" || return 1
    # Jars that were replaced in the meantime are in it, or are not.
    rehearsed=$sources
    startup_sources && [ "$sources" = "$rehearsed" ] || return 1
    (printf '%s\n' "$sources" "$(startup_seen "$2")" > "$making.from") 2> /dev/null && mv -f "$making.from" "$1/made-from" || return 1
    for other in "$1"/*; do
        case $other in "$2" | "$1/made-from") ;; *) rm -rf "$other" ;; esac
    done
}

# Makes an archive for everybody who uses this installation or, where that
# cannot be written, for this user: what an installer calls.
startup_prepare() {
    cache=
    startup_archive no
    if [ -n "$archive" ]; then
        echo "prepared for a quick start already: $archive"
    elif [ -z "$sources" ]; then
        echo "warden-runtime: a quick start cannot be prepared: $java is no JDK with its files beside it, or 'stat' is not GNU's" >&2
        return 74
    elif mkdir -p "$home/startup" 2> /dev/null && startup_make "$home/startup"; then
        echo "prepared for a quick start: $archive"
    elif startup_cache && (umask 077 && mkdir -p "$cache") 2> /dev/null && startup_make "$cache"; then
        echo "prepared for a quick start: $archive"
    else
        echo "warden-runtime: a quick start cannot be prepared, neither in '$home/startup' nor in the cache directory; it works without" >&2
        return 74
    fi
}

# AOT caches are what newer Javas have in the place of archives.
if [ "$major" -ge 25 ]; then
    write=-XX:AOTCacheOutput use=-XX:AOTCache must=-XX:AOTMode=on
else
    write=-XX:ArchiveClassesAtExit use=-XX:SharedArchiveFile must=-Xshare:on
fi
