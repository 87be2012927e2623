#!/bin/sh
# Measures how long a run of warden-runtime takes, from nothing to its end, beside a Python program that does the same,
# and prints a table. --quick only tries that all of it runs; --help has the options.
set -u

here=$(CDPATH='' cd -P "$(dirname "$0")" && pwd) || exit 70
for python in "${PYTHON:-}" python3 /usr/bin/python3; do
    if [ -n "$python" ] && "$python" -c 'import typer, httpx, pydantic' 2> /dev/null; then
        export PYTHONPATH="$here"
        exec "$python" -m coldstart "$@"
    fi
done
echo "cold-start.sh: no python3 with Typer, httpx and Pydantic found (Debian: apt-get install python3-typer python3-httpx python3-pydantic); PYTHON=… names another" >&2
exit 69
