#!/bin/sh
# Run every benchmark: each module of bench/ is one, run as `python -m bench.<name>`.
#
# NumPy is measured as it is shipped and on one core, as each server worker uses it:
# settings for OpenBLAS left in the environment would slow it down.
set -eu
cd "$(dirname "$0")/.."
unset OPENBLAS_CORETYPE OPENBLAS_L2_SIZE
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 MKL_NUM_THREADS=1

for file in bench/[a-z]*.py; do
    name=$(basename "$file" .py)
    printf '\n== %s ==\n' "$name"
    python -m "bench.$name"
done
