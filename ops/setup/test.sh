#!/bin/sh
# Every check there is, in the order in which they fail fastest. Stops at the first that fails and says
# how long each took.
set -eu
cd "$(dirname "$0")/../.."

began=$(date +%s)
report=

part() {
    name=$1
    shift
    printf '\n== %s\n' "$name"
    start=$(date +%s)
    if ! "$@"; then
        printf '\nFAILED: %s (after %s s)\n' "$name" "$(($(date +%s) - start))" >&2
        exit 1
    fi
    report="$report$(printf '%5s s  %s' "$(($(date +%s) - start))" "$name")
"
}

# Plain `cargo test`: the tests of one program share a database cluster, which a runner that starts a
# process per test would make anew for each.
rust_tests() { cargo test --locked --workspace --no-fail-fast --quiet; }

web_script() { (cd web && npm run --silent "$1"); }
has_script() { [ -f web/package.json ] && grep -q "\"$1\":" web/package.json; }
auth_contract() {
    (cd crates/auth/contract && npm ci --ignore-scripts --no-audit --no-fund --silent) &&
        ops/setup/with_demo.sh sh -c 'cd crates/auth/contract && exec node run.mjs "$DEMO_JSON"'
}

part "formatting" cargo fmt --all -- --check
part "lints (clippy)" cargo clippy --locked --workspace --all-targets --quiet -- -D warnings
part "Rust tests" rust_tests
part "the binary" cargo build --locked -p cli
part "derived files are current" target/debug/mentalspace functions derive --check
if [ -f web/package.json ]; then
    part "web tools" ops/setup/web.sh tools
    for script in check test build; do
        if has_script "$script"; then part "web: $script" web_script "$script"; fi
    done
    # A binary built before the app reads it from disk in this profile, so it need not be built again.
    if has_script e2e && [ -f web/e2e/run.mjs ]; then part "web: e2e" web_script e2e; fi
    if has_script e2e:live && [ -f web/e2e/live/run.mjs ]; then part "web: e2e on the real program" web_script e2e:live; fi
fi
if [ -f crates/auth/contract/package.json ]; then part "sign-in contract" auth_contract; fi
part "drill: kill -9 (short)" ops/drills/kill.sh 6
part "drill: replace servers (short)" ops/drills/rolling.sh 4

printf '\nAll checks passed in %s s:\n%s' "$(($(date +%s) - began))" "$report"
