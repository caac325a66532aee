package graphfile

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"parley/app/network"
	"parley/app/query"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit"
	"parley/data/testkit/bundled"
)

// summit returns a record of a meeting of three about a fourth, a call of two, and an office;
// its names contain markup.
func summit() *dataset.Dataset {
	part := func(a dataset.ActorRef, r codebook.Role) dataset.Part {
		return dataset.Part{Actor: a, Role: r, For: dataset.None}
	}
	claim := dataset.Claim{SaidIn: dataset.None, By: dataset.None, For: dataset.None, Source: 0, CitedFrom: dataset.None, Stance: codebook.Reports, On: codebook.OnHappened}
	d := &dataset.Dataset{
		Meta:    dataset.Meta{ID: "s", Title: `A "summit" & more`, AsOf: edtf.FromDay(20100), License: "CC0-1.0"},
		Sources: []dataset.Source{{ID: "s", PublisherName: "Gazette", Publisher: dataset.None, CitedIn: dataset.None, URL: "https://example.org/a?b=1&c=2"}},
		Actors: []dataset.Actor{
			{ID: "a", Kind: codebook.Person, Name: "=Ann <Able>", PartOf: dataset.None, Roles: []dataset.Office{{Role: "Envoy", Of: 3, For: dataset.None, Since: edtf.FromDay(19000), Source: 0}}},
			{ID: "b", Kind: codebook.Person, Name: "Bo \x00\x1fBjörk, Jr", PartOf: dataset.None},
			{ID: "c", Kind: codebook.Person, Name: "Che", PartOf: dataset.None},
			{ID: "d", Kind: codebook.State, Name: "Dell", PartOf: dataset.None},
			{ID: "e", Kind: codebook.Person, Name: "Eve", PartOf: dataset.None},
		},
		Relations: []dataset.Relation{{From: 3, To: 4, Kind: codebook.OtherRelation, Label: "owes", Undirected: true, Source: dataset.None}},
		Events: []dataset.Event{
			{ID: "meet", Title: "They meet", When: edtf.FromDay(20000), Where: dataset.None, Type: codebook.Consult, Status: codebook.Happened, Claims: []dataset.Claim{claim},
				Who: []dataset.Part{part(0, codebook.RoleActor), part(1, codebook.RoleActor), part(2, codebook.RoleActor), part(3, codebook.RoleAffected)}},
			{ID: "call", Title: "A call", When: edtf.FromDayRange(20050, 20052), Where: dataset.None, Type: codebook.Consult, Status: codebook.Possible, Claims: []dataset.Claim{claim},
				Who: []dataset.Part{part(0, codebook.RoleActor), part(1, codebook.RoleRecipient), part(3, codebook.RoleMentioned)}},
		},
	}
	dataset.Seal(d)
	return d
}

// TestLayersStayApart counts the ties of a record by layer: a meeting of three is a node with
// three ties, not three pairs.
func TestLayersStayApart(t *testing.T) {
	n := Of(summit(), Ask{})
	var got [3]int
	for i := range n.ties {
		got[n.ties[i].layer]++
	}
	// The meeting has three ties and one about d; the call has one, and two about d.
	if want := [3]int{4, 3, 2}; got != want {
		t.Errorf("%v ties together, about, belongs; want %v", got, want)
	}
	if len(n.nodes) != 6 || n.nodes[5].kind != "event" || n.nodes[0].events != 2 || n.nodes[0].office != "Envoy" {
		t.Errorf("nodes: %+v", n.nodes)
	}
	for i := range n.ties {
		if x := &n.ties[i]; x.id == "call:4" && (!x.directed || x.cells[startAt] != "2024-11-23" || x.cells[endAt] != "2024-11-25" || x.cells[statusAt] != "possible") {
			t.Errorf("the call: %+v", x)
		}
	}
}

