// Package items reads files that list items, such as the objects of a JSON
// file: each item has cells by name, and a table maps the names to the record.
// Cells that no reader takes are kept under x-.
package items

import (
	"maps"
	"slices"
	"strings"

	"parley/data/format/assemble"
	"parley/data/format/markup"
)

// Item is one item of a file.
type Item struct {
	At    string            // such as "item 3"
	Sort  string            // kind of item, for formats with several
	Cells map[string]string // nonempty cells by name
	Fault string            // why it could not be read, or ""
}

// Column maps a name to the record. Names without a column are kept.
type Column struct{ Name, As string }

// Keeper stores unused cells: an event, a participant, a place, a relation or
// the dataset.
type Keeper interface {
	Keep(heading, text string) (key string)
}

// Row is one item during reading. Read passes it to the format, which must end
// it with Event, Done or Reject.
type Row struct {
	*assemble.Row
	Item
	Draft *assemble.Draft
	E     assemble.Event // the event it may become
	at    map[string]int
	names []string
}

// Read reads the items one by one. It must be called once per report.
func Read(d *assemble.Draft, rep *assemble.Report, list []Item, table []Column, each func(r *Row)) {
	at, names := columns(rep, list, table)
	for _, it := range list {
		cells := make([]string, len(names))
		for name, text := range it.Cells {
			cells[at[name]] = text
		}
		r := &Row{Row: rep.Row(it.At, cells), Item: it, Draft: d, E: assemble.Event{File: rep.File}, at: at, names: names}
		if it.Fault != "" {
			r.Reject(it.Fault, "")
			continue
		}
		each(r)
	}
}

