#!/bin/sh
# Replaces two servers in turn while clients go on asking (4 times if not said; 10 is the long drill).
# Not one request may fail.
set -eu
cd "$(dirname "$0")/../.."
exec "${MENTALSPACE:-target/debug/mentalspace}" drill rolling --cycles "${1:-4}"
