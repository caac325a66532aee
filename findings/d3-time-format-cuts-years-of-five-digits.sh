#!/usr/bin/env bash
# d3-time-format writes the year 12025 as 2025 and 10000 as 0000.
# Needs: node npm
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts d3-time-format@4.1.1 >/dev/null
cat >run.mjs <<'END'
import { utcFormat } from 'd3-time-format'
const year = n => { const d = new Date(0); d.setUTCFullYear(n); return d }
console.log([9999, 10000, 12025, -12025].map(n => `${n}: ${utcFormat('%Y')(year(n))}`).join(', '))
END
echo "version: d3-time-format $(node -p "require('./node_modules/d3-time-format/package.json').version"), node $(node --version)"
echo "guess: %Y is the year with all of its digits"
out=$(node run.mjs)
echo "behaviour: it is the year modulo 10,000, with its sign: an axis of deep time repeats itself"
echo "output: $out"
[ "$out" = '9999: 9999, 10000: 0000, 12025: 2025, -12025: -2025' ]
