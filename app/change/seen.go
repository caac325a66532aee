package change

import (
	"strconv"
	"strings"

	"parley/data/dataset"
)

// mostMarked is the number of events up to which a device keeps what it saw:
// some 60 kB.
const mostMarked = 2000

// Marks is what a device keeps of a dataset to tell a returning reader what
// changed: the id and a check sum of every event. It is "" for a dataset too
// large to be kept. Long texts do not count: they may not be loaded yet.
func Marks(d *dataset.Dataset) string {
	if len(d.Events) > mostMarked {
		return ""
	}
	var b strings.Builder
	for i := range d.Events {
		b.WriteString(string(d.Events[i].ID))
		b.WriteByte(' ')
		b.WriteString(strconv.FormatUint(uint64(sum(d, &d.Events[i])), 36))
		b.WriteByte('\n')
	}
	return b.String()
}

// sum is a check sum (FNV-1a, 32 bit) of what a reader sees of an event.
func sum(d *dataset.Dataset, e *dataset.Event) uint32 {
	h := uint32(2166136261)
	add := func(s string) {
		for i := 0; i < len(s); i++ {
			h = (h ^ uint32(s[i])) * 16777619
		}
		h = (h ^ 0xff) * 16777619
	}
	num := func(n int) { add(strconv.Itoa(n)) }
	add(e.Title)
	add(e.When.String())
	add(e.Status.Code())
	add(e.Type.Code())
	if e.Where >= 0 {
		add(string(d.Places[e.Where].ID))
	}
	for _, p := range e.Who {
		add(string(d.Actors[p.Actor].ID))
		num(int(p.Role))
	}
	for i := range e.Claims {
		c := &e.Claims[i]
		num(int(c.Stance))
		num(int(c.On))
		num(int(c.Known))
		if c.By >= 0 {
			add(string(d.Actors[c.By].ID))
		}
		if c.Source >= 0 {
			add(string(d.Sources[c.Source].ID))
		}
	}
	for i := range e.History {
		add(e.History[i].Field + e.History[i].At.String() + e.History[i].To)
	}
	return h
}

// Since lists the events that are new, and those that changed, against marks
// that a device kept. It reports false where the marks are empty or say nothing
// else than the dataset.
func Since(marks string, d *dataset.Dataset) (fresh, changed []dataset.EventRef, ok bool) {
	if marks == "" {
		return nil, nil, false
	}
	kept := make(map[string]string)
	for line := range strings.Lines(marks) {
		if id, code, ok := strings.Cut(strings.TrimSpace(line), " "); ok {
			kept[id] = code
		}
	}
	for i := range d.Events {
		e := &d.Events[i]
		code, known := kept[string(e.ID)]
		for _, aka := range e.Rest().Aka {
			if was, ok := kept[string(aka)]; ok && !known {
				code, known = was, true
			}
		}
		switch {
		case !known:
			fresh = append(fresh, dataset.EventRef(i))
		case code != strconv.FormatUint(uint64(sum(d, e)), 36):
			changed = append(changed, dataset.EventRef(i))
		}
	}
	return fresh, changed, len(fresh)+len(changed) > 0
}
