#!/bin/sh
# Kills the server and PostgreSQL under write load, so many times (6 if not said; 100 is the long drill),
# and looks for lost and doubled writes.
set -eu
cd "$(dirname "$0")/../.."
exec "${MENTALSPACE:-target/debug/mentalspace}" drill kill --rounds "${1:-6}"
