package dataset

import "parley/data/codebook"

// maxHops bounds every search along part_of and offices, so that a cycle in a
// faulty record ends it.
const maxHops = 6

// ActsIn reports whether a claim comes from an acting side of the event: the
// actor, a body it belongs to or holds an office in, or another member of the
// same government. The claim must be direct, not passed on by others; an
// unnamed speaker counts only on behalf of a named one. The recipient is an
// acting side only if both act, as in talks.
func (d *Dataset) ActsIn(e *Event, c *Claim) bool {
	if len(c.Chain) > 0 {
		return false
	}
	voice := c.By
	if voice < 0 && c.Source >= 0 && d.Sources[c.Source].Kind.Primary() {
		voice = d.Sources[c.Source].Publisher
	}
	if voice < 0 {
		return false
	}
	speaker := &d.Actors[voice]
	if speaker.Kind == codebook.Unnamed && c.For < 0 {
		return false
	}
	for i := range e.Who {
		p := &e.Who[i]
		if !acting(e.Type, p.Role) {
			continue
		}
		switch {
		case speaker.Kind != codebook.Unnamed && d.speaksAs(voice, p.Actor, c.Known):
			return true
		case c.For >= 0 && d.speaksAs(c.For, p.Actor, c.Known) && d.speaksFor(voice, c.For, c.Known):
			return true
		}
	}
	return false
}

// acting reports whether a role belongs to an acting side.
func acting(t codebook.Type, r codebook.Role) bool {
	switch r {
	case codebook.RoleActor, codebook.RoleHost, codebook.RoleMediator, codebook.RoleSignatory, codebook.RoleSpeaker:
		return true
	case codebook.RoleRecipient:
		return t == codebook.Consult || t == codebook.Agree || t == codebook.Cooperate || t == codebook.NoType
	}
	return false
}

// speaksFor reports whether a may speak on behalf of b: as b, for its body or
// government, or as an unnamed actor without affiliation of the same or no
// given country.
func (d *Dataset) speaksFor(a, b ActorRef, day Day) bool {
	if d.speaksAs(a, b, day) {
		return true
	}
	x, y := &d.Actors[a], &d.Actors[b]
	return x.Kind == codebook.Unnamed && x.PartOf < 0 && len(x.Roles) == 0 && (x.Country == "" || x.Country == y.Country)
}

// speaksAs reports whether a statement by a counts as a statement by b: a is b,
// a body of b or an office holder of b, or both belong to the same government.
// Only its government speaks for a state.
func (d *Dataset) speaksAs(a, b ActorRef, day Day) bool {
	if a == b {
		return true
	}
	governs := d.governs(a)
	if d.within(a, b, day, 0) {
		return governs || d.Actors[b].Kind != codebook.State && !d.press(a)
	}
	if d.within(b, a, day, 0) {
		return d.Actors[a].Kind != codebook.State || d.governs(b)
	}
	if !governs || !d.governs(b) {
		return false
	}
	s := d.stateOf(a, day, 0)
	return s >= 0 && s == d.stateOf(b, day, 0)
}

// governs reports whether an actor is a state or may belong to a government, by
// kind and sector. Parliaments, courts, opposition, media, companies and former
// office holders do not.
func (d *Dataset) governs(a ActorRef) bool {
	switch d.Actors[a].Kind {
	case codebook.Person, codebook.State, codebook.GovernmentBody, codebook.Unnamed, codebook.Group, codebook.NoActorKind:
	default:
		return false
	}
	switch d.Actors[a].Sector {
	case "", "GOV", "MIL", "SPY", "COP", "PRM":
		return true
	}
	return false
}

// within reports whether a belongs to b, through part_of or an office held on
// the day, over any number of steps up to maxHops. A state belongs to nothing.
func (d *Dataset) within(a, b ActorRef, day Day, hops int) bool {
	x := &d.Actors[a]
	if hops > maxHops || x.Kind == codebook.State {
		return false
	}
	if x.PartOf >= 0 && (x.PartOf == b || d.within(x.PartOf, b, day, hops+1)) {
		return true
	}
	for i := range x.Roles {
		o := &x.Roles[i]
		if !o.maybeHeld(day) {
			continue
		}
		if o.Of == b || o.For == b || o.Of >= 0 && d.within(o.Of, b, day, hops+1) {
			return true
		}
	}
	return false
}

