#!/usr/bin/env bash
# turf.midpoint of two points beside the antimeridian has a longitude of 183 degrees.
# Needs: node npm
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts @turf/midpoint@7.4.0 @turf/destination@7.4.0 >/dev/null
cat >run.mjs <<'END'
import { midpoint } from '@turf/midpoint'
const suva = [178.44, -18.14], apia = [-171.77, -13.83]
for (const [a, b] of [[suva, apia], [apia, suva]]) console.log(midpoint(a, b).geometry.coordinates.map(x => x.toFixed(2)).join(' '))
END
echo "version: @turf/midpoint $(sed -n 's/.*"version": "\(.*\)".*/\1/p' node_modules/@turf/midpoint/package.json), node $(node --version)"
echo "guess: a longitude between -180 and 180, as both points have"
out=$(node run.mjs)
echo "behaviour: the longitude counts on from the first point, so it is beyond 180, and the two orders differ by a whole turn"
echo "output:"
echo "$out"
[ "$out" = '183.39 -16.04
-176.61 -16.04' ]
