package pack

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// filler generates datasets in which every field takes every kind of value,
// including those that a generator of plausible events never makes.
type filler struct {
	r *rand.Rand
	d *dataset.Dataset
}

// anything returns a random dataset that uses the whole format.
func anything(seed uint64) *dataset.Dataset {
	f := &filler{rand.New(rand.NewPCG(seed, 1)), &dataset.Dataset{}}
	d := f.d
	d.Places = make([]dataset.Place, f.n(6))
	d.Actors = make([]dataset.Actor, 1+f.n(12))
	d.Sources = make([]dataset.Source, 1+f.n(12))
	d.Relations = many(f, 6, f.relation)
	d.Scheme = f.scheme()
	d.Events = make([]dataset.Event, 1+f.n(40))
	d.Meta = dataset.Meta{
		ID: f.word(), Title: f.word(), Description: f.word(), Language: f.word(), Timezone: f.word(), AsOf: f.date(),
		Version: f.word(), License: f.word(), Publisher: f.word(), Homepage: f.url(), Boundaries: f.word(), Worldview: codebook.Worldview(f.n(3)),
		Head:     dataset.Head{Kicker: f.word(), Headline: f.word(), Finding: f.word(), Intro: f.word(), Byline: f.word(), Published: f.date(), Logo: f.picture(), Picture: f.picture()},
		Creators: many(f, 3, func() dataset.Creator { return dataset.Creator{Name: f.word(), URL: f.url()} }),
		Keywords: many(f, 3, f.word), Credits: many(f, 3, f.word),
		Turns: many(f, 3, func() dataset.Turn {
			return dataset.Turn{At: edtf.Instant(f.r.Int64()) >> (2 + f.n(60)), Offset: int32(f.r.Uint32()) >> f.n(32)}
		}),
	}
	for i := range d.Places {
		d.Places[i] = f.place(i)
	}
	for i := range d.Actors {
		d.Actors[i] = f.actor(i)
	}
	for i := range d.Sources {
		d.Sources[i] = f.source(i)
	}
	for i := range d.Events {
		d.Events[i] = f.event(i)
	}
	d.Corrections = many(f, 3, func() dataset.Correction {
		return dataset.Correction{
			At: f.date(), Event: ref[dataset.EventRef](f, len(d.Events)), Field: f.word(), Was: f.word(), Now: f.word(),
			Source: f.src(), Note: f.word(),
		}
	})
	d.Steps = many(f, 3, func() dataset.Step {
		return dataset.Step{
			Event: ref[dataset.EventRef](f, len(d.Events)), From: f.date(), To: f.date(), On: f.day(), Title: f.word(), Caption: f.word(), Text: f.word(), Media: f.gallery(),
		}
	})
	if f.one(2) {
		d.Untranslated = dataset.Untranslated{Lang: f.word(), Texts: append(many(f, 6, f.word), "x")}
	}
	dataset.Seal(d)
	for i := range d.Events { // knowledge days are kept, whatever Seal derives
		e := &d.Events[i]
		if f.one(5) {
			e.Known, e.Standing = f.day(), codebook.Standing(f.n(codebook.StandingCount))
		}
		for k := range e.Claims {
			if f.one(5) {
				e.Claims[k].Known = f.day()
			}
		}
	}
	tidy(d)
	return d
}

// tidy makes empty slices nil, as Decode does.
func tidy(d *dataset.Dataset) {
	trim(&d.Places)
	trim(&d.Actors)
	trim(&d.Events)
	trim(&d.Corrections)
	trim(&d.Steps)
	for i := range d.Events {
		trim(&d.Events[i].Links)
		for k := range d.Events[i].Claims {
			trim(&d.Events[i].Claims[k].To)
		}
	}
}

func trim[T any](s *[]T) {
	if len(*s) == 0 {
		*s = nil
	}
}

func (f *filler) n(most int) int         { return f.r.IntN(most) }
func (f *filler) one(in int) bool        { return f.r.IntN(in) == 0 }
func (f *filler) src() dataset.SourceRef { return ref[dataset.SourceRef](f, len(f.d.Sources)) }
func (f *filler) act() dataset.ActorRef  { return ref[dataset.ActorRef](f, len(f.d.Actors)) }
func (f *filler) someone() dataset.ActorRef {
	return dataset.ActorRef(f.n(len(f.d.Actors)))
}

