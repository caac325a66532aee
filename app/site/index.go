package site

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"parley/app/chronicle"
	"parley/app/opening"
	"parley/data/codebook"
	"parley/data/dataset"
)

// Index is the first page.
type Index struct {
	*Page
	*Telling
	Explore, Holds  string // the way into the program; how much the record holds, where the head does not say it
	Ways            []Way
	Meta            string
	SourceLine      string // how many sources
	Jumps           []Anchor
	ActorFigure     string // the map of actors, or ""
	HeadPicture     template.HTML
	Note            string
	Whole           *Anchor // the page of the whole record, of a large one
	Months          []Month
	Chapters        []Anchor
	Rows            []Row
	Actors          []ActorRow
	Key             []Sign
	Evidence        []Sign
	Corrections     template.HTML // "" for none
	CorrectionCount string
	Makers          []Anchor
	LicenceLine     string
	notes           *Notes
}

// Sources lists the notes; it is asked for last, when all numbers are given.
func (x *Index) Sources() template.HTML { return x.notes.list("") }

// Way leads to a view of the program, or without it to what the page or another has
// of the same.
type Way struct {
	Anchor
	State string // of the program, or "" for a page
}

// Sign is a symbol with the words for it.
type Sign struct{ Symbol, Class, Text, More string }

// ActorRow is an actor in the table of actors.
type ActorRow struct {
	ID                         dataset.ActorID
	Name, Office, Country, Met string
	Count                      int
}

func (s *Site) index() *Index {
	d, w := s.d, s.w
	p := s.newPage("index.html", s.head().Headline, s.about())
	p.Readings = slices.DeleteFunc(p.Readings, func(a Anchor) bool { return a.Href == "./#steps" }) // it has a link of its own
	p.First, p.App, p.OEmbed = true, s.o.Assets.Wasm != "", s.oembedAddress("index.html")
	p.Linked, p.Feed = s.linked(), s.feedPath("")
	s.linkCard(p, "", "")
	x := &Index{Page: p, Telling: s.telling(p), notes: newNotes(s), Meta: s.meta(), Explore: w.Count("page.explore-all", len(d.Events)), Ways: s.ways()}
	if x.Head.Counted == "" {
		x.Holds, _ = opening.Counted(s.m, w)
	}
	events, sources := w.Count("count.events", len(d.Events)), w.Count("count.sources", len(d.Sources))
	x.SourceLine = w.Say("foot.sources", sources)
	told := s.order
	if len(s.chapters) > 0 {
		told = s.weightiest(crowd)
		x.Note = w.Say("page.weightiest", w.Number(len(told)), events)
		x.Whole, x.Chapters = s.all(""), s.contents("")
	}
	x.Months = s.months(told, "", x.notes)
	x.Jumps = s.jumps(x.Months, told)
	for i := range x.Months {
		x.Rows = append(x.Rows, x.Months[i].Events...)
	}
	x.ActorFigure, x.HeadPicture = s.o.Assets.ActorMap, s.headPicture("")
	x.Actors = s.actorRows()
	s.addSources(x.notes)
	x.Key, x.Evidence = s.key(), s.evidenceKey()
	if list, ids := s.corrections(); len(list) > 0 {
		x.Corrections, x.CorrectionCount = s.html("", s.writer(nil).Corrections(list, ids)), strconv.Itoa(len(list))
	}
	s.credit(x)
	return x
}

// ways returns the views of the program, in its order, then the deadlines.
func (s *Site) ways() []Way {
	out := []Way{
		{Anchor{"#chronicle", s.w.Say("view.timeline")}, "v=timeline"},
		{Anchor{"#actors", s.w.Say("view.actors")}, "v=actors"},
		{Anchor{"map/", s.w.Say("view.map")}, "v=map"},
		{Anchor{"#chronicle", s.w.Say("view.list")}, "v=list"},
		{Anchor{"#table", s.w.Say("view.table")}, "v=table"},
	}
	if !s.located() {
		out = slices.Delete(out, 2, 3)
	}
	return out
}

// head is what the page opens with.
func (s *Site) head() opening.Head {
	h := opening.HeadOf(s.m, s.w)
	h.Headline = cmp.Or(h.Headline, s.title())
	return h
}

// about returns one sentence about the record for whoever lists the page: the author's
// finding, else the description.
func (s *Site) about() string { return cmp.Or(s.d.Meta.Head.Finding, s.d.Meta.Description) }

// meta says of when the record is, in which version, under which licence.
func (s *Site) meta() string {
	m := &s.d.Meta
	var parts []string
	if !m.AsOf.IsZero() {
		parts = append(parts, s.w.Say("page.as-known", s.w.For("page.as-known", 0).Date(m.AsOf)))
	}
	if m.Version != "" {
		parts = append(parts, s.w.Say("page.version", m.Version)+".")
	}
	if m.License != "" {
		parts = append(parts, s.w.Say("foot.licence", m.License)+".")
	}
	return strings.Join(parts, " ")
}

