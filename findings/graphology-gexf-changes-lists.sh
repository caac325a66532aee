#!/usr/bin/env bash
# graphology-gexf writes an empty list so that it reads it back as a list of one empty text, and a list whose text holds | as a longer one.
# Needs: node npm
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts graphology@0.26.0 graphology-gexf@0.13.2 >/dev/null
cat >run.cjs <<'END'
const Graph = require('graphology'), gexf = require('graphology-gexf')
const g = new Graph()
g.addNode('a', { sources: ['x', 'y'] })
g.addNode('b', { sources: [] })
g.addNode('c', { sources: ['x|y', 'z'] })
const back = gexf.parse(Graph, gexf.write(g))
for (const n of ['a', 'b', 'c']) console.log(n, JSON.stringify(back.getNodeAttribute(n, 'sources')))
END
echo "version: graphology-gexf $(node -p "require('graphology-gexf/package.json').version"), node $(node --version)"
echo "guess: a list attribute comes back as it was, the empty one too, or not at all, and | inside a text is escaped"
out=$(node run.cjs)
echo "behaviour: who had no source has one afterwards, whose text is empty; two sources become three"
echo "output:"
echo "$out"
[ "$out" = 'a ["x","y"]
b [""]
c ["x","y","z"]' ]
