package site

import (
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"parley/app/actormap"
	"parley/app/chronicle"
	"parley/app/facts"
	"parley/app/network"
	"parley/app/scene"
	"parley/app/view"
	"parley/app/words"
	"parley/data/dataset"
	"parley/data/testkit"
	"parley/data/testkit/bundled"
)

// The panel, the static page, the table, the matrix and the facts agree on the
// contacts of every pair of the bundled sets, and with a slow count by the
// definition.
func TestEveryViewCountsTheSameContacts(t *testing.T) {
	for _, name := range bundled.Names(t) {
		d := bundled.Read(t, name)
		want := testkit.Contacts(d)
		m := view.NewModel(d)
		m.Look(m.Extent.From, m.Extent.To)
		w := words.EnglishPages()
		book, reader := chronicle.New(d, m.Ledger, w), facts.New(d, m.Ledger, w)
		chart := actormap.New(d, w, scene.Widths{})
		cells := matrixCells(m, chart)
		total := 0
		for a := range d.Actors {
			x := dataset.ActorRef(a)
			page := map[dataset.ActorRef]int{}
			for _, p := range book.Actor(x, dataset.LatestDay).Met {
				page[p.Ref] = p.Count
			}
			table := map[dataset.ActorRef]int{}
			for _, p := range network.Within(chart.Meetings(m)[a], m.Result.Has) {
				table[p.Actor] = len(p.Events)
			}
			panel := map[dataset.ActorRef]int{}
			for _, p := range network.Within(network.Partners(m.Ledger, x, dataset.LatestDay), m.Result.Has) {
				panel[p.Actor] = len(p.Events)
			}
			for b := range d.Actors {
				y := dataset.ActorRef(b)
				if a == b {
					continue
				}
				n := len(want[[2]dataset.ActorRef{min(x, y), max(x, y)}])
				told := 0
				for _, f := range reader.Pair(x, y, dataset.LatestDay, dataset.LatestDay) {
					if head, _, ok := strings.Cut(f.Text, " "); ok && strings.Contains(f.Text, " in this record") {
						if k, err := strconv.Atoi(head); err == nil {
							told += k
						}
					}
				}
				if told != n {
					t.Errorf("%s, %s and %s: the facts count %d contacts, not %d", name, d.Actors[a].ID, d.Actors[b].ID, told, n)
				}
				named, ok := page[y]
				if ok && named != n || table[y] != named || panel[y] != named {
					t.Errorf("%s, %s and %s: page %d, table %d, panel %d, counted %d", name, d.Actors[a].ID, d.Actors[b].ID, named, table[y], panel[y], n)
				}
				if cell, drawn := cells[[2]dataset.ActorRef{min(x, y), max(x, y)}]; drawn && cell != n {
					t.Errorf("%s, %s and %s: the matrix has %d, not %d", name, d.Actors[a].ID, d.Actors[b].ID, cell, n)
				}
				total += named
			}
		}
		if total == 0 || len(cells) == 0 {
			t.Errorf("%s: %d contacts named, %d cells", name, total, len(cells))
		}
	}
}

// matrixCells are the numbers of the matrix that is drawn for the window.
func matrixCells(m *view.Model, c *actormap.Chart) map[[2]dataset.ActorRef]int {
	m.State.Form = view.Matrix
	var s scene.Scene
	c.Build(m, 1392, &s)
	out := map[[2]dataset.ActorRef]int{}
	for _, n := range s.Nodes {
		if k := n.Target; k.Kind == scene.PairTarget && k.Count > 0 {
			out[[2]dataset.ActorRef{dataset.ActorRef(min(k.Ref, k.Other)), dataset.ActorRef(max(k.Ref, k.Other))}] = int(k.Count)
		}
	}
	return out
}

// The page of a state says through whom it met another, names what is counted apart
// and explains what counts.
func TestActorPageSaysThroughWhom(t *testing.T) {
	page := build(t, bundled.Wide(t), Options{})["actor/ukraine/index.html"]
	words := ""
	each(t, page, func(n *html.Node) {
		if attr(n, "id") == "met" {
			words = text(n)
		}
	})
	for _, want := range []string{"Russia", "through ", "Counted apart, as no contact: ", " period", "What counts?",
		"Talks, By phone: participants, hosts, mediators and signatories, with these and with those visited, called or addressed.",
		"Agreement: participants, hosts, mediators and signatories, each with the others. A host only who is a person: others gave the ground. None where speakers are named: they report it for one side."} {
		if !strings.Contains(words, want) {
			t.Errorf("the page of Ukraine does not say %q", want)
		}
	}
	if !strings.Contains(words, "Umerov") {
		t.Error("nobody acts for Ukraine")
	}
}

// The page of an actor without contacts does not count to nought, and the page of a body
// says where the events stand of which its contacts come.
func TestActorsWithoutContact(t *testing.T) {
	files := build(t, bundled.Wide(t), Options{})
	for id, c := range map[string]struct{ has, lacks string }{
		"reuters": {"Speaks of", `id="met"`},
		"peskov":  {"No contact", "0 actors"},
		"italy":   {"only through people", "No contact"},
		"erdogan": {"through Shoigu", "only through people"},
	} {
		page := files["actor/"+id+"/index.html"]
		if !strings.Contains(page, c.has) || strings.Contains(page, c.lacks) {
			t.Errorf("%s: has %q: %v; has %q: %v", id, c.has, strings.Contains(page, c.has), c.lacks, strings.Contains(page, c.lacks))
		}
	}
}
