#!/usr/bin/env bash
# DuckDB writes a date before Christ into JSON in a form that it takes for text when it reads the file, and into CSV in the same form, which it takes for a date.
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
  for (const kind of ['json', 'csv']) {
    await all(`COPY (SELECT unnest([DATE '-0043-03-15', DATE '2025-08-06']) d) TO 'dates.${kind}'`)
    console.log(kind, await all(`SELECT list(DISTINCT typeof(d)), min(d)::VARCHAR FROM read_${kind}('dates.${kind}')`))
  }
  console.error(await all('SELECT version()'))
})()
END
out=$(node run.cjs 2>version)
echo "version: DuckDB $(cat version), @duckdb/node-api 1.5.6-r.1, node $(node --version)"
echo "guess: read_json gives the column of dates that was written, DATE"
echo "behaviour: one date before Christ makes the whole column VARCHAR in JSON, so that its order is that of letters; in CSV it stays DATE"
echo "output:"
echo "$out"
[ "$out" = "json ['VARCHAR'] | 0044-03-15 (BC)
csv ['DATE'] | 0044-03-15 (BC)" ]
