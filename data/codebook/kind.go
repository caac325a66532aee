package codebook

// Role is the part an actor has in an event.
type Role uint8

// Roles of an actor. Their order is part of the pack: append only.
const (
	NoRole Role = iota
	RoleActor
	RoleRecipient
	RoleHost
	RoleMediator
	RoleSignatory
	RoleSpeaker
	RoleObserver
	RoleAffected
	RoleMentioned
)

var roles = table[Role]{
	{"", ""},
	{"actor", "takes part"}, {"recipient", "recipient"}, {"host", "host"}, {"mediator", "mediator"}, {"signatory", "signatory"},
	{"speaker", "speaker"}, {"observer", "observer"}, {"affected", "affected"}, {"mentioned", "mentioned"},
}

// ParseRole returns the role with that code, and false if there is none.
func ParseRole(code string) (Role, bool) { return roles.parse(code) }

// Roles returns the codes and labels of all roles.
func Roles() []Row { return roles.rows() }

// Code returns the word that an author writes.
func (r Role) Code() string { return roles.code(r) }

// Label returns the role in plain words.
func (r Role) Label() string { return roles.label(r) }

// Takes reports whether an actor in this role takes part in the event, as
// opposed to being affected or only mentioned.
func (r Role) Takes() bool { return r >= RoleActor && r <= RoleObserver }

// LinkKind is how one event relates to another. A link is stored in one
// direction and shown in both.
type LinkKind uint8

// Kinds of link. Their order is part of the pack: append only.
const (
	NoLink LinkKind = iota
	PartOf
	Begins
	Ends
	Follows
	Causes
	RespondsTo
	CommentsOn
	AnnouncesEvent
	Qualifies
	Contradicts
	Supersedes
	Sets
	ThreatensEvent
	Prepares
	DeadlineFor
	ConsequenceOf
	AimsAt
	Recalls
	FirstSince
	SameAs
)

var linkKinds = table[LinkKind]{
	{"", ""},
	{"part-of", "part of"}, {"begins", "begins"}, {"ends", "ends"}, {"follows", "follows"}, {"causes", "leads to"},
	{"responds-to", "answers"}, {"comments-on", "comments on"}, {"announces", "announces"}, {"qualifies", "qualifies"},
	{"contradicts", "contradicts"}, {"supersedes", "replaces"}, {"sets", "sets"}, {"threatens", "threatens"},
	{"prepares", "prepares"}, {"deadline-for", "deadline for"}, {"consequence-of", "consequence of"}, {"aims-at", "aims at"},
	{"recalls", "recalls"}, {"first-since", "first since"}, {"same-as", "same as"},
}

// linkBack holds the labels of links read from their target.
var linkBack = [...]string{
	"", "includes", "begun by", "ended by", "followed by", "caused by", "answered by", "commented on by", "announced by",
	"qualified by", "contradicted by", "replaced by", "set by", "threatened by", "prepared by", "has as deadline",
	"has as consequence", "aimed at by", "recalled by", "last before", "same as",
}

// ParseLinkKind returns the link kind with that code, and false if there is
// none.
func ParseLinkKind(code string) (LinkKind, bool) { return linkKinds.parse(code) }

// LinkKinds returns the codes and labels of all link kinds.
func LinkKinds() []Row { return linkKinds.rows() }

// Code returns the word that an author writes.
func (k LinkKind) Code() string { return linkKinds.code(k) }

// Label returns the label of the link read forwards: "answers".
func (k LinkKind) Label() string { return linkKinds.label(k) }

// Back returns the label of the link read from its target: "answered by".
func (k LinkKind) Back() string {
	if int(k) >= len(linkBack) {
		return ""
	}
	return linkBack[k]
}

// RelationKind is the kind of a lasting tie between two actors.
type RelationKind uint8

// Kinds of relation. OtherRelation has a label of its own. Append only.
const (
	NoRelation RelationKind = iota
	MemberOf
	RelPartOf
	HeadOf
	SpokespersonOf
	EnvoyOf
	RepresentedBy
	EmployedBy
	AlliedWith
	AtWarWith
	HostileTo
	InTalksWith
	Sanctions
	BuysFrom
	Supplies
	Recognises
	Cites
	Owns
	RelatedTo
	CountedAmong
	OtherRelation
)

var relationKinds = table[RelationKind]{
	{"", ""},
	{"member-of", "member of"}, {"part-of", "part of"}, {"head-of", "head of"}, {"spokesperson-of", "speaks for"},
	{"envoy-of", "envoy of"}, {"represented-by", "represented by"}, {"employed-by", "works for"}, {"allied-with", "allied with"},
	{"at-war-with", "at war with"}, {"hostile-to", "hostile to"}, {"in-talks-with", "in talks with"}, {"sanctions", "sanctions"},
	{"buys-from", "buys from"}, {"supplies", "supplies"}, {"recognises", "recognises"}, {"cites", "cites"}, {"owns", "owns"},
	{"related-to", "related to"}, {"counted-among", "counted among"}, {"other", "tied to"},
}

// ParseRelationKind returns the relation kind with that code, and false if
// there is none.
func ParseRelationKind(code string) (RelationKind, bool) { return relationKinds.parse(code) }

// RelationKinds returns the codes and labels of all relation kinds.
func RelationKinds() []Row { return relationKinds.rows() }

// Code returns the word that an author writes.
func (k RelationKind) Code() string { return relationKinds.code(k) }

// Label returns the relation in plain words, read from "from" to "to".
func (k RelationKind) Label() string { return relationKinds.label(k) }

// ActorKind is what an actor is.
type ActorKind uint8

