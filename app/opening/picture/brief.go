package picture

import (
	"cmp"
	"slices"

	"parley/app/scene"
	"parley/app/view"
	"parley/app/words"
	"parley/data/dataset"
	"parley/data/edtf"
)

// mostBrief is the maximum number of annotations of a brief picture, mostBriefMissed that of
// the rows of its band.
const (
	mostBrief       = 4
	mostBriefMissed = 3
)

// Brief returns the picture for little room, such as an embed or a card: the most important
// moments by title alone, and of the expected events those that did not happen first. From
// StepFrom on, the annotations are beside their marks; in less room they are numbers.
func (p *Picture) Brief() *Picture {
	out := p.form(mostBrief, mostBriefMissed)
	out.brief = true
	for i := range out.told {
		out.told[i].Text, out.told[i].Differ = "", ""
	}
	return out
}

// pending is 1 for an event that may still happen, 0 for one that did not.
func (p *Picture) pending(x *wish) int {
	if p.d.Events[x.ref].Status.Off() {
		return 0
	}
	return 1
}

// forms are the pictures that Fit tries, the fullest first: the maximum numbers of annotations
// and of rows in the band.
var forms = [...][2]int{{MostTold, mostMissed}, {4, mostMissed}, {3, 4}, {4, 0}, {3, 0}, {2, 0}, {1, 0}, {0, 0}}

// Fit fills a scene with the fullest form of the picture that is at most high pixels high, at a
// width of at least StepFrom. It reports whether there is one.
func (p *Picture) Fit(ms scene.Measurer, width, high scene.Px, sc *scene.Scene) bool {
	for _, f := range forms {
		q := p.form(f[0], f[1])
		q.tight = true
		if q.Build(ms, width, sc); sc.H <= high {
			return true
		}
	}
	return false
}

// form returns the picture with the most important of its moments and expected events.
func (p *Picture) form(told, expected int) *Picture {
	out := *p
	out.marks = slices.Clone(p.marks)
	out.told = slices.Clone(p.told)
	slices.SortStableFunc(out.told, func(a, b Moment) int { return cmp.Compare(b.weight, a.weight) })
	out.told = out.told[:min(len(out.told), told)]
	out.number()
	out.expected = slices.Clone(p.expected)
	slices.SortStableFunc(out.expected, func(a, b wish) int {
		return cmp.Or(cmp.Compare(p.pending(&a), p.pending(&b)), cmp.Compare(p.d.Events[b.ref].Weight(), p.d.Events[a.ref].Weight()))
	})
	out.expected = out.expected[:min(len(out.expected), expected)]
	slices.SortStableFunc(out.expected, func(a, b wish) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.ref, b.ref)) })
	return &out
}

// Of returns the brief picture of some events, without the dates of deadlines, over their time
// as known on the latest day; nil if they have none. The model must be in the zero state and is
// not changed.
func Of(m *view.Model, w *words.Words, refs []dataset.EventRef) *Picture {
	p := &Picture{d: m.D, w: w, known: dataset.LatestDay, lit: dataset.None, brief: true}
	p.Window = spanOf(m.D, refs)
	for _, ref := range refs {
		p.sort(m, ref)
	}
	p.settings = nil
	if p.order(); p.empty() {
		return nil
	}
	p.digest()
	return p.Brief()
}

// spanOf returns the time of some events, with a margin.
func spanOf(d *dataset.Dataset, refs []dataset.EventRef) view.Extent {
	x := view.Extent{From: edtf.Future, To: edtf.Past}
	for _, ref := range refs {
		if at := place(&d.Events[ref]); at.Finite() && !d.Events[ref].When.IsZero() {
			x.From, x.To = min(x.From, at), max(x.To, at)
		}
	}
	if x.From > x.To {
		return view.Extent{}
	}
	margin := max((x.To-x.From)/24, 3*edtf.DaySeconds)
	return view.Extent{From: x.From - margin, To: x.To + margin}
}