func ref[R ~int32](f *filler, table int) R {
	if table == 0 || f.one(3) {
		return dataset.None
	}
	return R(f.n(table))
}

func many[T any](f *filler, most int, make func() T) []T {
	var s []T
	for range f.n(most) {
		s = append(s, make())
	}
	return s
}

var words = []string{
	"", "", "", "Путин", "习近平", "لقاء في موسكو", "p11", "status", "a\x00b", "\x1f", "\x05-x", "not\xffUTF-8", "“quoted” & <b>", "x\u202ey", "42",
}

func (f *filler) word() string {
	if f.one(6) {
		return fmt.Sprint("word ", f.n(1000))
	}
	return words[f.n(len(words))]
}

func (f *filler) url() string {
	return []string{"", "https://a.example/é?x=1&y", "http://b.example", "HTTPS://C.example/"}[f.n(4)]
}

// id returns an id in one of many shapes, unique by its number.
func (f *filler) id(i int) string {
	return fmt.Sprintf([]string{
		"e-%d", "e%05d", "2014-03-02-%d", "%018d", "%019d", "a1b2c3d4e5-%d", "x\x03y-%d", "\x1f%d", "%d-with-a-name-that-is-longer-than-any-shape-may-be-and-goes-on-and-on",
	}[f.n(9)], i)
}

func (f *filler) day() dataset.Day {
	switch f.n(6) {
	case 0:
		return dataset.DayNone
	case 1:
		return dataset.LatestDay
	case 2:
		return dataset.DayNone + 1
	}
	return dataset.Day(20000 - f.n(40000))
}

var dates = []string{
	"2025-08-06?", "2025-08", "[2025-08-11..]", "2022-02/..", "2025-08-06T14:30:00-04:00", "-0043-03-15", "Y-50000", "XXXX-12-XX", "..", "2025-08-06/2025-08-06",
	"{1999,2001}", "2025-08-XX", "Y1000000", "9999-12-31/9999-12-31", "0000-01-01", "-9999-01-01",
}

func (f *filler) date() edtf.Date {
	switch day := int64(20000 - f.n(40000)); f.n(5) {
	case 0:
		return edtf.Date{}
	case 1:
		return edtf.FromDayRange(day, day+int64(f.n(400)))
	case 2:
		d, _ := edtf.Parse(dates[f.n(len(dates))])
		return d
	case 3:
		if f.one(3) {
			day *= 1500 // beyond the years 0 to 9999, sometimes beyond the axis
		}
		return edtf.FromDay(day)
	default:
		return edtf.FromDay(day)
	}
}

func (f *filler) float() float64 {
	return []float64{0, math.Copysign(0, -1), 55.75204, -122.4194, 1.0 / 3, math.Inf(1), math.Inf(-1), 1e300, 180, math.MaxInt64, 0.1}[f.n(11)]
}

func (f *filler) image() dataset.Media {
	m := dataset.Media{Src: f.word(), Alt: f.word(), Credit: f.word(), License: f.word()}
	if f.one(2) {
		m.Caption, m.Poster, m.VTT = f.word(), f.word(), f.word()
		m.Made = dataset.Made{Kind: f.word(), Path: f.path(), Set: f.word(), Small: f.path(), Large: f.path(), Width: f.word(), Height: f.word(), Poster: f.path(), VTT: f.path(), Label: f.word()}
	}
	return m
}

// path is that of a file of a site, or of a player elsewhere.
func (f *filler) path() string {
	return []string{"", "media/" + f.word(), "https://a.example/" + f.word()}[f.n(3)]
}

// gallery is empty two times of three.
func (f *filler) gallery() []dataset.Media {
	if f.n(3) > 0 {
		return nil
	}
	return many(f, 3, f.image)
}

func (f *filler) picture() *dataset.Media {
	if f.one(2) {
		return nil
	}
	return new(f.image())
}

