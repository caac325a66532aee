package csv

import (
	"strings"

	"parley/data/format/assemble"
)

// cell reads the cell of a column into an event. Title and dates are already
// read.
func (t *table) cell(w *assemble.Row, e *assemble.Event, col int, f field, s string) {
	if f != title && assemble.NoValue(s) {
		w.Change(col, "", "it stands for no value")
		return
	}
	if read := readers[f]; read != nil {
		read(t, w, e, col, s)
	}
}

// readers are the functions that read the cells of each field. Start and end
// have none, as they are read first.
var readers = [...]func(t *table, w *assemble.Row, e *assemble.Event, col int, s string){
	other:      (*table).other,
	title:      (*table).title,
	text:       func(t *table, w *assemble.Row, e *assemble.Event, col int, s string) { e.Text = s; w.Take(col) },
	place:      (*table).place,
	who:        (*table).who,
	source:     (*table).source,
	kind:       (*table).kind,
	id:         (*table).id,
	importance: (*table).importance,
	tags:       (*table).tags,
}

func (t *table) other(w *assemble.Row, e *assemble.Event, col int, s string) {
	if in, ok := tongueOf(t.heads[col]); ok {
		in.Text = s
		e.Tongues = append(e.Tongues, in)
		w.Take(col)
		return
	}
	e.Keep(t.heads[col], s)
	w.KeepQuietly(col)
}

func (t *table) title(w *assemble.Row, e *assemble.Event, col int, s string) {
	if e.Title != s {
		w.Change(col, e.Title, "a title is one line")
	}
	w.Take(col)
}

// respelt is the reason for a changed spelling of a name.
const respelt = "the spelling of an earlier row"

func (t *table) place(w *assemble.Row, e *assemble.Event, col int, s string) {
	e.Where = t.draft.Spelling(s)
	if e.Where != s {
		w.Change(col, e.Where, respelt)
	}
	w.Take(col)
}

func (t *table) who(w *assemble.Row, e *assemble.Event, col int, s string) {
	names, ok := assemble.Names(s, t.known)
	if !ok {
		w.Keep(col, e.Keep(t.heads[col], s), "a comma may part two names or belong to one", "semicolons between names")
		return
	}
	for i, n := range names {
		if names[i] = t.draft.Spelling(n); names[i] != n {
			w.Change(col, names[i], respelt)
		}
	}
	e.Who = append(e.Who, names...)
	if len(names) > 1 && !strings.ContainsAny(s, ";|\n") {
		w.Change(col, strings.Join(names, "; "), "each of these names stands alone in another row")
	}
	w.Take(col)
}

func (t *table) source(w *assemble.Row, e *assemble.Event, col int, s string) {
	list, why := assemble.Sources(s)
	e.Sources = append(e.Sources, list...)
	if why != "" {
		w.Change(col, list[0].URL, why)
	}
	w.Take(col)
}

func (t *table) kind(w *assemble.Row, e *assemble.Event, col int, s string) {
	code, ok := assemble.Type(s)
	switch {
	case !ok:
		w.Keep(col, e.Keep(t.heads[col], s), "no type of the codebook", "one of "+assemble.Types())
	case code != s:
		w.Change(col, code, "as the codebook writes it")
	}
	e.Type = code
	w.Take(col)
}

func (t *table) id(w *assemble.Row, e *assemble.Event, col int, s string) {
	e.ID = t.draft.Claim(s)
	if e.ID != s {
		w.Change(col, e.ID, "an id is made of a to z, digits and hyphens, is no number, and is given once")
	}
	w.Take(col)
}

func (t *table) importance(w *assemble.Row, e *assemble.Event, col int, s string) {
	n, ok := assemble.Importance(s)
	switch {
	case !ok:
		w.Keep(col, e.Keep(t.heads[col], s), "importance is 1 to 5", "a number from 1 to 5")
	case n != s:
		w.Change(col, n, "a whole number")
	}
	e.Importance = n
	w.Take(col)
}

func (t *table) tags(w *assemble.Row, e *assemble.Event, col int, s string) {
	for _, tag := range strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune(";,|\n", c) }) {
		if tag = strings.TrimSpace(tag); tag != "" {
			e.Tags = append(e.Tags, tag)
		}
	}
	w.Take(col)
}
