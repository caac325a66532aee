#!/usr/bin/env bash
# citation-js reads biblatex dates with a season, with ~, with ? and with an open end, and drops what they say beyond year, month and day.
# Needs: node npm
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts @citation-js/core@0.9.0 @citation-js/plugin-bibtex@0.9.0 >/dev/null
cat >run.cjs <<'END'
const { Cite } = require('@citation-js/core')
require('@citation-js/plugin-bibtex')
for (const date of ['2025-21', '2025-08?', '2025-08-06~', '2025-08-06/']) {
  const c = new Cite(`@online{a, title={T}, author={Doe, J}, date={${date}}, url={https://example.org/a}}`)
  const back = c.format('biblatex').match(/date = .*\}/)
  console.log(date, JSON.stringify(c.data[0].issued), back ? back[0] : 'no date')
}
END
echo "version: @citation-js/core $(node -p "require('@citation-js/core/package.json').version"), plugin-bibtex 0.9.0, node $(node --version)"
echo "guess: 2025-21 has season 1 (spring), and what is uncertain has circa or the like: CSL has both, and biblatex documents these dates"
out=$(node run.cjs)
echo "behaviour: spring is the bare year, what is uncertain or approximate is certain, and a date with an open end is written back as no date at all"
echo "output:"
echo "$out"
[ "$out" = '2025-21 {"date-parts":[[2025]]} date = {2025}
2025-08? {"date-parts":[[2025,8]]} date = {2025-08}
2025-08-06~ {"date-parts":[[2025,8,6]]} date = {2025-08-06}
2025-08-06/ {"date-parts":[[2025,8,6],null]} no date' ]