func (f *filler) placeKind() codebook.PlaceKind {
	return codebook.PlaceKind(f.n(len(codebook.PlaceKinds()) + 1))
}

func (f *filler) place(i int) dataset.Place {
	return dataset.Place{
		ID: dataset.PlaceID(f.id(i)), Name: f.word(), Kind: f.placeKind(), Located: f.one(2), Lat: f.float(), Lon: f.float(),
		Precision: f.placeKind(), CoordsFrom: f.word(),
		Country: f.word(), Within: ref[dataset.PlaceRef](f, len(f.d.Places)), Wikidata: f.word(), GeoNames: f.word(),
	}
}

func (f *filler) actor(i int) dataset.Actor {
	a := dataset.Actor{
		ID: dataset.ActorID(f.id(i)), Kind: codebook.ActorKind(f.n(len(codebook.ActorKinds()) + 1)), Name: f.word(), Short: f.word(), Plural: f.one(2), Sector: f.word(), Country: f.word(),
		PartOf: f.act(), Wikidata: f.word(), Cameo: f.word(), Description: f.word(), Born: f.date(), Died: f.date(), X: f.float(), Y: f.float(),
		Aka: many(f, 3, func() dataset.Alias {
			return dataset.Alias{Name: f.word(), Lang: f.word(), Note: f.word(), Since: f.date(), Until: f.date()}
		}),
		Roles: many(f, 3, func() dataset.Office {
			return dataset.Office{
				Role: f.word(), Of: f.act(), For: f.act(), Since: f.date(), Until: f.date(), AsOf: f.date(), Source: f.src(), Loc: f.word(),
			}
		}),
	}
	a.Media = f.gallery()
	if f.one(2) {
		image := f.image()
		a.Image = &image
	}
	return a
}

func (f *filler) source(i int) dataset.Source {
	return dataset.Source{
		ID: dataset.SourceID(f.id(i)), Kind: codebook.SourceKind(f.n(len(codebook.SourceKinds()) + 1)), Publisher: f.act(), PublisherName: f.word(), Author: f.word(),
		Title: f.word(), URL: f.url(), Archive: f.url(), Published: f.date(), Updated: f.date(), Accessed: f.date(), Language: f.word(),
		License: f.word(), Cited: f.one(2), CitedIn: f.src(), Reliability: "\x00ABC\xff"[f.n(5)], Note: f.word(),
		Via: many(f, 3, func() dataset.SourceRef { return dataset.SourceRef(f.n(len(f.d.Sources))) }),
	}
}

func (f *filler) relation() dataset.Relation {
	return dataset.Relation{
		From: f.someone(), To: f.someone(), Kind: codebook.RelationKind(f.n(len(codebook.RelationKinds()) + 1)), Label: f.word(), Undirected: f.one(2), Since: f.date(),
		Until: f.date(), AsOf: f.date(), Source: f.src(), Loc: f.word(), Text: f.word(), Standing: f.word(),
	}
}

func (f *filler) event(i int) dataset.Event {
	e := dataset.Event{
		ID: dataset.EventID(f.id(i)), Title: f.word(), When: f.date(), Where: ref[dataset.PlaceRef](f, len(f.d.Places)),
		Type: codebook.Type(f.n(codebook.TypeCount)), Mode: codebook.Mode(f.n(codebook.ModeCount())), Status: codebook.Status(f.n(codebook.StatusCount)),
		Importance: uint8(f.n(6)), Text: f.word(),
		Who: many(f, 6, func() dataset.Part {
			return dataset.Part{Actor: f.someone(), Role: codebook.Role(f.n(10)), For: f.act(), As: f.word()}
		}),
		Claims: many(f, 4, f.claim),
		Links: many(f, 3, func() dataset.Link {
			return dataset.Link{To: dataset.EventRef(f.n(len(f.d.Events))), Kind: codebook.LinkKind(f.n(len(codebook.LinkKinds()) + 1)), If: int8(f.n(3) - 1), Note: f.word()}
		}),
		History: many(f, 3, func() dataset.Change {
			return dataset.Change{
				At: f.date(), Field: f.word(), From: f.word(), To: f.word(), Claim: ref[dataset.EventRef](f, len(f.d.Events)), Source: f.src(), Note: f.word(),
			}
		}),
	}
	if f.one(2) {
		e.Context = codebook.Contexts(f.r.Uint64() >> (64 - len(codebook.ContextCodes())))
	}
	if f.one(3) {
		e.More = f.more(i)
	}
	e.Own = uint8(f.n(len(f.d.Scheme.Types) + 1))
	return e
}

