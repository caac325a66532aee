package codebook

import "slices"

// RoleSet is a set of roles: bit r stands for role r.
type RoleSet uint16

// rolesOf returns the set of the roles.
func rolesOf(roles ...Role) (s RoleSet) {
	for _, r := range roles {
		s |= 1 << r
	}
	return s
}

// Has reports whether a role is in the set.
func (s RoleSet) Has(r Role) bool { return s>>r&1 != 0 }

// Form is how two actors were in contact.
type Form uint8

// Forms of contact. Talks are contacts for which the record says neither where
// nor how they took place.
const (
	NoForm Form = iota
	Talks
	Call
	Meeting
	Agreement
)

var forms = table[Form]{{"", ""}, {"talks", "Talks"}, {"call", "Call"}, {"meeting", "Meeting"}, {"agreement", "Agreement"}}

// Code returns the stable code of the form.
func (f Form) Code() string { return forms.code(f) }

// ContactRule defines who is in contact with whom in events of one type. Every
// count of contacts uses these rules.
type ContactRule struct {
	Code string // names the row in the message catalogue
	Type Type
	Mode string // code of the mode, "" for every mode without a row of its own
	Form Form   // unless the place determines it, see FormAt
	// Two participants are in contact if the role of one is in Side and that of
	// the other in Other.
	Side, Other RoleSet
	// Without lists roles that must not occur in the event: an agreement with a
	// speaker is one side's account.
	Without RoleSet
	// HostInPerson means that a host that is not a person only provided the
	// venue, unless somebody acts for it.
	HostInPerson bool
}

var (
	atTable = rolesOf(RoleActor, RoleHost, RoleMediator, RoleSignatory)
	present = atTable | rolesOf(RoleRecipient)
)

// contactRules is the definition of contact by type, mode and roles. A type
// without a row is not a contact; Status.Held and Standing.Against define which
// statuses and which evidence count.
var contactRules = []ContactRule{
	// People called one after the other have not spoken with each other.
	{Code: "phone", Type: Consult, Mode: "phone", Form: Call, Side: atTable, Other: present},
	{Code: "visit", Type: Consult, Mode: "visit", Form: Meeting, Side: present, Other: present},
	{Code: "third-party", Type: Consult, Mode: "third-party", Form: Meeting, Side: present, Other: present, HostInPerson: true},
	// The sides met the mediator, not each other.
	{Code: "shuttle", Type: Consult, Mode: "shuttle", Form: Meeting, Side: rolesOf(RoleMediator), Other: present},
	{Code: "talks", Type: Consult, Form: Talks, Side: present, Other: present},
	// The subject of an agreement is not a party to it.
	{Code: "agreement", Type: Agree, Form: Agreement, Side: atTable, Other: atTable, Without: rolesOf(RoleSpeaker), HostInPerson: true},
	// A visit that expresses support or brings aid has a host.
	{Code: "hosted", Type: Support, Form: Meeting, Side: rolesOf(RoleHost), Other: atTable},
	{Code: "hosted", Type: Aid, Form: Meeting, Side: rolesOf(RoleHost), Other: atTable},
	{Code: "hosted", Type: Cooperate, Form: Meeting, Side: rolesOf(RoleHost), Other: atTable},
}

// ContactRules returns the rows of the definition of contact.
func ContactRules() []ContactRule { return slices.Clone(contactRules) }

// ContactIn returns the rule for a type and mode, and false if such events are
// never contacts.
func ContactIn(t Type, m Mode) (*ContactRule, bool) {
	mode := m.Code()
	for i := range contactRules {
		if r := &contactRules[i]; r.Type == t && (r.Mode == mode || r.Mode == "") {
			return r, true
		}
	}
	return nil, false
}

// FormAt returns the form of a contact at a place of a kind: by phone or video
// it is a call, at a place on the map a meeting.
func (r *ContactRule) FormAt(k PlaceKind) Form {
	switch {
	case r.Form == Call || k == Remote:
		return Call
	case k.OnMap():
		return Meeting
	}
	return r.Form
}

// Pairs reports whether participants with these roles are in contact.
func (r *ContactRule) Pairs(a, b Role) bool {
	return r.Side.Has(a) && r.Other.Has(b) || r.Side.Has(b) && r.Other.Has(a)
}

// Apart is how an event of two actors is counted if they were not in contact in
// it.
type Apart uint8

// Classes of events that are not contacts.
const (
	ApartExpected Apart = iota // expected
	ApartOff                   // cancelled, or it did not happen
	ApartUnknown               // not known to have happened, denied or retracted
	ApartPeriod
	ApartStatement
	ApartDemand // also a threat or a rejection
	ApartForce  // also a sanction
	ApartHelp   // also an exchange or a withdrawal
	ApartBeside // talks or an agreement in which only one of them took part
)

// ApartCount is the number of these classes.
const ApartCount = int(ApartBeside) + 1

var aparts = table[Apart]{
	{"expected", "Expected"}, {"off", "Did not happen"}, {"unknown", "Not certain"}, {"period", "Period"}, {"statement", "Statement"},
	{"demand", "Demand, threat"}, {"force", "Sanction, force"}, {"help", "Aid, exchange"}, {"beside", "Other talks"},
}

// Code returns the stable code of the class.
func (a Apart) Code() string { return aparts.code(a) }

// ApartOf returns the class of an event of a type and class that is not a
// contact.
func ApartOf(t Type, q Quad, s Status, v Standing) Apart {
	switch {
	case s.Off():
		return ApartOff
	case s.Expected():
		return ApartExpected
	case t == Period:
		return ApartPeriod
	case !s.Held() || v.Against():
		return ApartUnknown
	}
	switch q {
	case VerbalConflict:
		return ApartDemand
	case MaterialConflict:
		return ApartForce
	case MaterialCooperation:
		return ApartHelp
	case VerbalCooperation:
		return ApartBeside
	}
	return ApartStatement
}

// actsFor is the result of ActsFor for each kind of relation: a head, envoy or
// spokesperson acts for the other end.
var actsFor = [...]int8{HeadOf: 1, EnvoyOf: 1, SpokespersonOf: 1, RepresentedBy: -1, OtherRelation: 0}

// ActsFor returns 1 if the first end of a relation acts for the second, -1 if
// the second acts for the first, and 0 otherwise.
func (k RelationKind) ActsFor() int8 { return actsFor[k] }
