package timeline

import (
	"strings"
	"testing"

	"parley/app/view"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// row is one event of the record in the golden pictures: every form that a date, a status
// and a class can have.
type row struct {
	id, when, show, typ, status, title string
	weight                             uint8
	who                                string // actors, separated by spaces
	link, to                           string
	known                              string // day of its claim, if not its own
	against                            bool   // has a claim that denies it
}

var record = []row{
	{id: "war", when: "2022-02-24/..", typ: "PERIOD", status: "ongoing", title: "War", weight: 5},
	{id: "round", when: "2025-07-20/2025-08-10", typ: "PERIOD", status: "happened", title: "Rounds in Istanbul", weight: 3},
	{id: "call", when: "2025-07-03", typ: "CONSULT", title: "Sixth call of the presidents", weight: 3, who: "anna boris"},
	{id: "fifty", when: "2025-07-14", typ: "THREATEN", title: "Northland gives Eastland fifty days for a deal", weight: 4, who: "north east"},
	{id: "package", when: "2025-07-18", typ: "SANCTION", title: "Union adopts its 18th package", weight: 4, who: "union east"},
	{id: "reshuffle", when: "2025-07-17/2025-07-18", typ: "STATEMENT", title: "Reshuffle of the cabinet in Southland", weight: 2, who: "south"},
	{id: "grain", when: "2025-07", typ: "AID", title: "Grain is shipped, day not given", weight: 2, who: "union south"},
	{id: "exchange", when: "[2025-07-22,2025-07-24]", typ: "COOPERATE", title: "Prisoners are exchanged", weight: 3, who: "east south"},
	{id: "some", when: "2025-XX", typ: "CONSULT", title: "A meeting of which only the year is known", weight: 2, who: "north south"},
	{id: "round3", when: "2025-07-23", typ: "CONSULT", title: "Third round in Istanbul", weight: 4, who: "south east"},
	{id: "cut", when: "2025-07-28", typ: "THREATEN", title: "Anna cuts the fifty days to ten or twelve", weight: 3, who: "anna east", link: "sets", to: "deadline"},
	{id: "names", when: "2025-07-31", typ: "THREATEN", title: "Northland names 8 August at the Council", weight: 3, who: "north"},
	{id: "boats", when: "2025-08-01", typ: "MOBILIZE", title: "Anna says she moved two boats", weight: 3, who: "anna"},
	{id: "envoy", when: "2025-08-06", typ: "CONSULT", title: "Boris receives Anna’s envoy in the Winter Palace", weight: 5, who: "boris envoy", link: "causes", to: "summit", against: true},
	{id: "duty", when: "2025-08-06", typ: "SANCTION", title: "Second duty on imports from the Delta", weight: 4, who: "north"},
	{id: "briefs", when: "2025-08-06", typ: "CONSULT", title: "Anna briefs Clara and others by phone", weight: 4, who: "anna clara"},
	{id: "interest", when: "[..2025-08-06]", show: "2025-08-06", typ: "REQUEST", title: "Eastland voices interest in meeting Anna", weight: 3, who: "east anna"},
	{id: "praise", when: "2025-08-06T19:20:00Z", typ: "STATEMENT", title: "Anna praises the talks", weight: 2, who: "anna"},
	{id: "agreed", when: "2025-08-07", typ: "AGREE", title: "Palace: summit agreed in principle", weight: 4, who: "east"},
	{id: "deadline", when: "2025-08-08", typ: "DEADLINE", status: "lapsed", title: "Deadline for Eastland to agree", weight: 4, who: "north east", known: "2025-07-28"},
	{id: "advisers", when: "2025-08-09", typ: "CONSULT", title: "Advisers meet at the manor", weight: 3, who: "union south north"},
	{id: "summit", when: "2025-08-15", typ: "CONSULT", title: "Summit of Anna and Boris on the island", weight: 5, who: "anna boris", known: "2025-08-08"},
	{id: "house", when: "2025-08-18", typ: "CONSULT", title: "Clara and European leaders at the White House", weight: 5, who: "clara anna union"},
	{id: "three", when: "[2025-08-19..2025-09-30]", show: "2025-08-19/2025-09-05", typ: "CONSULT", status: "cancelled", title: "Meeting of Boris and Clara", weight: 4, who: "boris clara", known: "2025-08-18"},
	{id: "visit", when: "2025-08-20/2025-08-27", typ: "CONSULT", title: "Envoy tours the capitals", weight: 3, who: "envoy"},
	{id: "since", when: "2025-08-22/..", typ: "COERCE", status: "ongoing", title: "Harbour is closed", weight: 3, who: "east"},
	{id: "chinese", when: "2025-08-25", typ: "CONSULT", title: "三方会谈在岛上举行并将继续", weight: 3, who: "delta"},
	{id: "arabic", when: "2025-08-12", typ: "STATEMENT", title: "بيان من الرئاسة بشأن المحادثات", weight: 3, who: "delta"},
	{id: "cyrillic", when: "2025-08-28", typ: "REJECT", title: "Зустріч у Москві не готується", weight: 3, who: "east"},
	{id: "next", when: "2025-09-08", typ: "CONSULT", status: "planned", title: "Next round of the working groups", weight: 3, who: "north east", known: "2025-08-26"},
	{id: "early", when: "2021-06-16", typ: "CONSULT", title: "Summit in Geneva", weight: 5, who: "north boris"},
	{id: "treaties", when: "2022-09-30", typ: "ASSAULT", title: "Shelling of the harbour", weight: 4, who: "east"},
	{id: "later", when: "2026-01-23/2026-01-24", typ: "CONSULT", title: "First three-way talks", weight: 4, who: "north south east"},
}

// buildRecord returns the dataset of the record, as of 1 March 2026.
func buildRecord(t testing.TB) *dataset.Dataset {
	t.Helper()
	d := &dataset.Dataset{}
	d.Meta.Title, d.Meta.AsOf = "Talks", date(t, "2026-03-01")
	actors := map[string]dataset.ActorRef{}
	for _, a := range []struct {
		id, name, country string
		kind              codebook.ActorKind
	}{
		{"north", "Northland", "US", codebook.State}, {"east", "Eastland", "RU", codebook.State}, {"south", "Southland", "UA", codebook.State},
		{"union", "Union of the West", "FR", codebook.State}, {"delta", "Delta", "AE", codebook.State}, {"anna", "Anna North", "US", codebook.Person},
		{"boris", "Boris East", "RU", codebook.Person}, {"clara", "Clara South", "UA", codebook.Person}, {"envoy", "Emil North", "US", codebook.Person},
	} {
		actors[a.id] = dataset.ActorRef(len(d.Actors))
		d.Actors = append(d.Actors, dataset.Actor{ID: dataset.ActorID(a.id), Kind: a.kind, Name: a.name, Country: a.country, PartOf: dataset.None})
	}
	events := map[string]dataset.EventRef{}
	for i, r := range record {
		events[r.id] = dataset.EventRef(i)
	}
	for i, r := range record {
		d.Events = append(d.Events, makeEvent(t, d, r, i, actors, events))
	}
	dataset.Seal(d)
	return d
}

func makeEvent(t testing.TB, d *dataset.Dataset, r row, i int, actors map[string]dataset.ActorRef, events map[string]dataset.EventRef) dataset.Event {
	typ, _ := codebook.ParseType(r.typ)
	status := codebook.Happened
	if r.status != "" {
		status, _ = codebook.ParseStatus(r.status)
	}
	e := dataset.Event{ID: dataset.EventID(r.id), Title: r.title, When: date(t, r.when), Where: dataset.None, Type: typ, Status: status, Importance: r.weight}
	if r.show != "" {
		e.More = &dataset.More{Show: date(t, r.show), From: dataset.None, To: dataset.None}
	}
	for _, id := range strings.Fields(r.who) {
		role := codebook.RoleActor
		if len(e.Who) > 0 {
			role = codebook.RoleRecipient
		}
		e.Who = append(e.Who, dataset.Part{Actor: actors[id], Role: role, For: dataset.None})
	}
	known := e.When
	if r.known != "" {
		known = date(t, r.known)
	}
	for _, stance := range []codebook.Stance{codebook.Asserts, codebook.Denies}[:1+b2i(r.against)] {
		d.Sources = append(d.Sources, dataset.Source{ID: dataset.SourceID(r.id + stance.Code()), Kind: codebook.NewsArticle, Publisher: dataset.None,
			PublisherName: r.id + stance.Code(), CitedIn: dataset.None, Published: edtf.FromDay(int64(dataset.FirstDay(begun(known))))})
		e.Claims = append(e.Claims, dataset.Claim{SaidIn: dataset.None, By: dataset.None, For: dataset.None, Saying: &dataset.Saying{SaidAt: known},
			Source: dataset.SourceRef(len(d.Sources) - 1), CitedFrom: dataset.None, On: codebook.OnHappened, Stance: stance})
	}
	if r.link != "" {
		kind, ok := codebook.ParseLinkKind(r.link)
		if !ok {
			t.Fatalf("no link %q", r.link)
		}
		e.Links = append(e.Links, dataset.Link{To: events[r.to], Kind: kind})
	}
	return e
}

// begun returns the date itself, or the day at its end if it has no start.
func begun(d edtf.Date) edtf.Date {
	if !d.Earliest.Finite() {
		return edtf.FromDay(int64(dataset.LastDay(d)))
	}
	return d
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func date(t testing.TB, s string) edtf.Date {
	t.Helper()
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// viewOf returns the model of the record with a window, a selected event and a knowledge
// day; "" leaves each unset.
func viewOf(t testing.TB, from, to, event, on string) *view.Model {
	t.Helper()
	m := view.NewModel(buildRecord(t))
	s := view.State{Event: dataset.EventID(event)}
	if from != "" {
		s.From, s.To = date(t, from).Earliest, date(t, to).Latest
	}
	if on != "" {
		s.On = dataset.SomeDay(dataset.FirstDay(date(t, on)))
	}
	m.Set(s)
	return m
}
