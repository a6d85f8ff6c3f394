#!/bin/sh
# Compile requirements/*.in and package.json into the committed locks.
#
# A lock names versions and checksums. Download addresses depend on who installs, so
# none is written: uv is told not to, npm by .npmrc, and the authors' funding links
# that npm copies into its lock are taken out again.
set -eu
cd "$(dirname "$0")/../requirements"

for name in run dev node; do
    uv pip compile "$name.in" --output-file "$name.txt" --upgrade --quiet --universal \
        --python-version 3.11 --generate-hashes --no-header --no-annotate \
        --no-emit-index-url --no-emit-find-links
done

cd ..
npm install --package-lock-only
npm install --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts --prefix bench/lighthouse
node scripts/strip_lock.mjs