// TestWindowAndFilter checks that only what the window and the filter show is included.
func TestWindowAndFilter(t *testing.T) {
	d := summit()
	var r query.Result
	query.NewIndex(d, nil).Run(query.Filter{Text: "call"}, &r)
	n := Of(d, Ask{Shown: &r, From: edtf.FromDay(20040).Earliest, To: edtf.FromDay(20060).Latest, Address: "https://example.org/event/"})
	var ids []string
	for i := range n.nodes {
		ids = append(ids, n.nodes[i].id)
	}
	if got := strings.Join(ids, " "); got != "a b d" {
		t.Errorf("nodes %s", got)
	}
	if got := n.ties[0].cells[addressAt]; got != "https://example.org/event/call/" {
		t.Errorf("address %s", got)
	}
	if got := n.ties[0].cells[sourcesAt]; got != "https://example.org/a?b=1&c=2" {
		t.Errorf("sources %s", got)
	}
}

// TestEveryEventCounts finds each event of two or more in the files once: as a tie, or as a
// node with a tie to each participant.
func TestEveryEventCounts(t *testing.T) {
	d := testkit.Events(2000, testkit.Options{})
	n := Of(d, Ask{})
	ties := map[string]int{}
	for i := range n.ties {
		if x := &n.ties[i]; x.layer == network.Together {
			ties[x.cells[eventAt]]++
		}
	}
	if len(n.nodes) < len(d.Actors) {
		t.Errorf("%d nodes of %d actors", len(n.nodes), len(d.Actors))
	}
	for i := range d.Events {
		who := network.Participants(nil, d.Events[i].Who)
		want := len(who)
		switch {
		case want < 2:
			want = 0
		case want == 2:
			want = 1
		}
		if got := ties[string(d.Events[i].ID)]; got != want {
			t.Errorf("%s of %d has %d ties", d.Events[i].ID, len(who), got)
		}
	}
}

// TestFilesAreWellFormed parses the files with the standard library, including names full of
// markup and control characters.
func TestFilesAreWellFormed(t *testing.T) {
	for name, d := range map[string]*dataset.Dataset{"summit": summit(), "made up": testkit.Events(500, testkit.Options{Seed: 3}), "empty": {}} {
		n := Of(d, Ask{})
		for format, data := range map[string][]byte{"gexf": n.GEXF(nil), "graphml": n.GraphML(nil)} {
			edges, nodes := 0, 0
			for dec := xml.NewDecoder(bytes.NewReader(data)); ; {
				tok, err := dec.Token()
				if errors.Is(err, io.EOF) {
					break
				}
				if err != nil {
					t.Fatalf("%s as %s: %v", name, format, err)
				}
				if s, ok := tok.(xml.StartElement); ok && s.Name.Local == "edge" {
					edges++
				} else if ok && s.Name.Local == "node" {
					nodes++
				}
			}
			if edges != len(n.ties) || nodes != len(n.nodes) {
				t.Errorf("%s as %s: %d of %d ties, %d of %d nodes", name, format, edges, len(n.ties), nodes, len(n.nodes))
			}
		}
		for table, data := range map[string][]byte{"nodes": n.NodesCSV(nil), "ties": n.TiesCSV(nil)} {
			rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff")))).ReadAll()
			if want := map[string]int{"nodes": len(n.nodes), "ties": len(n.ties)}[table]; err != nil || len(rows) != want+1 {
				t.Errorf("%s, %s: %d rows for %d, %v", name, table, len(rows), want, err)
			}
			for _, row := range rows {
				for _, c := range row {
					if c != "" && strings.IndexByte("=\t\r", c[0]) >= 0 {
						t.Errorf("%s, %s: %q would run as a formula", name, table, c)
					}
				}
			}
		}
	}
}

// TestSpell checks that a spell is a day that both the schema of GEXF and Java accept.
func TestSpell(t *testing.T) {
	for day, want := range map[string]string{"": "", "2025-08-06": "2025-08-06", "-0043-03-15": "-0043-03-15", "0000-02-29": "", "+12025-01-01": "", "-11999-01-01": ""} {
		if got := spell(day); got != want {
			t.Errorf("%s is written %q, want %q", day, got, want)
		}
	}
}

// gexfEdge is a tie in a GEXF file.
type gexfEdge struct {
	ID     string `xml:"id,attr"`
	Source string `xml:"source,attr"`
	Target string `xml:"target,attr"`
	Type   string `xml:"type,attr"`
	Kind   string `xml:"kind,attr"`
	Label  string `xml:"label,attr"`
}

