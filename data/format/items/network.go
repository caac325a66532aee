package items

import (
	"regexp"
	"strings"

	"parley/data/codebook"
	"parley/data/format/assemble"
)

// Network converts the nodes and edges of a graph to participants and
// relations.
type Network struct {
	File  string
	known map[string]string // keys of participants by node id
	event map[string]int    // in files written by Parley: events by id; positions in the draft
	meet  map[string]string // event ids by the id of the node that stands for the event
}

// NewNetwork returns a Network without nodes.
func NewNetwork(file string) *Network {
	return &Network{File: file, known: map[string]string{}, event: map[string]int{}, meet: map[string]string{}}
}

// kinds are words for kinds of participants, in addition to those of the
// codebook.
var kinds = map[string]string{"people": "person", "individual": "person", "human": "person", "politician": "person", "country": "state", "nation": "state",
	"corporation": "company", "business": "company", "firm": "company", "organization": "group", "organisation": "group", "org": "group", "political party": "party",
	"newspaper": "media", "government": "government-body", "agency": "government-body"}

// Kind returns the kind of participant for a word, and false if there is none.
func Kind(word string) (code string, ok bool) {
	word = strings.ToLower(strings.TrimSpace(word))
	if k, ok := codebook.ParseActorKind(word); ok {
		return k.Code(), true
	}
	for _, row := range codebook.ActorKinds() {
		if strings.EqualFold(row.Label, word) {
			return row.Code, true
		}
	}
	code, ok = kinds[word]
	return code, ok
}

// Node lists the names of the cells of a node.
type Node struct {
	ID     string
	Names  []string // the first nonempty one is the name
	Kinds  []string // the first one with a kind is used
	Own    string   // present for every participant in a graph written by Parley
	Fields map[string]string
}

// counted matches the ids that programs count, such as 7, n7 and node-7.
var counted = regexp.MustCompile(`^[a-z]{0,4}[-_]?\d+$`)

// Node adds a participant for the item. Nodes with the same name stay separate.
func (n *Network) Node(r *Row, c Node) {
	id := r.Text(c.ID)
	switch {
	case id == "":
		r.Reject("it has no id", "an id, by which ties name it")
		return
	case n.known[id] != "":
		r.Reject("the id “"+id+"” is given already", "an id of its own")
		return
	}
	name, from := r.First(c.Names...)
	if name == "" {
		name, from = id, c.ID
	}
	key := n.File + "\x00" + id
	n.known[id] = key
	a := r.Draft.Actor(key, name)
	r.Changed(from, a.Name, "one line")
	a.ID, a.Own = id, r.Text(c.Own) != ""
	if a.Own {
		r.Took(c.ID, c.Own)
	} else if assemble.ValidID(id) && strings.Trim(id, "0123456789") != "" && !(counted.MatchString(id) && from != c.ID) {
		r.Took(c.ID)
	} else {
		a.ID = "" // the id is made from the name
		r.Changed(c.ID, "", "an id of the file alone; the record's is made of the name")
	}
	for _, k := range c.Kinds {
		if code, ok := Kind(r.Text(k)); ok && a.Kind == "" {
			a.Kind = code
			r.Changed(k, code, "the kind in the words of the codebook")
		}
	}
	for name, key := range c.Fields {
		if s := r.Text(name); s != "" && !assemble.NoValue(s) {
			a.Set(key, strings.Join(strings.Fields(s), " "))
			r.Took(name)
		}
	}
	r.Over(a)
}

// Ends returns the participants at the ends of a tie. It rejects the item if
// one is not a node.
func (n *Network) Ends(r *Row, from, to string) (a, b string, ok bool) {
	a, b = n.known[r.Text(from)], n.known[r.Text(to)]
	for _, end := range [...]string{from, to} {
		if n.known[r.Text(end)] == "" {
			r.Reject("its end “"+r.Text(end)+"” is no node of the file", "the id of a node")
			return "", "", false
		}
	}
	r.Took(from, to)
	return a, b, true
}

// Tie lists the names of the cells of a tie.
type Tie struct {
	Labels       []string // the first nonempty one is the label
	Kinds        []string // the first one with a kind of relation is used
	Since, Until string
	Date         string // both as EDTF, as Parley writes them, or the day as of which it is known
	Text, Source string
}

