// Package items reads what a file says of many things, such as the objects of a JSON
// file: each is cells by name, and a table says what the cell of each name is in the
// record. What no reader of a format takes is kept under x-.
package items

import (
	"maps"
	"slices"
	"strings"

	"parley/data/format/assemble"
	"parley/data/format/markup"
)

// Item is one thing of a file.
type Item struct {
	At    string            // such as "item 3"
	Sort  string            // what it is, for formats with several sorts of things
	Cells map[string]string // what holds something, by name
	Fault string            // why it could not be read, or ""
}

// Column says of a name what it is in the record. A name that no table has is kept.
type Column struct{ Name, As string }

// Keeper takes what is not understood: an event, a participant, a place, a relation or
// the record as a whole.
type Keeper interface {
	Keep(heading, text string) (key string)
}

// Row is one item while it is read. Read hands it to the format, which ends with Event,
// Done or Reject.
type Row struct {
	*assemble.Row
	Item
	Draft *assemble.Draft
	E     assemble.Event // the event that it may become
	at    map[string]int
	names []string
}

// Read reads the items one by one. It is called once for a report.
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

// columns adds to the report those of the table that some item has, then all others by
// name.
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

// Text is the cell of a name, "" without one.
func (r *Row) Text(name string) string { return r.Cell(r.col(name)) }

// Names are the names of the cells that hold something, in the order of the columns.
func (r *Row) Names() []string {
	var out []string
	for _, n := range r.names {
		if r.Text(n) != "" {
			out = append(out, n)
		}
	}
	return out
}

// First is the first of these cells that holds something, and its name.
func (r *Row) First(names ...string) (text, name string) {
	for _, n := range names {
		if s := r.Text(n); s != "" {
			return s, n
		}
	}
	return "", ""
}

// Took says that these cells are in the record as they were written.
func (r *Row) Took(names ...string) {
	for _, n := range names {
		if r.Text(n) != "" {
			r.Take(r.col(n))
		}
	}
}

// Changed says that the cell is in the record as another text. It is taken when the
// text is the same.
func (r *Row) Changed(name, to, why string) {
	switch {
	case r.Text(name) == "":
	case r.Text(name) == to:
		r.Took(name)
	default:
		r.Change(r.col(name), to, why)
	}
}

// Dropped says that the cell is not in the record, and why.
func (r *Row) Dropped(name, why, fix string) {
	if r.Text(name) != "" {
		r.Refuse(r.col(name), why, fix)
	}
}

// Kept puts the cell under x- of the keeper, and says why.
func (r *Row) Kept(to Keeper, name, why, fix string) {
	if s := r.Text(name); s != "" {
		r.Keep(r.col(name), to.Keep(name, s), why, fix)
	}
}

// Over ends the item: what was not read is kept under x- of what it became.
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

// noSource is said of an event for which its file names none.
const noSource = "no source: the file itself becomes one"

// Event ends the item: it is an event.
func (r *Row) Event() {
	if len(r.E.Sources) == 0 {
		r.Warn(noSource, "a source under the event, with the address where it was read")
	}
	r.Over(&r.E)
	r.Draft.Events = append(r.Draft.Events, r.E)
}

// Title reads the title from the first of these cells that has words, as plain text in one
// line. Without any the beginning of a cell of others is the title. It reports whether
// there is one.
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

// Prose reads a text from HTML. Its links are sources that the file cites.
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

// Cite adds addresses as sources that the file cites; what is none is kept.
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

// Link reads an address as a source that the file cites. Another text is kept.
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

// Picture reads an address as a picture of the event.
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

// ID reads the id that the file has for the event.
func (r *Row) ID(name string) {
	if s := r.Text(name); s != "" {
		r.E.ID = r.Draft.Claim(s)
		r.Changed(name, r.E.ID, "an id is made of a to z, digits and hyphens, is no number, and is given once")
	}
}

// Tags reads a list, which lists of JSON become, or a text with commas.
func (r *Row) Tags(name, divide string) {
	for t := range strings.SplitSeq(r.Text(name), divide) {
		if t = strings.TrimSpace(t); t != "" && !slices.Contains(r.E.Tags, t) {
			r.E.Tags = append(r.E.Tags, t)
		}
	}
	r.Took(name)
}
