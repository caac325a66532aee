#!/usr/bin/env bash
# The npm package subtitle refuses a WebVTT file whose cues have names, which the standard allows.
# Needs: node npm
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts subtitle@4.2.2 >/dev/null
cat >run.cjs <<'END'
const { parseSync } = require('subtitle')
const cue = name => `WEBVTT\n\n${name}\n00:00:01.000 --> 00:00:04.000\nWe met.\n`
for (const name of ['1', 'opening']) {
  try {
    console.log(name, parseSync(cue(name)).filter(n => n.type === 'cue').length, 'cue')
  } catch (e) { console.log(name, 'error:', e.message) }
}
END
echo "version: subtitle $(node -p "require('./node_modules/subtitle/package.json').version"), node $(node --version)"
echo "guess: a cue identifier is any line of text without an arrow, so that both files have one cue"
out=$(node run.cjs)
echo "behaviour: only numbers are taken for identifiers, as in SRT; the file with a name gives an error and no cue"
echo "output: $out"
[ "$out" = '1 1 cue
opening error: expected timestamp at row 3, but received: "opening"' ]
