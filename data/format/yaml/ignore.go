package yaml

import (
	"parley/data/check"
	"parley/data/codebook"
)

// ignoreKey is the key under which a record lists the warnings to suppress. It
// only affects the check and is not part of the dataset.
const ignoreKey = "ignore"

// ignoreRules records the rules that a record ignores, in the positions where
// check looks for them.
func ignoreRules[T any](r *reader, f *field, path string, _ *T) {
	for _, v := range r.items(f) {
		s, ok := r.scalar(v)
		if !ok {
			continue
		}
		if rule, ok := check.RuleByID(s); ok && rule.Severity == check.Warning {
			r.pos.Set(path+"."+s, v.where())
		} else if ok {
			r.report("bad-value", v.where(), quote(s)+" is an error, and only warnings can be ignored", "mend it")
		} else {
			r.badWord(v.where(), "warning", s, warnings())
		}
	}
}

func warnings() []codebook.Row {
	var rows []codebook.Row
	for _, rule := range check.Rules() {
		if rule.Severity == check.Warning {
			rows = append(rows, codebook.Row{Code: rule.ID, Label: rule.Title})
		}
	}
	return rows
}
