#!/usr/bin/env bash
# vega-loader infers that a column of room names is dates, and reads 15 March of the year -44 as 2044.
# Needs: node npm
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts vega-loader@5.1.3 >/dev/null
cat >run.mjs <<'END'
import { read } from 'vega-loader'
const csv = 'where,when\nRoom 5,-0044-03-15\nRoom 11,-0043-03-15\n'
for (const row of read(csv, { type: 'csv', parse: 'auto' })) {
  const text = v => v instanceof Date || typeof v === 'number' ? new Date(v).toISOString().slice(0, 10) : `"${v}"`
  console.log(`where ${text(row.where)}, when ${text(row.when)}`)
}
END
echo "version: vega-loader $(node -p "require('./node_modules/vega-loader/package.json').version"), node $(node --version)"
echo "guess: rooms stay texts; the years before Christ are texts or dates before Christ"
out=$(TZ=UTC node run.mjs)
echo "behaviour: Room 5 is the first of May 2001, and 44 years before the year 0 are 2044: whatever Date.parse of the engine accepts is a date"
echo "output: $out"
[ "$out" = 'where 2001-05-01, when 2044-03-15
where 2001-11-01, when 2043-03-15' ]
