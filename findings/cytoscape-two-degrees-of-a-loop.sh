#!/usr/bin/env bash
# Cytoscape.js counts a self loop twice in degree() and once in degreeCentrality().
# Needs: node npm
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts cytoscape@3.35.0 >/dev/null
cat >run.cjs <<'END'
const cytoscape = require('cytoscape')
const cy = cytoscape({ headless: true, elements: [{ data: { id: 'firm' } }, { data: { id: 'bank' } },
  { data: { id: 'owns', source: 'firm', target: 'firm' } }, { data: { id: 'lends', source: 'bank', target: 'firm' } }] })
const firm = cy.$id('firm')
console.log('degree', firm.degree(), 'degreeCentrality', cy.elements().degreeCentrality({ root: '#firm' }).degree)
END
echo "version: cytoscape $(node -p "require('./node_modules/cytoscape/package.json').version"), node $(node --version)"
echo "guess: both are 3, the unweighted degree centrality being the degree"
out=$(node run.cjs)
echo "behaviour: the one is 3, the other 2"
echo "output: $out"
[ "$out" = 'degree 3 degreeCentrality 2' ]
