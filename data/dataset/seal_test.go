package dataset

import (
	"reflect"
	"testing"

	"parley/data/codebook"
	"parley/data/edtf"
)

func TestKnownDay(t *testing.T) {
	dated := func(s string, at, source string) Claim {
		c := claim(None, None, codebook.Reports)
		c.Edit().SaidAt = when(t, at)
		if source != "" {
			c.Source = wireReport
		}
		return c
	}
	saidIn := claim(trump, wireReport, codebook.Predicts)
	saidIn.SaidIn = 0
	undated := claim(None, unnamedMedia, codebook.Reports)
	cites := claim(paper, paperReport, codebook.Reports)
	cites.CitedFrom = wireReport
	tests := []struct {
		name, event string
		claim       Claim
		want        string
	}{
		{"said_at first", "2025-08-10", dated("", "2025-08-04", "wire"), "2025-08-04"},
		{"said within some days", "2025-08-10", dated("", "[2025-08-03..2025-08-05]", "wire"), "2025-08-03"},
		{"said on or before", "2025-08-10", dated("", "[..2025-08-05]", "wire"), "2025-08-05"},
		{"the event in which it was said", "2025-08-10", saidIn, "2025-08-02"},
		{"the source", "2025-08-10", dated("", "", "wire"), "2025-08-06"},
		{"what the source cites", "2025-08-10", cites, "2025-08-06"},
		{"the event", "2025-08-10", undated, "2025-08-10"},
		{"never after the day the record is as of", "2026-01-01", undated, "2025-08-31"},
	}
	for _, tt := range tests {
		remarks := event(t, "a-remarks", "2025-08-02", codebook.Happened, trump)
		remarks.Claims = []Claim{claim(trump, wireReport, codebook.Asserts)}
		e := event(t, "b", tt.event, codebook.Happened)
		e.Claims = []Claim{tt.claim}
		d := sealed(t, remarks, e)
		if got := d.Events[1].Known; got != day(t, tt.want) {
			t.Errorf("%s: known from %v, want %s", tt.name, edtf.FromDay(int64(got)), tt.want)
		}
	}
}

// TestDaysDoNotShift checks that a clock time counts on the day in its own
// zone.
func TestDaysDoNotShift(t *testing.T) {
	d := when(t, "2025-08-06T23:30:00-04:00")
	if FirstDay(d) != day(t, "2025-08-06") || LastDay(d) != day(t, "2025-08-06") {
		t.Errorf("23:30 in Washington on 6 August counts as %v", edtf.FromDay(int64(FirstDay(d))))
	}
	if month := when(t, "2025-08"); FirstDay(month) != day(t, "2025-08-01") || LastDay(month) != day(t, "2025-08-31") {
		t.Error("a month does not run from its first to its last day")
	}
}

func TestSealSortsAndMovesRefs(t *testing.T) {
	late := event(t, "late", "2025-08-10", codebook.Happened)
	late.Links = []Link{{To: 1, Kind: codebook.Follows}}
	late.Claims = []Claim{claim(None, wireReport, codebook.Reports)}
	late.Claims[0].SaidIn = 1
	late.History = []Change{
		{At: when(t, "2025-08-09"), Field: "status", To: "happened", Claim: None, Source: None},
		{At: when(t, "2025-08-08"), Field: "status", To: "planned", Claim: 1, Source: None},
	}
	early := event(t, "early", "2025-08-01", codebook.Happened, trump)
	early.Who = append(early.Who, Part{Actor: putin, Role: codebook.RoleRecipient, For: None})
	early.Claims = []Claim{claim(trump, paperReport, codebook.Asserts)}
	early.Claims[0].Via, early.Claims[0].For = codebook.Remarks, usa
	d := world(t)
	d.Events = []Event{late, early}
	d.Corrections = []Correction{{Event: 0, Source: None}}
	d.Steps = []Step{{Event: 1, On: LatestDay}}
	Seal(d)
	if d.Events[0].ID != "early" || d.Events[1].Links[0].To != 0 || d.Corrections[0].Event != 1 || d.Steps[0].Event != 0 {
		t.Fatalf("not sorted or refs not moved: %+v", d.Events)
	}
	h := d.Events[1].History
	if h[0].To != "planned" || h[0].Claim != 0 {
		t.Errorf("history is not in order: %+v", h)
	}
	c := d.Events[1].Claims[0]
	if c.By != trump || c.For != usa || c.Via != codebook.Remarks || len(c.To) != 1 || c.To[0] != putin {
		t.Errorf("the claim did not take over who speaks to whom: %+v", c)
	}
	again := *d
	Seal(&again)
	if !reflect.DeepEqual(*d, again) {
		t.Error("sealing twice changes the dataset")
	}
}

