"""networkx_graphml.py DIR...: reads DIR/data/network.graphml in NetworkX and prints what it found as JSON."""
import json, sys
import networkx as nx

out = {}
for folder in sys.argv[1:]:
    g = nx.read_graphml(folder + "/data/network.graphml", force_multigraph=True)
    out[folder] = {
        "Directed": g.is_directed(),
        "Nodes": {n: dict(has) for n, has in g.nodes(data=True)},
        "Ties": [{"From": a, "To": b, "Has": has} for a, b, has in g.edges(data=True)],
    }
print(json.dumps(out))
