#!/usr/bin/env bash
# In the 1:10m outlines of world-atlas three islands of the Maldives are wound the wrong way and cover the earth three times.
# Needs: node npm
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts world-atlas@2.0.2 topojson-client@3.1.0 d3-geo@3.1.2 >/dev/null
cat >run.mjs <<'END'
import { createRequire } from 'module'
import { geoArea, geoContains } from 'd3-geo'
const require = createRequire(import.meta.url)
const { feature } = require('topojson-client')
const earth = 4 * Math.PI
for (const scale of ['110m', '50m', '10m']) {
  const world = require(`world-atlas/countries-${scale}.json`)
  const { features } = feature(world, world.objects.countries)
  const large = features.filter(f => geoArea(f) > earth / 10)
    .map(f => `${f.properties.name} ${(geoArea(f) / earth).toFixed(2)} earths`)
  const oslo = features.filter(f => geoContains(f, [10.75, 59.91])).map(f => f.properties.name)
  console.log(`${scale}: larger than a tenth: ${large.join() || 'none'}; Oslo in ${oslo.join(' and ')}`)
}
END
echo "version: world-atlas $(node -p "require('./node_modules/world-atlas/package.json').version"), d3-geo 3.1.2, node $(node --version)"
echo "guess: no country is larger than a tenth of the earth, and a city is in one country, at every scale"
out=$(node run.mjs)
echo "behaviour: at 1:10m the Maldives have the area of three earths, so that each point is in them as well: three islands of three points each are wound the other way"
echo "output: $out"
[ "$out" = '110m: larger than a tenth: none; Oslo in Norway
50m: larger than a tenth: none; Oslo in Norway
10m: larger than a tenth: Maldives 3.00 earths; Oslo in Norway and Maldives' ]
