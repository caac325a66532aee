#!/usr/bin/env bash
# Luxon writes 44 BC as -43 BC, and reads 44 BC as 45 BC.
# Needs: node npm
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts luxon@3.7.2 >/dev/null
cat >run.mjs <<'END'
import { DateTime } from 'luxon'
const ides = DateTime.fromISO('-000043-03-15', { zone: 'utc', locale: 'en' })
console.log(ides.toFormat('y G'), '|', DateTime.fromFormat('44 BC', 'y G', { zone: 'utc', locale: 'en' }).toISODate())
console.log(new Intl.DateTimeFormat('en', { year: 'numeric', era: 'short', timeZone: 'UTC' }).format(ides.toJSDate()))
END
echo "version: luxon $(node -p "require('luxon/package.json').version"), node $(node --version)"
echo "guess: the token y beside G (era) is 44 BC, as in CLDR and in Intl, and 44 BC is read as the year -43"
out=$(node run.mjs)
echo "behaviour: the era is added to the astronomical year: -43 BC; read, 44 BC is the year -44, which is 45 BC (second line: what Intl says of the same date)"
echo "output:"
echo "$out"
[ "$out" = '-43 BC | -000044-01-01
44 BC' ]
