#!/bin/sh
# Installs the validators that the tests ask for a second opinion into a Python environment of their own. Safe to repeat: it is made
# anew only when the list of versions changed.
set -eu
cd "$(dirname "$0")"

list=$PWD/validators.txt
home=${MENTALSPACE_VALIDATORS:-${XDG_DATA_HOME:-$HOME/.local/share}/mentalspace-validators}

if cmp -s "$list" "$home/installed.txt"; then
    exit 0
fi
printf '  installing validators into %s\n' "$home"
rm -rf "$home"
python3 -m venv "$home"
"$home/bin/pip" install --quiet --disable-pip-version-check --require-hashes --only-binary :all: --requirement "$list"
cp "$list" "$home/installed.txt"
