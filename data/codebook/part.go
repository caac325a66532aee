package codebook

// partRow says what a reader calls a role in events of one type. The roles are those
// of the coding, where a host is the recipient of a visit.
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
	asAddressed = Row{"addressed", "addressed"}
)

// parts holds the rows for which a role is called otherwise than by its own label.
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
	{Accuse, "", RoleRecipient, Row{"accused", "accused"}},
	{Reject, "", RoleRecipient, Row{"refused", "refused"}},
	{Threaten, "", RoleRecipient, Row{"threatened", "threatened"}},
	{Protest, "", RoleRecipient, Row{"protested", "protested against"}},
	{Sanction, "", RoleRecipient, Row{"sanctioned", "sanctioned"}},
	{Mobilize, "", RoleRecipient, Row{"faced", "faces it"}},
	{Coerce, "", RoleRecipient, Row{"coerced", "coerced"}},
	{Assault, "", RoleRecipient, Row{"attacked", "attacked"}},
	{Statement, "", RoleRecipient, asAddressed},
	{Period, "", RoleRecipient, Row{}},
	{NoType, "", RoleRecipient, Row{}},
}

// In is what a reader calls the role in an event of a type and mode: a code and the
// plain words, both "" for who simply takes part.
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
