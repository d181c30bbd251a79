#!/usr/bin/env bash
# Trains W2 to W4 (workloads.h) here and with other libraries: the same sizes, start, data, order and
# batches, in doubles. Prints medians of interleaved rounds and their ratios to the bare trainer and
# to a run with history and curve. Looks for the Debian packages libfann-dev (with gcc) and
# python3-torch, which Deltaflow itself does not need; what is not installed is left out.
#   others.sh [ROUNDS]
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../../app/setup.sh"
rounds=${1:-7}
need "${packages[@]}"
build release bench_others >&2
here="$top/tests/bench/others"
ours="$top/build/release/bin/bench_others"
python=/usr/bin/python3 # Debian's own, to which Debian's packages belong
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$ours" write "$work"

fann= torch=
if [[ -f /usr/include/doublefann.h ]]; then
    gcc -std=c99 -O2 -march=native "$here/fann.c" -o "$work/fann" -ldoublefann -lm && fann=1
else
    echo "FANN is left out: the package libfann-dev is not installed."
fi
if [[ -x $python ]] && "$python" -c 'import torch' 2>/dev/null; then
    torch=1
else
    echo "PyTorch is left out: the package python3-torch is not installed."
fi

for ((round = 0; round < rounds; ++round)); do
    "$ours"
    [[ -z $fann ]] || "$work/fann" "$work"
    [[ -z $torch ]] || OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 "$python" "$here/torch_steps.py" "$work" 1 torch1
    [[ -z $torch ]] || "$python" "$here/torch_steps.py" "$work" "$(nproc)" torchall
done >"$work/lines"

awk -v rounds="$rounds" -v threads="$(nproc)" -f "$here/ratios.awk" "$work/lines"
[[ -z $fann ]] || cat <<'END'
FANN cuts the derivatives of saturated units, and a minibatch is a data set of its own to it. It has neither ReLU
nor softmax: its W4 is piecewise linear and sigmoid with squared error, as many products, and its loss is not compared.
END
[[ -z $torch ]] || echo "PyTorch multiplies with the BLAS of this system: $(readlink -f /usr/lib/x86_64-linux-gnu/libblas.so.3 || true)"
cat <<'END'
MiniDNN and the playground's nn.ts are in no Debian package. Measured earlier, on two cores with AVX-512 and one thread,
in doubles, as ratios to the hand-written loops of that run: MiniDNN W2 4.9, W3 4.5, W4 1.2; nn.ts W2 22, W3 25.
END
