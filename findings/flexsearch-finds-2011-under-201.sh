#!/usr/bin/env bash
# FlexSearch with its defaults finds the year 2011 when asked for 201.
# Needs: node npm
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts flexsearch@0.8.212 >/dev/null
cat >run.cjs <<'END'
const { Index } = require('flexsearch')
const texts = ['summit 2002', 'summit 2011', 'summit 2020']
const index = new Index()
texts.forEach((t, i) => index.add(i, t))
for (const q of ['201', '2011', '202', '20']) console.log(q, '->', index.search(q).map(i => texts[i]).join(', '))
END
echo "version: flexsearch $(node -p "require('./node_modules/flexsearch/package.json').version"), node $(node --version)"
echo "guess: the default index is of whole words, so 201 does not find 2011"
out=$(node run.cjs)
echo "behaviour: numbers are cut into groups of three digits, and doubled characters count once, so the first three digits of a year find it, and 20 finds 2002"
echo "output:"
echo "$out"
[ "$out" = '201 -> summit 2011
2011 -> summit 2011
202 -> summit 2020
20 -> summit 2002' ]
