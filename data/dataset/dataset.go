// Package dataset holds the record: events, actors, places, sources, and the
// claims that say who reports what. It does no input or output; data/format
// reads it, data/pack ships it.
//
// Records refer to each other by position (ActorRef and so on), not by id, so
// that a hundred thousand events stay small and need no lookup. Every record
// keeps its permanent id, which files and addresses use.
package dataset

import (
	"parley/data/codebook"
	"parley/data/edtf"
)

// Ids of records: lower-case letters, digits and hyphens, permanent.
type (
	EventID  string
	ActorID  string
	PlaceID  string
	SourceID string
)

// Refs are positions in the slices of a Dataset. None means "not given".
type (
	EventRef  int32
	ActorRef  int32
	PlaceRef  int32
	SourceRef int32
)

// None is the ref to nothing, for every kind of ref.
const None = -1

// Day is a calendar day counted from 1970-01-01 (day 0), without a time zone.
// It is the unit of knowledge days.
type Day int32

// Days outside every dataset. DayNone is an unknown day; LatestDay is the
// knowledge day that hides nothing.
const (
	DayNone   Day = -1 << 31
	LatestDay Day = 1<<31 - 1
)

// Dataset is a whole record. After Seal, its events are in the order of every
// list (day, clock, links, order, importance, id) and the derived fields are
// set. A sealed Dataset does not change and may be read by several goroutines.
type Dataset struct {
	Meta        Meta
	Scheme      Scheme
	Sources     []Source
	Places      []Place
	Actors      []Actor
	Relations   []Relation
	Events      []Event
	Corrections []Correction
	Steps       []Step
	// Former holds the former ids of actors and the ids of removed records.
	// Only static pages need them; the pack omits them.
	Former []Former
	// Translations are texts in other languages; the pack omits them. Package data/tongue
	// makes of them the record in one of these languages, and Untranslated.
	Translations []Translation
	Untranslated Untranslated
	// TextsMissing is true until the long texts (event texts, claim texts and
	// quotes, source titles and addresses) are loaded.
	TextsMissing bool
}

// Meta describes the dataset as a whole.
type Meta struct {
	ID, Title, Description string
	Language               string // BCP 47
	Timezone               string // IANA name, for clock times only
	Turns                  []Turn // UTC offsets of Timezone at the clock times of the record, ordered by At; see data/zone
	AsOf                   edtf.Date
	Version                string
	License                string // SPDX
	Creators               []Creator
	Publisher, Homepage    string
	URL                    string // where the site is published; not packed
	Keywords               []string
	Credits                []string           // lines for the footer, such as "Places: GeoNames, CC BY 4.0"
	Worldview              codebook.Worldview // whose boundaries the map draws
	Boundaries             string             // the author's note on the boundaries, shown in the map's caption
	Head                   Head
}

// Head is the opening of a story in the author's words. All fields may be
// empty: the page then opens with the title and a sentence derived from the
// record.
type Head struct {
	Kicker    string // above the headline: the subject, the time
	Headline  string // what the record shows
	Finding   string // the same in one sentence
	Intro     string // paragraphs, separated by empty lines
	Byline    string // who wrote the story
	Published edtf.Date
	Logo      *Media // of the publisher
	Picture   *Media // the picture of the story
}

// Creator is a person or body that made the dataset.
type Creator struct{ Name, URL string }

// Source is a document in which something was read.
type Source struct {
	ID            SourceID
	Kind          codebook.SourceKind
	Publisher     ActorRef
	PublisherName string // if the publisher is not an actor of the record
	Author        string
	Title         string
	URL, Archive  string // http or https only
	Published     edtf.Date
	Updated       edtf.Date
	Accessed      edtf.Date
	Language      string
	License       string
	Cited         bool      // known only through another source
	CitedIn       SourceRef // that other source
	Via           []SourceRef
	Reliability   byte // 'A' primary or data, 'B' newsroom or research body, 'C' use with attribution, 0 not given
	Note          string
}

// Place is where something happened, down to the precision of its kind.
type Place struct {
	ID       PlaceID
	Name     string
	Kind     codebook.PlaceKind
	Located  bool    // Lat and Lon are given
	Lat, Lon float64 // degrees, WGS 84
	Country  string  // ISO 3166-1 alpha-2
	Within   PlaceRef
	Wikidata string
	GeoNames string
	// Precision is the precision of Lat and Lon if it is coarser than Kind;
	// NoPlaceKind means as precise as Kind.
	Precision  codebook.PlaceKind
	CoordsFrom string // origin of Lat and Lon, such as "geonames", or ""
}

// Actor is a person, state, body or group that takes part in events.
type Actor struct {
	ID          ActorID
	Kind        codebook.ActorKind
	Name, Short string
	Plural      bool // the name takes a plural verb: "Reporters ask"
	Aka         []Alias
	Sector      string // PLOVER sector code
	Country     string // ISO 3166-1 alpha-2
	PartOf      ActorRef
	Roles       []Office
	Wikidata    string
	Cameo       string
	Description string
	Born, Died  edtf.Date
	Image       *Media  // a portrait
	Media       []Media // further pictures, sounds, films and documents
	// X and Y are the actor's position on the flat actor map from the dataset's
	// layout.json, in the units of network.Spot; both 0 means none.
	X, Y float64
}

// Label returns the short name, or the name if there is none.
func (a *Actor) Label() string {
	if a.Short != "" {
		return a.Short
	}
	return a.Name
}

// Alias is another name of an actor.
type Alias struct {
	Name, Lang, Note string
	Since, Until     edtf.Date
}

