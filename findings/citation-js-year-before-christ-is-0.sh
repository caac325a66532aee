#!/usr/bin/env bash
# citation-js reads the biblatex date -0043-03-15 as the year 0, and writes it as {00}.
# Needs: node npm
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts @citation-js/core@0.9.0 @citation-js/plugin-bibtex@0.9.0 >/dev/null
cat >run.cjs <<'END'
const { Cite } = require('@citation-js/core')
require('@citation-js/plugin-bibtex')
const c = new Cite('@online{a, title={T}, author={Doe, J}, date={-0043-03-15}, url={https://example.org/a}}')
console.log(JSON.stringify(c.data[0].issued), c.format('biblatex').match(/date = .*\}/)[0])
END
echo "version: @citation-js/core $(node -p "require('@citation-js/core/package.json').version"), plugin-bibtex 0.9.0, node $(node --version)"
echo "guess: date-parts [[-43,3,15]], and the same date written back: biblatex documents dates before Christ as negative ISO 8601 years"
out=$(node run.cjs)
echo "behaviour: the sign, the year, the month and the day are gone without a word: it is the year 0"
echo "output: $out"
[ "$out" = '{"date-parts":[[0]]} date = {00}' ]
