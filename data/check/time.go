package check

import (
	"strconv"
	"strings"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// before reports whether a is certainly before b.
func before(a, b edtf.Date) bool {
	if a.IsZero() || b.IsZero() {
		return false
	}
	last, first := dataset.LastDay(a), dataset.FirstDay(b)
	return first != dataset.DayNone && last < first
}

func endBeforeStart(r *run) {
	pair := func(since, until edtf.Date, path string) {
		if before(until, since) {
			r.add("ends on "+until.String()+", before it begins on "+since.String(), "", path)
		}
	}
	for i := range r.d.Actors {
		a := &r.d.Actors[i]
		path := "actors." + string(a.ID)
		pair(a.Born, a.Died, path+".died")
		for k := range a.Roles {
			pair(a.Roles[k].Since, a.Roles[k].Until, path+".roles."+strconv.Itoa(k)+".until")
		}
		for k := range a.Aka {
			pair(a.Aka[k].Since, a.Aka[k].Until, path+".aka."+strconv.Itoa(k)+".until")
		}
	}
	for i := range r.d.Relations {
		pair(r.d.Relations[i].Since, r.d.Relations[i].Until, "relations."+strconv.Itoa(i)+".until")
	}
	for i := range r.d.Steps {
		pair(r.d.Steps[i].From, r.d.Steps[i].To, "steps."+strconv.Itoa(i)+".to")
	}
}

func earlySteps(r *run) {
	for i, s := range r.d.Steps {
		if s.Event >= 0 && r.d.Events[s.Event].Known > s.On {
			known := edtf.FromDay(int64(r.d.Events[s.Event].Known)).String()
			r.add("a step opens "+Quote(r.d.Events[s.Event].Title)+" on "+edtf.FromDay(int64(s.On)).String()+", but it was first known on "+known,
				"on: "+known+", or later", "steps", strconv.Itoa(i), "on")
		}
	}
}

func notYetHappened(r *run) {
	r.event(func(e *dataset.Event, path string) {
		if e.Status == codebook.Happened && before(r.d.Meta.AsOf, e.When) {
			r.add(Quote(e.Title)+" happened, but is dated "+e.When.String()+", after the dataset's as_of "+r.d.Meta.AsOf.String(),
				"status: planned, or a later as_of", path, "when")
		}
	})
}

func overdue(r *run) {
	r.event(func(e *dataset.Event, path string) {
		fix := "status: happened or lapsed"
		switch e.Status {
		case codebook.Possible, codebook.Planned, codebook.Confirmed:
		case codebook.Ongoing:
			fix = "status: happened, or an end that is open: " + openEnded(e.When)
		default:
			return
		}
		if before(e.When, r.d.Meta.AsOf) {
			r.add("status "+e.Status.Code()+", but "+e.When.String()+" is over by the dataset's as_of "+r.d.Meta.AsOf.String(), fix, path, "status")
		}
	})
}

// openEnded returns the EDTF text of a date with an open end.
func openEnded(d edtf.Date) string {
	start, _, _ := strings.Cut(d.String(), "/")
	return start + "/.."
}

// outOfOffice checks every participant with an office ("as") or a body it acts
// for.
func outOfOffice(r *run) {
	r.event(func(e *dataset.Event, path string) {
		for _, p := range e.Who {
			at := path + ".who." + p.Role.Code()
			r.alive(e, p, at)
			r.inOffice(p.Actor, p.As, p.For, e.When, at)
		}
	})
	r.claim(func(e *dataset.Event, c *dataset.Claim, path string) {
		said := c.SaidAt
		if said.IsZero() && c.SaidIn >= 0 {
			said = r.d.Events[c.SaidIn].When
		}
		if c.By >= 0 && c.For >= 0 {
			r.inOffice(c.By, "", c.For, said, path+".for")
		}
	})
}

// alive checks that a participant was born and not dead at the time.
func (r *run) alive(e *dataset.Event, p dataset.Part, path string) {
	a := &r.d.Actors[p.Actor]
	switch {
	case !p.Role.Takes():
	case before(a.Died, e.When):
		r.add(Quote(a.Name)+" takes part, but died "+a.Died.String(), "role mentioned, or another date", path)
	case before(e.When, a.Born):
		r.add(Quote(a.Name)+" takes part, but was born "+a.Born.String(), "role mentioned, or another date", path)
	}
}

// inOffice checks that the actor may have held, at the time, the office named as
// or an office of the body it acts for. An actor without such an office passes.
func (r *run) inOffice(actor dataset.ActorRef, as string, body dataset.ActorRef, at edtf.Date, path string) {
	if at.IsZero() || as == "" && body < 0 {
		return
	}
	roles := r.d.Actors[actor].Roles
	var wrong *dataset.Office
	for i := range roles {
		o := &roles[i]
		if as != "" && o.Role != as || as == "" && o.Of != body && o.For != body {
			continue
		}
		if !before(o.Until, at) && !before(at, o.Since) {
			return
		}
		wrong = o
	}
	if wrong != nil {
		r.add(Quote(r.d.Actors[actor].Name)+" was "+wrong.Role+" "+term(wrong)+", not on "+at.String(), "", path)
	}
}

// term formats the term of an office.
func term(o *dataset.Office) string {
	switch {
	case o.Until.IsZero():
		return "from " + o.Since.String()
	case o.Since.IsZero():
		return "until " + o.Until.String()
	}
	return "from " + o.Since.String() + " until " + o.Until.String()
}

func noHistory(r *run) {
	r.event(func(e *dataset.Event, path string) {
		if (e.Status == codebook.Cancelled || e.Status == codebook.Postponed) && len(e.History) == 0 {
			r.add("status "+e.Status.Code()+" without a history: it is not known since when",
				"history: [{at: …, field: status, from: planned, to: "+e.Status.Code()+"}]", path, "status")
		}
	})
}

func historyEnd(r *run) {
	r.event(func(e *dataset.Event, path string) {
		last := ""
		for _, c := range e.History {
			if c.Field == "status" {
				last = c.To
			}
		}
		s, ok := codebook.ParseStatus(last)
		if ok && s != e.Status && r.given(path, "status") && s != codebook.Possible && s != codebook.Planned && s != codebook.Confirmed {
			r.add("the history ends with "+last+", the status is "+e.Status.Code(), "", path, "history")
		}
	})
}
