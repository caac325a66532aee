#!/usr/bin/env bash
# SQLite's date() writes the year 44 BC as -0043, its strftime('%Y') as -043.
# Needs: node npm
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts sql.js@1.16.0 >/dev/null
cat >run.cjs <<'END'
require('sql.js')().then(SQL => {
  const one = sql => new SQL.Database().exec(sql)[0].values[0].join(' | ')
  console.log(one("SELECT date('-0043-03-15', '+0 days'), strftime('%Y', '-0043-03-15'), strftime('%Y-%m-%d', '-0043-03-15'), coalesce(date(strftime('%Y-%m-%d', '-0043-03-15')), 'NULL')"))
  console.error(one('SELECT sqlite_version()'))
})
END
out=$(node run.cjs 2>version)
echo "version: SQLite $(cat version) in sql.js $(node -p "require('./node_modules/sql.js/package.json').version"), node $(node --version)"
echo "guess: %Y is -0043, as in date(), and what strftime wrote is a date again"
echo "behaviour: the sign takes the place of a digit, and SQLite does not take its own text for a date"
echo "output: $out"
[ "$out" = '-0043-03-15 | -043 | -043-03-15 | NULL' ]
