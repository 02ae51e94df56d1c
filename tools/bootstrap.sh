#!/bin/sh
# Find a Python that is new enough and let it prepare .venv; says in one line when there is none.
# Kept in plain sh: an old Python could not even read bootstrap.py to say that it is too old.
set -eu

wanted=$1
shift

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

for python in "$wanted" python3.14 python3.13 python3.12 python3.11; do
    if command -v "$python" >/dev/null 2>&1 && new_enough "$python"; then
        exec "$python" "$(dirname "$0")/bootstrap.py" "$@"
    fi
    # Who names a Python gets that one or a refusal, never silently another.
    [ "$wanted" = python3 ] || break
done

found=$("$wanted" --version 2>&1 | head -n 1) || true
echo "Rugzak heeft Python 3.11 of nieuwer nodig (gevonden: ${found:-niets}). / Rugzak needs Python 3.11 or newer (found: ${found:-nothing})." >&2
exit 1
