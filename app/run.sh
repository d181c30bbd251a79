#!/usr/bin/env bash
# Installs what is missing, builds Deltaflow and runs it with the arguments given here.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"
need "${packages[@]}"
build release deltaflow
exec "$top/build/release/bin/deltaflow" "$@"
