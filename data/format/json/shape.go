package json

import (
	"bytes"
	"encoding/json"
	"strconv"
)

// Types of the file, as in dataset.schema.json. Empty fields are omitted.

type document struct {
	Schema      int               `json:"schema"`
	Dataset     meta              `json:"dataset"`
	Groups      map[string]group  `json:"groups,omitempty"`
	Types       map[string]sort   `json:"types,omitempty"`
	Classes     map[string]class  `json:"classes,omitempty"`
	Sources     map[string]source `json:"sources,omitempty"`
	Places      map[string]place  `json:"places,omitempty"`
	Actors      map[string]actor  `json:"actors,omitempty"`
	Relations   []relation        `json:"relations,omitempty"`
	Events      map[string]event  `json:"events"`
	Corrections []correction      `json:"corrections,omitempty"`
	Steps       []step            `json:"steps,omitempty"`
	Removed     []removed         `json:"removed,omitempty"`

	Translations map[string]map[string]string `json:"translations,omitempty"` // by language and path
}

type meta struct {
	ID          string    `json:"id"`
	Title       string    `json:"title"`
	Description string    `json:"description,omitempty"`
	Language    string    `json:"language,omitempty"`
	Timezone    string    `json:"timezone,omitempty"`
	AsOf        string    `json:"as_of,omitempty"`
	Version     string    `json:"version,omitempty"`
	License     string    `json:"license,omitempty"`
	Creators    []creator `json:"creators,omitempty"`
	Publisher   string    `json:"publisher,omitempty"`
	Homepage    string    `json:"homepage,omitempty"`
	URL         string    `json:"url,omitempty"`
	Keywords    []string  `json:"keywords,omitempty"`
	Credits     []string  `json:"credits,omitempty"`
	Boundaries  string    `json:"boundaries,omitempty"`
	Worldview   string    `json:"worldview,omitempty"`
	Kicker      string    `json:"kicker,omitempty"`
	Headline    string    `json:"headline,omitempty"`
	Finding     string    `json:"finding,omitempty"`
	Intro       string    `json:"intro,omitempty"`
	Byline      string    `json:"byline,omitempty"`
	Published   string    `json:"published,omitempty"`
	Logo        *media    `json:"logo,omitempty"`
	Picture     *media    `json:"picture,omitempty"`
}

type group struct {
	Name      string   `json:"name"`
	Short     string   `json:"short,omitempty"`
	Colour    string   `json:"colour,omitempty"`
	Order     int32    `json:"order,omitempty"`
	Members   []string `json:"members,omitempty"`
	PartOf    []string `json:"part_of,omitempty"`
	Countries []string `json:"countries,omitempty"`
}

type sort struct {
	Label  string `json:"label"`
	Plural string `json:"plural,omitempty"`
	Like   string `json:"like,omitempty"`
	Class  string `json:"class"`
	Symbol string `json:"symbol,omitempty"`
}

type class struct {
	Label string `json:"label"`
	Text  string `json:"text,omitempty"`
}

