package yaml

import (
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"

	"parley/data/check"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/format/assemble"
)

func itoa(n int) string     { return strconv.Itoa(n) }
func quote(s string) string { return check.Quote(s) }

// scalar returns the text of a value as the author typed it, without white space
// around. Nothing, a list and a mapping are faults.
func (r *reader) scalar(v value) (string, bool) {
	t := v.target()
	if t.kind() != scalar || isNull(t) {
		r.report("wrong-type", v.where(), kindWord(t)+" where a text is wanted", "")
		return "", false
	}
	if !r.spend(t) {
		return "", false
	}
	return strings.TrimSpace(t.text()), true
}

// items lists the entries of a field that is a list, or the one value it is.
func (r *reader) items(f *field) []value {
	var out []value
	add := func(v value) {
		if t := v.target(); t.kind() == sequence {
			out = append(out, r.elements(v)...)
		} else if !isNull(t) {
			out = append(out, v)
		}
	}
	add(f.val)
	for _, v := range f.more {
		add(v)
	}
	return out
}

// record reads a mapping inside a record. It is nil when there is none.
func (r *reader) record(v value) *record {
	if t := v.target(); t.kind() != mapping {
		r.report("wrong-type", v.where(), kindWord(t)+" where keys with values are wanted", "{key: value}")
		return nil
	}
	rec := &record{val: v}
	if r.merge(rec); r.budget < 0 {
		return nil // it was cut short
	}
	return rec
}

// handler reads one field of a T. The path is that of the field.
type handler[T any] func(r *reader, f *field, path string, out *T)

// decode reads all fields of a record by the table, notes where they stand, and
// reports keys that are not in the table and those of must that are missing.
func decode[T any](r *reader, rec *record, path, what string, table map[string]handler[T], out *T, must ...string) {
	fs := r.merge(rec)
	r.pos.Set(path, r.where(rec))
	for i := range fs.list {
		f := &fs.list[i]
		h, ok := table[f.name]
		if !ok {
			r.unknownKey(pair{f.name, f.key, f.last()}, what, keysOf(table), func(key string) bool { return fs.find(key) != nil })
			continue
		}
		p := path + "." + f.name
		r.pos.Set(p, f.at())
		if !isNull(f.last().target()) || f.name == "when" {
			h(r, f, p, out)
		}
	}
	for _, key := range must {
		if f := fs.find(key); f == nil || isNull(f.last().target()) && key != "when" {
			r.report("missing-key", r.where(rec), what+" without "+key, key+": …")
		}
	}
}

