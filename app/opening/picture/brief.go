package picture

import (
	"cmp"
	"slices"
)

// mostBrief is how many moments a brief picture tells at most, and mostBriefMissed how
// many rows its band has.
const (
	mostBrief       = 4
	mostBriefMissed = 3
)

// Brief is the picture for little room, such as the frame of another page or a card: the
// weightiest moments by their titles alone, and of what was expected what came to nothing
// first. From StepFrom on it tells them beside their marks, in less room by numbers.
func (p *Picture) Brief() *Picture {
	out := *p
	out.brief = true
	out.marks = slices.Clone(p.marks)
	out.told = slices.Clone(p.told)
	slices.SortStableFunc(out.told, func(a, b Moment) int { return cmp.Compare(b.weight, a.weight) })
	out.told = out.told[:min(len(out.told), mostBrief)]
	for i := range out.told {
		out.told[i].Text, out.told[i].Differ = "", ""
	}
	out.number()
	out.expected = slices.Clone(p.expected)
	slices.SortStableFunc(out.expected, func(a, b wish) int {
		return cmp.Or(cmp.Compare(p.pending(&a), p.pending(&b)), cmp.Compare(p.d.Events[b.ref].Weight(), p.d.Events[a.ref].Weight()))
	})
	out.expected = out.expected[:min(len(out.expected), mostBriefMissed)]
	slices.SortStableFunc(out.expected, func(a, b wish) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.ref, b.ref)) })
	return &out
}

// pending is 1 for what may still come, 0 for what did not.
func (p *Picture) pending(x *wish) int {
	if p.d.Events[x.ref].Status.Off() {
		return 0
	}
	return 1
}
