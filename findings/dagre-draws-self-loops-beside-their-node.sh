#!/usr/bin/env bash
# dagre lays the line of a self loop beside its node: it begins and ends 45 units away from the node that it belongs to.
# Needs: node npm
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts @dagrejs/dagre@3.1.3 >/dev/null
cat >run.cjs <<'END'
const dagre = require('@dagrejs/dagre')
const g = new dagre.graphlib.Graph()
g.setGraph({})
for (const n of ['firm', 'bank']) g.setNode(n, { width: 10, height: 10 })
g.setEdge('firm', 'firm', {})
g.setEdge('firm', 'bank', {})
dagre.layout(g)
const gap = (v, w) => {
  const n = g.node(v), far = p => Math.max(Math.abs(p.x - n.x), Math.abs(p.y - n.y)) - n.width / 2
  const points = g.edge(v, w).points
  return Math.round(far(points[0]))
}
console.log(`gap of the loop ${gap('firm', 'firm')}, of the other edge ${gap('firm', 'bank')}`)
END
echo "version: dagre $(node -p "require('./node_modules/@dagrejs/dagre/package.json').version"), node $(node --version)"
echo "guess: the line of every edge begins at the border of its node, 0 units away"
out=$(node run.cjs)
echo "behaviour: that of the loop begins outside, where a label would be"
echo "output: $out"
case $out in "gap of the loop 45, of the other edge 0") ;; *) exit 1 ;; esac
