#!/bin/sh
# Installs warden-runtime for one user, with a timer of the user's own systemd:
# from a checkout, an unpacked archive or an installed package, wherever this
# file lies. No root is needed. Run again it upgrades.
set -u

usage() {
    cat << 'END'
Usage: install-worker-timer.sh [--enable] [--every 15min] [--prefix DIR]
       install-worker-timer.sh --uninstall [--prefix DIR]

  --enable      switch the timer on; without it the timer stays as it is, which
                is off after the first time
  --every TIME  how often a tick runs: minutes that divide an hour evenly, or
                hours that divide a day (1min … 30min, 1h … 12h, 24h)
  --prefix DIR  install below DIR/share/ops-warden and link DIR/bin; otherwise
                $XDG_DATA_HOME/ops-warden and ~/.local/bin
  --uninstall   take the timer, the units and the program away; settings, rules
                and state stay

Run again it upgrades: settings, rules, units that you edited and plugins that
you added, removed or disabled stay as they are.
END
}

say() { printf '%s\n' "$*"; }
note() { printf 'note: %s\n' "$*" >&2; }
die() {
    status=$1
    shift
    printf 'install-worker-timer.sh: %s\n' "$*" >&2
    exit "$status"
}

unit=ops-warden-worker
units="$unit.service $unit-failure.service $unit.timer"

# --- What is asked for ---------------------------------------------------------

enable='' every='' prefix='' uninstall=''
while [ $# -gt 0 ]; do
    case $1 in
        --enable) enable=1 ;;
        --uninstall) uninstall=1 ;;
        --every | --prefix)
            [ $# -ge 2 ] || die 2 "$1 needs a value"
            case $1 in --every) every=$2 ;; *) prefix=$2 ;; esac
            shift
            ;;
        --every=*) every=${1#--every=} ;;
        --prefix=*) prefix=${1#--prefix=} ;;
        -h | --help) usage && exit 0 ;;
        *)
            usage >&2
            die 2 "'$1' is not understood"
            ;;
    esac
    shift
done
[ -z "$uninstall" ] || [ -z "$enable$every" ] || die 2 '--uninstall goes with --prefix alone'

# cadence TIME: sets calendar, interval (as WORKER_INTERVAL wants it) and jitter.
# Persistent= needs a calendar, and a calendar starts anew each hour and each
# day: '*:0/45' would run at :00 and :45, and then a quarter of an hour later.
cadence() {
    number=$(printf '%s' "$1" | sed -n 's/^ *\([0-9][0-9]*\) *[a-zA-Z]* *$/\1/p')
    word=$(printf '%s' "$1" | sed -n 's/^ *[0-9][0-9]* *\([a-zA-Z]*\) *$/\1/p')
    case $word in
        s | sec | second | seconds) factor=1 ;;
        m | min | minute | minutes) factor=60 ;;
        h | hr | hour | hours) factor=3600 ;;
        d | day | days) factor=86400 ;;
        *) factor= ;;
    esac
    [ -n "$number" ] && [ -n "$factor" ] && [ "${#number}" -le 6 ] ||
        die 2 "--every '$1' is not understood: a number with a unit, such as 15min or 2h"
    number=$(printf '%s' "$number" | sed 's/^0*//')
    seconds=$((${number:-0} * factor))
    near_distance='' nearest=''
    for minutes in 1 2 3 4 5 6 10 12 15 20 30 60 120 180 240 360 480 720 1440; do
        distance=$((seconds - minutes * 60))
        if [ "$distance" -eq 0 ]; then
            calendar_of "$minutes"
            return
        fi
        distance=${distance#-}
        if [ -z "$near_distance" ] || [ "$distance" -lt "$near_distance" ]; then
            near_distance=$distance nearest=$minutes
        fi
    done
    if [ "$nearest" -ge 60 ]; then nearest=$((nearest / 60))h; else nearest=${nearest}min; fi
    die 2 "--every '$1' divides neither an hour nor a day evenly, so the timer would fire unevenly; the nearest that does is $nearest"
}