type creator struct {
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

type source struct {
	Kind          string   `json:"kind,omitempty"`
	Publisher     string   `json:"publisher,omitempty"`
	PublisherName string   `json:"publisher_name,omitempty"`
	Author        string   `json:"author,omitempty"`
	Title         string   `json:"title,omitempty"`
	URL           string   `json:"url,omitempty"`
	ArchiveURL    string   `json:"archive_url,omitempty"`
	Published     string   `json:"published,omitempty"`
	Updated       string   `json:"updated,omitempty"`
	Accessed      string   `json:"accessed,omitempty"`
	Language      string   `json:"language,omitempty"`
	License       string   `json:"license,omitempty"`
	Access        string   `json:"access,omitempty"`
	CitedIn       string   `json:"cited_in,omitempty"`
	Via           []string `json:"via,omitempty"`
	Reliability   string   `json:"reliability,omitempty"`
	Note          string   `json:"note,omitempty"`
}

type place struct {
	Name       string   `json:"name"`
	Kind       string   `json:"kind,omitempty"`
	Lat        *float64 `json:"lat,omitempty"`
	Lon        *float64 `json:"lon,omitempty"`
	Country    string   `json:"country,omitempty"`
	Within     string   `json:"within,omitempty"`
	Precision  string   `json:"precision,omitempty"`
	CoordsFrom string   `json:"coords_from,omitempty"`
	Wikidata   string   `json:"wikidata,omitempty"`
	GeoNames   string   `json:"geonames,omitempty"`
}

type actor struct {
	Name        string   `json:"name"`
	Kind        string   `json:"kind,omitempty"`
	Short       string   `json:"short,omitempty"`
	Plural      bool     `json:"plural,omitempty"`
	Aka         []alias  `json:"aka,omitempty"`
	Sector      string   `json:"sector,omitempty"`
	Country     string   `json:"country,omitempty"`
	PartOf      string   `json:"part_of,omitempty"`
	Roles       []office `json:"roles,omitempty"`
	Wikidata    string   `json:"wikidata,omitempty"`
	Cameo       string   `json:"cameo,omitempty"`
	Description string   `json:"description,omitempty"`
	Born        string   `json:"born,omitempty"`
	Died        string   `json:"died,omitempty"`
	Image       *media   `json:"image,omitempty"`
	Media       []media  `json:"media,omitempty"`
	AkaIDs      []string `json:"aka_ids,omitempty"`
}

type alias struct {
	Name  string `json:"name"`
	Lang  string `json:"lang,omitempty"`
	Note  string `json:"note,omitempty"`
	Since string `json:"since,omitempty"`
	Until string `json:"until,omitempty"`
}

type office struct {
	Role   string `json:"role"`
	Of     string `json:"of,omitempty"`
	For    string `json:"for,omitempty"`
	Since  string `json:"since,omitempty"`
	Until  string `json:"until,omitempty"`
	AsOf   string `json:"as_of,omitempty"`
	Source string `json:"source,omitempty"`
	Loc    string `json:"loc,omitempty"`
}

type relation struct {
	From       string `json:"from"`
	To         string `json:"to"`
	Kind       string `json:"kind"`
	Label      string `json:"label,omitempty"`
	Undirected bool   `json:"undirected,omitempty"`
	Since      string `json:"since,omitempty"`
	Until      string `json:"until,omitempty"`
	AsOf       string `json:"as_of,omitempty"`
	Source     string `json:"source,omitempty"`
	Loc        string `json:"loc,omitempty"`
	Text       string `json:"text,omitempty"`
	Standing   string `json:"standing,omitempty"`
}

type event struct {
	Title           string   `json:"title"`
	When            string   `json:"when"`
	Show            string   `json:"show,omitempty"`
	Where           string   `json:"where,omitempty"`
	FromPlace       string   `json:"from_place,omitempty"`
	ToPlace         string   `json:"to_place,omitempty"`
	Type            string   `json:"type,omitempty"`
	Mode            string   `json:"mode,omitempty"`
	Context         []string `json:"context,omitempty"`
	Cameo           string   `json:"cameo,omitempty"`
	Status          string   `json:"status,omitempty"`
	Importance      uint8    `json:"importance,omitempty"`
	Order           int32    `json:"order,omitempty"`
	Who             who      `json:"who,omitempty"`
	Claims          []claim  `json:"claims,omitempty"`
	Links           []link   `json:"links,omitempty"`
	History         []change `json:"history,omitempty"`
	Text            string   `json:"text,omitempty"`
	Short           string   `json:"short,omitempty"`
	Caption         string   `json:"caption,omitempty"`
	Note            string   `json:"note,omitempty"`
	Tags            []string `json:"tags,omitempty"`
	Figures         []figure `json:"figures,omitempty"`
	Media           []media  `json:"media,omitempty"`
	Standing        string   `json:"standing,omitempty"`
	StandingBecause string   `json:"standing_because,omitempty"`
	AkaIDs          []string `json:"aka_ids,omitempty"`
}

// who is the roles of an event in the order of the record, which is the order
// in which they are written.
type who []role

type role struct {
	code  string
	parts []part
}

// MarshalJSON writes an object by role, in order.
func (w who) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	for i, r := range w {
		parts, err := json.Marshal(r.parts)
		if err != nil {
			return nil, err
		}
		b.WriteString("{,"[min(i, 1):][:1] + strconv.Quote(r.code) + ":")
		b.Write(parts)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

type part struct {
	ID  string `json:"id"`
	For string `json:"for,omitempty"`
	As  string `json:"as,omitempty"`
}

type claim struct {
	SaidIn    string   `json:"said_in,omitempty"`
	By        string   `json:"by,omitempty"`
	For       string   `json:"for,omitempty"`
	SaidAt    string   `json:"said_at,omitempty"`
	To        []string `json:"to,omitempty"`
	Via       string   `json:"via,omitempty"`
	Source    string   `json:"source,omitempty"`
	Cited     string   `json:"cited,omitempty"`
	Chain     []string `json:"chain,omitempty"`
	Loc       string   `json:"loc,omitempty"`
	On        []string `json:"on,omitempty"`
	Stance    string   `json:"stance,omitempty"`
	Text      string   `json:"text,omitempty"`
	Quote     string   `json:"quote,omitempty"`
	QuoteLang string   `json:"quote_lang,omitempty"`
	Note      string   `json:"note,omitempty"`
	Media     []media  `json:"media,omitempty"`
}

type link struct {
	To   string `json:"to"`
	Kind string `json:"kind"`
	If   string `json:"if,omitempty"`
	Note string `json:"note,omitempty"`
}

type change struct {
	At      string `json:"at"`
	Field   string `json:"field"`
	From    string `json:"from,omitempty"`
	To      string `json:"to,omitempty"`
	Because string `json:"because,omitempty"`
	Note    string `json:"note,omitempty"`
}

type figure struct {
	What string   `json:"what"`
	Unit string   `json:"unit,omitempty"`
	Low  *float64 `json:"low,omitempty"`
	Best *float64 `json:"best,omitempty"`
	High *float64 `json:"high,omitempty"`
}

type media struct {
	Src     string `json:"src"`
	Alt     string `json:"alt,omitempty"`
	Caption string `json:"caption,omitempty"`
	Credit  string `json:"credit,omitempty"`
	License string `json:"license,omitempty"`
	Poster  string `json:"poster,omitempty"`
	VTT     string `json:"vtt,omitempty"`
}

type correction struct {
	At      string `json:"at"`
	Event   string `json:"event,omitempty"`
	Field   string `json:"field,omitempty"`
	Was     string `json:"was,omitempty"`
	Now     string `json:"now,omitempty"`
	Because string `json:"because,omitempty"`
	Note    string `json:"note,omitempty"`
}

type step struct {
	Event   string  `json:"event,omitempty"`
	From    string  `json:"from,omitempty"`
	To      string  `json:"to,omitempty"`
	On      string  `json:"on,omitempty"`
	Title   string  `json:"title,omitempty"`
	Caption string  `json:"caption,omitempty"`
	Text    string  `json:"text,omitempty"`
	Media   []media `json:"media,omitempty"`
}

type removed struct {
	Event string `json:"event,omitempty"`
	Actor string `json:"actor,omitempty"`
	At    string `json:"at"`
	Title string `json:"title,omitempty"`
	Now   string `json:"now,omitempty"`
	Note  string `json:"note"`
}
