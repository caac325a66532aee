package check

import (
	"strconv"
	"strings"

	"parley/data/dataset"
	"parley/data/edtf"
)

// historyValue looks at what a field was before a change: what is written in other
// words than the field itself is passed over when the record is read as known on an
// earlier day.
func historyValue(r *run) {
	actors, places := map[string]bool{}, map[string]bool{}
	for i := range r.d.Actors {
		actors[string(r.d.Actors[i].ID)] = true
	}
	for i := range r.d.Places {
		places[string(r.d.Places[i].ID)] = true
	}
	r.event(func(e *dataset.Event, path string) {
		for i, c := range e.History {
			if fault, way := formerFault(c, actors, places); fault != "" {
				r.add("from: "+quote(c.From)+" "+fault, way, path, "history", strconv.Itoa(i), "from")
			}
		}
	})
}

// formerFault says what is wrong with the former value of a change, and the way out.
func formerFault(c dataset.Change, actors, places map[string]bool) (fault, way string) {
	if c.From == "" {
		return "", ""
	}
	switch c.Field {
	case "when":
		if _, err := edtf.Parse(c.From); err != nil {
			return "is no date: on earlier days the event has the date it has now", "a date in EDTF"
		}
	case "where":
		if !places[c.From] {
			return "is no place of the record: on earlier days the event has none", "the id of a place"
		}
	case "who":
		for id := range strings.SplitSeq(c.From, ",") {
			if id = strings.TrimSpace(id); !actors[id] {
				return "names " + quote(id) + ", who is no actor of the record: on earlier days those take part who do now", "ids of actors, with commas between"
			}
		}
	}
	return "", ""
}
