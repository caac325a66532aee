#!/usr/bin/env bash
# graphml2gv of Graphviz drops the data of all nodes and edges, and with it every name, and ends without an error.
# Needs: graphml2gv (Debian: graphviz)
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >graph.graphml <<'END'
<graphml xmlns="http://graphml.graphdrafting.org/xmlns">
  <key id="d0" for="node" attr.name="label" attr.type="string"/>
  <key id="d1" for="edge" attr.name="weight" attr.type="int"/>
  <graph edgedefault="directed">
    <node id="n0"><data key="d0">Ann</data></node>
    <node id="n1"><data key="d0">Bea</data></node>
    <edge source="n0" target="n1"><data key="d1">3</data></edge>
  </graph>
</graphml>
END
echo "version: $(dot -V 2>&1)"
echo "guess: data with the names of Graphviz attributes become attributes: label=Ann, weight=3"
code=0
out=$(graphml2gv graph.graphml 2>/dev/null | tr -d '\n\t') || code=$?
echo "behaviour: nodes and edges alone are left; the status is $code"
echo "output: $out"
[ "$code" = 0 ] && [ "$out" = 'digraph "" {n0 -> n1;}' ]
