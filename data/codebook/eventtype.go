package codebook

// Type is the kind of an event: one of PLOVER's sixteen types or one of the
// three additions. Zero is "not given".
type Type uint8

// Types of event. Their order is part of the pack format: append only.
const (
	NoType Type = iota
	Agree
	Consult
	Support
	Concede
	Cooperate
	Aid
	Retreat
	Request
	Accuse
	Reject
	Threaten
	Protest
	Sanction
	Mobilize
	Coerce
	Assault
	Statement
	Deadline
	Period
)

var types = table[Type]{
	{"", ""},
	{"AGREE", "Agreement"},
	{"CONSULT", "Talks"},
	{"SUPPORT", "Support"},
	{"CONCEDE", "Concession"},
	{"COOPERATE", "Cooperation"},
	{"AID", "Aid"},
	{"RETREAT", "Withdrawal, release"},
	{"REQUEST", "Demand, appeal"},
	{"ACCUSE", "Accusation"},
	{"REJECT", "Refusal"},
	{"THREATEN", "Threat"},
	{"PROTEST", "Protest"},
	{"SANCTION", "Sanction"},
	{"MOBILIZE", "Show of force"},
	{"COERCE", "Coercion"},
	{"ASSAULT", "Attack"},
	{"STATEMENT", "Statement"},
	{"DEADLINE", "Deadline"},
	{"PERIOD", "Period"},
}

// TypeCount is the number of types, including NoType.
const TypeCount = int(Period) + 1

// ParseType returns the type with that code, and false if there is none.
func ParseType(code string) (Type, bool) { return types.parse(code) }

// Types returns the codes and labels of all types, in order, without NoType.
func Types() []Row { return types.rows() }

// Code returns the word that an author writes, "" for NoType.
func (t Type) Code() string { return types.code(t) }

// Label returns the type in plain words, "" for NoType.
func (t Type) Label() string { return types.label(t) }

// Quad is the class of an event on two axes: verbal or material, cooperation or
// conflict. It is derived from the type and never authored.
type Quad uint8

// Quad classes. Plain is for statements, periods and events without a type.
const (
	Plain Quad = iota
	VerbalCooperation
	MaterialCooperation
	VerbalConflict
	MaterialConflict
)

// QuadCount is the number of quad classes, including Plain.
const QuadCount = 5

var quads = table[Quad]{
	{"plain", "Statement"},
	{"verbal-cooperation", "Talks, agreement"},
	{"material-cooperation", "Aid, exchange"},
	{"verbal-conflict", "Demand, threat"},
	{"material-conflict", "Sanction, force"},
}

// ParseQuad returns the class with that code, and false if there is none.
func ParseQuad(code string) (Quad, bool) {
	for q := range Quad(QuadCount) {
		if quads.code(q) == code {
			return q, true
		}
	}
	return 0, false
}

// Code returns a stable code of the class, used in URLs and style names.
func (q Quad) Code() string { return quads.code(q) }

// Label returns the class in plain words.
func (q Quad) Label() string { return quads.label(q) }

// quadOf follows the chapter headings of PLOVER 2.0. (There, SANCTION is
// material conflict; the quad table lists it as verbal, which is an error.) A
// deadline counts as a demand with a date.
var quadOf = [TypeCount]Quad{
	Agree: VerbalCooperation, Consult: VerbalCooperation, Support: VerbalCooperation, Concede: VerbalCooperation,
	Cooperate: MaterialCooperation, Aid: MaterialCooperation, Retreat: MaterialCooperation,
	Request: VerbalConflict, Accuse: VerbalConflict, Reject: VerbalConflict, Threaten: VerbalConflict, Deadline: VerbalConflict,
	Protest: MaterialConflict, Sanction: MaterialConflict, Mobilize: MaterialConflict, Coerce: MaterialConflict, Assault: MaterialConflict,
}

// Quad returns the class of the type.
func (t Type) Quad() Quad {
	if int(t) >= TypeCount {
		return Plain
	}
	return quadOf[t]
}

// Mode narrows a type ("by phone", "visit"). Zero is "not given".
type Mode uint8

type modeRow struct {
	of Type
	Row
}

