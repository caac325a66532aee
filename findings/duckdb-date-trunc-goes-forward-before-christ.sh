#!/usr/bin/env bash
# DuckDB's date_trunc puts a date before Christ into a century or decade that begins after it.
# Needs: node npm
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts @duckdb/node-api@1.5.6-r.1 >/dev/null
cat >run.cjs <<'END'
const { DuckDBInstance } = require('@duckdb/node-api')
;(async () => {
  const db = await (await DuckDBInstance.create()).connect()
  const all = async sql => (await db.runAndReadAll(sql)).getRows().map(r => r.join(' | ')).join('\n')
  console.log(await all("SELECT d::VARCHAR, date_trunc('century', d)::VARCHAR, date_trunc('decade', d)::VARCHAR, date_trunc('century', d) > d FROM (SELECT DATE '-0043-03-15' d)"))
  console.error(await all('SELECT version()'))
})()
END
out=$(node run.cjs 2>version)
echo "version: DuckDB $(cat version), @duckdb/node-api 1.5.6-r.1, node $(node --version)"
echo "guess: the century of 44 BC begins on or before it, in 100 BC (the year -99): truncating never goes forward"
echo "behaviour: the century begins 43 years after the date, and the decade three years after it"
echo "output: $out"
[ "$out" = '0044-03-15 (BC) | 0001-01-01 (BC) 00:00:00 | 0041-01-01 (BC) 00:00:00 | true' ]