// weightiest returns the n most important events, in order of the chronology. Of those of
// the least weight among them some are chosen evenly, from the first to the last, so that
// where all weigh the same every time of the record is seen.
func (s *Site) weightiest(n int) []dataset.EventRef {
	if n >= len(s.order) {
		return s.order
	}
	var of [256]int // events by weight
	for _, e := range s.order {
		of[s.d.Events[e].Weight()]++
	}
	least := len(of) - 1
	for left := n; left > of[least]; least-- {
		left -= of[least]
	}
	for w := least + 1; w < len(of); w++ {
		n -= of[w]
	}
	var out []dataset.EventRef
	k := 0 // of those of the least weight
	for _, e := range s.order {
		switch w := int(s.d.Events[e].Weight()); {
		case w > least:
			out = append(out, e)
		case w == least:
			if evenly(k, n, of[least]) {
				out = append(out, e)
			}
			k++
		}
	}
	return out
}

// evenly reports whether number k of total is one of n that lie evenly from the first
// to the last. It is so for exactly n of them.
func evenly(k, n, total int) bool {
	if n < 2 {
		return n == 1 && k == total-1
	}
	j := (k*(n-1) + total - 2) / (total - 1) // the first that lies at k or later
	return j < n && j*(total-1)/(n-1) == k
}

// mostJumps bounds the links of the strip under the header.
const mostJumps = 12

// jumps leads to the months of the chronology, or to the first of each year
// where there are many.
func (s *Site) jumps(months []Month, told []dataset.EventRef) []Anchor {
	var out []Anchor
	for _, m := range months {
		out = append(out, Anchor{"#" + m.ID, m.Title})
	}
	if len(out) > mostJumps/2 {
		out = out[:0]
		last := ""
		for _, m := range months {
			if m.Year != last && m.Year != "" {
				out = append(out, Anchor{"#" + m.ID, m.Year})
			}
			last = m.Year
		}
	}
	for len(out) > mostJumps {
		thin := out[:0]
		for i := 0; i < len(out); i += 2 {
			thin = append(thin, out[i])
		}
		out = thin
	}
	return out
}

// actorRows lists actors by the number of their events.
func (s *Site) actorRows() []ActorRow {
	refs := make([]dataset.ActorRef, len(s.d.Actors))
	for i := range refs {
		refs[i] = dataset.ActorRef(i)
	}
	slices.SortStableFunc(refs, func(a, b dataset.ActorRef) int {
		return cmp.Or(cmp.Compare(s.book.EventCount(b), s.book.EventCount(a)), cmp.Compare(s.d.Actors[a].ID, s.d.Actors[b].ID))
	})
	if len(s.chapters) > 0 {
		refs = refs[:min(len(refs), crowd)]
	}
	out := make([]ActorRow, len(refs))
	for i, ref := range refs {
		p := s.book.Actor(ref, dataset.LatestDay)
		out[i] = ActorRow{ID: p.ID, Name: p.Text, Office: p.Office, Country: p.Country, Count: len(p.Events)}
		if out[i].Office == "" {
			out[i].Office = p.Kind
		}
		var met []string
		for _, o := range p.Met[:min(3, len(p.Met))] {
			met = append(met, s.d.Actors[o.Ref].Label()+" "+s.w.Number(o.Count))
		}
		out[i].Met = s.w.Series(met)
	}
	return out
}

// addSources gives a number to the sources that no claim on the page names:
// all of a small record, none of a large one.
func (s *Site) addSources(n *Notes) {
	if len(s.chapters) > 0 {
		return
	}
	for i := range s.d.Sources {
		n.Number(dataset.SourceRef(i))
	}
}

func (s *Site) credit(x *Index) {
	for _, c := range s.d.Meta.Creators {
		x.Makers = append(x.Makers, Anchor{Safe(c.URL), c.Name})
	}
	if s.d.Meta.Publisher != "" {
		x.Makers = append(x.Makers, Anchor{Safe(s.d.Meta.Homepage), s.d.Meta.Publisher})
	}
	if s.d.Meta.License != "" {
		x.LicenceLine = s.w.Say("page.licence", s.d.Meta.License)
	}
}

// legend returns the one line under the chart.
func (s *Site) legend() []Sign {
	var out []Sign
	for _, k := range chronicle.Legend(s.d, s.w) {
		out = append(out, Sign{Symbol: k.Symbol, Class: k.Class, Text: k.Text})
	}
	return append(out, Sign{"m1d", "q1", s.w.Say("legend.expected"), ""}, Sign{"m1x", "q1", s.w.Say("legend.off"), ""},
		Sign{"m1h", "q1", s.w.Say("legend.disputed"), ""})
}

// key explains the marks one by one.
func (s *Site) key() []Sign {
	var out []Sign
	for _, k := range chronicle.Legend(s.d, s.w) {
		sign := Sign{Symbol: k.Symbol, Class: k.Class, Text: k.Text}
		if k.Whole {
			sign.More = s.w.Say("how.quad." + k.Quad.Code())
		}
		out = append(out, sign)
	}
	for _, k := range []struct{ symbol, class, key string }{
		{"mf", "q3", "deadline"}, {"mp", "q0", "period"}, {"m1d", "q1", "expected"}, {"m1x", "q1", "off"}, {"m1h", "q1", "disputed"},
	} {
		out = append(out, Sign{k.symbol, k.class, s.w.Say("how." + k.key), s.w.Say("how." + k.key + ".more")})
	}
	return out
}

// evidenceKey explains the standings.
func (s *Site) evidenceKey() []Sign {
	var out []Sign
	for st := codebook.Official; int(st) < codebook.StandingCount; st++ {
		out = append(out, Sign{"s-" + st.Code(), "", s.w.Standing(st) + ".", s.w.Say("how.standing." + st.Code())})
	}
	return out
}