calendar_of() {
    if [ "$1" -eq 1 ]; then
        calendar='*:*' interval=1m
    elif [ "$1" -lt 60 ]; then
        calendar="*:0/$1" interval=$1m
    elif [ "$1" -eq 60 ]; then
        calendar='*:00' interval=1h
    elif [ "$1" -lt 1440 ]; then
        calendar="0/$(($1 / 60)):00" interval=$(($1 / 60))h
    else
        calendar='00:00' interval=24h
    fi
    # A twentieth of the interval, a minute at most.
    jitter=$(($1 * 3))
    [ "$jitter" -le 60 ] || jitter=60
}

calendar='' interval='' jitter=''
[ -z "$every" ] || cadence "$every"

# --- Where things are ------------------------------------------------------------

case ${HOME:-} in /?*) ;; *) die 78 'HOME is not set' ;; esac
# The XDG specification has relative paths ignored.
base() { case $1 in /*) printf '%s\n' "$1" ;; *) printf '%s\n' "$HOME/$2" ;; esac; }
config=$(base "${XDG_CONFIG_HOME:-}" .config)
data=$(base "${XDG_DATA_HOME:-}" .local/share)
state=$(base "${XDG_STATE_HOME:-}" .local/state)/ops-warden
cache=$(base "${XDG_CACHE_HOME:-}" .cache)/ops-warden
unitdir=$config/systemd/user
settings=$config/ops-warden

# The installation that the unit names is the one to upgrade or to remove.
installed() {
    [ -r "$unitdir/$unit.service" ] || return 0
    sed -n 's|^ExecStart="\(.*\)/bin/warden-runtime" tick$|\1|p' "$unitdir/$unit.service" | head -n 1 |
        awk '{ if (substr($0, 1, 3) == "%h/") $0 = ENVIRON["HOME"] substr($0, 3); gsub(/%%/, "%"); print }'
}

link=$HOME/.local/bin/warden-runtime
if [ -n "$prefix" ]; then
    case $prefix in /*) ;; *) prefix=$(pwd)/$prefix ;; esac
    share=${prefix%/}/share/ops-warden
    link=${prefix%/}/bin/warden-runtime
else
    share=$(installed)
    if [ -n "$share" ] && [ "$share" != "$data/ops-warden" ]; then
        case $share in */share/ops-warden) link=${share%/share/ops-warden}/bin/warden-runtime ;; esac
    fi
    share=${share:-$data/ops-warden}
fi
# Where bash and man look for what is the user's own; zsh has no such place.
completion=$data/bash-completion/completions/warden-runtime
manual=${link%/bin/warden-runtime}/share/man/man1
for path in "$share" "$config" "$state" "$cache"; do
    case $path in
        *[\"\\\$\`\&]* | *'
'*) die 78 "'$path' holds a character that systemd would take for its own; choose another directory" ;;
    esac
done

self=$0
case $self in */*) ;; *) self=./$self ;; esac
while [ -L "$self" ]; do
    target=$(readlink "$self")
    case $target in /*) self=$target ;; *) self=${self%/*}/$target ;; esac
done
here=$(CDPATH='' cd -P "${self%/*}/.." && pwd) || exit 70

# systemctl of this user, bounded; fails where there is no user manager.
systemctl_user() {
    if command -v timeout > /dev/null; then
        timeout -k 2 90 systemctl --user "$@"
    else
        systemctl --user "$@"
    fi
}
has_manager() {
    command -v systemctl > /dev/null && systemctl_user show --property=Version > /dev/null 2>&1
}

# What runs is asked to end, which it does in order within seconds.
stop_what_runs() {
    if has_manager && [ -e "$unitdir/$unit.service" ]; then
        systemctl_user stop "$unit.timer" "$unit.service" 2> /dev/null
    fi
    return 0
}

# --- Away with it ------------------------------------------------------------------

# recorded KIND NAME: the checksum that was noted when it was installed.
recorded() {
    [ -r "$share/.installed" ] || return 0
    awk -v kind="$1" -v name="$2" '$1 == kind && $3 == name { print $2 }' "$share/.installed"
}
sum() { cksum < "$1" | tr ' ' -; }
name_of() { printf '%s\n' "${1##*/}" | sed 's/-[0-9][^/]*\.jar$//; s/\.jar$//'; }