// gexfEdges reads the ties of a network from its GEXF file.
func gexfEdges(t *testing.T, n *Net) []gexfEdge {
	t.Helper()
	var doc struct {
		Edges []gexfEdge `xml:"graph>edges>edge"`
	}
	if err := xml.Unmarshal(n.GEXF(nil), &doc); err != nil || len(doc.Edges) != len(n.ties) {
		t.Fatalf("%d ties of %d: %v", len(doc.Edges), len(n.ties), err)
	}
	return doc.Edges
}

// TestNoTwoTiesAreOne checks that every two ties of GEXF differ in their ends, in any order,
// or in their kind, and that ids are unique.
func TestNoTwoTiesAreOne(t *testing.T) {
	for name, d := range map[string]*dataset.Dataset{"wide": bundled.Wide(t), "hard": bundled.Case(t, "hard")} {
		n := Of(d, Ask{})
		seen, ids := map[[3]string]bool{}, map[string]bool{}
		again := 0
		for _, x := range gexfEdges(t, n) {
			key := [3]string{min(x.Source, x.Target), max(x.Source, x.Target), x.Kind}
			if seen[key] || ids[x.ID] {
				t.Errorf("%s: %v, %s stands twice", name, key, x.ID)
			}
			seen[key], ids[x.ID] = true, true
			if strings.HasSuffix(x.Kind, " 2") {
				again++
			}
		}
		if again == 0 {
			t.Errorf("%s has no two ties of one kind between the same two", name)
		}
		for i := range n.nodes {
			if ids[n.nodes[i].id] {
				t.Errorf("%s: %s stands twice", name, n.nodes[i].id)
			}
			ids[n.nodes[i].id] = true
		}
	}
}

// TestDirections checks that a meeting and a mutual relation are undirected, and that an
// office and a demand are directed.
func TestDirections(t *testing.T) {
	got := map[string]string{}
	for _, x := range gexfEdges(t, Of(summit(), Ask{})) {
		got[x.Label] = x.Type
	}
	for label, want := range map[string]string{"owes": "undirected", "Envoy": "directed", "A call": "directed"} {
		if got[label] != want {
			t.Errorf("%s is %s, want %s", label, got[label], want)
		}
	}
}

// TestRelationOutsideTheWindow checks that a relation whose ends are not shown does not change
// the previous tie.
func TestRelationOutsideTheWindow(t *testing.T) {
	d := summit()
	var r query.Result
	query.NewIndex(d, nil).Run(query.Filter{Text: "call"}, &r)
	n := Of(d, Ask{Shown: &r, From: edtf.FromDay(20040).Earliest, To: edtf.FromDay(20060).Latest})
	for i := range n.ties {
		if x := &n.ties[i]; x.layer == network.Belongs && !x.directed {
			t.Errorf("%s from %s to %s has no direction", x.label, n.nodes[x.from].id, n.nodes[x.to].id)
		}
	}
}

// TestClockDays checks that an event with a clock time is on its local day in every file.
func TestClockDays(t *testing.T) {
	n := Of(bundled.Case(t, "hard"), Ask{})
	found := 0
	for i := range n.ties {
		if c := &n.ties[i].cells; c[eventAt] == "clock2" {
			found++
			if c[startAt] != "2025-08-06" || c[endAt] != "2025-08-06" {
				t.Errorf("a call at 23:30 of 6 August lasts from %s to %s", c[startAt], c[endAt])
			}
		}
	}
	if found == 0 {
		t.Error("the call has no tie")
	}
}

// TestLastModifiedIsADay checks that GEXF gives a day of change only for a record as of
// one day, and none for a month or a day in doubt.
func TestLastModifiedIsADay(t *testing.T) {
	for asOf, want := range map[string]bool{"2025-08-06": true, "2025-08": false, "2025": false, "2025-08-06?": false, "2025-08-06/..": false} {
		d := summit()
		d.Meta.AsOf, _ = edtf.Parse(asOf)
		if got := bytes.Contains(Of(d, Ask{}).GEXF(nil), []byte("lastmodifieddate=")); got != want {
			t.Errorf("as of %s: a day of change %v, want %v", asOf, got, want)
		}
	}
}
