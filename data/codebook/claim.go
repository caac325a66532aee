package codebook

// Status is where an event stands in its life. It is authored. Zero is "not
// given", read as Happened for a past date and Planned for a future one.
type Status uint8

// The statuses, from idea to outcome. Order is part of the pack: append only.
const (
	NoStatus Status = iota
	Possible
	Planned
	Confirmed
	Ongoing
	Happened
	Cancelled
	Postponed
	Lapsed
	Unknown
)

var statuses = table[Status]{
	{"", ""},
	{"possible", "Possible"},
	{"planned", "Planned"},
	{"confirmed", "Confirmed"},
	{"ongoing", "Ongoing"},
	{"happened", "Happened"},
	{"cancelled", "Cancelled"},
	{"postponed", "Postponed"},
	{"lapsed", "Did not happen"},
	{"unknown", "Not known"},
}

// StatusCount is the number of statuses including NoStatus.
const StatusCount = int(Unknown) + 1

// ParseStatus returns the status with that code, or false.
func ParseStatus(code string) (Status, bool) { return statuses.parse(code) }

// Statuses lists codes and labels of all statuses.
func Statuses() []Row { return statuses.rows() }

// Code is the word an author writes.
func (s Status) Code() string { return statuses.code(s) }

// Label is the status in plain words.
func (s Status) Label() string { return statuses.label(s) }

// Expected reports whether the event still lies ahead: possible, planned,
// confirmed or postponed. It is drawn as a dashed outline.
func (s Status) Expected() bool {
	return s == Possible || s == Planned || s == Confirmed || s == Postponed
}

// Off reports whether the event did not take place: cancelled or lapsed. It is
// drawn struck through.
func (s Status) Off() bool { return s == Cancelled || s == Lapsed }

// Held reports whether the event has taken place: it happened or is under way.
func (s Status) Held() bool { return s == Happened || s == Ongoing }

// Stance is what a claim does with the fact it speaks of.
type Stance uint8

// The stances. Order is part of the pack: append only.
const (
	NoStance Stance = iota
	Asserts
	Confirms
	Reports
	Announces
	Promises
	Threatens
	Predicts
	Doubts
	Denies
	Disputes
	Retracts
)

var stances = table[Stance]{
	{"", ""},
	{"asserts", "asserts"},
	{"confirms", "confirms"},
	{"reports", "reports"},
	{"announces", "announces"},
	{"promises", "promises"},
	{"threatens", "threatens"},
	{"predicts", "predicts"},
	{"doubts", "doubts"},
	{"denies", "denies"},
	{"disputes", "disputes"},
	{"retracts", "retracts"},
}

// ParseStance returns the stance with that code, or false.
func ParseStance(code string) (Stance, bool) { return stances.parse(code) }

// Stances lists codes and labels of all stances.
func Stances() []Row { return stances.rows() }

// Code is the word an author writes.
func (s Stance) Code() string { return stances.code(s) }

// Label is the verb a reader sees: "Donald Trump asserts".
func (s Stance) Label() string { return stances.label(s) }

// Against reports whether the claim speaks against the fact: doubts, denies,
// disputes or retracts it.
func (s Stance) Against() bool { return s >= Doubts && s <= Retracts }

// Ahead reports whether the claim speaks of the future: announces, promises,
// threatens or predicts.
func (s Stance) Ahead() bool { return s >= Announces && s <= Predicts }

// Facets is a set of the parts of an event that a claim supports.
type Facets uint8

// The facets of an event.
const (
	OnHappened Facets = 1 << iota
	OnWhen
	OnWhere
	OnWho
	OnOutcome
	OnFigure
)

var facets = []Row{
	{"happened", "That it happened"}, {"when", "When"}, {"where", "Where"}, {"who", "Who"}, {"outcome", "What came of it"}, {"figure", "Figures"},
}

// FacetRows lists codes and labels of the facets; bit i of Facets is row i.
func FacetRows() []Row { return facets }

// ParseFacet returns the set that holds only the facet with that code.
func ParseFacet(code string) (Facets, bool) {
	for i, f := range facets {
		if f.Code == code {
			return 1 << i, true
		}
	}
	return 0, false
}

// Standing is the evidence an event rests on. It is derived from its claims.
type Standing uint8

// The standings. Order is part of the pack: append only.
const (
	NoStanding Standing = iota
	Official
	Corroborated
	SingleSource
	SecondHand
	Disputed
	Denied
	Retracted
)

var standings = table[Standing]{
	{"", ""},
	{"official", "Official"},
	{"corroborated", "Several sources"},
	{"single-source", "Single source"},
	{"second-hand", "Second-hand"},
	{"disputed", "Disputed"},
	{"denied", "Denied"},
	{"retracted", "Retracted"},
}

// StandingCount is the number of standings including NoStanding.
const StandingCount = int(Retracted) + 1

// ParseStanding returns the standing with that code, or false.
func ParseStanding(code string) (Standing, bool) { return standings.parse(code) }

// Standings lists codes and labels of all standings.
func Standings() []Row { return standings.rows() }

// Code is the stable word for the standing.
func (s Standing) Code() string { return standings.code(s) }

// Label is the standing in plain words.
func (s Standing) Label() string { return standings.label(s) }

// Against reports whether what is known speaks against the event having happened:
// it is denied or retracted.
func (s Standing) Against() bool { return s == Denied || s == Retracted }

// Via is how something was said.
type Via uint8

// The ways of saying. Order is part of the pack: append only.
const (
	NoVia Via = iota
	Remarks
	ViaCall
	Briefing
	SocialPost
	ViaStatement
	Interview
	ExecutiveOrder
	ViaReport
)

var vias = table[Via]{
	{"", ""},
	{"remarks", "Remarks"}, {"call", "Call"}, {"briefing", "Briefing"}, {"social-post", "Social post"},
	{"statement", "Statement"}, {"interview", "Interview"}, {"executive-order", "Executive order"}, {"report", "Report"},
}

// ParseVia returns the way with that code, or false.
func ParseVia(code string) (Via, bool) { return vias.parse(code) }

// Vias lists codes and labels of all ways.
func Vias() []Row { return vias.rows() }

// Code is the word an author writes.
func (v Via) Code() string { return vias.code(v) }

// Label is the way in plain words.
func (v Via) Label() string { return vias.label(v) }