# Takes away the links to completion and man pages of this installation.
unlink_help() {
    for helping in "$completion" "$manual"/warden-runtime*.1; do
        case $(readlink "$helping" 2> /dev/null) in "$share"/*) rm -f "$helping" ;; esac
    done
}

# link_help LINK TARGET: what is there and is not ours stays.
link_help() {
    [ ! -e "$1" ] && [ ! -L "$1" ] && mkdir -p "${1%/*}" && ln -s "$2" "$1"
}

if [ -n "$uninstall" ]; then
    if has_manager && [ -e "$unitdir/$unit.timer" ]; then
        systemctl_user disable --now "$unit.timer" 2> /dev/null
    fi
    stop_what_runs
    for name in $units; do
        rm -f "$unitdir/$name" "$unitdir/$name.new"
        [ ! -d "$unitdir/$name.d" ] || note "your drop-ins stay: $unitdir/$name.d"
    done
    rm -f "$unitdir/timers.target.wants/$unit.timer"
    ! has_manager || systemctl_user daemon-reload
    [ "$(readlink "$link" 2> /dev/null)" != "$share/bin/warden-runtime" ] || rm -f "$link"
    unlink_help
    if [ -e "$share/bin/warden-runtime" ]; then
        kept=
        for plugin in "$share"/plugins/*; do
            [ -e "$plugin" ] || continue
            if [ "$(recorded plugin "$(name_of "$plugin")")" = "$(sum "$plugin")" ]; then
                rm -f "$plugin"
            else
                kept=1
            fi
        done
        for entry in "$share"/* "$share/.installed"; do
            [ -n "$kept" ] && [ "$entry" = "$share/plugins" ] || rm -rf "$entry"
        done
        if [ -n "$kept" ]; then note "plugins that you added stay: $share/plugins"; else rmdir "$share" 2> /dev/null; fi
    fi
    rm -rf "$cache"
    say "warden-runtime is uninstalled. Settings and rules stay in $settings, state in $state."
    exit 0
fi

# Before anything is changed: what cannot be scheduled is not installed by halves.
mkdir -p "$unitdir" && [ -w "$unitdir" ] || die 74 "'$unitdir' cannot be written; mend its rights: ls -ld '$config/systemd' '$unitdir'"

# --- The distribution ----------------------------------------------------------------

if [ -e "$here/lib/warden-runtime.jar" ]; then
    dist=$here
elif [ -x "$here/mvnw" ] && [ -x "$here/warden-runtime" ]; then
    "$here/warden-runtime" --version > /dev/null || exit
    dist=$here/runtime/dist/target/warden-runtime
else
    die 78 "there is no distribution and no checkout around '$self'"
fi
"$dist/bin/warden-runtime" --version > /dev/null || die 78 "'$dist/bin/warden-runtime' does not run"

was_active=
! has_manager || [ "$(systemctl_user is-active "$unit.timer" 2> /dev/null)" != active ] || was_active=1

# renew_plugins OLD NEW: what the operator did to the plugins of OLD holds in NEW.
renew_plugins() {
    for plugin in "$2"/plugins/*.jar; do
        name=$(name_of "$plugin")
        before=$(recorded plugin "$name")
        present=
        for old in "$1"/plugins/"$name".jar "$1"/plugins/"$name"-[0-9]*.jar; do
            [ -e "$old" ] || continue
            present=1
            if [ "$(sum "$old")" != "$before" ]; then
                note "plugin '$name' is yours, and stays as it is: $old"
                present=yours
            fi
        done
        if [ -n "$before" ] && [ -z "$present" ]; then
            note "plugin '$name' stays removed"
            rm -f "$plugin"
        elif [ "$present" = yours ]; then
            rm -f "$plugin"
        fi
    done
    for old in "$1"/plugins/* "$1"/plugins/.[!.]*; do
        [ -e "$old" ] || continue
        case $old in
            *.jar) [ "$(recorded plugin "$(name_of "$old")")" != "$(sum "$old")" ] || continue ;;
        esac
        cp -Rp "$old" "$2/plugins/" || die 74 "'$old' cannot be copied"
    done
}

if [ "$dist" != "$(CDPATH='' cd -P "$share" 2> /dev/null && pwd)" ]; then
    mkdir -p "${share%/*}" || die 74 "'${share%/*}' cannot be created"
    if [ -e "$share" ] && [ ! -e "$share/bin/warden-runtime" ] && [ ! -d "$share/plugins" ]; then
        die 74 "'$share' is there and is no installation of warden-runtime; move it away, or choose another --prefix"
    fi
    fresh=$share.new-$$
    trap 'rm -rf "$fresh"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    mkdir "$fresh" && cp -R "$dist/." "$fresh/" || die 74 "the distribution cannot be copied to '$fresh'"
    # Made for another place; a new one is made below.
    rm -rf "$fresh/startup"
    : > "$fresh/.installed"
    for plugin in "$fresh"/plugins/*.jar; do
        printf 'plugin %s %s\n' "$(sum "$plugin")" "$(name_of "$plugin")" >> "$fresh/.installed"
    done
    if [ -d "$share" ]; then
        # What a person took away once stays noted.
        renew_plugins "$share" "$fresh"
        grep '^unit ' "$share/.installed" >> "$fresh/.installed" 2> /dev/null
    fi
    stop_what_runs
    rm -rf "$share.old"
    [ ! -e "$share" ] || mv "$share" "$share.old" || die 74 "'$share' cannot be moved"
    mv "$fresh" "$share" || die 74 "'$share' cannot be written; the old one is in '$share.old'"
    rm -rf "$share.old"
    trap - EXIT INT TERM HUP
else
    stop_what_runs
fi

mkdir -p "${link%/*}" || die 74 "'${link%/*}' cannot be created"
if [ -e "$link" ] && [ ! -L "$link" ]; then
    note "'$link' is there and is no link of ours; it is left as it is"
else
    rm -f "$link" && ln -s "$share/bin/warden-runtime" "$link" || die 74 "'$link' cannot be written"
fi
unlink_help
{
    link_help "$completion" "$share/share/bash-completion/completions/warden-runtime"
    for page in "$share"/share/man/man1/*.1; do
        link_help "$manual/${page##*/}" "$page"
    done
} 2> /dev/null
case :${PATH:-}: in *:"${link%/*}":*) ;; *) note "${link%/*} is not in your PATH" ;; esac

