"""rdflib_linked.py DIR...: merges the JSON-LD blocks of DIR/linked.json in RDFLib and prints what they say as JSON."""
import json, sys
from rdflib import Graph, Literal, Namespace, RDF, URIRef

S = Namespace("https://schema.org/")
ROLES = ["agent", "recipient", "participant", "object", "attendee"]
DATES = ["startDate", "endDate", "startTime", "endTime"]
# The words of schema.org as far as they matter here: nothing is fetched.
CONTEXT = {"@vocab": "https://schema.org/", "url": {"@type": "@id"}, "sameAs": {"@type": "@id"}, "license": {"@type": "@id"}}

out = {}
for folder in sys.argv[1:]:
    g = Graph()
    with open(folder + "/linked.json") as f:
        for block in json.load(f):
            assert block["@context"] == "https://schema.org", block["@context"]
            block["@context"] = CONTEXT
            g.parse(data=json.dumps(block), format="json-ld")
    actors = {}
    for s, name in g.subject_objects(S.name):
        if "/actor/" in str(s):
            actors.setdefault(str(s), set()).add(str(name))
        elif not isinstance(s, URIRef) and any(g.triples((None, S[r], s)) and list(g.subjects(S[r], s)) for r in ROLES):
            actors.setdefault("_:" + str(name), set()).add(str(name))
    roles, dates = {}, {}
    for thing, event in g.subject_objects(S.identifier):
        roles[str(event)] = sorted([r, str(o)] for r in ROLES for o in g.objects(thing, S[r]))
        dates[str(event)] = sorted([d, str(o)] for d in DATES for o in g.objects(thing, S[d]))
    makers = []
    for o in set(g.objects(None, S.creator)):
        if isinstance(o, Literal):
            makers.append(["", str(o)])
        else:
            makers.append([str(g.value(o, RDF.type)).rsplit("/", 1)[-1], str(g.value(o, S.name))])
    out[folder] = {"Triples": len(g), "Actors": {k: sorted(v) for k, v in actors.items()}, "Roles": roles, "Dates": dates, "Makers": sorted(makers)}
print(json.dumps(out))
