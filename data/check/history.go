package check

import (
	"strconv"
	"strings"

	"parley/data/dataset"
	"parley/data/edtf"
)

// historyValue checks the former value of each change: a value in another form
// than the field's own is ignored when the record is read as known on an
// earlier day.
func historyValue(r *run) {
	x := dataset.NewIndex(r.d)
	r.event(func(e *dataset.Event, path string) {
		for i, c := range e.History {
			if fault, way := formerFault(c, x); fault != "" {
				r.add("from: "+Quote(c.From)+" "+fault, way, path, "history", strconv.Itoa(i), "from")
			}
		}
	})
}

// formerFault returns what is wrong with the former value of a change, and the
// fix.
func formerFault(c dataset.Change, x *dataset.Index) (fault, way string) {
	if c.From == "" {
		return "", ""
	}
	switch c.Field {
	case "when":
		if _, err := edtf.Parse(c.From); err != nil {
			return "is not a date: on earlier days the event has the date it has now", "a date in EDTF"
		}
	case "where":
		if x.Place(dataset.PlaceID(c.From)) < 0 {
			return "is not a place of the record: on earlier days the event has none", "the id of a place"
		}
	case "who":
		for id := range strings.SplitSeq(c.From, ",") {
			if id = strings.TrimSpace(id); x.Actor(dataset.ActorID(id)) < 0 {
				return "names " + Quote(id) + ", who is not an actor of the record: on earlier days those take part who do now", "ids of actors, with commas between"
			}
		}
	}
	return "", ""
}