# --- Settings, rules, state ------------------------------------------------------------

(umask 077 && mkdir -p "$settings" "$state" "$cache") || die 74 "'$settings', '$state' or '$cache' cannot be created"
[ -e "$settings/worker.env" ] ||
    (umask 077 && cp "$share/systemd/worker.env.example" "$settings/worker.env") ||
    die 74 "'$settings/worker.env' cannot be written"
if [ ! -e "$settings/rules" ]; then
    cp -R "$share/rules" "$settings/rules" || die 74 "'$settings/rules' cannot be written"
fi

# 'status' counts missed runs with WORKER_INTERVAL; a line of the operator's own stays.
ours='# set by install-worker-timer.sh'
if [ -n "$interval" ]; then
    set_to=$(sed -n 's/^ *WORKER_INTERVAL *= *//p' "$settings/worker.env" | tail -n 1)
    case $set_to in
        "$interval" | "$interval "*) ;;
        '')
            [ "$interval" = 15m ] ||
                printf '\nWORKER_INTERVAL=%s  %s\n' "$interval" "$ours" >> "$settings/worker.env"
            ;;
        *"$ours")
            sed "s/^WORKER_INTERVAL=.*$ours\$/WORKER_INTERVAL=$interval  $ours/" "$settings/worker.env" > "$settings/.worker.env.$$" &&
                cat "$settings/.worker.env.$$" > "$settings/worker.env"
            rm -f "$settings/.worker.env.$$"
            ;;
        *) note "$settings/worker.env has WORKER_INTERVAL=$set_to, and the timer runs every $interval: 'status' counts with the former" ;;
    esac
