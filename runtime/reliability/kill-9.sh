#!/bin/sh
# Kills ticks, approvals and dismissals of the built distribution at random moments, and looks after each whether
# anything is unreadable, lost or sent twice. See docs/reliability.md.
#
#   runtime/reliability/kill-9.sh [RUNS] [SEED]
#
# RUNS is 500 unless given, and takes about two seconds each. SEED repeats the choices of an earlier run; the moments
# depend on the machine. Only a JDK 17 or newer is needed.
set -eu

case ${1:-} in
    -h | --help)
        sed -n '2,/^set/{s/^# \{0,1\}//p;}' "$0"
        exit 0
        ;;
esac
runs=${1:-500}
seed=${2:-}
for number in "$runs" "${seed:-0}"; do
    case $number in
        '' | *[!0-9]*)
            echo "kill-9.sh: '$number' is no number; usage: kill-9.sh [RUNS] [SEED]" >&2
            exit 2
            ;;
    esac
done

cd "$(dirname "$0")/../.."
# The build without its tests but this one: no unit test has that name.
./mvnw -q -pl runtime/dist -am verify \
    -Dtest=NoTestOfThisName -Dsurefire.failIfNoSpecifiedTests=false \
    -Dit.test=KillNineIT -Dfailsafe.failIfNoSpecifiedTests=false \
    -Dwarden.kills="$runs" ${seed:+-Dwarden.seed="$seed"}
cat runtime/dist/target/kill-9.txt
