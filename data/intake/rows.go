package intake

import (
	"cmp"
	"fmt"
	"regexp"
	"sort"
	"strconv"
	"strings"

	"parley/data/check"
	"parley/data/format"
	draft "parley/data/format/assemble"
)

// rows maps the lines of an imported record to the rows of its file.
type rows struct {
	name   string
	starts []draft.Start
	last   int // the start found last, from 1
	row    check.Where
}

// of returns the row of the file that a line of the record comes from.
func (r *rows) of(w check.Where) check.Where {
	if w.File != r.name {
		return w
	}
	n := sort.Search(len(r.starts), func(i int) bool { return r.starts[i].Line > w.Line })
	switch {
	case n == 0:
		return rowOf(r.name, "")
	case n != r.last:
		r.last, r.row = n, rowOf(r.name, r.starts[n-1].At)
	}
	return r.row
}

var lineAt = regexp.MustCompile(`^line (\d+)$`)

// rowOf returns the position of a row: the line of a text file, else the row by name.
func rowOf(name, at string) check.Where {
	if m := lineAt.FindStringSubmatch(at); m != nil {
		n, _ := strconv.Atoi(m[1])
		return check.Where{File: name, Line: n, Col: 1}
	}
	if at != "" {
		name += ", " + at
	}
	return check.Where{File: name}
}

// fold joins the findings that say the same about many names of a file.
func fold(found []check.Finding, name string) []check.Finding {
	var out []check.Finding
	seen := map[check.Finding]int{}
	for _, f := range found {
		if f.Where.File == name && f.Where.Line == 0 {
			if seen[f]++; seen[f] > 1 {
				continue
			}
		}
		out = append(out, f)
	}
	for i := range out {
		f := &out[i]
		n, hint := seen[*f], cmp.Or(ways[f.Say], ways[f.Rule])
		if n > 0 && hint != "" {
			f.Suggest = hint
		}
		if n > 1 {
			f.Say += fmt.Sprintf(" (%d times)", n)
		}
	}
	return out
}

// ways are the fixes for names that a table cannot resolve, by finding or rule.
var ways = map[string]string{
	"an actor without kind": "--actors person, or another kind for all; or a workbook with a sheet “actors”, see parley new --sheet",
	"a place without kind":  "--places city, or another kind for all; or a workbook with a sheet “places”, see parley new --sheet",
	"the dataset does not say under which licence others may use it": "--license CC-BY-4.0, or another SPDX name",
	"unplaced": "a workbook with a sheet “places” that has lat and lon, see parley new --sheet",
}

// told returns the findings about rows and cells that were refused or kept apart.
func told(rec format.Record, name string) []check.Finding {
	var out []check.Finding
	for _, rep := range rec.Reports {
		for _, n := range rep.Notes {
			if f, ok := noteOf(n, name); ok {
				out = append(out, f)
			}
		}
	}
	return out
}

// noteOf returns the finding for a note. A changed value gives none, because it is in the
// record; neither does a note that repeats a finding of the check.
func noteOf(n draft.Note, name string) (check.Finding, bool) {
	f := check.Finding{Where: rowOf(name, n.At), Severity: check.Warning, Say: n.Why, Suggest: n.Fix}
	switch {
	case n.What == draft.Refused.String() && n.Column == "":
		f.Rule, f.Say = "unread-row", "the row “"+n.From+"” is not in the record: "+n.Why
		if n.Fix != "" && strings.Contains(n.From, " | ") {
			f.Severity = check.Error
		}
	case n.What == draft.Refused.String():
		f.Rule, f.Say = "unread-cell", n.Column+" “"+draft.Excerpt(n.From)+"” is not in the record: "+n.Why
	case n.What == draft.Kept.String():
		f.Rule, f.Say = "unread-cell", n.Column+" “"+draft.Excerpt(n.From)+"” is kept as "+n.To+", which no page shows: "+n.Why
	case n.What == "warning" && !strings.Contains(n.Why, " without a kind: "):
		f.Rule = "imported"
	default:
		return f, false
	}
	return f, true
}
