package facts

import (
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// Period is a stretch of time laid beside another: its events by the days since
// it began.
type Period struct {
	From, To edtf.Instant
	Events   []dataset.EventRef // that had happened and surely lie in it
	Days     []int              // of each, since From, in whole days
	Quads    [codebook.QuadCount]int
}

// Beside reads two periods of the same length, the second beginning on another
// day. Events of which the place in time is not sure are in neither.
func (r *Reader) Beside(from, to, second edtf.Instant, on dataset.Day) [2]Period {
	return [2]Period{r.period(from, to, on), r.period(second, second+(to-from), on)}
}

func (r *Reader) period(from, to edtf.Instant, on dataset.Day) Period {
	p := Period{From: from, To: to, Events: r.within(from, to, on)}
	p.Days = make([]int, len(p.Events))
	for i, e := range p.Events {
		when, _ := r.held(e, on)
		p.Days[i] = int((when.Earliest - from) / edtf.DaySeconds)
		p.Quads[r.d.Events[e].Type.Quad()]++
	}
	return p
}
