#!/bin/sh
# Runs a command beside a fresh demo: with_demo.sh COMMAND ...
# The command finds the demo's sheet in $DEMO_JSON and its address in $DEMO_URL. The demo and its data are gone afterwards.
set -eu

program=$(cd "$(dirname "$0")/../.." && pwd)/target/debug/mentalspace
folder=$(mktemp -d)
# PostgreSQL's user passes through it.
chmod 755 "$folder"
DEMO_JSON=$folder/data/demo.json
export DEMO_JSON

demo=
finish() {
    code=$?
    if [ -n "$demo" ]; then
        kill -TERM "$demo" 2>/dev/null || :
        wait "$demo" 2>/dev/null || :
    fi
    [ "$code" = 0 ] || sed 's/^/demo: /' "$folder/log" >&2
    rm -rf "$folder"
    exit "$code"
}
trap finish EXIT
trap 'exit 130' INT TERM

AUTH_OPEN_SIGN_UP=${AUTH_OPEN_SIGN_UP:-true} AUTH_CONFIRM_EMAIL=${AUTH_CONFIRM_EMAIL:-false} \
    "$program" demo --scale small --data-dir "$folder/data" --port 0 >"$folder/log" 2>&1 &
demo=$!

waited=0
until [ -f "$DEMO_JSON" ] && DEMO_URL=$(sed -n 's/.*"base_url": "\([^"]*\)".*/\1/p' "$DEMO_JSON") \
    && curl -fsS -o /dev/null "$DEMO_URL/readyz" 2>/dev/null; do
    kill -0 "$demo" 2>/dev/null || { echo "the demo ended" >&2; exit 1; }
    waited=$((waited + 1))
    [ "$waited" -lt 300 ] || { echo "the demo is not ready" >&2; exit 1; }
    sleep 0.4
done
export DEMO_URL
"$@"