func TestImpliedStatus(t *testing.T) {
	for date, want := range map[string]codebook.Status{
		"2025-08-06": codebook.Happened, "2025-09-06": codebook.Planned, "2022-02/..": codebook.Ongoing,
		"[2025-08-11..]": codebook.Unknown, "[..2025-08-06]": codebook.Happened, "2025-08-20/2025-09-10": codebook.Ongoing,
	} {
		if d := sealed(t, event(t, "e", date, codebook.NoStatus)); d.Events[0].Status != want {
			t.Errorf("%s: %s, want %s", date, d.Events[0].Status.Code(), want.Code())
		}
	}
}

func TestOfficeAt(t *testing.T) {
	d := world(t)
	d.Actors[trump].Roles = append(d.Actors[trump].Roles,
		Office{Role: "First term", Of: usa, For: None, Source: None, Since: when(t, "2017-01-20"), Until: when(t, "2021-01-20")})
	at := func(a ActorRef, date string) (s string) {
		for _, h := range d.OfficeAt(a, day(t, date)) {
			s += h.Role
			if !h.Sure {
				s += "?"
			}
			s += ";"
		}
		return s
	}
	for _, tt := range []struct {
		actor      ActorRef
		date, want string
	}{
		{trump, "2018-05-01", "First term;"}, {trump, "2022-05-01", ""}, {trump, "2025-08-06", "President;"},
		{putin, "2025-08-06", "President;"}, {putin, "2025-08-07", "President?;"}, {senator, "2019-06-01", "Senator?;"},
		{senator, "2018-12-31", ""}, {usa, "2025-08-06", ""},
	} {
		if got := at(tt.actor, tt.date); got != tt.want {
			t.Errorf("%s on %s: %q, want %q", d.Actors[tt.actor].ID, tt.date, got, tt.want)
		}
	}
}

func TestHome(t *testing.T) {
	d := world(t)
	d.Actors[usa].Country, d.Actors[usa].PartOf = "US", None
	d.Actors = append(d.Actors, Actor{ID: "envoy", Kind: codebook.Person, Country: "US", PartOf: None},
		Actor{ID: "us-paper", Kind: codebook.Media, Country: "US", PartOf: None})
	for actor, want := range map[ActorRef]ActorRef{
		leavitt: usa, aide: russia, trump: usa, senator: usa, wire: wire, russia: russia, senator + 1: usa, senator + 2: senator + 2,
	} {
		if got := d.Home(actor); got != want {
			t.Errorf("home of %s is %s, want %s", d.Actors[actor].ID, d.Actors[got].ID, d.Actors[want].ID)
		}
	}
}

func TestIndex(t *testing.T) {
	a, b, c := event(t, "a", "2025-08-01", 0), event(t, "b", "2025-08-02", 0), event(t, "c", "2025-08-03", 0)
	b.Links = []Link{{To: 0, Kind: codebook.Follows}}
	c.Links = []Link{{To: 1, Kind: codebook.Follows}, {To: 0, Kind: codebook.Recalls}}
	c.More = &More{From: None, To: None, Aka: []EventID{"old-c"}}
	d := sealed(t, a, b, c)
	x := NewIndex(d)
	if got := x.Linked(0); !reflect.DeepEqual(got, []Back{{1, 0}, {2, 1}}) {
		t.Errorf("links to a: %v", got)
	}
	if got := x.Linked(1); !reflect.DeepEqual(got, []Back{{2, 0}}) {
		t.Errorf("links to b: %v", got)
	}
	if x.Event("old-c") != 2 || x.Event("nobody") != None || x.Actor("putin") != putin || x.Source("order") != order || x.Place("x") != None {
		t.Error("look-up by id fails")
	}
}
