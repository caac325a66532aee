package recount

import (
	"slices"
	"strconv"
	"strings"

	"parley/app/network"
	"parley/data/codebook"
	"parley/data/dataset"
)

// inPane returns the events of a pane: those of a digest, up to its number,
// those of one kind without a dot on the map, or all.
func (r *Record) inPane(name string) []dataset.EventRef {
	if digest, ok := strings.CutPrefix(name, "story-"); ok {
		most, err := strconv.Atoi(digest)
		if err != nil {
			return r.events(nil)
		}
		list := r.events(func(e dataset.EventRef, _ dataset.State) bool { return r.d.Events[e].Type != codebook.Period })
		return list[:min(most, len(list))]
	}
	if tray, ok := strings.CutPrefix(name, "off-"); ok {
		return r.events(func(e dataset.EventRef, st dataset.State) bool { return r.trayOf(e, st) == tray })
	}
	return r.events(nil)
}

// held reports whether an event has happened or is ongoing, is certainly in the
// window, is not a period, and has the selected actors as participants.
func (r *Record) held(e dataset.EventRef, st dataset.State) bool {
	if !(st.Status == codebook.Happened || st.Status == codebook.Ongoing) || r.d.Events[e].Type == codebook.Period || !st.When.Surely(r.m.From, r.m.To) {
		return false
	}
	who := r.m.Ledger.Who(e, r.m.On())
	return (r.m.Actor < 0 || dataset.Takes(who, r.m.Actor)) && (r.m.Other < 0 || dataset.Takes(who, r.m.Other))
}

// dot returns the place whose dot stands for a place on the map: a building is
// drawn at its city, a place without coordinates at the nearest enclosing place
// that has some. It returns None if there is none.
func (r *Record) dot(p dataset.PlaceRef) dataset.PlaceRef {
	exact := func(q *dataset.Place) codebook.PlaceKind {
		if q.Precision.OnMap() && q.Precision > q.Kind {
			return q.Precision
		}
		return q.Kind
	}
	for hops := 0; p >= 0 && hops < 8; hops++ {
		q := &r.d.Places[p]
		if !q.Kind.OnMap() {
			return dataset.None
		}
		up := q.Within
		lifted := up >= 0 && r.d.Places[up].Located && (!q.Located || exact(q) == codebook.Building && exact(&r.d.Places[up]) == codebook.City)
		if !lifted {
			if q.Located {
				return p
			}
			return dataset.None
		}
		p = up
	}
	return dataset.None
}

// at counts the events at the dot of the selected place.
func (r *Record) at() int {
	place := r.m.Place
	s := r.m.State
	s.Place = ""
	r.m.Set(s)
	return len(r.events(func(_ dataset.EventRef, st dataset.State) bool { return st.Where >= 0 && r.dot(st.Where) == place }))
}

// trayOf returns the kind of an event without a dot on the map, or "".
func (r *Record) trayOf(e dataset.EventRef, st dataset.State) string {
	ev := &r.d.Events[e]
	if st.Where >= 0 {
		switch k := r.d.Places[st.Where].Kind; {
		case k == codebook.Remote:
			return "phone"
		case k == codebook.Online:
			return "online"
		case r.dot(st.Where) < 0:
			return "unlocated"
		}
		return ""
	}
	switch m := ev.More; {
	case m != nil && m.From >= 0 && m.To >= 0:
		return "way"
	case ev.Mode.Code() == "phone":
		return "phone"
	}
	return "none"
}

// tie counts the events whose participants are exactly the delegations of a
// tie.
func (r *Record) tie() int {
	want := slices.Sorted(slices.Values(r.m.State.Tie))
	return r.ofBoxes(func(keys []string) bool { return slices.Equal(keys, want) })
}

// box counts the events with a participant from one delegation.
func (r *Record) box() int {
	return r.ofBoxes(func(keys []string) bool { return slices.Contains(keys, r.m.State.Tie[0]) })
}

// ofBoxes counts the events whose sorted delegation keys pass a test.
func (r *Record) ofBoxes(test func(keys []string) bool) int {
	boxes := network.NewBoxes(r.d)
	return len(r.events(func(e dataset.EventRef, _ dataset.State) bool {
		var keys []string
		for _, p := range r.m.Ledger.Who(e, r.m.On()) {
			if key := boxes.List[boxes.Of[p.Actor]].Key; p.Role.Takes() && !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
		slices.Sort(keys)
		return test(keys)
	}))
}
