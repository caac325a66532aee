package dataset

import (
	"slices"

	"parley/data/codebook"
)

// Reason explains the standing of an event, in enough detail to put it in
// words. Claims are positions in Event.Claims.
type Reason struct {
	Standing codebook.Standing
	// Claims are the claims that decide: those of acting sides if official, one
	// per independent source if corroborated, single-source or second-hand, the
	// contradicted ones if disputed or denied.
	Claims []int
	// Against are the claims against the event: denials, disputes, doubts and
	// retractions.
	Against []int
	// Sources are those of Claims, in the same order; what a source passes on
	// is in its Via and CitedIn.
	Sources []SourceRef
	// On is the set of disputed parts of the event.
	On codebook.Facets
	// Differ is the set of parts on which accounts differ although the event
	// itself is undisputed: its outcome, its figures.
	Differ codebook.Facets
	// Given is the author's reason for a standing set by hand.
	Given string
}

// existence are the facets of the event itself, as opposed to its outcome and
// figures.
const existence = codebook.OnHappened | codebook.OnWhen | codebook.OnWhere | codebook.OnWho

// Standing derives the evidence for an event from the claims known on a day. In
// this order:
//
//   - retracted: all claims were withdrawn by whoever made them;
//   - denied: an acting side denies the event and none confirms it, or there are only
//     denials;
//   - disputed: contrary stances on the same facet, other than the outcome or the
//     figures, on which accounts may differ without disputing the event;
//   - official: an acting side reports it about itself, directly (see ActsIn);
//   - corroborated: two or more sources that do not pass on each other;
//   - second-hand: one source, in which somebody speaks for another;
//   - single-source: one source.
//
// An event without known claims has NoStanding.
func Standing(d *Dataset, e EventRef, asOf Day) (codebook.Standing, Reason) {
	var r Reason
	ev := d.castOn(&d.Events[e], asOf)
	d.assess(ev, asOf, d.statusOn(ev, asOf), &r)
	return r.Standing, r
}

// assess fills r, reusing its slices, for an event with a given status on that
// day.
func (d *Dataset) assess(e *Event, asOf Day, status codebook.Status, r *Reason) {
	*r = Reason{Claims: r.Claims[:0], Against: r.Against[:0], Sources: r.Sources[:0]}
	if e.More != nil && e.More.StandingGiven != codebook.NoStanding {
		r.Standing, r.Given = e.More.StandingGiven, e.More.StandingReason
		return
	}
	retracted := d.sortClaims(e, asOf, status, d.since(e, status, asOf), r)
	if len(r.Claims) == 0 {
		r.Against = r.Against[:0]
		d.sortClaims(e, asOf, status, DayNone, r)
	}
	d.ownDenial(e, r)
	switch {
	case len(r.Claims) == 0 && len(r.Against) == 0:
		if retracted {
			r.Standing = codebook.Retracted
			r.Against = appendRetracts(r.Against, e, asOf)
		}
		return
	case d.contradicted(e, status, r):
		return
	}
	r.Against = r.Against[:0]
	d.gradeClaims(e, r)
	for _, k := range r.Claims {
		r.Sources = append(r.Sources, e.Claims[k].Source)
	}
}

// since returns the first day on which a claim can tell that an event has a
// status: a meeting happened no earlier than it may have begun, and nobody knew
// that it fell through before the record did. It returns DayNone where claims of
// any day count: what is expected or unknown, and a deadline, which stands from
// the day on which it is set.
func (d *Dataset) since(e *Event, status codebook.Status, asOf Day) Day {
	switch {
	case e.Type == codebook.Deadline:
		return DayNone
	case status.Held():
		return FirstDay(whenOn(e, asOf))
	case status.Off():
		return d.turned(e, status, asOf)
	}
	return DayNone
}

// turned returns the day from which an event has had a status without a break up
// to a day.
func (d *Dataset) turned(e *Event, status codebook.Status, day Day) Day {
	from, turns := DayNone, d.turns(e, day)
	for _, turn := range slices.Backward(turns) {
		if d.statusOn(d.castOn(e, turn), turn) != status {
			break
		}
		from = turn
	}
	return from
}

// bears reports whether a claim tells of a status that is known since a day. What
// is announced, promised or predicted has not happened by that, unless the words
// are the event (see Says) or speak of its outcome.
func (d *Dataset) bears(e *Event, c *Claim, status codebook.Status, since Day) bool {
	switch {
	case since == DayNone:
		return true
	case c.Known < since:
		return false
	}
	return status.Off() || !c.Stance.Ahead() || c.Facets()&(codebook.OnOutcome|codebook.OnFigure) != 0 || d.Says(e, c)
}

// Accounts returns whether a claim known on a day is an account of the event as it
// stands on that day. Of an event that happened nothing is one that was said before it
// may have begun, and no announcement or prediction of it; of any other event all
// claims are.
func Accounts(d *Dataset, e EventRef, asOf Day) func(*Claim) bool {
	ev := d.castOn(&d.Events[e], asOf)
	status := d.statusOn(ev, asOf)
	if !status.Held() {
		return func(*Claim) bool { return true }
	}
	since := d.since(ev, status, asOf)
	return func(c *Claim) bool { return d.bears(ev, c, status, since) }
}