// scheme is empty every second time.
func (f *filler) scheme() (s dataset.Scheme) {
	if f.one(2) {
		return s
	}
	s.Groups = many(f, 4, func() dataset.Group {
		return dataset.Group{
			ID: f.word(), Name: f.word(), Short: f.word(), Colour: codebook.Colour(f.n(6)), Order: int32(f.r.Uint32()) >> f.n(32),
			Members: many(f, 3, f.someone), PartOf: many(f, 3, f.someone), Countries: many(f, 3, f.word),
		}
	})
	s.Types = many(f, 4, func() dataset.Sort {
		return dataset.Sort{ID: f.word(), Label: f.word(), Plural: f.word(), Like: codebook.Type(f.n(codebook.TypeCount)), Class: codebook.Quad(f.n(5)), Symbol: codebook.Shape(f.n(6))}
	})
	s.Classes = many(f, 4, func() dataset.Class {
		return dataset.Class{Class: codebook.Quad(f.n(5)), Label: f.word(), Text: f.word()}
	})
	return s
}

func (f *filler) claim() dataset.Claim {
	return dataset.Claim{
		SaidIn: ref[dataset.EventRef](f, len(f.d.Events)), By: f.act(), For: f.act(), Source: f.src(), CitedFrom: f.src(),
		On: codebook.Facets(f.n(64)), Stance: codebook.Stance(f.n(12)), Via: codebook.Via(f.n(9)), Saying: &dataset.Saying{
			To: many(f, 3, f.someone), SaidAt: f.date(), Chain: many(f, 3, f.someone), Loc: f.word(), Text: f.word(),
			Quote: f.word(), QuoteLang: f.word(), Note: f.word(), Media: f.gallery(),
		},
	}
}

func (f *filler) more(i int) *dataset.More {
	return &dataset.More{
		Show: f.date(), From: ref[dataset.PlaceRef](f, len(f.d.Places)), To: ref[dataset.PlaceRef](f, len(f.d.Places)), Cameo: f.word(), Short: f.word(), Caption: f.word(), Note: f.word(),
		StandingReason: f.word(), StandingGiven: codebook.Standing(f.n(codebook.StandingCount)), Tags: many(f, 3, f.word),
		Order: int32(f.r.Uint32()) >> f.n(32),
		Figures: many(f, 3, func() dataset.Figure {
			return dataset.Figure{What: f.word(), Unit: f.word(), Low: f.float(), Best: f.float(), High: f.float(), HasRange: f.one(2)}
		}),
		Media: many(f, 3, f.image),
		Aka:   many(f, 3, func() dataset.EventID { return dataset.EventID(f.id(1000 + i)) }),
	}
}

func TestEveryFieldSurvives(t *testing.T) {
	used := map[string]bool{}
	for seed := range uint64(300) {
		d := anything(seed)
		same(t, fmt.Sprint("seed ", seed), d)
		note(used, reflect.ValueOf(*d), "Dataset")
	}
	// A new field of the record must be packed and filled here.
	for field, set := range used {
		if !set && field != "Dataset.TextsMissing" && field != "Dataset.Former" && field != "Dataset.Translations" && !strings.HasPrefix(field, "Translation.") && field != "Meta.URL" { // the last ones are only for static pages
			t.Errorf("%s is never set: make it take values here, and pack it", field)
		}
	}
}

// note records which fields of a record ever held a value.
func note(used map[string]bool, v reflect.Value, name string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			note(used, v.Elem(), name)
		}
	case reflect.Slice:
		for i := range v.Len() {
			note(used, v.Index(i), name)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Type().Name() + "." + v.Type().Field(i).Name
			used[field] = used[field] || !v.Field(i).IsZero()
			note(used, v.Field(i), field)
		}
	}
}
