#!/usr/bin/env bash
# @iarna/toml reads the TOML date 0099-02-03 and writes 99-02-03, which it does not read.
# Needs: node npm
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts @iarna/toml@3.0.0 >/dev/null
cat >run.cjs <<'END'
const toml = require('@iarna/toml')
const text = toml.stringify(toml.parse('when = 0099-02-03')).trim()
let again
try { again = typeof toml.parse(text).when } catch (e) { again = e.message.split(' at ')[0] }
console.log(text, '->', again)
END
echo "version: @iarna/toml 3.0.0, node $(node --version)"
echo "guess: the date is written as it was read, 0099-02-03"
out=$(TZ=UTC node run.cjs)
echo "behaviour: the zeros of the year are gone, and so TOML's own grammar"
echo "output: $out"
[ "$out" = 'when = 99-02-03 -> Years less than 1000 must be zero padded to four characters' ]
