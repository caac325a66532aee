#!/usr/bin/env bash
# DuckDB's CSV reader takes 5/8/2025 for 5 August, 05/08/25 for 25 August 2005, and stops at a column that holds 2025-08-06 before 06/08/2025.
# Needs: node npm
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts @duckdb/node-api@1.5.6-r.1 >/dev/null
cat >run.cjs <<'END'
const { DuckDBInstance } = require('@duckdb/node-api')
const fs = require('fs')
;(async () => {
  const db = await (await DuckDBInstance.create()).connect()
  const all = async sql => (await db.runAndReadAll(sql)).getRows().map(r => r.join(' ')).join(', ')
  for (const column of [['5/8/2025', '6/9/2025'], ['05/08/25', '06/09/25'], ['2025-08-06', '06/08/2025']]) {
    fs.writeFileSync('dates.csv', 'id,day\n' + column.map((d, i) => `a${i},${d}\n`).join(''))
    let got
    try { got = await all("SELECT typeof(day), day::VARCHAR FROM read_csv('dates.csv')") } catch (e) { got = e.message.match(/Could not convert string .*/)[0] }
    console.log(column.join(' '), '->', got)
  }
  console.error(await all('SELECT version()'))
})()
END
out=$(node run.cjs 2>version)
echo "version: DuckDB $(cat version), @duckdb/node-api 1.5.6-r.1, node $(node --version)"
echo "guess: 5/8/2025 is 8 May, the American way; a column of two date forms is VARCHAR"
echo "behaviour: four-digit years are read day first, two-digit years year first, both without a warning; two forms in one column end in an error about the type that the reader itself chose"
echo "output:"
echo "$out"
[ "$out" = '5/8/2025 6/9/2025 -> DATE 2025-08-05, DATE 2025-09-06
05/08/25 06/09/25 -> DATE 2005-08-25, DATE 2006-09-25
2025-08-06 06/08/2025 -> Could not convert string "2025-08-06" to '"'DATE'"'' ]