// Kinds of actor. Their order is part of the pack: append only.
const (
	NoActorKind ActorKind = iota
	Person
	State
	GovernmentBody
	IGO
	NGO
	Party
	Company
	Media
	Platform
	ArmedGroup
	Group
	Unnamed
)

var actorKinds = table[ActorKind]{
	{"", ""},
	{"person", "Person"}, {"state", "State"}, {"government-body", "Government body"}, {"igo", "International organisation"},
	{"ngo", "Organisation"}, {"party", "Party"}, {"company", "Company"}, {"media", "News organisation"}, {"platform", "Platform"},
	{"armed-group", "Armed group"}, {"group", "Group"}, {"unnamed", "Unnamed"},
}

// ParseActorKind returns the actor kind with that code, and false if there is
// none.
func ParseActorKind(code string) (ActorKind, bool) { return actorKinds.parse(code) }

// ActorKinds returns the codes and labels of all actor kinds.
func ActorKinds() []Row { return actorKinds.rows() }

// Code returns the word that an author writes.
func (k ActorKind) Code() string { return actorKinds.code(k) }

// Label returns the kind in plain words.
func (k ActorKind) Label() string { return actorKinds.label(k) }

// InPerson reports whether an actor of the kind is present only in person: no other
// actor takes part for it.
func (k ActorKind) InPerson() bool { return k == Person || k == Unnamed }

// PlaceKind is the size of a place, or that it is not a physical place.
type PlaceKind uint8

// Kinds of place. Online and Remote have no position on a map. Append only.
const (
	NoPlaceKind PlaceKind = iota
	Building
	City
	Province
	Country
	Region
	Online
	Remote
)

var placeKinds = table[PlaceKind]{
	{"", ""},
	{"building", "Building"}, {"city", "City"}, {"province", "Province"}, {"country", "Country"}, {"region", "Region"},
	{"online", "Online"}, {"remote", "By phone or video"},
}

// ParsePlaceKind returns the place kind with that code, and false if there is
// none.
func ParsePlaceKind(code string) (PlaceKind, bool) { return placeKinds.parse(code) }

// PlaceKinds returns the codes and labels of all place kinds.
func PlaceKinds() []Row { return placeKinds.rows() }

// Code returns the word that an author writes.
func (k PlaceKind) Code() string { return placeKinds.code(k) }

// Label returns the kind in plain words.
func (k PlaceKind) Label() string { return placeKinds.label(k) }

// OnMap reports whether a place of this kind has a position on a map.
func (k PlaceKind) OnMap() bool { return k >= Building && k <= Region }

// SourceKind is the kind of document of a source.
type SourceKind uint8

// Kinds of source. Their order is part of the pack: append only.
const (
	NoSourceKind SourceKind = iota
	NewsArticle
	OfficialDocument
	PressRelease
	SourceStatement
	SourceSocialPost
	Transcript
	SourceInterview
	Broadcast
	SourceDataset
	Book
	Unspecified
)

var sourceKinds = table[SourceKind]{
	{"", ""},
	{"news-article", "News article"}, {"official-document", "Official document"}, {"press-release", "Press release"},
	{"statement", "Statement"}, {"social-post", "Social post"}, {"transcript", "Transcript"}, {"interview", "Interview"},
	{"broadcast", "Broadcast"}, {"dataset", "Dataset"}, {"book", "Book"}, {"unspecified", "Source"},
}

// ParseSourceKind returns the source kind with that code, and false if there is
// none.
func ParseSourceKind(code string) (SourceKind, bool) { return sourceKinds.parse(code) }

// SourceKinds returns the codes and labels of all source kinds.
func SourceKinds() []Row { return sourceKinds.rows() }

// Code returns the word that an author writes.
func (k SourceKind) Code() string { return sourceKinds.code(k) }

// Label returns the kind in plain words.
func (k SourceKind) Label() string { return sourceKinds.label(k) }

// Primary reports whether the source is an actor's own document and not a
// report about it.
func (k SourceKind) Primary() bool {
	return k == OfficialDocument || k == PressRelease || k == SourceStatement || k == SourceSocialPost || k == Transcript
}

var sectors = []Row{
	{"COP", "Police"}, {"GOV", "Government"}, {"JUD", "Judiciary"}, {"LEG", "Legislature"}, {"MIL", "Military"}, {"PRM", "Paramilitary"},
	{"PTY", "Party"}, {"REB", "Rebels"}, {"SPY", "Intelligence"}, {"UAF", "Unidentified armed force"}, {"UNK", "Not known"},
	{"AGR", "Agriculture"}, {"BUS", "Business"}, {"CRM", "Crime"}, {"CVL", "Civilians"}, {"EDU", "Education"}, {"ELI", "Elite"},
	{"JRN", "Journalism"}, {"LAB", "Labour"}, {"MED", "Medicine"}, {"REF", "Refugees"}, {"OPP", "Opposition"}, {"PRE", "Former power"},
	{"REL", "Religion"}, {"SOC", "Social groups"}, {"IGO", "Organisation of states"}, {"UNO", "United Nations"}, {"EUR", "European Union"},
	{"NGO", "Organisation"}, {"ISM", "Movement"}, {"IMG", "Militant group"}, {"MNC", "Multinational company"},
}

// Sectors returns the codes and labels of PLOVER's actor sectors.
func Sectors() []Row { return sectors }

// IsSector reports whether code is one of PLOVER's sectors.
func IsSector(code string) bool {
	for i := range sectors {
		if sectors[i].Code == code {
			return true
		}
	}
	return false
}
