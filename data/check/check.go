// Package check reports what is wrong with a record: where, by which rule, how
// severe, and how to fix it. All rules are rows of one table (rules.go).
// Package data/format applies the rules about the file itself while reading;
// the others look at a sealed dataset, so they work for every format.
//
// A finding never stops anything: the rest of the record is used.
package check

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"parley/data/dataset"
)

// Severity is how bad a finding is.
type Severity uint8

// Severities of a finding. A dataset with an Error is not fit to publish; a
// Warning may be intended.
const (
	Warning Severity = iota + 1
	Error
)

// String returns the stable code of the severity: "error" or "warning".
func (s Severity) String() string {
	if s == Error {
		return "error"
	}
	return "warning"
}

// Where is a position in a file. Line and Col count from 1, Col in characters;
// 0 means unknown.
type Where struct {
	File      string
	Line, Col int
}

// String returns file:line:col, or the file alone if the line is unknown.
func (w Where) String() string {
	if w.Line == 0 {
		return w.File
	}
	return w.File + ":" + strconv.Itoa(w.Line) + ":" + strconv.Itoa(w.Col)
}

// Finding is one fault in a record.
type Finding struct {
	Where    Where
	Rule     string // id of a row of Rules
	Severity Severity
	Say      string // what is wrong, one sentence without a full stop
	Suggest  string // the fix: what to write instead, or ""
	Written  string // the value at Where, if it is certain what is meant by it, or ""
	Instead  string // what is meant by Written
	Choices  string // what Written may mean, from Choices, or ""
}

// Choice is one of what a value may mean: what to write, and what tells it from the
// others.
type Choice struct{ Write, Tells string }

// Choices packs what a value may mean into a text, so that findings can be compared.
func Choices(list []Choice) string {
	var b strings.Builder
	for _, c := range list {
		b.WriteString(c.Write + "\t" + c.Tells + "\n")
	}
	return b.String()
}

// May returns the choices of a finding.
func (f Finding) May() []Choice {
	var out []Choice
	for line := range strings.Lines(f.Choices) {
		write, tells, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		out = append(out, Choice{write, tells})
	}
	return out
}

// New returns a finding for the rule with that id. It panics if the id is not
// in Rules.
func New(rule string, at Where, say, suggest string) Finding {
	r, ok := RuleByID(rule)
	if !ok {
		panic("check: no rule " + rule)
	}
	return Finding{Where: at, Rule: rule, Severity: r.Severity, Say: say, Suggest: suggest}
}

// Dataset applies all rules to a sealed dataset and returns the findings in the
// order of Sort.
func Dataset(d *dataset.Dataset, pos *Positions) []Finding {
	r := &run{d: d, pos: pos}
	for i := range rules {
		if r.rule = &rules[i]; r.rule.find != nil {
			r.rule.find(r)
		}
	}
	return Sort(r.found)
}

// Sort orders findings by file, line, column and rule, and drops duplicates.
func Sort(list []Finding) []Finding {
	slices.SortStableFunc(list, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Where.File, b.Where.File), cmp.Compare(a.Where.Line, b.Where.Line),
			cmp.Compare(a.Where.Col, b.Where.Col), cmp.Compare(a.Rule, b.Rule))
	})
	return slices.Compact(list)
}

// Count returns the number of findings with that severity.
func Count(list []Finding, s Severity) int {
	n := 0
	for i := range list {
		if list[i].Severity == s {
			n++
		}
	}
	return n
}

// run applies all rules to one dataset.
type run struct {
	d     *dataset.Dataset
	pos   *Positions
	rule  *Rule
	found []Finding
}

// add records a finding of the current rule at the path made of the parts,
// unless the rule is a warning that the record ignores.
func (r *run) add(say, suggest string, path ...string) {
	if r.rule.Severity == Warning && r.pos.ignores(r.rule.ID, strings.Join(path, ".")) {
		return
	}
	r.found = append(r.found, Finding{
		Where: r.pos.Of(strings.Join(path, ".")), Rule: r.rule.ID, Severity: r.rule.Severity, Say: say, Suggest: suggest,
	})
}

// given reports whether the author wrote the field.
func (r *run) given(path ...string) bool {
	_, ok := r.pos.At(strings.Join(path, "."))
	return ok
}

// event calls f for every event with its path.
func (r *run) event(f func(e *dataset.Event, path string)) {
	for i := range r.d.Events {
		f(&r.d.Events[i], "events."+string(r.d.Events[i].ID))
	}
}

// claim calls f for every claim with its path.
func (r *run) claim(f func(e *dataset.Event, c *dataset.Claim, path string)) {
	r.event(func(e *dataset.Event, path string) {
		for k := range e.Claims {
			f(e, &e.Claims[k], path+".claims."+strconv.Itoa(k))
		}
	})
}

// mostQuoted is the number of characters of a text that a finding quotes.
const mostQuoted = 100

// Quote puts a text in quotation marks, cut after mostQuoted characters.
func Quote(s string) string {
	n := 0
	for i := range s {
		if n++; n > mostQuoted {
			return "“" + s[:i] + "…”"
		}
	}
	return "“" + s + "”"
}

// First returns at most n findings, errors before warnings if not all fit, in
// the order of the list, and the number left out.
func First(list []Finding, n int) (shown []Finding, left int) {
	if len(list) <= n {
		return list, 0
	}
	room := map[Severity]int{Error: min(n, Count(list, Error))}
	room[Warning] = n - room[Error]
	for _, f := range list {
		if room[f.Severity] > 0 {
			room[f.Severity]--
			shown = append(shown, f)
		}
	}
	return shown, len(list) - len(shown)
}

// And formats the number of findings not shown: "and 2,911 more".
func And(left int) string {
	s := strconv.Itoa(left)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return "and " + s + " more"
}
