#!/usr/bin/env bash
# Builds and runs all tests; the last line is "N passed, N failed". Arguments go to ctest: -R core/graph.
# The preset is app/run.sh's, so that nothing is built twice and what is tested is what users run;
# DELTAFLOW_PRESET=asan chooses another.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../app/setup.sh"
preset=${DELTAFLOW_PRESET:-release}
need "${packages[@]}"
build "$preset" all

dir=$top/build/$preset
# No test reads or writes the settings and documents of whoever runs it.
for kind in CONFIG DATA STATE CACHE; do
    export "XDG_${kind}_HOME=$dir/home/${kind,,}"
done
export LC_ALL=C.UTF-8 XDG_RUNTIME_DIR=$dir/home/runtime
mkdir -p -m 700 "$XDG_RUNTIME_DIR"
export LSAN_OPTIONS="suppressions=$top/tests/lsan.supp:print_suppressions=0"
export UBSAN_OPTIONS=print_stacktrace=1

status=0
results=$dir/tests.xml
rm -f "$results"
(cd "$top" && ctest --preset "$preset" --output-junit "$results" \
    --test-output-size-passed 100000000 --test-output-size-failed 100000000 "$@") || status=$?
[[ -f $results ]] || { echo "0 passed, 1 failed"; exit 1; }
totals=$(awk -f "$top/tests/count.awk" "$results")
printf '%s\n' "$totals"
[[ $status -eq 0 && $totals == *", 0 failed" ]]
