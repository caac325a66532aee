package yaml

import (
	"iter"
	"slices"

	"parley/data/check"
)

// pair is a key with its value.
type pair struct {
	key    string
	k, val value
}

func (p pair) at() check.Where { return p.k.where() }

// hasKey reports whether a key is among pairs.
func hasKey(list []pair) func(key string) bool {
	return func(key string) bool { return slices.ContainsFunc(list, func(p pair) bool { return p.key == key }) }
}

// wholeFile is what pairs calls a file. A section that is there twice is read
// twice, so that no record is lost.
const wholeFile = "the file"

// pairs goes through the keys of a mapping, each once. An empty value is no mapping
// and no fault; anything else is.
func (r *reader) pairs(v value, what string) iter.Seq[pair] {
	return func(yield func(pair) bool) {
		v = v.target()
		if isNull(v) {
			return
		}
		if v.kind() != mapping {
			r.report("wrong-type", v.where(), what+" is "+kindWord(v)+" where keys with values are wanted", "")
			return
		}
		var seen seen
		var k value
		v.each(func(kid value) bool {
			if k.none() {
				k = kid
				return r.spend(k)
			}
			p := pair{k.target().text(), k, kid}
			k = value{}
			return !r.once(p, what, &seen) || yield(p)
		})
	}
}

// walk is pairs for a mapping whose keys are the author's own.
func (r *reader) walk(v value, what string) {
	for range r.pairs(v, what) {
	}
}

// once reports whether a pair is to be read: its key is a text that was not there
// before.
func (r *reader) once(p pair, what string, seen *seen) bool {
	if t := p.k.target(); t.kind() != scalar {
		r.report("wrong-type", p.at(), "a key is "+kindWord(t), "a word and a colon")
		return false
	}
	line, twice := seen.add(p.key, p.k.n().line, what == wholeFile)
	if twice {
		r.report("duplicate-id", p.at(), quote(p.key)+" was given before, on line "+itoa(int(line)), "one of the two")
	}
	return !twice || what == wholeFile
}

// seen are the keys of a mapping with their lines.
type seen struct {
	few  []seenKey
	many map[string]uint32
}

type seenKey struct {
	key  string
	line uint32
}

// add notes a key, and returns the line on which it was noted before: first, or last.
func (s *seen) add(key string, line uint32, last bool) (before uint32, twice bool) {
	if s.many != nil {
		if before, twice = s.many[key]; !twice || last {
			s.many[key] = line
		}
		return before, twice
	}
	for i := range s.few {
		if k := &s.few[i]; k.key == key {
			if before = k.line; last {
				k.line = line
			}
			return before, true
		}
	}
	if s.few = append(s.few, seenKey{key, line}); len(s.few) > fewFields {
		s.many = make(map[string]uint32, 2*fewFields)
		for _, k := range s.few {
			s.many[k.key] = k.line
		}
	}
	return 0, false
}

// elements lists what is in a list. An empty value is an empty list.
func (r *reader) elements(v value) []value {
	v = v.target()
	if isNull(v) {
		return nil
	}
	if v.kind() != sequence {
		r.report("wrong-type", v.where(), kindWord(v)+" where a list is wanted", "- before each entry, or [ ]")
		return nil
	}
	var out []value
	v.each(func(kid value) bool {
		if !r.spend(v) {
			return false
		}
		out = append(out, kid)
		return true
	})
	return out
}

// isNull reports whether there is no value: nothing at all, ~ or null. Null and
// NULL are names that people and things have, and stay what they are.
func isNull(v value) bool { return v.n().null }

// kindWord says in words what a value is.
func kindWord(v value) string {
	switch v.kind() {
	case sequence:
		return "a list"
	case mapping:
		return "a group of keys"
	}
	if isNull(v) {
		return "nothing"
	}
	return "a text"
}
