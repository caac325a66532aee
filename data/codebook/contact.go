package codebook

import "slices"

// RoleSet is a set of roles: bit r stands for role r.
type RoleSet uint16

// rolesOf is the set of some roles.
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

// The forms of contact. Talks are those of which the record says neither where
// they were nor how.
const (
	NoForm Form = iota
	Talks
	Call
	Meeting
	Agreement
)

var forms = table[Form]{{"", ""}, {"talks", "Talks"}, {"call", "Call"}, {"meeting", "Meeting"}, {"agreement", "Agreement"}}

// Code is a stable word for the form.
func (f Form) Code() string { return forms.code(f) }

// ContactRule says who is in contact with whom in an event of one type. It is a
// row of the one definition of contact; every count of contacts reads it.
type ContactRule struct {
	Code string // names the row, for the words that explain it
	Type Type
	Mode string // code of the mode, "" for every mode without a row of its own
	Form Form   // unless the place says more, see FormAt
	// Two participants are in contact when the role of one is in Side and that of
	// the other in Other.
	Side, Other RoleSet
	// Without names roles that must not occur in the event: an agreement that has a
	// speaker is one side's account.
	Without RoleSet
	// HostInPerson says that a host who is no person gave the ground only, unless
	// somebody acts for it.
	HostInPerson bool
}

var (
	atTable = rolesOf(RoleActor, RoleHost, RoleMediator, RoleSignatory)
	present = atTable | rolesOf(RoleRecipient)
)

// contactRules is the definition of contact by type, mode and roles. A type that
// has no row is no contact; Status.Held and Standing.Against say which status
// and which evidence count.
var contactRules = []ContactRule{
	// Whoever is called in turn has not spoken with the others.
	{Code: "phone", Type: Consult, Mode: "phone", Form: Call, Side: atTable, Other: present},
	{Code: "visit", Type: Consult, Mode: "visit", Form: Meeting, Side: present, Other: present},
	{Code: "third-party", Type: Consult, Mode: "third-party", Form: Meeting, Side: present, Other: present, HostInPerson: true},
	// The sides met the mediator, not one another.
	{Code: "shuttle", Type: Consult, Mode: "shuttle", Form: Meeting, Side: rolesOf(RoleMediator), Other: present},
	{Code: "talks", Type: Consult, Form: Talks, Side: present, Other: present},
	// Whom an agreement is about did not make it.
	{Code: "agreement", Type: Agree, Form: Agreement, Side: atTable, Other: atTable, Without: rolesOf(RoleSpeaker), HostInPerson: true},
	// A visit that shows support or brings help has a host.
	{Code: "hosted", Type: Support, Form: Meeting, Side: rolesOf(RoleHost), Other: atTable},
	{Code: "hosted", Type: Aid, Form: Meeting, Side: rolesOf(RoleHost), Other: atTable},
	{Code: "hosted", Type: Cooperate, Form: Meeting, Side: rolesOf(RoleHost), Other: atTable},
}

// ContactRules lists the rows of the definition of contact.
func ContactRules() []ContactRule { return slices.Clone(contactRules) }

// ContactIn is the row of an event's type and mode, or false when such an event is
// no contact of anybody.
func ContactIn(t Type, m Mode) (*ContactRule, bool) {
	mode := m.Code()
	for i := range contactRules {
		if r := &contactRules[i]; r.Type == t && (r.Mode == mode || r.Mode == "") {
			return r, true
		}
	}
	return nil, false
}

// FormAt is the form of a contact at a place of a kind: by phone or video it is a
// call, at a point of the map a meeting.
func (r *ContactRule) FormAt(k PlaceKind) Form {
	switch {
	case r.Form == Call || k == Remote:
		return Call
	case k.OnMap():
		return Meeting
	}
	return r.Form
}

// Pairs reports whether participants in these roles are in contact.
func (r *ContactRule) Pairs(a, b Role) bool {
	return r.Side.Has(a) && r.Other.Has(b) || r.Side.Has(b) && r.Other.Has(a)
}

// Apart is what an event of two actors is when it is no contact of theirs.
type Apart uint8

// What is counted apart from contacts.
const (
	ApartExpected Apart = iota // still to come
	ApartOff                   // cancelled, or it did not happen
	ApartUnknown               // whether it happened is not known, or it is denied
	ApartPeriod
	ApartStatement
	ApartDemand // or a threat, a refusal
	ApartForce  // or a sanction
	ApartHelp   // or an exchange, a withdrawal
	ApartBeside // talks or an agreement in which not both took part
)

// ApartCount is the number of classes of what is counted apart.
const ApartCount = int(ApartBeside) + 1

var aparts = table[Apart]{
	{"expected", "Expected"}, {"off", "Did not happen"}, {"unknown", "Not certain"}, {"period", "Period"}, {"statement", "Statement"},
	{"demand", "Demand, threat"}, {"force", "Sanction, force"}, {"help", "Aid, exchange"}, {"beside", "Talks without both"},
}

// Code is a stable word for the class.
func (a Apart) Code() string { return aparts.code(a) }

// ApartOf is what an event that is no contact counts as.
func ApartOf(t Type, s Status, v Standing) Apart {
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
	switch t.Quad() {
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

// actsFor says in which kinds of relation one end acts for the other: as head,
// envoy or voice of it.
var actsFor = [...]int8{HeadOf: 1, EnvoyOf: 1, SpokespersonOf: 1, RepresentedBy: -1, OtherRelation: 0}

// ActsFor is 1 when the first end of a relation acts for the second, -1 when the
// second acts for the first, 0 when neither does.
func (k RelationKind) ActsFor() int8 { return actsFor[k] }
