package query

import (
	"math/bits"
	"slices"
	"sort"
	"strings"

	"parley/app/timescale"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// Result is the set of events that match a filter, with their state on its knowledge day.
// Run overwrites it. Epoch grows with every run, so that charts can detect changes.
type Result struct {
	Epoch uint32
	N     int // events that match
	Known int // events known on the day, ignoring the rest of the filter
	Day   dataset.Day
	x     *Index
	bits  []uint64
	needs []need
	again []byte // own text of an event on an earlier day
	last  counted
	ran   Filter // filter of the bits
	words uint32 // index's words at that time
}

// Has reports whether the event matches.
func (r *Result) Has(e dataset.EventRef) bool { return r.bits[e>>6]>>(e&63)&1 == 1 }

// Latest reports whether the result is as of the latest day, so that nothing is hidden.
func (r *Result) Latest() bool { return r.Day == dataset.LatestDay }

// All calls yield with each event that matches, in dataset order.
func (r *Result) All(yield func(dataset.EventRef) bool) {
	for w, word := range r.bits {
		for word != 0 {
			i := bits.TrailingZeros64(word)
			word &= word - 1
			if !yield(dataset.EventRef(w<<6 + i)) {
				return
			}
		}
	}
}

// InTime calls yield with each event that matches, in the order of lists: by the dates of
// the events on the result's day. For the latest day that is dataset order.
func (r *Result) InTime(yield func(dataset.EventRef) bool) {
	if r.plain() {
		r.All(yield)
		return
	}
	refs := make([]dataset.EventRef, 0, r.N)
	for e := range r.All {
		refs = append(refs, e)
	}
	r.x.d.InTime(refs, r.When)
	for _, e := range refs {
		if !yield(e) {
			return
		}
	}
}

// plain reports whether events have the state of the dataset itself.
func (r *Result) plain() bool { return r.Latest() || r.x.ledger == nil }

// State returns the state of an event on the result's day.
func (r *Result) State(e dataset.EventRef) dataset.State {
	if r.plain() {
		ev := &r.x.d.Events[e]
		return dataset.State{From: ev.Known, Status: ev.Status, When: ev.When, Where: ev.Where, Title: ev.Title, Standing: ev.Standing, Claims: len(ev.Claims)}
	}
	s, _ := r.x.ledger.At(e, r.Day)
	return s
}

// Entry returns the index of the state of an event on the result's day, see
// dataset.Ledger.Entry.
func (r *Result) Entry(e dataset.EventRef) (n int, last bool) {
	if r.plain() {
		return 0, true
	}
	return r.x.ledger.Entry(e, r.Day)
}

// Status returns the status of an event on the result's day.
func (r *Result) Status(e dataset.EventRef) codebook.Status {
	if r.plain() {
		return r.x.d.Events[e].Status
	}
	return r.State(e).Status
}

// Against reports whether an event was denied or retracted on the result's day.
func (r *Result) Against(e dataset.EventRef) bool {
	return r.State(e).Standing.Against()
}

// When returns the date of an event on the result's day.
func (r *Result) When(e dataset.EventRef) edtf.Date {
	if r.plain() {
		return r.x.d.Events[e].When
	}
	return r.State(e).When
}

// Standing returns the evidence of an event on the result's day.
func (r *Result) Standing(e dataset.EventRef) codebook.Standing { return r.State(e).Standing }

// Who returns the parts of an event as known on the result's day. The slice belongs to the
// record.
func (r *Result) Who(e dataset.EventRef) []dataset.Part { return r.x.whoOn(e, r.Day) }

// Involves reports whether an actor has a part of any role in an event as known on the
// result's day.
func (r *Result) Involves(e dataset.EventRef, a dataset.ActorRef) bool {
	return dataset.Involves(r.Who(e), a)
}

// ActorCounts counts, for every actor, the events known on the result's day in which it has
// a part, ignoring the rest of the filter. It overwrites and returns dst, grown if needed.
func (r *Result) ActorCounts(dst []int) []int {
	dst = append(dst[:0], make([]int, len(r.x.d.Actors))...)
	for i := range r.x.d.Events {
		e := dataset.EventRef(i)
		if _, known := r.x.stateOn(e, r.Day); !known {
			continue
		}
		who := r.Who(e)
		for k, p := range who {
			if !dataset.Involves(who[:k], p.Actor) {
				dst[p.Actor]++
			}
		}
	}
	return dst
}

// InWindow reports whether an event may lie within [from, to), by its own calendar or, if
// the window's axis is finer than a day, by the dataset's clock.
func (r *Result) InWindow(e dataset.EventRef, from, to edtf.Instant) bool {
	return r.byDay(e, from, to) || r.hours(from, to) && r.byClock(e, from, to)
}

// hours reports whether a window has an axis that uses the dataset's clock.
func (r *Result) hours(from, to edtf.Instant) bool {
	return len(r.x.d.Meta.Turns) > 0 && timescale.Span{From: from, To: to}.Hours()
}

func (r *Result) byClock(e dataset.EventRef, from, to edtf.Instant) bool {
	earliest, latest := r.x.d.Meta.OnClock(r.When(e))
	return earliest < to && latest > from
}

func (r *Result) byDay(e dataset.EventRef, from, to edtf.Instant) bool {
	if r.plain() {
		w := &r.x.d.Events[e].When
		return w.Earliest < to && w.Latest > from
	}
	earliest, latest := r.x.ledger.Bounds(e, r.Day)
	return earliest < to && latest > from
}

// CountIn returns how many of the matching events may lie within [from, to). It caches the
// last answer, because a page asks several times per picture.
func (r *Result) CountIn(from, to edtf.Instant) int {
	asked := counted{epoch: r.Epoch, from: from, to: to}
	if asked == (counted{r.last.epoch, r.last.from, r.last.to, 0}) {
		return r.last.n
	}
	if r.plain() && from <= to && !r.hours(from, to) {
		asked.n = r.countPlain(from, to)
	} else {
		for e := range r.All {
			if r.InWindow(e, from, to) {
				asked.n++
			}
		}
	}
	r.last = asked
	return asked.n
}

// countPlain is CountIn for the state of the dataset itself, whose events are sorted by the
// day of their start: the events that begin before the end of the window, minus those over
// by its start.
func (r *Result) countPlain(from, to edtf.Instant) int {
	events := r.x.d.Events
	n := r.begun(to)
	if from == edtf.Future {
		return 0
	}
	n -= r.begun(from + 1)
	last := r.after(from)
	for w, over := range r.x.over[:(last+63)/64] {
		if over <= from {
			continue
		}
		for i := w << 6; i < min(w<<6+64, last); i++ {
			if r.Has(dataset.EventRef(i)) && events[i].When.Earliest <= from && events[i].When.Latest > from {
				n++
			}
		}
	}
	return n
}

// begun returns how many of the matching events begin before an instant.
func (r *Result) begun(t edtf.Instant) int {
	events := r.x.d.Events
	first := sort.Search(len(events), func(i int) bool { return events[i].When.Earliest.Day() >= t.Day() })
	n := r.before(first)
	for i := first; i < len(events) && events[i].When.Earliest.Day() == t.Day(); i++ {
		if events[i].When.Earliest < t && r.Has(dataset.EventRef(i)) {
			n++
		}
	}
	return n
}

// after returns the index of the first event that begins on a later day than an instant.
func (r *Result) after(t edtf.Instant) int {
	events := r.x.d.Events
	return sort.Search(len(events), func(i int) bool { return events[i].When.Earliest.Day() > t.Day() })
}

// before returns how many of the first n events match.
func (r *Result) before(n int) int {
	sum := 0
	for _, word := range r.bits[:n>>6] {
		sum += bits.OnesCount64(word)
	}
	if n&63 != 0 {
		sum += bits.OnesCount64(r.bits[n>>6] << (64 - n&63))
	}
	return sum
}

// counted is an answer of CountIn.
type counted struct {
	epoch    uint32
	from, to edtf.Instant
	n        int
}

// Run filters all events of the index into r. O(events); the length of the texts matters
// only if Text is set.
func (x *Index) Run(f Filter, r *Result) {
	narrows := r.x == x && r.words == x.words && r.Epoch > 0 && narrows(&r.ran, &f)
	r.x, r.words, r.ran, r.Epoch, r.N = x, x.words, f, r.Epoch+1, 0
	if narrows {
		x.narrow(r)
		return
	}
	r.Known = 0
	r.Day = f.On.Or(dataset.LatestDay)
	n := len(x.d.Events)
	words := (n + 63) / 64
	if cap(r.bits) < words {
		r.bits = make([]uint64, words)
	}
	r.bits = r.bits[:words]
	clear(r.bits)
	r.needs = x.needs(f.Text, r.Day)
	places := x.placeSet(f.Places)
	sieve := f.sieve(x.d)
	for i := range n {
		e := dataset.EventRef(i)
		st, known := x.stateOn(e, r.Day)
		if !known {
			continue
		}
		r.Known++
		if sieve.passes(x.d.Type(&x.d.Events[i]), st) && x.involvesAll(&f, e) && (places == nil || x.inPlaces(e, r.Day, places)) && x.found(e, r) {
			r.bits[i>>6] |= 1 << (i & 63)
			r.N++
		}
	}
}

// narrows reports whether b can only match events that match a: the same filter with text
// appended. A quotation mark would change the meaning of the text before it.
func narrows(a, b *Filter) bool {
	return len(b.Text) > len(a.Text) && strings.HasPrefix(b.Text, a.Text) && !strings.ContainsAny(b.Text, "\"“”") &&
		a.Types == b.Types && a.Quads == b.Quads && a.Statuses == b.Statuses && a.Standings == b.Standings && a.On == b.On &&
		slices.Equal(a.Actors, b.Actors) && slices.Equal(a.Places, b.Places)
}

// narrow removes the events without the words typed since: each keystroke costs O(matches
// before it).
func (x *Index) narrow(r *Result) {
	r.needs = x.needs(r.ran.Text, r.Day)
	for e := range r.All {
		if x.found(e, r) {
			r.N++
		} else {
			r.bits[e>>6] &^= 1 << (e & 63)
		}
	}
}

// brief is the part of a State that filters use.
type brief struct {
	status   codebook.Status
	standing codebook.Standing
}

func (x *Index) stateOn(e dataset.EventRef, day dataset.Day) (brief, bool) {
	ev := &x.d.Events[e]
	if day == dataset.LatestDay || x.ledger == nil {
		return brief{ev.Status, ev.Standing}, true
	}
	status, standing, ok := x.ledger.Stood(e, day)
	return brief{status, standing}, ok
}

// sieve is the part of a filter on an event's codes, as bit masks of the codes that pass.
type sieve struct {
	types               uint64
	statuses, standings uint16
}

func (f *Filter) sieve(d *dataset.Dataset) sieve {
	s := sieve{statuses: f.Statuses, standings: f.Standings}
	for t := range dataset.TypeRef(d.TypeCount()) {
		if Has(f.Types, t) && Has(f.Quads, d.TypeSign(t).Class) {
			s.types |= 1 << t
		}
	}
	if s.statuses == 0 {
		s.statuses--
	}
	if s.standings == 0 {
		s.standings--
	}
	return s
}

func (s *sieve) passes(t dataset.TypeRef, st brief) bool {
	return s.types>>t&1 == 1 && s.statuses>>st.status&1 == 1 && s.standings>>st.standing&1 == 1
}

// involvesAll reports whether every actor of a filter has a part in an event.
func (x *Index) involvesAll(f *Filter, e dataset.EventRef) bool {
	for _, a := range f.Actors {
		if !dataset.Involves(x.whoOn(e, f.On.Or(dataset.LatestDay)), a) {
			return false
		}
	}
	return true
}

// latest reports whether events have the state of the dataset itself on a day.
func (x *Index) latest(day dataset.Day) bool {
	return day == dataset.LatestDay || x.ledger == nil
}

// whoOn returns the parts of an event as known on a day.
func (x *Index) whoOn(e dataset.EventRef, day dataset.Day) []dataset.Part {
	if x.latest(day) {
		return x.d.Events[e].Who
	}
	return x.ledger.Who(e, day)
}

// placeSet marks the wanted places and all places within them; nil if none are wanted.
func (x *Index) placeSet(wanted []dataset.PlaceRef) []bool {
	if len(wanted) == 0 {
		return nil
	}
	set := make([]bool, len(x.d.Places))
	for i := range set {
		for p, hops := dataset.PlaceRef(i), 0; p >= 0 && hops < 8; p, hops = x.d.Places[p].Within, hops+1 {
			for _, w := range wanted {
				set[i] = set[i] || p == w
			}
		}
	}
	return set
}

func (x *Index) inPlaces(ref dataset.EventRef, day dataset.Day, set []bool) bool {
	e := &x.d.Events[ref]
	where := e.Where
	if !x.latest(day) && len(e.History) > 0 {
		st, _ := x.ledger.At(ref, day)
		where = st.Where
	}
	if where >= 0 && set[where] {
		return true
	}
	m := e.More
	return m != nil && (m.From >= 0 && set[m.From] || m.To >= 0 && set[m.To])
}
