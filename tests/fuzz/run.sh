#!/usr/bin/env bash
# Runs the loaders on so many made-up inputs each (20 000 if none are named), under AddressSanitizer and
# UndefinedBehaviorSanitizer; the last line is "N passed, N failed". What fails is kept in build/fuzz.
set -uo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../../app/setup.sh"
runs=${1:-20000}
need "${packages[@]}" "${fuzz_packages[@]}"
build fuzz all

passed=0 failed=0
fuzz() { # fuzz TARGET MAX_LENGTH SEEDS…
    local target=$1 length=$2 dir=$top/build/fuzz found
    shift 2
    found=$(mktemp -d) # what this run finds worth keeping; the seeds stay as they are
    if "$dir/bin/fuzz_$target" -runs="$runs" -seed=1 -max_len="$length" -timeout=20 -rss_limit_mb=3000 \
        -dict="$top/tests/fuzz/$target.dict" -artifact_prefix="$dir/$target-" -print_final_stats=1 \
        "$found" "$@" >"$dir/$target.log" 2>&1; then
        passed=$((passed + 1))
        echo "$target: $(sed -n 's/^stat::number_of_executed_units: *//p' "$dir/$target.log") inputs, no fault"
    else
        failed=$((failed + 1))
        tail -n 40 "$dir/$target.log"
    fi
    rm -rf "$found"
}
fuzz answer 200 "$top/tests/fuzz/seeds/answer"
fuzz csv 1024 "$top/tests/fuzz/seeds/csv"
fuzz expression 400 "$top/tests/fuzz/seeds/expression"
fuzz lesson 8192 "$top/tests/fuzz/seeds/lesson" "$top/resources/lessons"
fuzz document 4096 "$top/tests/fuzz/seeds/document" "$top/resources/examples"
echo "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
