#!/bin/sh
# Run the benchmarks of bench/, from the inside out.
#
# NumPy is measured as it is shipped and on one core, as each server worker uses it:
# settings for OpenBLAS left in the environment would slow it down.
set -eu
cd "$(dirname "$0")/.."
unset OPENBLAS_CORETYPE OPENBLAS_L2_SIZE
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 MKL_NUM_THREADS=1

for name in engine http explain hand browser film; do
    printf '\n== %s ==\n' "$name"
    python -m "bench.$name"
done
