package check

import (
	"cmp"
	"slices"
	"strings"
)

// Positions says where each record and field of a dataset is in the files. Paths
// are as an author would write them: "dataset.license", "actors.putin",
// "events.witkoff-putin.when", "events.witkoff-putin.claims.0.quote",
// "relations.3". Numbers count from 0 in the order of the dataset. A nil
// *Positions holds none.
//
// A position takes 20 bytes: names of files, records and fields are kept once.
// The first look-up after Set sorts them, so it excludes other goroutines.
type Positions struct {
	files, records, fields table
	spots                  []spot
	starts                 []uint32 // of each record in spots; nil before they are sorted
}

// spot is the position of a field of a record.
type spot struct{ record, field, file, line, col uint32 }

// table numbers names in the order of their first use.
type table struct {
	numbers map[string]uint32
	names   []string
}

func (t *table) number(name string) uint32 {
	if n := len(t.names); n > 0 && t.names[n-1] == name {
		return uint32(n - 1)
	}
	at, ok := t.numbers[name]
	if !ok {
		if t.numbers == nil {
			t.numbers = map[string]uint32{}
		}
		at = uint32(len(t.names))
		t.names = append(t.names, strings.Clone(name))
		t.numbers[t.names[at]] = at
	}
	return at
}

// split cuts a path into the record, which is its first two words, and the field.
func split(path string) (record, field string) {
	if first := strings.IndexByte(path, '.'); first >= 0 {
		if second := strings.IndexByte(path[first+1:], '.'); second >= 0 {
			return path[:first+1+second], path[first+second+2:]
		}
	}
	return path, ""
}

// Set notes the position of a path. The last one set holds.
func (p *Positions) Set(path string, w Where) {
	record, field := split(path)
	p.spots = append(p.spots, spot{p.records.number(record), p.fields.number(field), p.files.number(w.File), uint32(w.Line), uint32(w.Col)})
	p.starts = nil
}

// Len returns the number of positions.
func (p *Positions) Len() int {
	if p == nil {
		return 0
	}
	p.sort()
	return len(p.spots)
}

// sort orders the spots by record and field and keeps the last of each. It takes
// time that grows with the number of spots, and of fields within a record n log n.
func (p *Positions) sort() {
	if p.starts != nil {
		return
	}
	next := make([]uint32, len(p.records.names)+1)
	for _, s := range p.spots {
		next[s.record+1]++
	}
	for i := 1; i < len(next); i++ {
		next[i] += next[i-1]
	}
	p.starts = slices.Clone(next)
	if !slices.IsSortedFunc(p.spots, func(a, b spot) int { return cmp.Compare(a.record, b.record) }) {
		sorted := make([]spot, len(p.spots))
		for _, s := range p.spots {
			sorted[next[s.record]] = s
			next[s.record]++
		}
		p.spots = sorted
	}
	p.settle()
}

// settle orders the spots of each record by field and drops those set again.
func (p *Positions) settle() {
	kept := p.spots[:0]
	for i := range p.records.names {
		from := p.starts[i]
		p.starts[i] = uint32(len(kept))
		of := p.spots[from:p.starts[i+1]]
		slices.SortStableFunc(of, func(a, b spot) int { return cmp.Compare(a.field, b.field) })
		for k, s := range of {
			if k+1 == len(of) || of[k+1].field != s.field {
				kept = append(kept, s)
			}
		}
	}
	p.spots = kept
	p.starts[len(p.records.names)] = uint32(len(kept))
}

// At returns the position of exactly that path, and whether there is one.
func (p *Positions) At(path string) (Where, bool) {
	if p == nil {
		return Where{}, false
	}
	p.sort()
	of, name := split(path)
	record, ok := p.records.numbers[of]
	field, known := p.fields.numbers[name]
	if !ok || !known {
		return Where{}, false
	}
	spots := p.spots[p.starts[record]:p.starts[record+1]]
	i, ok := slices.BinarySearchFunc(spots, field, func(s spot, f uint32) int { return cmp.Compare(s.field, f) })
	if !ok {
		return Where{}, false
	}
	s := spots[i]
	return Where{p.files.names[s.file], int(s.line), int(s.col)}, true
}

// Of returns the position of the path, or of the nearest record around it.
func (p *Positions) Of(path string) Where {
	for {
		if w, ok := p.At(path); ok {
			return w
		}
		dot := strings.LastIndexByte(path, '.')
		if dot < 0 {
			w, _ := p.At("")
			return w
		}
		path = path[:dot]
	}
}

// Move changes every position.
func (p *Positions) Move(to func(Where) Where) {
	files := p.files
	p.files = table{}
	for i, s := range p.spots {
		w := to(Where{files.names[s.file], int(s.line), int(s.col)})
		p.spots[i].file, p.spots[i].line, p.spots[i].col = p.files.number(w.File), uint32(w.Line), uint32(w.Col)
	}
}

// ignores reports whether the record at path, a record around it or the dataset
// lists the rule under "ignore".
func (p *Positions) ignores(rule, path string) bool {
	for path != "" {
		if _, ok := p.At(path + ".ignore." + rule); ok {
			return true
		}
		path = path[:max(0, strings.LastIndexByte(path, '.'))]
	}
	_, ok := p.At("dataset.ignore." + rule)
	return ok
}
