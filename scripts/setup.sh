#!/bin/sh
# Find Python 3.11 or newer, make the virtual environment, and hand over to setup.py.
#
#   sh scripts/setup.sh run     what `make run` needs
#   sh scripts/setup.sh dev     what tests and checks need besides
#   sh scripts/setup.sh test    and a Chromium to test with
#
# PYTHON=/path/to/python chooses the interpreter. Everything that stands is kept.
set -eu
cd "$(dirname "$0")/.."
venv=.venv

say() { printf 'gradwalk: %s\n' "$*" >&2; }

# A virtual environment may be half made (interrupted) or dead (its Python was removed).
alive() {
    "$venv/bin/python" -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

has_venv() {
    "$1" -c 'import ensurepip, venv' 2>/dev/null
}

# Set $python to the first interpreter that can make a virtual environment, or say what is missing.
find_python() {
    without_venv=
    for python in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
        new_enough "$python" || continue
        if has_venv "$python"; then return; fi
        without_venv=${without_venv:-$python}
    done
    if [ -n "$without_venv" ]; then
        version=$("$without_venv" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        say "$without_venv has no venv module. On Debian or Ubuntu: sudo apt install python$version-venv, then the same make command again."
    else
        say "Python 3.11 or newer is needed and was not found. Install it, or name it: PYTHON=/path/to/python3 make run"
    fi
    exit 1
}

if ! alive; then
    find_python
    say "making $venv with $("$python" --version)"
    "$python" -m venv --clear "$venv"
fi
exec "$venv/bin/python" scripts/setup.py "${1:-dev}"
