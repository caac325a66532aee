package book

import (
	"bytes"
	"maps"
	"slices"
	"strings"

	"parley/data/format/assemble"
)

// order lists the keys that are written first; the others follow
// alphabetically.
var order = strings.Fields("schema dataset sources places actors relations events corrections steps removed id title name when kind")

// writer writes a record as YAML.
type writer struct {
	b      bytes.Buffer
	lines  int
	upto   int
	starts []assemble.Start
}

// yaml returns the record as YAML and the positions where its events start.
func (r *reader) yaml() ([]byte, []assemble.Start) {
	if r.doc["events"] == nil {
		r.doc["events"] = record{}
	}
	w := &writer{}
	for _, key := range keys(r.doc) {
		w.b.WriteString(key + ":")
		if of, ok := r.doc[key].(record); ok && key == "events" && len(of) > 0 {
			w.b.WriteByte('\n')
			for _, id := range keys(of) {
				w.starts = append(w.starts, assemble.Start{Line: w.line(), File: r.rep.File, At: r.starts[id]})
				w.b.WriteString("  " + id + ":")
				w.value(of[id], 4)
			}
			continue
		}
		w.value(r.doc[key], 2)
	}
	return w.b.Bytes(), w.starts
}

// line returns the number of the next line, from 1.
func (w *writer) line() int {
	w.lines += bytes.Count(w.b.Bytes()[w.upto:], []byte("\n"))
	w.upto = w.b.Len()
	return w.lines + 1
}

// keys returns the keys of a record in the order in which they are written.
func keys(of record) []string {
	return slices.SortedFunc(maps.Keys(of), func(a, b string) int {
		if x, y := rank(a), rank(b); x != y {
			return x - y
		}
		return strings.Compare(a, b)
	})
}

func rank(key string) int {
	if at := slices.Index(order, key); at >= 0 {
		return at
	}
	return len(order)
}

// value writes the value of a key.
func (w *writer) value(v any, indent int) {
	switch v := v.(type) {
	case record:
		if len(v) == 0 {
			w.b.WriteString(" {}\n")
			return
		}
		w.b.WriteByte('\n')
		w.record(v, indent, "")
	case *roles:
		w.b.WriteByte('\n')
		for _, role := range v.order {
			w.b.WriteString(strings.Repeat(" ", indent) + role + ":")
			w.list(v.of[role].([]any), indent+2)
		}
	case []string:
		w.texts(v)
	case []any:
		w.list(v, indent)
	case number:
		w.b.WriteString(" " + plain(string(v)) + "\n")
	case string:
		w.b.WriteString(" " + assemble.Scalar(v) + "\n")
	}
}

// plain returns a number or boolean unchanged, and other text as a scalar.
func plain(s string) string {
	if s == "true" || s == "false" || s != "" && strings.Trim(s, "-+.0123456789eE") == "" {
		return s
	}
	return assemble.Scalar(s)
}

// record writes the keys of a record; first is written before the first key.
func (w *writer) record(of record, indent int, first string) {
	for i, key := range keys(of) {
		if i > 0 || first == "" {
			first = strings.Repeat(" ", indent)
		}
		w.b.WriteString(first + key + ":")
		w.value(of[key], indent+2)
	}
}

func (w *writer) texts(list []string) {
	out := make([]string, len(list))
	for i, s := range list {
		if out[i] = assemble.Scalar(s); strings.ContainsAny(s, ",[]{}:") && out[i] == s {
			out[i] = `"` + s + `"`
		}
	}
	w.b.WriteString(" [" + strings.Join(out, ", ") + "]\n")
}

func (w *writer) list(all []any, indent int) {
	w.b.WriteByte('\n')
	dash := strings.Repeat(" ", indent) + "- "
	for _, one := range all {
		if of, ok := one.(record); ok {
			w.record(of, indent+2, dash)
			continue
		}
		w.b.WriteString(dash + assemble.Scalar(one.(string)) + "\n")
	}
}
