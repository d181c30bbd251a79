#!/usr/bin/env bash
# Builds and runs the benchmarks: a line `workload median unit` each, medians of interleaved runs. Then,
# without arguments, the table of how time and memory grow with parameters and samples, and how long
# the window does not answer while it trains.
# Arguments go to Google Benchmark: --benchmark_filter=W1
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../../app/setup.sh"
need "${packages[@]}"
build release bench_training bench_convolution bench_expression bench_formula bench_layout bench_window \
    growth_table window_stall >&2
for program in bench_training bench_convolution bench_expression bench_formula bench_layout bench_window; do
    "$top/build/release/bin/$program" --benchmark_repetitions=21 \
        --benchmark_enable_random_interleaving=true --benchmark_min_time=0.1 "$@" | sort
done
[[ $# -eq 0 ]] || exit 0
printf '\n'
"$top/build/release/bin/growth_table"
printf '\n'
"$top/build/release/bin/window_stall"
