#!/usr/bin/env bash
# The FlatGeobuf writer for JavaScript makes a boolean that a feature lacks false, and drops fields that the first feature lacks.
# Needs: node npm
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts flatgeobuf@4.5.0 >/dev/null
cat >run.mjs <<'END'
import { serialize, deserialize } from 'flatgeobuf/lib/mjs/geojson.js'
const at = (x, properties) => ({ type: 'Feature', properties, geometry: { type: 'Point', coordinates: [x, 0] } })
const file = serialize({ type: 'FeatureCollection', features: [at(1, { name: 'Summit', held: true }), at(2, { name: 'Call', note: 'no answer' })] })
for await (const f of deserialize(file)) console.log(JSON.stringify(f.properties))
END
echo "version: flatgeobuf $(node -p "require('./node_modules/flatgeobuf/package.json').version"), node $(node --version)"
echo "guess: a field that a feature lacks is absent or null when read back, and every field that any feature has is kept"
out=$(node run.mjs)
echo "behaviour: what is not known to have been held was not held, and the note is gone"
echo "output: $out"
[ "$out" = '{"name":"Summit","held":true}
{"name":"Call","held":false}' ]