// stateOf returns the state that an actor belongs to, or None.
func (d *Dataset) stateOf(a ActorRef, day Day, hops int) ActorRef {
	x := &d.Actors[a]
	if x.Kind == codebook.State {
		return a
	}
	if hops > maxHops {
		return None
	}
	if x.PartOf >= 0 {
		if s := d.stateOf(x.PartOf, day, hops+1); s >= 0 {
			return s
		}
	}
	for i := range x.Roles {
		if o := &x.Roles[i]; o.Of >= 0 && o.maybeHeld(day) {
			if s := d.stateOf(o.Of, day, hops+1); s >= 0 {
				return s
			}
		}
	}
	return None
}

// maybeHeld reports whether an office may have been held on the day: it neither
// started later nor ended earlier. With as_of alone it is always true.
func (o *Office) maybeHeld(day Day) bool {
	return (o.Since.IsZero() || FirstDay(o.Since) <= day) && (o.Until.IsZero() || LastDay(o.Until) >= day)
}

// independent keeps the first claim of each group of claims that share an
// origin.
func (d *Dataset) independent(e *Event, claims []int) []int {
	if len(claims) < 2 {
		return claims
	}
	group := make([]int, len(claims))
	roots := make([]origin, len(claims))
	for i, k := range claims {
		group[i] = i
		d.trace(&e.Claims[k], &roots[i])
		for j := range i {
			if group[j] != group[i] && d.sameOrigin(&roots[i], &roots[j]) {
				merge(group[:i+1], group[i], group[j])
			}
		}
	}
	n := 0
	for i, k := range claims {
		if group[i] == i {
			claims[n] = k
			n++
		}
	}
	return claims[:n]
}

// merge gives two groups the smaller of their numbers, the position of their
// first claim.
func merge(group []int, a, b int) {
	keep, drop := min(a, b), max(a, b)
	for i := range group {
		if group[i] == drop {
			group[i] = keep
		}
	}
}

// origin is where a claim comes from: the actors that passed it on and the
// documents that contain it, as far back as the record goes.
type origin struct {
	actors  [12]ActorRef
	sources [12]SourceRef
	na, ns  int
}

func (o *origin) addActor(a ActorRef) {
	if a >= 0 && o.na < len(o.actors) {
		o.actors[o.na] = a
		o.na++
	}
}

// addSource adds a document, its publisher and every source behind it (CitedIn
// and Via). The publisher is skipped if it is a platform: there the author is
// given by the title only.
func (o *origin) addSource(d *Dataset, s SourceRef) {
	for i := range o.ns {
		if o.sources[i] == s {
			return
		}
	}
	if s < 0 || o.ns == len(o.sources) {
		return
	}
	o.sources[o.ns] = s
	o.ns++
	src := &d.Sources[s]
	if src.Publisher >= 0 && d.Actors[src.Publisher].Kind != codebook.Platform {
		o.addActor(src.Publisher)
	}
	o.addSource(d, src.CitedIn)
	for _, v := range src.Via {
		o.addSource(d, v)
	}
}

func (d *Dataset) trace(c *Claim, o *origin) {
	o.addActor(c.By)
	for _, a := range c.Chain {
		o.addActor(a)
	}
	o.addSource(d, c.Source)
	o.addSource(d, c.CitedFrom)
}

// sameOrigin reports whether two claims share an actor, a document or a
// publisher's name.
func (d *Dataset) sameOrigin(a, b *origin) bool {
	for i := range a.na {
		for j := range b.na {
			if a.actors[i] == b.actors[j] {
				return true
			}
		}
	}
	for i := range a.ns {
		for j := range b.ns {
			p, q := a.sources[i], b.sources[j]
			if p == q || d.Sources[p].PublisherName != "" && d.Sources[p].PublisherName == d.Sources[q].PublisherName {
				return true
			}
		}
	}
	return false
}
