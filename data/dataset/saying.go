package dataset

// Says reports whether a claim does what its event is: an event of a type that is
// done by saying so (codebook.Type.DoneBySaying), and the claim an acting side's own
// word in it. Such a claim shows that the statement, the threat, the concession was
// made, whatever it says of what is to come. A claim against the event itself, as
// opposed to what was said, does not.
func (d *Dataset) Says(e *Event, c *Claim) bool {
	if !e.Type.DoneBySaying(c.Stance) || c.Stance.Against() && c.Facets()&existence != 0 {
		return false
	}
	return e.takesSide(c.By) || e.takesSide(c.For) || d.ActsIn(e, c)
}

// takesSide reports whether an actor is itself an acting side of the event.
func (e *Event) takesSide(a ActorRef) bool {
	for i := range e.Who {
		if p := &e.Who[i]; a >= 0 && p.Actor == a && acting(e.Type, p.Role) {
			return true
		}
	}
	return false
}

// ownDenial moves the claims by which a side says what the event is, such as the denial
// that a statement consists of, to those that carry it, if no other claim does.
func (d *Dataset) ownDenial(e *Event, r *Reason) {
	if len(r.Claims) > 0 {
		return
	}
	n := 0
	for _, k := range r.Against {
		if d.Says(e, &e.Claims[k]) {
			r.Claims = append(r.Claims, k)
			continue
		}
		r.Against[n] = k
		n++
	}
	r.Against = r.Against[:n]
}
