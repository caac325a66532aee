package codebook

// partRow gives the label of a role in events of one type. The roles are those
// of the coding, in which the host of a visit is its recipient.
type partRow struct {
	of   Type
	mode string // code of the mode, "" for every mode without a row of its own
	role Role
	Row
}

var (
	asHost      = Row{"host", "host"}
	asAsked     = Row{"asked", "asked"}
	asReceiving = Row{"receiving", "receives it"}
	asHit       = Row{"hit", "hit by it"}
	asAddressed = Row{"addressed", "addressed"}
)

// parts holds the roles whose label differs from their own in events of a type.
var parts = []partRow{
	{Consult, "visit", RoleActor, Row{"guest", "guest"}},
	{Consult, "visit", RoleRecipient, asHost},
	{Consult, "multilateral", RoleRecipient, asHost},
	{Consult, "phone", RoleRecipient, Row{"called", "called"}},
	{Consult, "", RoleRecipient, Row{}},
	{Agree, "", RoleRecipient, asReceiving},
	{Support, "", RoleRecipient, asReceiving},
	{Concede, "", RoleRecipient, asReceiving},
	{Aid, "", RoleRecipient, asReceiving},
	{Retreat, "", RoleRecipient, asReceiving},
	{Cooperate, "", RoleRecipient, Row{"partner", "partner"}},
	{Request, "", RoleRecipient, asAsked},
	{Deadline, "", RoleRecipient, asAsked},
	{Accuse, "disapprove", RoleRecipient, Row{"criticised", "criticised"}},
	{Accuse, "investigate", RoleRecipient, Row{"investigated", "under investigation"}},
	{Accuse, "", RoleRecipient, Row{"accused", "accused"}},
	{Reject, "", RoleRecipient, Row{"refused", "turned down"}},
	{Threaten, "", RoleRecipient, Row{"threatened", "threatened"}},
	{Protest, "", RoleRecipient, Row{"protested", "protested against"}},
	{Sanction, "convict", RoleRecipient, Row{"convicted", "convicted"}},
	{Sanction, "expel", RoleRecipient, Row{"expelled", "expelled"}},
	// For trade or aid that is cut and talks that are left, the recipients are
	// those affected, of a treaty as of a sanction.
	{Sanction, "withdraw", RoleRecipient, asHit},
	{Sanction, "discontinue", RoleRecipient, asHit},
	{Sanction, "", RoleRecipient, Row{"sanctioned", "sanctioned"}},
	{Mobilize, "", RoleRecipient, Row{"faced", "faces it"}},
	{Coerce, "", RoleRecipient, Row{"coerced", "coerced"}},
	{Assault, "", RoleRecipient, Row{"attacked", "attacked"}},
	{Statement, "", RoleRecipient, asAddressed},
	{Period, "", RoleRecipient, Row{}},
	{NoType, "", RoleRecipient, Row{}},
}

// In returns the code and label of the role in events of a type and mode. Both
// are "" for a plain participant.
func (r Role) In(t Type, m Mode) Row {
	mode := m.Code()
	for i := range parts {
		if p := &parts[i]; p.of == t && p.role == r && (p.mode == mode || p.mode == "") {
			return p.Row
		}
	}
	if r == RoleActor {
		return Row{}
	}
	return Row{r.Code(), r.Label()}
}