// Office is a role that an actor holds for some time. AsOf is a day on which it
// was held, if the start and end are unknown.
type Office struct {
	Role               string
	Of, For            ActorRef
	Since, Until, AsOf edtf.Date
	Source             SourceRef
	Loc                string
}

// Relation is a lasting tie between two actors.
type Relation struct {
	From, To           ActorRef
	Kind               codebook.RelationKind
	Label              string // for OtherRelation
	Undirected         bool
	Since, Until, AsOf edtf.Date
	Source             SourceRef
	Loc, Text          string
	Standing           string // "", stated, inferred, possible or disputed
}

// Event is something that happened, may happen or did not happen.
type Event struct {
	ID         EventID
	Title      string
	When       edtf.Date
	Where      PlaceRef
	Type       codebook.Type // of an own type, what it is like
	Mode       codebook.Mode
	Status     codebook.Status
	Own        uint8             // 1 + position in Scheme.Types, or 0; use Dataset.Type
	Importance uint8             // as given, 1 to 5, or 0; use Weight
	Standing   codebook.Standing // derived by Seal from all claims
	Known      Day               // derived by Seal: first day on which a claim was known
	Context    codebook.Contexts
	Who        []Part
	Claims     []Claim
	Links      []Link
	History    []Change // sorted by At
	Text       string
	More       *More // rarely given fields, or nil
}

// More holds the rarely used fields of an event.
type More struct {
	Show           edtf.Date // where to draw an open-ended date
	From, To       PlaceRef
	Cameo          string
	Short          string // label on pictures, instead of the title
	Caption        string // one sentence for pictures
	Note           string
	Order          int32  // among events of a day that are not ordered otherwise, lowest first
	StandingReason string // set if an author overrides the derived standing
	StandingGiven  codebook.Standing
	Tags           []string
	Figures        []Figure
	Media          []Media
	Aka            []EventID // former ids
}

// ImportanceDefault is the importance of an event without one.
const ImportanceDefault = 2

// Weight returns the importance of an event, 1 to 5: as given, or
// ImportanceDefault.
func (e *Event) Weight() uint8 {
	if e.Importance == 0 {
		return ImportanceDefault
	}
	return min(e.Importance, 5)
}

// Rest returns the rarely used fields, empty if there are none.
func (e *Event) Rest() More {
	if e.More == nil {
		return More{From: None, To: None}
	}
	return *e.More
}

// Part is the part of one actor in an event.
type Part struct {
	Actor ActorRef
	Role  codebook.Role
	For   ActorRef // on behalf of, or None
	As    string   // office or capacity in the words of the source, or ""
}

// Claim is one statement about a part of an event: who says it, for whom, to
// whom, when, and where it was read.
type Claim struct {
	SaidIn    EventRef // the event in which it was said, or None
	By        ActorRef // None: the source's publisher, named by PublisherName
	For       ActorRef
	Source    SourceRef
	CitedFrom SourceRef // a source that the author did not read, or None
	Known     Day       // derived by Seal: the first day on which the claim may have been known
	On        codebook.Facets
	Stance    codebook.Stance
	Via       codebook.Via
	*Saying   // never nil after Seal; claims may share one, so call Edit before a change
}

// Saying is what a claim says and how. Machine-coded records have none of it,
// and all their claims share an empty one.
type Saying struct {
	To        []ActorRef
	SaidAt    edtf.Date  // zero: the date of SaidIn, or else of the source
	Chain     []ActorRef // who passed it on, outermost last
	Loc       string     // place in the source, such as "p11"
	Text      string
	Quote     string
	QuoteLang string
	Note      string
	Media     []Media // such as the recording or the page that shows it
}

// Edit gives the claim its own copy of its saying and returns it for changes.
func (c *Claim) Edit() *Saying {
	var s Saying
	if c.Saying != nil {
		s = *c.Saying
	}
	c.Saying = &s
	return c.Saying
}

// Link is a tie from one event to another.
type Link struct {
	To   EventRef
	Kind codebook.LinkKind
	If   int8 // 0: no condition, 1: if the target happened, -1: if it did not
	Note string
}

// Change is one change of a field of an event, with its value before and after
// a day. From and To are written as an author writes the field: the code of a
// status, an EDTF date, the id of a place, a title. From may be empty.
type Change struct {
	At       edtf.Date
	Field    string // "status", "when", "title", "where" or another field name
	From, To string
	Claim    EventRef  // event in which the change was said, or None
	Source   SourceRef // source of the change, or None
	Note     string
}

// Figure is a number with its range. Either may be given alone: for a range
// without a number, Best lies outside the range (see RangeOnly).
type Figure struct {
	What, Unit      string
	Low, Best, High float64
	HasRange        bool
}

// RangeOnly reports whether Low and High are given without a best number.
func (f Figure) RangeOnly() bool { return f.HasRange && (f.Best < f.Low || f.Best > f.High) }

// Correction is an entry of the public corrections log.
type Correction struct {
	At       edtf.Date
	Event    EventRef
	Field    string
	Was, Now string
	Source   SourceRef
	Note     string
}

// Former is a retired id. Its page redirects to the successor or explains the
// removal.
type Former struct {
	Actor bool   // true: of an actor, false: of an event
	ID    string // the retired id
	Now   string // id of the successor, or ""
	At    edtf.Date
	Title string // former title or name, or ""
	Note  string // why it was removed; "" for a renamed record
}

// Step is one step of a story that an author laid through the record. From and
// To bound the window to show, or are zero.
type Step struct {
	Event    EventRef
	From, To edtf.Date
	On       Day // knowledge day, or LatestDay
	Title    string
	Caption  string // one sentence for pictures
	Text     string
	Media    []Media
}