// Tie adds a relation between two participants. Its name becomes the label,
// unless it is a kind in the codebook.
func (n *Network) Tie(r *Row, rel assemble.Relation, c Tie) {
	rel.File = n.File
	for _, k := range append(c.Kinds, c.Labels...) {
		s := r.Text(k)
		if kind, ok := relationKind(s); ok && rel.Kind == "" {
			rel.Kind = kind
			r.Changed(k, kind, "the kind in the words of the codebook")
		}
	}
	for _, l := range append(c.Labels, c.Kinds...) {
		if s := r.Text(l); s != "" && rel.Label == "" && !assemble.NoValue(s) && r.Untouched(r.col(l)) && !number(s) {
			rel.Label = strings.Join(strings.Fields(s), " ")
			r.Changed(l, rel.Label, "one line")
		}
	}
	if rel.Kind == "" {
		rel.Kind = "other"
		if rel.Label == "" {
			rel.Label = "tied to"
			r.Warn("the file does not say what ties them: “tied to”", "a kind or a label of the tie")
		}
	}
	if !dated(r, &rel, c) {
		rel.Since, rel.Until = n.date(r, &rel, c.Since), n.date(r, &rel, c.Until)
	}
	if rel.Since != "" && rel.Until != "" {
		if _, say := assemble.Span(rel.Since, rel.Until); say != "" && rel.Since != rel.Until {
			r.Kept(&rel, c.Until, say, "an end after the start")
			rel.Until = ""
		}
	}
	if s := r.Text(c.Text); s != "" {
		rel.Text = s
		r.Took(c.Text)
	}
	if _, ok := assemble.Address(r.Text(c.Source)); ok {
		rel.Source = assemble.Source{URL: r.Text(c.Source)}
		r.Took(c.Source)
	}
	r.Over(&rel)
	r.Draft.Relations = append(r.Draft.Relations, rel)
}

// dated reads the dates of a relation written by Parley. It reports whether
// there are any.
func dated(r *Row, rel *assemble.Relation, c Tie) bool {
	s := r.Text(c.Date)
	since, until, span := strings.Cut(s, "/")
	if !span {
		if when, ok := Valid(s); ok {
			rel.Set("as_of", when)
			r.Took(c.Date)
		}
		return false
	}
	for _, end := range [...]string{since, until} {
		if _, ok := Valid(end); end != "" && (!ok || strings.ContainsAny(end, "[{")) {
			return false
		}
	}
	rel.Since, rel.Until = since, until
	r.Took(c.Date, c.Since, c.Until)
	return true
}

// date parses the start or end of a relation. A date that cannot be parsed is
// kept.
func (n *Network) date(r *Row, rel *assemble.Relation, name string) string {
	s := r.Text(name)
	if s == "" || NoTime(s) {
		return ""
	}
	got := assemble.Dates{}.Read(WithoutZeros(s))
	if got.When == "" || strings.ContainsAny(got.When, "/[{") {
		r.Kept(rel, name, "no date that can be read: "+got.Say, "a date such as 2025-08-06, 2025-08 or 2025")
		return ""
	}
	r.Changed(name, got.When, "as EDTF")
	return got.When
}

// NoTime reports whether a text is one that programs write for an open time.
func NoTime(s string) bool {
	return assemble.NoValue(s) || strings.EqualFold(strings.TrimLeft(s, "+-"), "inf") || strings.EqualFold(strings.TrimLeft(s, "+-"), "infinity")
}

// WithoutZeros removes a month or day of 00, which means unknown: 2001-00-00
// becomes 2001.
func WithoutZeros(s string) string {
	for strings.HasSuffix(s, "-00") && len(s) > 6 {
		s = strings.TrimSuffix(s, "-00")
	}
	return s
}

// number reports whether a text is a number and therefore not a label.
func number(s string) bool { return strings.Trim(s, "0123456789.,eE+-") == "" }

func relationKind(s string) (string, bool) {
	word := strings.ToLower(strings.TrimSpace(s))
	if k, ok := codebook.ParseRelationKind(word); ok && word != "other" {
		return k.Code(), true
	}
	for _, row := range codebook.RelationKinds() {
		if word != "" && strings.EqualFold(row.Label, word) && row.Code != "other" {
			return row.Code, true
		}
	}
	return "", false
}
