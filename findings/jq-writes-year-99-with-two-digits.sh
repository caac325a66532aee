#!/usr/bin/env bash
# jq reads 0099-02-03T00:00:00Z and writes it back as 99-02-03T00:00:00Z.
# Needs: jq
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo "version: $(jq --version), $(ldd --version | sed -n 1p)"
echo "guess: fromdate and todate give the same text, since both are documented as ISO 8601"
out=$(TZ=UTC jq -nr '"0099-02-03T00:00:00Z" | ., (fromdate | todate)' | tr '\n' ' ')
echo "behaviour: the year loses its zeros, and the result is no ISO 8601 date (others read 99 as 1999)"
echo "output: $out"
[ "$out" = '0099-02-03T00:00:00Z 99-02-03T00:00:00Z ' ]
