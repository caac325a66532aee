#!/usr/bin/env bash
# csvkit makes the word May into the first of May of the year 1, and the year 44 into 2044.
# Needs: csvjson (Debian: csvkit)
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
printf 'month,when,ides\nMay,August 2025,0044-03-15\n' >events.csv
echo "version: $(csvjson --version), agate $(dpkg-query -W -f '${Version}' python3-agate)"
echo "guess: words stay texts, and a date in ISO 8601 keeps its year"
out=$(csvjson events.csv)
echo "behaviour: all three become days: of the year 1, of a month that was given without a day, and 2,000 years later"
echo "output: $out"
[ "$out" = '[{"month": "0001-05-01", "when": "2025-08-01", "ides": "2044-03-15"}]' ]
