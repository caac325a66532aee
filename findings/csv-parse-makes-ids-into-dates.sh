#!/usr/bin/env bash
# csv-parse with cast_date takes the id A-1 for 1 January 2001.
# Needs: node npm
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts csv-parse@7.0.3 >/dev/null
cat >run.cjs <<'END'
const { parse } = require('csv-parse/sync')
const [row] = parse('id,day\nA-1,2025-08-06\n', { columns: true, cast: true, cast_date: true })
console.log(JSON.stringify(row))
END
echo "version: csv-parse 7.0.3, node $(node --version)"
echo "guess: the day becomes a date, and the id A-1 stays what it is"
out=$(TZ=UTC node run.cjs)
echo "behaviour: whatever JavaScript's Date takes is a date, and V8 takes a word and a small number"
echo "output: $out"
[ "$out" = '{"id":"2001-01-01T00:00:00.000Z","day":"2025-08-06T00:00:00.000Z"}' ]
