package assemble

import (
	"bytes"
	"strings"
)

// Known is the id that an event of a table got earlier, with what identifies
// the event.
type Known struct{ ID, Title, When, Source string }

// keyOf returns what identifies an event whose row is moved or changed.
func (e *Event) keyOf() Known {
	k := Known{Title: e.Title, When: e.When}
	if len(e.Sources) > 0 {
		k.Source = e.Sources[0].URL
	}
	return k
}

// same are the keys by which an event is matched to its earlier id, most
// reliable first. A key that matches several events or several ids is ignored.
var same = []func(k Known) string{
	func(k Known) string { return fold(k.Title) + "\x00" + k.When },
	func(k Known) string {
		if k.Source == "" {
			return ""
		}
		return k.When + "\x00" + k.Source
	},
	func(k Known) string { return fold(k.Title) },
}

// recall gives events without an id of their own their ids from earlier
// imports, so that an event keeps its address when its row is moved, retitled
// or its date is corrected.
func (d *Draft) recall(taken map[string]bool) {
	used := map[string]bool{}
	for _, k := range d.Kept {
		used[k.ID] = taken[k.ID]
		taken[k.ID] = true
	}
	for _, key := range same {
		had, have := map[string][]int{}, map[string][]int{}
		for i, k := range d.Kept {
			if s := key(k); s != "" && !used[k.ID] {
				had[s] = append(had[s], i)
			}
		}
		for i := range d.Events {
			if s := key(d.Events[i].keyOf()); s != "" && d.Events[i].ID == "" {
				have[s] = append(have[s], i)
			}
		}
		for s, at := range have {
			if len(at) == 1 && len(had[s]) == 1 {
				id := d.Kept[had[s][0]].ID
				d.Events[at[0]].ID, used[id] = id, true
			}
		}
	}
}

// keep stores the ids of all events for the next import, including those of
// removed rows: an id is never given to another event.
func (d *Draft) keep() {
	now := map[string]bool{}
	for i := range d.Events {
		now[d.Events[i].ID] = true
	}
	var out []Known
	for i := range d.Events {
		k := d.Events[i].keyOf()
		k.ID = d.Events[i].ID
		out = append(out, k)
	}
	for _, k := range d.Kept {
		if !now[k.ID] {
			out = append(out, k)
		}
	}
	d.Kept = out
}

// KnownHead is the header of a table of ids.
var KnownHead = []string{"id", "title", "when", "source"}

// ReadKnown parses the rows of a table of ids. A row without a valid id is
// skipped.
func ReadKnown(rows [][]string) []Known {
	var out []Known
	for _, r := range rows {
		r = append(r[:len(r):len(r)], "", "", "", "")
		if id := strings.TrimSpace(r[0]); ValidID(id) {
			out = append(out, Known{id, r[1], r[2], r[3]})
		}
	}
	return out
}

// lineCount counts the lines of a growing text.
type lineCount struct{ lines, upto int }

func (c *lineCount) of(b []byte) int {
	c.lines += bytes.Count(b[c.upto:], []byte("\n"))
	c.upto = len(b)
	return c.lines
}
