package dataset

// Says reports whether a claim is the event itself: the event is of a type that
// consists of a statement (codebook.Type.DoneBySaying), and the claim is an
// acting side's own statement in it. Such a claim proves that the statement,
// threat or concession was made, whatever it says about the future. A claim
// against the event itself, as opposed to its content, does not.
func (d *Dataset) Says(e *Event, c *Claim) bool {
	if !e.Type.DoneBySaying(c.Stance) || c.Stance.Against() && c.Facets()&existence != 0 {
		return false
	}
	return e.takesSide(c.By) || e.takesSide(c.For) || d.ActsIn(e, c)
}

// takesSide reports whether an actor is an acting side of the event.
func (e *Event) takesSide(a ActorRef) bool {
	for i := range e.Who {
		if p := &e.Who[i]; a >= 0 && p.Actor == a && acting(e.Type, p.Role) {
			return true
		}
	}
	return false
}

// ownDenial moves the claims that are the event itself, such as the denial that
// a statement consists of, from Against to Claims, unless other claims support
// the event.
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
