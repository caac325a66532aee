#!/usr/bin/env bash
# topojson-server keeps the heights of coordinates, unless it is asked to quantize them.
# Needs: node npm
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts topojson-server@3.0.1 topojson-client@3.1.0 >/dev/null
cat >run.cjs <<'END'
const { topology } = require('topojson-server'), { feature } = require('topojson-client')
const geo = { type: 'FeatureCollection', features: [
  { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [1.5, 2.5, 150] } },
  { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: [[177, -18, 5], [183, -13, 6]] } }] }
for (const q of [undefined, 1e4])
  console.log(q, feature(topology({ g: geo }, q), 'g').features.map(f => f.geometry.coordinates.flat(Infinity).length).join(' '))
END
echo "version: topojson-server $(node -p "require('topojson-server/package.json').version"), topojson-client $(node -p "require('topojson-client/package.json').version"), node $(node --version)"
echo "guess: quantizing rounds longitude and latitude and leaves a third number alone: 3 and 6 numbers both times"
out=$(node run.cjs)
echo "behaviour: without it the heights stay, with it they are gone from points and lines, and the read me says nothing of it"
echo "output:"
echo "$out"
[ "$out" = 'undefined 3 6
10000 2 4' ]
