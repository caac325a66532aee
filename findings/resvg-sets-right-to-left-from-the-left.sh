#!/usr/bin/env bash
# resvg ignores direction="rtl" of a text, so that its start is at the wrong end; librsvg honours it.
# Needs: node npm rsvg-convert
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts @resvg/resvg-js@2.6.2 pngjs@7.0.0 >/dev/null
cat >run.cjs <<'END'
const { Resvg } = require('@resvg/resvg-js')
const { PNG } = require('pngjs')
const { execFileSync } = require('child_process')
const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40"><rect width="200" height="40" fill="#fff"/>
  <text x="100" y="25" font-family="sans-serif" font-size="16" direction="rtl" text-anchor="start">Moscow</text></svg>`
const side = png => {
  const { data, width } = PNG.sync.read(png)
  let left = 0, right = 0
  for (let i = 0; i < data.length; i += 4) if (data[i] < 128) (i / 4) % width < 100 ? left++ : right++
  return left > right ? 'left' : 'right'
}
console.log('resvg', side(new Resvg(svg, { font: { loadSystemFonts: true } }).render().asPng()),
  'librsvg', side(execFileSync('rsvg-convert', { input: svg })))
END
echo "version: resvg-js $(node -p "require('./node_modules/@resvg/resvg-js/package.json').version"), $(rsvg-convert --version)"
echo "guess: a text that starts at x=100 from right to left lies left of it in both"
out=$(node run.cjs)
echo "behaviour: resvg sets it right of x=100, as if from left to right"
echo "output: $out"
[ "$out" = 'resvg right librsvg left' ]
