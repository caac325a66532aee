package codebook

// Status is whether an event happened. Authors set it. Zero is "not given",
// read as Happened for a past date and Planned for a future one.
type Status uint8

// Statuses, from idea to outcome. Their order is part of the pack: append only.
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

// StatusCount is the number of statuses, including NoStatus.
const StatusCount = int(Unknown) + 1

// ParseStatus returns the status with that code, and false if there is none.
func ParseStatus(code string) (Status, bool) { return statuses.parse(code) }

// Statuses returns the codes and labels of all statuses.
func Statuses() []Row { return statuses.rows() }

// Code returns the word that an author writes.
func (s Status) Code() string { return statuses.code(s) }

// Label returns the status in plain words.
func (s Status) Label() string { return statuses.label(s) }

// Expected reports whether the event is in the future: possible, planned,
// confirmed or postponed. It is drawn with a dashed outline.
func (s Status) Expected() bool {
	return s == Possible || s == Planned || s == Confirmed || s == Postponed
}

// Off reports whether the event did not take place: cancelled or lapsed. It is
// drawn struck through.
func (s Status) Off() bool { return s == Cancelled || s == Lapsed }

// Held reports whether the event has taken place: it happened or is under way.
func (s Status) Held() bool { return s == Happened || s == Ongoing }

// Stance is what a claim does with its statement.
type Stance uint8

// Stances of a claim. Their order is part of the pack: append only.
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

// ParseStance returns the stance with that code, and false if there is none.
func ParseStance(code string) (Stance, bool) { return stances.parse(code) }

// Stances returns the codes and labels of all stances.
func Stances() []Row { return stances.rows() }

// Code returns the word that an author writes.
func (s Stance) Code() string { return stances.code(s) }

// Label returns the verb that a reader sees: "Donald Trump asserts".
func (s Stance) Label() string { return stances.label(s) }

// Against reports whether the claim contradicts the statement: doubts, denies,
// disputes or retracts it.
func (s Stance) Against() bool { return s >= Doubts && s <= Retracts }

// Ahead reports whether the claim is about the future: announces, promises,
// threatens or predicts.
func (s Stance) Ahead() bool { return s >= Announces && s <= Predicts }

// Facets is the set of parts of an event that a claim supports.
type Facets uint8

// Facets of an event, as bits.
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

// FacetRows returns the codes and labels of the facets; bit i of Facets is row
// i.
func FacetRows() []Row { return facets }

// ParseFacet returns the set of the facet with that code, and false if there is
// none.
func ParseFacet(code string) (Facets, bool) {
	for i, f := range facets {
		if f.Code == code {
			return 1 << i, true
		}
	}
	return 0, false
}

// Standing is how strong the evidence for an event is. It is derived from its
// claims.
type Standing uint8

// Standings of an event. Their order is part of the pack: append only.
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

// StandingCount is the number of standings, including NoStanding.
const StandingCount = int(Retracted) + 1

// ParseStanding returns the standing with that code, and false if there is
// none.
func ParseStanding(code string) (Standing, bool) { return standings.parse(code) }

// Standings returns the codes and labels of all standings.
func Standings() []Row { return standings.rows() }

// Code returns the stable code of the standing.
func (s Standing) Code() string { return standings.code(s) }

// Label returns the standing in plain words.
func (s Standing) Label() string { return standings.label(s) }

// Against reports whether the evidence is against the event: it is denied or
// retracted.
func (s Standing) Against() bool { return s == Denied || s == Retracted }

// Via is the channel through which something was said.
type Via uint8

// Channels of a statement. Their order is part of the pack: append only.
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

// ParseVia returns the channel with that code, and false if there is none.
func ParseVia(code string) (Via, bool) { return vias.parse(code) }

// Vias returns the codes and labels of all channels.
func Vias() []Row { return vias.rows() }

// Code returns the word that an author writes.
func (v Via) Code() string { return vias.code(v) }

// Label returns the channel in plain words.
func (v Via) Label() string { return vias.label(v) }
