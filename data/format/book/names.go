package book

import (
	"parley/data/check"
	"parley/data/format/assemble"
)

// several stands for an id where two records of a sheet have one name.
const several = "\x00"

// call makes a name mean an id. A name that two records have means neither.
func (r *reader) call(section, name, id string) {
	key := fold(name)
	if old := r.names[section][key]; old != "" && old != id {
		id = several
	}
	r.names[section][key] = id
	if section == "actors" && name != "" {
		r.shown = append(r.shown, name)
	}
}

// alike warns of participants that the sheet of actors does not have but may have under
// another name. They are never merged.
func (r *reader) alike() {
	ready := make([]check.Name, len(r.shown))
	for i, name := range r.shown {
		ready[i] = check.NameOf(name)
	}
	const most = 1 << 20 // comparisons
	if len(ready)*len(r.unknown) > most {
		return
	}
	for _, name := range r.unknown {
		if found := check.Matches(name, ready); len(found) > 0 {
			r.rep.Warn("", assemble.MayBe(name, r.shown, found)+"; it is a participant of its own here", "the id of the one that is meant, or a row of its own in the sheet “actors”")
		}
	}
}
