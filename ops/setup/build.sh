#!/bin/sh
# Builds the server and the web app at the same time; says which one failed.
set -eu
cd "$(dirname "$0")/../.."

ops/setup/web.sh &
web=$!
rust=0
cargo build --locked -p cli || rust=$?
wait "$web" || { echo "The web app could not be built; see above." >&2; exit 1; }
exit "$rust"