// modes is append-only: the position of a row is its value in the pack.
var modes = []modeRow{
	{},
	{Consult, Row{"visit", "Visit"}},
	{Consult, Row{"third-party", "On third ground"}},
	{Consult, Row{"multilateral", "Several parties"}},
	{Consult, Row{"phone", "By phone"}},
	{Retreat, Row{"withdraw", "Withdrawal"}},
	{Retreat, Row{"release", "Release"}},
	{Retreat, Row{"disarm", "Disarmament"}},
	{Retreat, Row{"ceasefire", "Ceasefire"}},
	{Retreat, Row{"access", "Access granted"}},
	{Retreat, Row{"resign", "Resignation"}},
	{Request, Row{"assist", "For help"}},
	{Request, Row{"change", "For a change"}},
	{Request, Row{"yield", "To give way"}},
	{Request, Row{"meet", "To meet"}},
	{Accuse, Row{"disapprove", "Disapproval"}},
	{Accuse, Row{"investigate", "Investigation"}},
	{Accuse, Row{"allege", "Allegation"}},
	{Reject, Row{"assist", "Refusal to help"}},
	{Reject, Row{"change", "Refusal to change"}},
	{Reject, Row{"yield", "Refusal to give way"}},
	{Reject, Row{"meet", "Refusal to meet"}},
	{Threaten, Row{"restrict", "Restrictions"}},
	{Threaten, Row{"arrest", "Arrest"}},
	{Threaten, Row{"relations", "To cut relations"}},
	{Threaten, Row{"expel", "Expulsion"}},
	{Threaten, Row{"territory", "Territory"}},
	{Threaten, Row{"violence", "Violence"}},
	{Protest, Row{"demo", "Demonstration"}},
	{Protest, Row{"riot", "Riot"}},
	{Protest, Row{"strike", "Strike"}},
	{Protest, Row{"hunger", "Hunger strike"}},
	{Protest, Row{"boycott", "Boycott"}},
	{Protest, Row{"obstruct", "Obstruction"}},
	{Protest, Row{"vandalize", "Vandalism"}},
	{Sanction, Row{"convict", "Conviction"}},
	{Sanction, Row{"expel", "Expulsion"}},
	{Sanction, Row{"withdraw", "Walking out"}},
	{Sanction, Row{"discontinue", "Trade or aid cut"}},
	{Mobilize, Row{"troops", "Troops"}},
	{Mobilize, Row{"weapons", "Weapons"}},
	{Mobilize, Row{"police", "Police"}},
	{Mobilize, Row{"militia", "Militia"}},
	{Coerce, Row{"seize", "Seizure"}},
	{Coerce, Row{"restrict", "Restriction"}},
	{Coerce, Row{"censor", "Censorship"}},
	{Coerce, Row{"curfew", "Curfew"}},
	{Coerce, Row{"martial-law", "Martial law"}},
	{Coerce, Row{"arrest", "Arrest"}},
	{Coerce, Row{"deport", "Deportation"}},
	{Coerce, Row{"withhold", "Withholding"}},
	{Coerce, Row{"misinformation", "Misinformation"}},
	{Coerce, Row{"cyber", "Cyber attack"}},
	{Assault, Row{"abduct", "Abduction"}},
	{Assault, Row{"beat", "Beating"}},
	{Assault, Row{"torture", "Torture"}},
	{Assault, Row{"sexual", "Sexual violence"}},
	{Assault, Row{"targeted", "Targeted killing"}},
	{Assault, Row{"destroy", "Destruction"}},
	{Assault, Row{"primitive", "Simple weapons"}},
	{Assault, Row{"firearms", "Firearms"}},
	{Assault, Row{"explosives", "Explosives"}},
	{Assault, Row{"suicide-attack", "Suicide attack"}},
	{Assault, Row{"aerial", "Air attack"}},
	{Assault, Row{"drone", "Drone attack"}},
	{Assault, Row{"heavy-weapons", "Heavy weapons"}},
	{Assault, Row{"crowd-control", "Crowd control"}},
	{Assault, Row{"unconventional", "Unconventional weapons"}},
	{Consult, Row{"shuttle", "In separate rooms"}}, // our addition: only the mediator meets the sides
}

// ParseMode returns the mode of type t with that code, and false if there is
// none.
func ParseMode(t Type, code string) (Mode, bool) {
	for i, m := range modes {
		if i > 0 && m.of == t && m.Code == code {
			return Mode(i), true
		}
	}
	return 0, false
}

// Modes returns the codes and labels of the modes of t, in order.
func Modes(t Type) []Row {
	var rows []Row
	for i, m := range modes {
		if i > 0 && m.of == t {
			rows = append(rows, m.Row)
		}
	}
	return rows
}

// ModeCount returns the number of modes of all types, including zero.
func ModeCount() int { return len(modes) }

// Code returns the word that an author writes, "" for zero.
func (m Mode) Code() string {
	if int(m) >= len(modes) {
		return ""
	}
	return modes[m].Code
}

// Label returns the mode in plain words, "" for zero.
func (m Mode) Label() string {
	if int(m) >= len(modes) {
		return ""
	}
	return modes[m].Label
}

// Contexts is a set of PLOVER contexts: bit i stands for row i of the table.
type Contexts uint64

var contexts = []string{
	"military", "intelligence", "executive", "legislative", "election", "political_institutions", "pro_democracy",
	"pro_autocracy", "economic", "legal", "reparations", "human_rights", "rights_freedoms", "repression",
	"human_security", "gender", "lgbt", "religion_ethnicity", "inequality", "diplomatic", "territory", "peacekeeping",
	"health", "asylum", "migration", "disasters", "natural_resource", "environment", "technology", "terrorism", "cbrn",
	"cyber", "misinformation", "crime", "corruption", "illegal_drugs", "trafficking",
}

// ContextCodes returns all PLOVER contexts; bit i of Contexts is entry i.
func ContextCodes() []string { return contexts }

// ParseContext returns the set of the context with that code, and false if
// there is none.
func ParseContext(code string) (Contexts, bool) {
	for i, c := range contexts {
		if c == code {
			return 1 << i, true
		}
	}
	return 0, false
}

// Codes returns the codes of the contexts in the set, in table order.
func (c Contexts) Codes() []string {
	var codes []string
	for i, s := range contexts {
		if c&(1<<i) != 0 {
			codes = append(codes, s)
		}
	}
	return codes
}
