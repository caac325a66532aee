#!/usr/bin/env bash
# Betweenness in graphology goes up with every further edge between the same two nodes; in networkx it does not.
# Needs: node npm python3-networkx
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts graphology@0.26.0 graphology-metrics@2.4.2 >/dev/null
cat >run.cjs <<'END'
const Graph = require('graphology'), { betweenness } = require('graphology-metrics').centrality
for (const meetings of [1, 5]) {
  const g = new Graph({ type: 'undirected', multi: true })
  for (const n of 'abcd') g.addNode(n)
  for (let i = 0; i < meetings; i++) g.addEdge('a', 'b')
  for (const [x, y] of ['ac', 'bd', 'cd']) g.addEdge(x, y)
  console.log(`graphology, a and b ${meetings}:`, Object.entries(betweenness(g)).map(([n, v]) => `${n} ${v.toFixed(3)}`).join(', '))
}
END
cat >run.py <<'END'
import networkx
for meetings in (1, 5):
    g = networkx.MultiGraph([("a", "b")] * meetings + [("a", "c"), ("b", "d"), ("c", "d")])
    print(f"networkx, a and b {meetings}:", ", ".join(f"{n} {v:.3f}" for n, v in sorted(networkx.betweenness_centrality(g).items())))
END
echo "version: graphology-metrics $(node -p "require('graphology-metrics/package.json').version"), networkx $(/usr/bin/python3 -c 'import networkx; print(networkx.__version__)'), node $(node --version)"
echo "guess: without weights, betweenness asks who stands between whom, so four more meetings of a and b change nothing, in both"
out=$(node run.cjs && /usr/bin/python3 run.py)
echo "behaviour: graphology counts each parallel edge as a way of its own: a and b become more central, c and d less; networkx gives all four the same both times"
echo "output:"
echo "$out"
[ "$out" = 'graphology, a and b 1: a 0.167, b 0.167, c 0.167, d 0.167
graphology, a and b 5: a 0.278, b 0.278, c 0.056, d 0.056
networkx, a and b 1: a 0.167, b 0.167, c 0.167, d 0.167
networkx, a and b 5: a 0.167, b 0.167, c 0.167, d 0.167' ]
