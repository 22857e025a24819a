#!/bin/sh
# Installs the web app's tools if they changed, and builds web/dist if its sources changed.
set -eu
cd "$(dirname "$0")/../.."
[ -f web/package.json ] || exit 0

# npm leaves this file behind when it is done.
installed=web/node_modules/.package-lock.json
if [ ! -f "$installed" ] || [ web/package-lock.json -nt "$installed" ]; then
    (cd web && npm ci --ignore-scripts --no-audit --no-fund --silent)
    touch "$installed"
fi
[ "${1:-}" = tools ] && exit 0

if [ -f web/dist/index.html ]; then
    newer=$(find web/src web/public web/scripts web/index.html web/vite.config.ts web/package-lock.json \
        -newer web/dist/index.html -type f 2>/dev/null | head -n 1)
    [ -n "$newer" ] || exit 0
fi
(cd web && npm run --silent build)
