package realtools

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// network is what a program read from a file: nodes by id, and ties.
type network struct {
	Directed bool
	Nodes    map[string]map[string]any
	Ties     []foundTie
}

// foundTie is a tie as read.
type foundTie struct {
	From, To string
	Has      map[string]any
}

// networks reads the GraphML files with NetworkX.
func networks(t *testing.T, all []record) {
	for name, n := range python[network](t, "networkx_graphml.py", "networkx", all) {
		compareNetwork(t, find(all, name), n)
	}
}

// networksOfIgraph reads them with igraph, which numbers nodes and keeps their
// ids as an attribute.
func networksOfIgraph(t *testing.T, all []record) {
	for name, n := range python[network](t, "igraph_graphml.py", "igraph", all) {
		compareNetwork(t, find(all, name), n)
	}
}

func find(all []record, name string) *record {
	return &all[slices.IndexFunc(all, func(r record) bool { return r.name == name })]
}

// compareNetwork compares what a program read with the tables of the same
// network.
func compareNetwork(t *testing.T, r *record, n network) {
	t.Helper()
	if !n.Directed {
		t.Errorf("%s: the network has lost its directions", r.name)
	}
	nodes := map[string]map[string]string{}
	for _, row := range r.table(t, "nodes.csv") {
		nodes[row["Id"]] = row
	}
	if got, want := slices.Sorted(maps.Keys(n.Nodes)), slices.Sorted(maps.Keys(nodes)); !slices.Equal(got, want) {
		t.Errorf("%s: nodes %q, want %q", r.name, got, want)
	}
	for id, row := range nodes {
		got := n.Nodes[id]
		if told(got["label"]) != plain(row["Label"]) || told(got["kind"]) != row["kind"] || told(got["events"]) != row["events"] {
			t.Errorf("%s: %s is read as %v, written as %v", r.name, id, got, row)
		}
	}
	var got, want []string
	for _, x := range n.Ties {
		got = append(got, strings.Join([]string{x.From, x.To, told(x.Has["undirected"]), told(x.Has["label"]), told(x.Has["layer"]), told(x.Has["start"]), told(x.Has["end"]),
			told(x.Has["date"]), told(x.Has["sources"]), told(x.Has["source_ids"])}, "|"))
	}
	for _, row := range r.table(t, "ties.csv") {
		want = append(want, strings.Join([]string{row["Source"], row["Target"], strconv.FormatBool(row["Type"] == "undirected"), plain(row["Label"]), row["layer"], row["start"], row["end"],
			row["date"], row["sources"], row["source_ids"]}, "|"))
	}
	slices.Sort(got)
	slices.Sort(want)
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			t.Fatalf("%s: a tie is read as\n%s\nwritten as\n%s", r.name, got[i], want[i])
		}
	}
	if len(got) != len(want) || len(got) == 0 && r.name == "hard" {
		t.Errorf("%s: %d ties of %d", r.name, len(got), len(want))
	}
}

// told formats a value; an integer that igraph reads as 2.0 is 2.
func told(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return ""
}

// plain returns the text of a cell without the apostrophe that guards a
// formula.
func plain(cell string) string {
	if len(cell) > 1 && cell[0] == '\'' && strings.IndexByte("=+-@\t\r", cell[1]) >= 0 {
		return cell[1:]
	}
	return cell
}
