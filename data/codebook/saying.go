package codebook

// StanceSet is a set of stances: bit s stands for stance s.
type StanceSet uint16

// stancesOf is the set of some stances.
func stancesOf(stances ...Stance) (set StanceSet) {
	for _, s := range stances {
		set |= 1 << s
	}
	return set
}

// Has reports whether a stance is in the set.
func (set StanceSet) Has(s Stance) bool { return set>>s&1 != 0 }

// sayings lists the types that a side does by saying so, and with which stances
// that speak of the future or against something: whoever announces a concession has
// made it, whoever predicts a meeting has made a statement. What is announced,
// predicted or denied in it is another thing. A type without a row is done by deeds.
var sayings = [TypeCount]StanceSet{
	Statement: stancesOf(Announces, Promises, Threatens, Predicts, Doubts, Denies, Disputes),
	Accuse:    stancesOf(Announces, Doubts, Denies, Disputes),
	Reject:    stancesOf(Announces, Doubts, Denies, Disputes),
	Threaten:  stancesOf(Announces, Promises, Threatens),
	Request:   stancesOf(Announces, Threatens),
	Agree:     stancesOf(Announces, Promises),
	Support:   stancesOf(Announces, Promises),
	Concede:   stancesOf(Announces, Promises),
	Cooperate: stancesOf(Announces, Promises),
	Retreat:   stancesOf(Announces),
	Sanction:  stancesOf(Announces),
}

// Addressed reports whether the recipients in an event of the type are those who are
// spoken to. Those of a threat, a refusal, a sanction are whom it strikes.
func (t Type) Addressed() bool {
	return t == Consult || t == Request || t == Statement || t == Deadline
}

// DoneBySaying reports whether an acting side does what the type names when it
// speaks with the stance.
func (t Type) DoneBySaying(s Stance) bool {
	return int(t) < TypeCount && sayings[t].Has(s)
}
