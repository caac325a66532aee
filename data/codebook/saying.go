package codebook

// StanceSet is a set of stances: bit s stands for stance s.
type StanceSet uint16

// stancesOf returns the set of the stances.
func stancesOf(stances ...Stance) (set StanceSet) {
	for _, s := range stances {
		set |= 1 << s
	}
	return set
}

// Has reports whether a stance is in the set.
func (set StanceSet) Has(s Stance) bool { return set>>s&1 != 0 }

// sayings lists the types of event that consist of a statement, with the
// stances about the future or against something that make them: announcing a
// concession is making it, predicting a meeting is a statement. What is
// announced, predicted or denied is a different event. Types without a row are
// not done by a statement.
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

// Addressed reports whether the recipients in an event of the type are
// addressed. The recipients of a threat, a rejection or a sanction are its
// target.
func (t Type) Addressed() bool {
	return t == Consult || t == Request || t == Statement || t == Deadline
}

// DoneBySaying reports whether an acting side does what the type names by a
// statement with the stance.
func (t Type) DoneBySaying(s Stance) bool {
	return int(t) < TypeCount && sayings[t].Has(s)
}
