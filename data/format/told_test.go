package format_test

import (
	"fmt"
	"strings"
	"testing"

	"parley/data/dataset"
	"parley/data/format"
)

// told summarises a record: a line per event in the order of the record, with
// id, date, title and the other fields given, then a line per relation and per
// participant with more than a name.
func told(t testing.TB, rec format.Record) string {
	t.Helper()
	balanced(t, rec)
	d, _ := read(rec)
	var out []string
	for i := range d.Events {
		out = append(out, toldEvent(d, &d.Events[i]))
	}
	for _, r := range d.Relations {
		arrow := "->"
		if r.Undirected {
			arrow = "--"
		}
		out = append(out, words(fmt.Sprintf("%s %s %s: %s", d.Actors[r.From].ID, arrow, d.Actors[r.To].ID, r.Kind.Code()), r.Label, span(r)))
	}
	return strings.Join(out, "\n")
}

func span(r dataset.Relation) string {
	if r.Since.IsZero() && r.Until.IsZero() {
		return ""
	}
	return r.Since.String() + " to " + r.Until.String()
}

func toldEvent(d *dataset.Dataset, e *dataset.Event) string {
	more := e.Rest()
	out := []string{string(e.ID), e.When.String(), e.Title, e.Type.Code()}
	if e.Status.Off() {
		out = append(out, e.Status.Code())
	}
	if e.Where >= 0 {
		p := d.Places[e.Where]
		at := "at " + p.Name
		if p.Located {
			at += fmt.Sprintf(" %g %g", p.Lat, p.Lon)
		}
		out = append(out, at)
	}
	for _, p := range e.Who {
		out = append(out, p.Role.Code()+" "+d.Actors[p.Actor].Name)
	}
	for _, f := range more.Figures {
		out = append(out, fmt.Sprintf("%s %g %g %g", f.What, f.Low, f.Best, f.High))
	}
	return words(append(out, strings.Join(more.Tags, "+"), e.Text)...)
}

// words joins nonempty texts with a bar.
func words(texts ...string) string {
	var out []string
	for _, s := range texts {
		if s != "" {
			out = append(out, strings.ReplaceAll(s, "\n", "/"))
		}
	}
	return strings.Join(out, " | ")
}

// trap is a file that is easy to misread.
type trap struct {
	what, as, data string
	want           string // expected result of told
	says           string // text that the report must contain
}

// holds reads each file and compares the record and the report.
func holds(t *testing.T, traps []trap) {
	t.Helper()
	for _, c := range traps {
		o := full
		o.As = c.as
		rec := made(t, "x", c.data, o)
		if got := told(t, rec); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.what, got, c.want)
		}
		var report strings.Builder
		if err := rec.WriteText(&report); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(report.String(), c.says) {
			t.Errorf("%s: the report lacks %q:\n%s", c.what, c.says, report.String())
		}
	}
}
