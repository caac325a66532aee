// Package codebook holds the closed vocabularies of the record: event types
// with their modes and quad classes, statuses, stances of a claim, and kinds of
// link, relation, actor, place and source.
//
// Every vocabulary is a small unsigned integer with a table of codes and
// labels; zero always means "not given". Codes are what an author writes,
// labels are plain English; app/words may translate them.
//
// Event types follow PLOVER 2.0 (word codes, 16 types) with three additions of
// our own that PLOVER allows: STATEMENT, DEADLINE and PERIOD.
package codebook

// A Row is one entry of a vocabulary: the code that an author writes and the
// label that a reader sees (sentence case, English).
type Row struct {
	Code, Label string
}

// table maps the values of one vocabulary, in order, to their rows.
type table[T ~uint8] []Row

func (t table[T]) code(v T) string {
	if int(v) >= len(t) {
		return ""
	}
	return t[v].Code
}

func (t table[T]) label(v T) string {
	if int(v) >= len(t) {
		return ""
	}
	return t[v].Label
}

// parse returns the value whose code is s, and false for an unknown or empty
// code.
func (t table[T]) parse(s string) (T, bool) {
	for i, r := range t {
		if r.Code == s && i > 0 {
			return T(i), true
		}
	}
	return 0, false
}

// rows returns the table without its "not given" row.
func (t table[T]) rows() []Row { return t[1:] }
