"""igraph_graphml.py DIR...: reads DIR/data/network.graphml in igraph and prints what it found as JSON."""
import json, sys
import igraph

out = {}
for folder in sys.argv[1:]:
    g = igraph.Graph.Read_GraphML(folder + "/data/network.graphml")
    ids = g.vs["id"] if g.vcount() else []
    out[folder] = {
        "Directed": g.is_directed(),
        "Nodes": {v["id"]: v.attributes() for v in g.vs},
        "Ties": [{"From": ids[e.source], "To": ids[e.target], "Has": e.attributes()} for e in g.es],
    }
print(json.dumps(out))
