package format_test

import "testing"

// Files as graph programs write them, each with a trap.

func TestGEXFTraps(t *testing.T) {
	graph := func(space, attrs, body string) string {
		return `<gexf xmlns="` + space + `"><graph ` + attrs + `><attributes class="edge"><attribute id="0" title="relation"/></attributes>` +
			`<nodes><node id="a" label="Ann"/><node id="b" label="Bo"/></nodes><edges>` + body + `</edges></graph></gexf>`
	}
	const edge = `<edge source="a" target="b" label="knows" `
	traps := []trap{
		{what: "mutual is one tie without a direction", data: graph("http://gexf.net/1.3", "", edge+`type="mutual"/>`), want: "a -- b: other | knows", says: "goes both ways"},
		{what: "mutual by default", data: graph("http://gexf.net/1.3", `defaultedgetype="mutual"`, edge+`/>`), want: "a -- b: other | knows"},
		{what: "directed by default", data: graph("http://gexf.net/1.3", `defaultedgetype="directed"`, edge+`/>`), want: "a -> b: other | knows"},
		{what: "directed against the default", data: graph("http://gexf.net/1.3", "", edge+`type="directed"/>`), want: "a -> b: other | knows"},
		{what: "open spells of NetworkX", data: graph("http://gexf.net/1.3", "", edge+`start="None" end="2025-08-07"/>`), want: "a -- b: other | knows | " + " to 2025-08-07"},
		{what: "a spell", data: graph("http://gexf.net/1.3", "", edge+`><spells><spell start="2020-01-01" end="2020-05-31"/></spells></edge>`), want: "a -- b: other | knows | 2020-01-01 to 2020-05-31"},
		{what: "a spell that ends before it begins", data: graph("http://gexf.net/1.3", "", edge+`start="2025" end="2020"/>`), want: "a -- b: other | knows | 2025 to ", says: "it ends before it begins"},
		{what: "a relation of the codebook", data: graph("http://gexf.net/1.3", "", `<edge source="a" target="b" type="directed"><attvalues><attvalue for="0" value="Owns"/></attvalues></edge>`), want: "a -> b: owns"},
		{what: "a weight of 0 stays", data: graph("http://gexf.net/1.3", "", edge+`weight="0"/>`), want: "a -- b: other | knows", says: "edge weight"},
		{what: "an end that is no node", data: graph("http://gexf.net/1.3", "", `<edge source="a" target="c"/>`), want: "", says: "is no node of the file"},
	}
	for _, space := range []string{"http://www.gephi.org/gexf/1.1draft", "http://www.gexf.net/1.2draft", "http://www.gexf.net/1.2", "http://www.gexf.net/1.3", "http://gexf.net/1.3", ""} {
		traps = append(traps, trap{what: "the namespace " + space, data: graph(space, "", edge+"/>"), want: "a -- b: other | knows"})
	}
	holds(t, traps)
}

// TestGEXFNodesWithin checks that nodes may be nested and keep their own
// attributes.
func TestGEXFNodesWithin(t *testing.T) {
	rec := made(t, "x", `<gexf><graph><attributes class="node"><attribute id="kind" title="Type"/></attributes><nodes>
		<node id="gov" label="The government"><attvalues><attvalue for="kind" value="government body"/></attvalues>
		<nodes><node id="pm" label="Ann"><attvalues><attvalue for="kind" value="person"/></attvalues></node></nodes></node>
		</nodes><edges><edge source="pm" target="gov" label="head of"/></edges></graph></gexf>`, full)
	d, _ := read(rec)
	if len(d.Actors) != 2 || d.Actors[0].Kind.Code() != "government-body" || d.Actors[1].Kind.Code() != "person" {
		t.Errorf("participants are %+v", d.Actors)
	}
}

