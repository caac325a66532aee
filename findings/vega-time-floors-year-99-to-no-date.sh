#!/usr/bin/env bash
# vega-time floors a date of the years 0 to 99 to an invalid date, while its intervals of the same unit do not.
# Needs: node npm
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts vega-time@3.3.0 >/dev/null
cat >run.mjs <<'END'
import { utcFloor, utcInterval } from 'vega-time'
for (const year of [-43, 0, 99, 100]) {
  const ides = new Date(Date.UTC(2000, 2, 15))
  ides.setUTCFullYear(year)
  const text = d => isNaN(d) ? 'invalid' : d.toISOString().slice(0, -14)
  console.log(year, 'utcFloor', text(utcFloor(['year'])(ides)), 'utcInterval', text(utcInterval('year').floor(ides)))
}
END
echo "version: vega-time $(node -p "require('./node_modules/vega-time/package.json').version"), node $(node --version)"
echo "guess: both give the first of January of that year, for every year"
out=$(node run.mjs)
echo "behaviour: utcFloor, which bins time in charts, gives an invalid date for the first hundred years, and right ones before and after"
echo "output: $out"
[ "$out" = '-43 utcFloor -000043-01-01 utcInterval -000043-01-01
0 utcFloor invalid utcInterval 0000-01-01
99 utcFloor invalid utcInterval 0099-01-01
100 utcFloor 0100-01-01 utcInterval 0100-01-01' ]