// columns adds to the report the columns of the table that some item has, then
// all other names in alphabetical order.
func columns(rep *assemble.Report, list []Item, table []Column) (at map[string]int, names []string) {
	found := map[string]bool{}
	for _, it := range list {
		for name := range it.Cells {
			found[name] = true
		}
	}
	at = map[string]int{}
	add := func(name, as string) {
		at[name] = rep.Column(name, as)
		names = append(names, name)
		delete(found, name)
	}
	for _, c := range table {
		if found[c.Name] {
			add(c.Name, c.As)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(found)) {
		add(name, "x-"+assemble.Slug(name))
	}
	return at, names
}

func (r *Row) col(name string) int {
	if at, ok := r.at[name]; ok {
		return at
	}
	return -1
}

// Text returns the cell of a name, or "".
func (r *Row) Text(name string) string { return r.Cell(r.col(name)) }

// Names returns the names of the nonempty cells, in the order of the columns.
func (r *Row) Names() []string {
	var out []string
	for _, n := range r.names {
		if r.Text(n) != "" {
			out = append(out, n)
		}
	}
	return out
}

// First returns the first nonempty of the cells and its name.
func (r *Row) First(names ...string) (text, name string) {
	for _, n := range names {
		if s := r.Text(n); s != "" {
			return s, n
		}
	}
	return "", ""
}

// Took marks cells as taken as written.
func (r *Row) Took(names ...string) {
	for _, n := range names {
		if r.Text(n) != "" {
			r.Take(r.col(n))
		}
	}
}

// Changed marks a cell as taken with another text, or as taken if the text is
// the same.
func (r *Row) Changed(name, to, why string) {
	switch {
	case r.Text(name) == "":
	case r.Text(name) == to:
		r.Took(name)
	default:
		r.Change(r.col(name), to, why)
	}
}

// Dropped marks a cell as not in the record, with the reason.
func (r *Row) Dropped(name, why, fix string) {
	if r.Text(name) != "" {
		r.Refuse(r.col(name), why, fix)
	}
}

// Kept stores a cell under x- in the keeper, with the reason.
func (r *Row) Kept(to Keeper, name, why, fix string) {
	if s := r.Text(name); s != "" {
		r.Keep(r.col(name), to.Keep(name, s), why, fix)
	}
}

// Over ends the item: unread cells are kept under x- in to.
func (r *Row) Over(to Keeper) {
	for _, n := range r.names {
		switch s := r.Text(n); {
		case !r.Untouched(r.col(n)):
		case assemble.NoValue(s):
			r.Change(r.col(n), "", "it stands for no value")
		default:
			to.Keep(n, s)
			r.KeepQuietly(r.col(n))
		}
	}
	r.Done()
}

// noSource is the warning for an event for which the file has no source.
const noSource = "no source: the file itself becomes one"

// Event ends the item as an event.
func (r *Row) Event() {
	if len(r.E.Sources) == 0 {
		r.Warn(noSource, "a source under the event, with the address where it was read")
	}
	r.Over(&r.E)
	r.Draft.Events = append(r.Draft.Events, r.E)
}

// Title sets the title from the first of the cells with text, as plain text on
// one line, or else from the start of one of the others. It reports whether
// there is a title.
func (r *Row) Title(names []string, others ...string) bool {
	if s, name := r.First(names...); s != "" {
		plain, links := markup.Plain(s)
		if r.E.Title = strings.Join(strings.Fields(plain), " "); r.E.Title != "" {
			r.Changed(name, r.E.Title, "plain text in one line")
			r.Cite(links)
			return true
		}
	}
	for _, n := range others {
		plain, _ := markup.Plain(r.Text(n))
		if r.E.Title = assemble.Excerpt(plain); r.E.Title != "" {
			r.Warn("no title: the beginning of “"+n+"” becomes it", "a title")
			return true
		}
	}
	return false
}

// Prose returns a cell with HTML as plain text. Its links become cited sources.
func (r *Row) Prose(name string) string {
	text, links := markup.Plain(r.Text(name))
	text = strings.TrimSpace(text)
	why := "plain text"
	if len(links) > 0 {
		why += "; its links are sources that the file cites"
	}
	r.Changed(name, text, why)
	r.Cite(links)
	return text
}

// Cite adds addresses as cited sources; invalid ones are kept.
func (r *Row) Cite(links []string) {
	for _, l := range links {
		if strings.HasPrefix(l, "//") {
			l = "https:" + l
		}
		if _, ok := assemble.Address(l); ok {
			r.E.Sources = append(r.E.Sources, assemble.Source{URL: l, Cited: true})
		} else {
			r.E.Keep("link", l)
		}
	}
}

// Link adds an address as a cited source. Other text is kept.
func (r *Row) Link(name string) {
	s := r.Text(name)
	if s == "" {
		return
	}
	full := s
	if strings.HasPrefix(s, "//") {
		full = "https:" + s
	}
	if _, ok := assemble.Address(full); !ok {
		r.Kept(&r.E, name, "no http or https address", "the whole address, as a source")
		return
	}
	r.E.Sources = append(r.E.Sources, assemble.Source{URL: full, Cited: true})
	r.Changed(name, full, "an address begins with https://")
}

// Picture adds an address as a picture of the event.
func (r *Row) Picture(name, alt, credit string) {
	s := r.Text(name)
	if s == "" {
		return
	}
	full := s
	if strings.HasPrefix(s, "//") {
		full = "https:" + s
	}
	if _, ok := assemble.Address(full); !ok {
		r.Kept(&r.E, name, "no http or https address of a picture", "the whole address, under media")
		return
	}
	r.E.Media = append(r.E.Media, assemble.Media{Src: full, Alt: alt, Credit: credit})
	r.Changed(name, full, "an address begins with https://")
}

// ID sets the id that the file has for the event.
func (r *Row) ID(name string) {
	if s := r.Text(name); s != "" {
		r.E.ID = r.Draft.Claim(s)
		r.Changed(name, r.E.ID, "an id is made of a to z, digits and hyphens, is no number, and is given once")
	}
}

// Tags adds the tags in a cell, separated by divide.
func (r *Row) Tags(name, divide string) {
	for t := range strings.SplitSeq(r.Text(name), divide) {
		if t = strings.TrimSpace(t); t != "" && !slices.Contains(r.E.Tags, t) {
			r.E.Tags = append(r.E.Tags, t)
		}
	}
	r.Took(name)
}
