package change

import (
	"strconv"
	"strings"

	"parley/data/dataset"
)

// mostMarked is the maximum number of events for which a device stores marks: some 60 kB.
const mostMarked = 2000

// marksForm is the first line of marks, their version: other checksums are not comparable.
const marksForm = "2\n"

// Marks returns what a device stores of a dataset to show a returning reader the changes: the
// id and a checksum of every event. It returns "" for a dataset too large to store. Long
// texts are not included, since they may not be loaded yet.
func Marks(d *dataset.Dataset) string {
	if len(d.Events) > mostMarked {
		return ""
	}
	var b strings.Builder
	b.WriteString(marksForm)
	for i := range d.Events {
		b.WriteString(string(d.Events[i].ID))
		b.WriteByte(' ')
		b.WriteString(strconv.FormatUint(uint64(sum(d, &d.Events[i])), 36))
		b.WriteByte('\n')
	}
	return b.String()
}

// sum returns a checksum (FNV-1a, 32 bit) of the visible content of an event, except long
// texts.
func sum(d *dataset.Dataset, e *dataset.Event) uint32 {
	h := summing{2166136261, d}
	h.add(e.Title, e.When.String(), e.Status.Code(), e.Type.Code(), e.Standing.Code())
	h.num(int(e.Mode))
	if e.Where >= 0 {
		h.add(string(d.Places[e.Where].ID))
	}
	for _, p := range e.Who {
		h.actors(p.Actor, p.For)
		h.add(p.As)
		h.num(int(p.Role))
	}
	for i := range e.Claims {
		h.claim(&e.Claims[i])
	}
	for _, l := range e.Links {
		h.add(string(d.Events[l.To].ID), l.Kind.Code())
	}
	for i := range e.History {
		h.add(e.History[i].Field, e.History[i].At.String(), e.History[i].From, e.History[i].To)
	}
	for _, f := range e.Rest().Figures {
		h.add(f.What, f.Unit)
		for _, v := range [...]float64{f.Low, f.Best, f.High} {
			h.add(strconv.FormatFloat(v, 'g', -1, 64))
		}
	}
	return h.sum
}

// summing is the state of a checksum.
type summing struct {
	sum uint32
	d   *dataset.Dataset
}

func (h *summing) add(values ...string) {
	for _, s := range values {
		for i := 0; i < len(s); i++ {
			h.sum = (h.sum ^ uint32(s[i])) * 16777619
		}
		h.sum = (h.sum ^ 0xff) * 16777619
	}
}

func (h *summing) num(n int) { h.add(strconv.Itoa(n)) }

// actors adds ids, "" for None.
func (h *summing) actors(list ...dataset.ActorRef) {
	for _, a := range list {
		if a < 0 {
			h.add("")
		} else {
			h.add(string(h.d.Actors[a].ID))
		}
	}
}

func (h *summing) claim(c *dataset.Claim) {
	for _, n := range [...]int{int(c.Stance), int(c.On), int(c.Known), int(c.Via), len(c.To)} {
		h.num(n)
	}
	h.actors(c.By, c.For)
	h.actors(c.To...)
	for _, s := range [...]dataset.SourceRef{c.Source, c.CitedFrom} {
		if s >= 0 {
			h.add(string(h.d.Sources[s].ID))
		}
	}
}

// Since lists the events that are new, and those that changed, compared with stored marks. It
// reports false if the marks are empty or of another version, or if no event is new or changed.
func Since(marks string, d *dataset.Dataset) (fresh, changed []dataset.EventRef, ok bool) {
	marks, ok = strings.CutPrefix(marks, marksForm)
	if !ok {
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
