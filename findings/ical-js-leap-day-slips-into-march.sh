#!/usr/bin/env bash
# ical.js puts the yearly return of 29 February on 1 March of the next year, unless the rule names the month and the day.
# Needs: node npm
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts ical.js@2.2.1 >/dev/null
cat >run.mjs <<'END'
import ICAL from 'ical.js'
for (const rule of ['FREQ=YEARLY;COUNT=3', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=3']) {
  const dates = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateString('2024-02-29')), found = []
  for (let d; (d = dates.next());) found.push(d.toString())
  console.log(rule, found.join(' '))
}
END
echo "version: ical.js $(sed -n 's/.*"version": "\(.*\)".*/\1/p' node_modules/ical.js/package.json), node $(node --version)"
echo "guess: 2024, 2028, ...: RFC 5545 takes what the rule leaves out from DTSTART, and wants days that do not exist left out"
out=$(TZ=UTC node run.mjs)
echo "behaviour: the two forms of one rule differ; the short one moves to 1 March in the first common year"
echo "output:"
echo "$out"
[ "$out" = 'FREQ=YEARLY;COUNT=3 2024-02-29 2025-03-01 2026-03-01
FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=3 2024-02-29 2028-02-29 2032-02-29' ]