func keysOf[T any](table map[string]handler[T]) []string {
	keys := make([]string, 0, len(table))
	for k := range table {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// The makers of handlers: each says what kind of value a field holds and where it
// goes.

// text is any text on one line.
func text[T any](to func(*T) *string) handler[T] {
	return func(r *reader, f *field, path string, out *T) {
		if s, ok := r.said(f.last(), path, oneLine); ok {
			*to(out) = oneLine(s)
		}
	}
}

// oneLine puts single spaces in the place of all white space.
func oneLine(s string) string {
	for i := range len(s) {
		if c := s[i]; c >= 0x80 || c < ' ' || c == ' ' && (i == 0 || i+1 == len(s) || s[i+1] == ' ') {
			return strings.Join(strings.Fields(s), " ")
		}
	}
	return s
}

// prose is text whose lines are kept.
func prose[T any](to func(*T) *string) handler[T] {
	return func(r *reader, f *field, path string, out *T) {
		if s, ok := r.said(f.last(), path, strings.Clone); ok {
			*to(out) = s
		}
	}
}

func texts[T any](to func(*T) *[]string) handler[T] {
	return func(r *reader, f *field, path string, out *T) {
		for _, v := range r.items(f) {
			if s, ok := r.said(v, path+"."+itoa(len(*to(out))), oneLine); ok {
				*to(out) = append(*to(out), s)
			}
		}
	}
}

func date[T any](to func(*T) *edtf.Date) handler[T] {
	return func(r *reader, f *field, _ string, out *T) {
		if d, ok := r.date(f.last()); ok {
			*to(out) = d
		}
	}
}

func address[T any](to func(*T) *string) handler[T] {
	return func(r *reader, f *field, _ string, out *T) {
		if s, ok := r.scalar(f.last()); ok && r.webAddress(s, f.last()) {
			*to(out) = s
		}
	}
}

func yes[T any](to func(*T) *bool) handler[T] {
	return func(r *reader, f *field, _ string, out *T) {
		s, ok := r.scalar(f.last())
		switch {
		case !ok:
		case s == "true" || s == "false":
			*to(out) = s == "true"
		default:
			r.report("wrong-type", f.at(), quote(s)+" where true or false is wanted", "true")
		}
	}
}

func number[T any](to func(*T) *float64) handler[T] {
	return func(r *reader, f *field, _ string, out *T) {
		s, ok := r.scalar(f.last())
		if !ok {
			return
		}
		n, err := strconv.ParseFloat(s, 64)
		if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
			r.report("wrong-type", f.at(), quote(s)+" is not a number", "")
			return
		}
		*to(out) = n
	}
}

// wholeNumber is a number that orders; way is what it does.
func wholeNumber[T any](way string, to func(*T) *int32) handler[T] {
	return func(r *reader, f *field, _ string, out *T) {
		s, ok := r.scalar(f.last())
		if !ok {
			return
		}
		n, err := strconv.ParseInt(s, 10, 32)
		if err != nil {
			r.report("bad-value", f.at(), "order must be a whole number, not "+quote(s), way)
			return
		}
		*to(out) = int32(n)
	}
}

// word is one of a closed list.
func word[T, W any](what string, parse func(string) (W, bool), rows func() []codebook.Row, to func(*T) *W) handler[T] {
	return func(r *reader, f *field, _ string, out *T) {
		if w, ok := oneWord(r, f.last(), what, parse, rows); ok {
			*to(out) = w
		}
	}
}

// oneWord reads a word of a closed list from a value.
func oneWord[W any](r *reader, v value, what string, parse func(string) (W, bool), rows func() []codebook.Row) (W, bool) {
	s, ok := r.scalar(v)
	if !ok {
		var none W
		return none, false
	}
	w, ok := parse(s)
	if !ok {
		r.badWord(v.where(), what, s, rows())
	}
	return w, ok
}

// mostWords is how many words of a closed list a message names.
const mostWords = 24

func (r *reader) badWord(at check.Where, what, s string, rows []codebook.Row) {
	codes := make([]string, len(rows))
	for i := range rows {
		codes[i] = rows[i].Code
	}
	suggest := check.Nearest(s, codes)
	if suggest == "" && len(codes) <= mostWords {
		suggest = "one of " + strings.Join(codes, ", ")
	}
	r.mend("bad-value", at, "unknown "+what+" "+quote(s), suggest, s, check.Word(s, codes))
}

// actor, place, source and event refer to another record.
func actor[T any](to func(*T) *dataset.ActorRef) handler[T] {
	return func(r *reader, f *field, _ string, out *T) {
		*to(out) = dataset.ActorRef(r.ref(f.last(), &r.actors))
	}
}

func actorList[T any](to func(*T) *[]dataset.ActorRef) handler[T] {
	return func(r *reader, f *field, _ string, out *T) {
		for _, v := range r.items(f) {
			if a := r.ref(v, &r.actors); a >= 0 {
				*to(out) = append(*to(out), dataset.ActorRef(a))
			}
		}
	}
}

func place[T any](to func(*T) *dataset.PlaceRef) handler[T] {
	return func(r *reader, f *field, _ string, out *T) {
		*to(out) = dataset.PlaceRef(r.ref(f.last(), &r.places))
	}
}

func source[T any](to func(*T) *dataset.SourceRef) handler[T] {
	return func(r *reader, f *field, _ string, out *T) { *to(out) = r.source(f.last()) }
}

func event[T any](to func(*T) *dataset.EventRef) handler[T] {
	return func(r *reader, f *field, _ string, out *T) {
		*to(out) = dataset.EventRef(r.ref(f.last(), &r.events))
	}
}

// ref looks an id up. It is None, with a finding, when there is no such record,
// and None without one for an event that was left out.
func (r *reader) ref(v value, ns *names) int32 {
	id, ok := r.scalar(v)
	if !ok {
		return dataset.None
	}
	if at, ok := ns.at[id]; ok {
		return at
	}
	m := ns.meant(r, id)
	f := check.New("unknown-reference", v.where(), "unknown "+ns.what+" "+quote(id), m.suggest())
	f.Written, f.Instead, f.Choices = id, m.certain, check.Choices(m.choices)
	r.found = append(r.found, f)
	return dataset.None
}

// date reads an EDTF date. Where the meaning is plain, a fault is reported and the
// date is taken as it was meant.
func (r *reader) date(v value) (edtf.Date, bool) {
	t := v.target()
	switch {
	case t.kind() == sequence || t.kind() == mapping:
		s := r.setText(v)
		d, err := edtf.Parse(s)
		suggest := strconv.Quote(s)
		if err != nil {
			suggest = "a date in quotation marks"
		}
		r.report("unquoted-set", v.where(), "without quotation marks YAML reads "+kindWord(t)+" here, not a date", suggest)
		return d, err == nil
	case isNull(t):
		r.report("bad-date", v.where(), "the date is missing", "write a date, or remove this line")
		return edtf.Date{}, false
	}
	s, ok := r.scalar(v)
	if !ok {
		return edtf.Date{}, false
	}
	d, err := edtf.Parse(s)
	var fault *edtf.Error
	if errors.As(err, &fault) {
		say := fault.Say
		if fault.Suggest != "" && strings.HasPrefix(say, "a year needs four digits") { // 3 February 2026
			say = "year, month and day are written so that they sort"
		}
		r.mend("bad-date", v.where(), quote(s)+" is not a date: "+say, fault.Suggest, s, fault.Suggest)
		if fault.Suggest != "" {
			d, err = edtf.Parse(fault.Suggest)
		}
	}
	if d.Is(edtf.OutOfRange) {
		r.report("far-year", v.where(), quote(s)+" lies beyond 14 billion years before or after the year 0: it has no place on a timeline",
			"a year with fewer digits, or the nearest end: Y-14E9, Y14E9")
	}
	return d, err == nil
}

// setText puts an EDTF set together again that YAML took apart: [a, b] or {a, b}.
func (r *reader) setText(v value) string {
	t := v.target()
	left, right, step := "[", "]", 1
	if t.kind() == mapping {
		left, right, step = "{", "}", 2
	}
	var parts []string
	i := 0
	t.each(func(kid value) bool {
		if i%step == 0 && kid.kind() == scalar {
			parts = append(parts, kid.text())
		}
		i++
		return i < 64
	})
	return left + strings.Join(parts, ",") + right
}

// webAddress reports whether s is an http or https address with a host.
func (r *reader) webAddress(s string, v value) bool {
	near, ok := assemble.Address(s)
	if !ok {
		r.report("bad-url", v.where(), quote(s)+" is not an http or https address that others can open", near)
	}
	return ok
}