// sortClaims sorts the claims known on the day that tell of the status (see
// bears) into r.Claims and r.Against. Among supporting claims, those about
// existence take precedence; claims about the outcome count as such only once the
// event happened or fell through, and a denial supports that it fell through. Claims withdrawn by
// their speaker are left out; retracted reports whether there were any.
func (d *Dataset) sortClaims(e *Event, asOf Day, status codebook.Status, since Day, r *Reason) (retracted bool) {
	carries := existence
	if status.Held() || since != DayNone {
		carries |= codebook.OnOutcome | codebook.OnFigure
	}
	strong := false
	for k := range e.Claims {
		c := &e.Claims[k]
		switch {
		case c.Known > asOf || c.Stance == codebook.Retracts:
		case takenBack(e, c, asOf):
			retracted = true
		case !d.bears(e, c, status, since):
		case c.Stance.Against() && !(c.Stance == codebook.Denies && status.Off() && since != DayNone):
			r.Against = append(r.Against, k)
		case c.Facets()&carries != 0:
			if !strong {
				strong, r.Claims = true, r.Claims[:0]
			}
			r.Claims = append(r.Claims, k)
		case !strong:
			r.Claims = append(r.Claims, k)
		}
	}
	return retracted
}

// Facets returns the parts of the event that the claim is about; OnHappened if
// none are given.
func (c *Claim) Facets() codebook.Facets {
	if c.On == 0 {
		return codebook.OnHappened
	}
	return c.On
}

// takenBack reports whether the speaker of a claim retracted it on or before
// the day.
func takenBack(e *Event, c *Claim, asOf Day) bool {
	for k := range e.Claims {
		o := &e.Claims[k]
		if o.Stance == codebook.Retracts && o.Known <= asOf && o.Known >= c.Known && sameVoice(o, c) && o.Facets()&c.Facets() != 0 {
			return true
		}
	}
	return false
}

// sameVoice reports whether two claims are made by the same actor or, without
// one, in the same source.
func sameVoice(a, b *Claim) bool {
	if a.By >= 0 || b.By >= 0 {
		return a.By == b.By
	}
	return a.Source == b.Source
}

func appendRetracts(dst []int, e *Event, asOf Day) []int {
	for k := range e.Claims {
		if e.Claims[k].Stance == codebook.Retracts && e.Claims[k].Known <= asOf {
			dst = append(dst, k)
		}
	}
	return dst
}

// contradicted sets Denied or Disputed and reports whether it did. It keeps
// only the claims in r that contradict each other.
func (d *Dataset) contradicted(e *Event, status codebook.Status, r *Reason) bool {
	if len(r.Against) == 0 {
		return false
	}
	var pro, con codebook.Facets
	official, partyDenies, denies := false, false, false
	for _, k := range r.Claims {
		pro |= e.Claims[k].Facets()
		official = official || d.ActsIn(e, &e.Claims[k])
	}
	for _, k := range r.Against {
		c := &e.Claims[k]
		con |= c.Facets()
		if c.Stance == codebook.Denies && c.Facets()&codebook.OnHappened != 0 {
			denies = true
			partyDenies = partyDenies || d.ActsIn(e, c)
		}
	}
	r.On = pro & con
	switch {
	case partyDenies && !official, denies && len(r.Claims) == 0:
		r.Standing, r.On = codebook.Denied, r.On|codebook.OnHappened
	case r.On != 0 && r.On&existence == 0 && (status.Held() || pro&existence != 0):
		r.Differ, r.On = r.On, 0
		return false
	case r.On != 0:
		r.Standing = codebook.Disputed
	case len(r.Claims) == 0:
		r.Standing, r.On = codebook.Disputed, con
	default:
		return false
	}
	r.Claims = keepOn(r.Claims, e, r.On)
	r.Against = keepOn(r.Against, e, r.On)
	for _, k := range r.Claims {
		r.Sources = append(r.Sources, e.Claims[k].Source)
	}
	return true
}

// keepOn keeps the claims about at least one of the facets.
func keepOn(list []int, e *Event, on codebook.Facets) []int {
	n := 0
	for _, k := range list {
		if e.Claims[k].Facets()&on != 0 {
			list[n] = k
			n++
		}
	}
	return list[:n]
}

// gradeClaims sets Official, Corroborated, SecondHand or SingleSource and keeps
// in r.Claims those that decide.
func (d *Dataset) gradeClaims(e *Event, r *Reason) {
	n := 0
	for _, k := range r.Claims {
		if d.ActsIn(e, &e.Claims[k]) {
			r.Claims[n] = k
			n++
		}
	}
	if n > 0 {
		r.Standing, r.Claims = codebook.Official, r.Claims[:n]
		return
	}
	r.Standing = codebook.SecondHand
	for _, k := range r.Claims {
		if !d.secondHand(&e.Claims[k]) {
			r.Standing = codebook.SingleSource
		}
	}
	r.Claims = d.independent(e, r.Claims)
	if len(r.Claims) > 1 {
		r.Standing = codebook.Corroborated
	}
}

// secondHand reports whether a claim is not the publisher's own report:
// somebody speaks for another, or it was passed on before.
func (d *Dataset) secondHand(c *Claim) bool {
	if len(c.Chain) > 0 {
		return true
	}
	if c.By < 0 || c.Source >= 0 && d.Sources[c.Source].Publisher == c.By {
		return false
	}
	return !d.press(c.By)
}

// press reports whether an actor is a medium, a platform, or of PLOVER's sector
// JRN.
func (d *Dataset) press(a ActorRef) bool {
	k := d.Actors[a].Kind
	return k == codebook.Media || k == codebook.Platform || d.Actors[a].Sector == "JRN"
}