func TestGraphMLTraps(t *testing.T) {
	graph := func(direction, keys, nodes, edges string) string {
		return `<graphml xmlns="http://graphml.graphdrawing.org/xmlns">` + keys + `<graph edgedefault="` + direction + `">` + nodes + edges + `</graph></graphml>`
	}
	const names = `<key id="k" for="node" attr.name="name"/>`
	const two = `<node id="n0"><data key="k">Ann</data></node><node id="n1"><data key="k">Bo</data></node>`
	const label = `<key id="l" for="edge" attr.name="label"/>`
	edge := func(attrs string) string {
		return `<edge source="n0" target="n1" ` + attrs + `><data key="l">knows</data></edge>`
	}
	holds(t, []trap{
		{what: "undirected by default, directed of its own", data: graph("undirected", names+label, two, edge(`directed="true"`)+edge("")), want: "ann -> bo: other | knows\nann -- bo: other | knows"},
		{what: "directed by default, undirected of its own", data: graph("directed", names+label, two, edge(`directed="false"`)+edge("")), want: "ann -- bo: other | knows\nann -> bo: other | knows"},
		{what: "1 and True are true", data: graph("directed", names+label+`<key id="u" for="edge" attr.name="undirected"/>`, two,
			`<edge source="n0" target="n1"><data key="l">a</data><data key="u">1</data></edge><edge source="n0" target="n1"><data key="l">b</data><data key="u">True</data></edge>`),
			want: "ann -- bo: other | a\nann -- bo: other | b"},
		{what: "ids of edges are given twice by NetworkX", data: graph("directed", names+label, two, edge(`id="0"`)+edge(`id="0"`)), want: "ann -> bo: other | knows\nann -> bo: other | knows"},
		{what: "two keys of one name", data: graph("directed", names+label+`<key id="w1" for="edge" attr.name="weight" attr.type="long"/><key id="w2" for="edge" attr.name="weight" attr.type="double"/>`, two,
			`<edge source="n0" target="n1"><data key="l">a</data><data key="w1">1</data></edge><edge source="n0" target="n1"><data key="l">b</data><data key="w2">1.5</data></edge>`),
			want: "ann -> bo: other | a\nann -> bo: other | b", says: "edge weight"},
		{what: "None of igraph is no value", data: graph("directed", names+label+`<key id="t" for="node" attr.name="note"/>`, `<node id="n0"><data key="k">Ann</data><data key="t">None</data></node><node id="n1"/>`, edge("")),
			want: "ann -> n1: other | knows", says: "it stands for no value"},
		{what: "a key for all with a default", data: graph("directed", names+label+`<key id="f" for="all" attr.name="flag"><default>false</default></key>`, two, edge("")), want: "ann -> bo: other | knows", says: "node flag"},
		{what: "text in CDATA with markup", data: graph("directed", names+label, two, `<edge source="n0" target="n1"><data key="l"><![CDATA[a=1&b=2;c=3]]></data></edge>`), want: "ann -> bo: other | a=1&b=2;c=3"},
		{what: "an edge of three ends", data: graph("directed", names, two, `<hyperedge><endpoint node="n0"/></hyperedge>`), want: "", says: "more than two ends"},
	})
}

func TestMapsOfRelations(t *testing.T) {
	holds(t, []trap{
		{what: "Kumu names ends by label", data: `{"elements": [{"label": "Ann"}, {"label": "Bo"}], "connections": [{"from": "Ann", "to": "Bo", "type": "employed-by", "direction": "directed", "start": "2020-01"}]}`,
			want: "ann -> bo: employed-by | 2020-01 to "},
		{what: "Kumu's own files have attributes", data: `{"elements": [{"_id": "elem-a", "attributes": {"label": "Ann", "element type": "Person"}}, {"_id": "elem-b", "attributes": {"label": "Bo"}}],
			"connections": [{"_id": "c", "direction": "undirected", "from": "elem-a", "to": "elem-b", "attributes": {"connection type": "met"}}]}`, want: "elem-a -- elem-b: other | met"},
		{what: "an arrow of Oligrapher back", data: `{"nodes": {"1": {"name": "Ann"}, "2": {"name": "Bo"}}, "edges": {"e": {"node1_id": 1, "node2_id": 2, "label": "pays", "arrow": "2->1"}}}`, want: "bo -> ann: other | pays"},
		{what: "a month of 00", data: `{"data": [{"id": 1, "type": "entities", "attributes": {"name": "Ann"}}, {"id": 2, "type": "entities", "attributes": {"name": "Bo"}},
			{"id": 3, "type": "relationships", "attributes": {"entity1_id": 1, "entity2_id": 2, "category_id": 10, "start_date": "2001-00-00", "end_date": "2005-06-00"}}]}`, want: "ann -> bo: owns | 2001 to 2005-06"},
	})
}
