#!/usr/bin/env bash
# chrono-node reads 5 to 7 August 2025 as a range, and between 5 and 7 August 2025 as 7 August alone.
# Needs: node npm
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts chrono-node@2.10.3 >/dev/null
cat >run.cjs <<'END'
const chrono = require('chrono-node')
const day = c => c && ['year', 'month', 'day'].map(k => c.get(k)).join('-')
for (const text of ['5 to 7 August 2025', 'between 5 and 7 August 2025'])
  console.log(text, '->', chrono.parse(text, new Date('2025-09-15T12:00:00Z')).map(r => [r.text, day(r.start), day(r.end) || 'no end'].join(' | ')).join(', '))
END
echo "version: chrono-node $(node -p "require('./node_modules/chrono-node/package.json').version"), node $(node --version)"
echo "guess: both are one range from the 5th to the 7th"
out=$(TZ=UTC node run.cjs)
echo "behaviour: of the second only the last day is found, as a certain day"
echo "output:"
echo "$out"
[ "$out" = '5 to 7 August 2025 -> 5 to 7 August 2025 | 2025-8-5 | 2025-8-7
between 5 and 7 August 2025 -> 7 August 2025 | 2025-8-7 | no end' ]