fi

"$share/bin/warden-runtime" --prepare > /dev/null || note 'every start will be slower than it could be'

# Where the state is, and how long a tick may take, as the program itself sees it.
effective=$("$share/bin/warden-runtime" config --json 2> /dev/null)
setting() { printf '%s\n' "$effective" | sed -n 's/.*"name":"'"$1"'","value":"\([^"\\]*\)".*/\1/p'; }
seconds_of() {
    case $1 in
        *ms) echo 1 ;;
        *s) echo "${1%s}" ;;
        *m) echo $((${1%m} * 60)) ;;
        *h) echo $((${1%h} * 3600)) ;;
        *) echo 240 ;;
    esac
}
if [ -z "$effective" ]; then
    note "the settings cannot be used; 'warden-runtime config' says why"
fi
state_dir=$(setting WORKER_STATE_DIR)
state_dir=${state_dir:-$state}
case $state_dir in *[\"\\\$\`\&]*) die 78 "WORKER_STATE_DIR '$state_dir' holds a character that systemd would take for its own" ;; esac
(umask 077 && mkdir -p "$state_dir") || die 74 "'$state_dir' cannot be created"
tick_limit=$(seconds_of "$(setting WORKER_TIMEOUT_TICK)")

# --- The units --------------------------------------------------------------------------

# What a terminal has and a user manager need not have.
surroundings() {
    value=
    for name in XDG_CONFIG_HOME XDG_STATE_HOME XDG_CACHE_HOME XDG_DATA_HOME; do
        eval "value=\${$name:-}"
        case $value in /*) printf 'Environment="%s=%s"\n' "$name" "$value" ;; esac
    done
    if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
        printf 'Environment="JAVA_HOME=%s"\n' "$JAVA_HOME"
    elif java=$(command -v java) && java=$(readlink -f "$java") && [ "${java#/usr/}" = "$java" ]; then
        printf 'Environment="JAVA_HOME=%s"\n' "${java%/bin/java}"
    fi | sed 's/%/%%/g'
}

# A unit with a /tmp of its own would not see itself.
shared_tmp=
for path in "$share" "$settings" "$state_dir" "$cache"; do
    case $path in
        /tmp/* | /var/tmp/*)
            shared_tmp=1
            note "'$path' is in a directory for temporary files; the unit gets none of its own (PrivateTmp=no)"
            break
            ;;
    esac
done

# written UNIT: the unit with the paths, the cadence and the limits of this installation.
written() {
    SHARE=$share STATE=$state_dir CACHE=$cache AROUND=$(surroundings) CALENDAR=$calendar JITTER=$jitter \
        LIMIT=$((tick_limit + 180)) SHARED_TMP=$shared_tmp awk '
        function put(line, from, to,    at) {
            gsub(/%/, "%%", to)
            if (index(to, HOME "/") == 1) to = "%h" substr(to, length(HOME) + 1)
            while ((at = index(line, from)) > 0 && from != to)
                line = substr(line, 1, at - 1) "\001" substr(line, at + length(from))
            while ((at = index(line, "\001")) > 0)
                line = substr(line, 1, at - 1) to substr(line, at + 1)
            return line
        }
        BEGIN { HOME = ENVIRON["HOME"]; gsub(/%/, "%%", HOME) }
        /^#/ { print; next }
        /^OnCalendar=/ && ENVIRON["CALENDAR"] != "" { print "OnCalendar=" ENVIRON["CALENDAR"]; next }
        /^RandomizedDelaySec=/ && ENVIRON["JITTER"] != "" { print "RandomizedDelaySec=" ENVIRON["JITTER"] "s"; next }
        /^PrivateTmp=/ && ENVIRON["SHARED_TMP"] != "" { print "PrivateTmp=no"; next }
        /^TimeoutStartSec=7min/ && ENVIRON["LIMIT"] != 420 { print "TimeoutStartSec=" ENVIRON["LIMIT"] "s"; next }
        # A list of addresses, in which a blank would begin the next.
        /^Documentation=/ {
            share = ENVIRON["SHARE"]
            gsub(/%/, "%25", share)
            gsub(/ /, "%20", share)
            print put($0, "%h/.local/share/ops-warden", share)
            next
        }
        {
            $0 = put($0, "%h/.local/share/ops-warden", ENVIRON["SHARE"])
            $0 = put($0, "%h/.local/state/ops-warden", ENVIRON["STATE"])
            print put($0, "%h/.cache/ops-warden", ENVIRON["CACHE"])
        }
        /^Type=oneshot/ && ENVIRON["AROUND"] != "" { print ENVIRON["AROUND"] }' "$share/systemd/$1"
}

# Without --every the cadence of before holds.
if [ -z "$calendar" ] && [ -r "$unitdir/$unit.timer" ]; then
    calendar=$(sed -n 's/^OnCalendar=//p' "$unitdir/$unit.timer" | tail -n 1)
    jitter=$(sed -n 's/^RandomizedDelaySec=\([0-9]*\)s$/\1/p' "$unitdir/$unit.timer" | tail -n 1)
fi
for name in $units; do
    written "$name" > "$unitdir/.$name.$$" || die 74 "'$unitdir/$name' cannot be written"
    target=$unitdir/$name
    if [ -e "$target" ] && [ "$(recorded unit "$name")" != "$(sum "$target")" ] && ! cmp -s "$target" "$unitdir/.$name.$$" &&
        { [ "$name" != "$unit.timer" ] || [ -z "$every" ]; }; then
        note "$target was edited and stays as it is; the new one is $name.new. A drop-in would spare you this: systemctl --user edit $name"
        target=$target.new
    else
        rm -f "$target.new"
    fi
    mv -f "$unitdir/.$name.$$" "$target" || die 74 "'$target' cannot be written"
    if [ "$target" = "$unitdir/$name" ]; then
        awk -v name="$name" '!($1 == "unit" && $3 == name)' "$share/.installed" > "$share/.installed.$$"
        printf 'unit %s %s\n' "$(sum "$target")" "$name" >> "$share/.installed.$$"
        mv -f "$share/.installed.$$" "$share/.installed"
    fi
done

# --- The timer ---------------------------------------------------------------------------

say "warden-runtime is installed in $share; settings: $settings/worker.env"
if ! has_manager; then
    [ -z "$enable" ] || die 69 "there is no systemd of this user to enable the timer with. Log in properly (machinectl, ssh), or use cron: */15 * * * * $link tick"
    note "there is no systemd of this user here; where there is none at all, cron does: */15 * * * * $link tick"
    exit 0
fi
systemctl_user daemon-reload || die 70 'systemctl --user daemon-reload failed'
if [ -n "$enable" ]; then
    systemctl_user enable --now "$unit.timer" || die 70 'the timer cannot be enabled'
    say "the timer is on; off again: systemctl --user disable --now $unit.timer"
    if command -v loginctl > /dev/null && [ "$(loginctl show-user "$(id -un)" --property=Linger 2> /dev/null)" = Linger=no ]; then
        say "it runs while you are logged in; always: loginctl enable-linger"
    fi
elif [ -n "$was_active" ]; then
    systemctl_user start "$unit.timer" || die 70 'the timer cannot be started again'
    say 'the timer is on, as before'
else
    say "the timer is off; on: systemctl --user enable --now $unit.timer"
fi
