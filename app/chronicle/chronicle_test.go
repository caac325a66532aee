package chronicle

import (
	"strings"
	"testing"

	"parley/app/words"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

func when(t testing.TB, s string) edtf.Date {
	t.Helper()
	if s == "" {
		return edtf.Date{}
	}
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func day(t testing.TB, s string) dataset.Day { return dataset.FirstDay(when(t, s)) }

const (
	usa dataset.ActorRef = iota
	russia
	house
	envoy
	leader
	aide
	wire
)

const (
	wireReport dataset.SourceRef = iota
	dailyReport
	foreign
	post
)

const all = dataset.None

// book is a small record: a meeting, an announced summit that lapsed, a remark.
func book(t testing.TB) *Book {
	actor := func(id, name string, kind codebook.ActorKind, country string, roles ...dataset.Office) dataset.Actor {
		return dataset.Actor{ID: dataset.ActorID(id), Name: name, Kind: kind, Country: country, PartOf: all, Roles: roles, Sector: "GOV"}
	}
	d := &dataset.Dataset{Meta: dataset.Meta{AsOf: when(t, "2025-08-20")}}
	d.Actors = []dataset.Actor{
		actor("usa", "United States", codebook.State, "US"),
		actor("russia", "Russia", codebook.State, "RU"),
		actor("house", "White House", codebook.GovernmentBody, "US"),
		actor("envoy", "Steve Envoy", codebook.Person, "US",
			dataset.Office{Role: "Special envoy", Of: usa, For: all, Since: when(t, "2025-01-20"), Until: when(t, "2025-08-15")},
			dataset.Office{Role: "Ambassador of the United States", Of: usa, For: all, Since: when(t, "2025-08-16")}),
		actor("leader", "Vladimir Leader", codebook.Person, "RU", dataset.Office{Role: "President", Of: russia, For: all, AsOf: when(t, "2025-08-06")}),
		actor("aide", "A senior aide", codebook.Unnamed, "RU", dataset.Office{Role: "Aide", Of: russia, For: all, AsOf: when(t, "2025-08-06")}),
		actor("wire", "The Wire", codebook.Media, ""),
	}
	d.Actors[house].PartOf, d.Actors[leader].Short, d.Actors[wire].Sector = usa, "Leader", "JRN"
	d.Sources = []dataset.Source{
		{ID: "wire", Kind: codebook.NewsArticle, Publisher: wire, URL: "https://wire.example/1", Published: when(t, "2025-08-06"), CitedIn: all, Via: []dataset.SourceRef{foreign}},
		{ID: "daily", Kind: codebook.NewsArticle, Publisher: all, PublisherName: "The Daily", Published: when(t, "2025-08-07"), CitedIn: all},
		{ID: "foreign", Publisher: all, Title: "Foreign media", Cited: true, CitedIn: wireReport},
		{ID: "post", Kind: codebook.SourceSocialPost, Publisher: all, PublisherName: "A platform", Author: "envoy", Cited: true, CitedIn: wireReport},
	}
	d.Places = []dataset.Place{{ID: "moscow", Name: "Moscow", Kind: codebook.City, Within: all}, {ID: "hall", Name: "Great Hall", Kind: codebook.Building, Within: 0}}
	claim := func(by dataset.ActorRef, s dataset.SourceRef, st codebook.Stance, on codebook.Facets, text string) dataset.Claim {
		return dataset.Claim{By: by, Source: s, Stance: st, On: on, Saying: &dataset.Saying{Text: text}, SaidIn: all, For: all, CitedFrom: all}
	}
	met := codebook.OnHappened | codebook.OnWhen
	quoted := claim(envoy, wireReport, codebook.Asserts, codebook.OnOutcome, "")
	quoted.Quote, quoted.CitedFrom, quoted.Loc, quoted.Via = "great progress", post, "p11", codebook.SocialPost
	passed := claim(aide, dailyReport, codebook.Denies, codebook.OnFigure, "It was one hour.")
	passed.For, passed.Chain, passed.To = russia, []dataset.ActorRef{wire}, []dataset.ActorRef{usa}
	part := func(a dataset.ActorRef, r codebook.Role) dataset.Part {
		return dataset.Part{Actor: a, Role: r, For: all}
	}
	d.Events = []dataset.Event{
		{ID: "meeting", Title: "Envoy meets Leader", When: when(t, "2025-08-06"), Where: 1, Type: codebook.Consult, Mode: 1, Status: codebook.Happened, Importance: 5,
			Who: []dataset.Part{part(aide, codebook.RoleMentioned), part(envoy, codebook.RoleActor), part(leader, codebook.RoleHost)},
			Claims: []dataset.Claim{claim(all, wireReport, codebook.Reports, met, ""), claim(all, dailyReport, codebook.Reports, met, ""),
				claim(leader, dailyReport, codebook.Confirms, met, "They met."), quoted, passed},
			Links: []dataset.Link{{To: 1, Kind: codebook.Prepares}}, Text: "One.\n\nTwo.", More: &dataset.More{From: all, To: all, Note: "A remark.", Figures: []dataset.Figure{{What: "Hours", Unit: "h", Best: 3, Low: 2.5, High: 3.5, HasRange: true}}}},
		{ID: "summit", Title: "Summit", When: when(t, "2025-08-15"), Where: all, Type: codebook.Consult, Status: codebook.Lapsed, Who: []dataset.Part{part(leader, codebook.RoleActor)},
			Claims:  []dataset.Claim{claim(wire, wireReport, codebook.Predicts, codebook.OnHappened, "It may come.")},
			History: []dataset.Change{{At: when(t, "2025-08-06"), Field: "status", To: "planned", Claim: 0, Source: all}, {At: when(t, "2025-08-16"), Field: "status", From: "planned", To: "lapsed", Claim: all, Source: all}}},
		{ID: "remark", Title: "A remark", When: when(t, "[..2025-08-07]"), Where: all, Type: codebook.Statement, Status: codebook.Happened, Who: []dataset.Part{part(house, codebook.RoleSpeaker)}},
	}
	d.Relations = []dataset.Relation{{From: usa, To: russia, Kind: codebook.Sanctions, Since: when(t, "2022-02"), Source: wireReport, Standing: "inferred"}}
	dataset.Seal(d)
	return New(d, dataset.NewLedger(d), words.English())
}

func ref(t testing.TB, b *Book, id dataset.EventID) dataset.EventRef {
	t.Helper()
	r := b.d.EventByID(id)
	if r < 0 {
		t.Fatalf("no event %s", id)
	}
	return r
}

func TestEventReadsWhole(t *testing.T) {
	b := book(t)
	e, ok := b.Event(ref(t, b, "meeting"), dataset.LatestDay)
	if !ok {
		t.Fatal("not known")
	}
	for _, c := range []struct{ what, got, want string }{
		{"when", e.When.Words, "Wed 6 August 2025"},
		{"machine", e.When.Machine, "2025-08-06"},
		{"place", e.Place, "Great Hall, Moscow"},
		{"life", e.Life, ""},
		{"type", e.Type, "Talks"},
		{"text", strings.Join(e.Text, "|"), "One.|Two."},
		{"evidence", e.Evidence, "Official"},
		{"reason", e.Reason, "Stated by those involved: Vladimir Leader and Steve Envoy. Accounts differ."},
		{"figure", strings.Join(e.Figures, ""), "Hours: 3 (between 2.5 and 3.5)\u00a0h"},
		{"first", e.Who[0].Text + ", " + e.Who[0].Office, "Steve Envoy, Special envoy, United States"},
		{"host", e.Who[1].Text + ", " + e.Who[1].Office + ", " + e.Who[1].Role, "Vladimir Leader, President, Russia, host"},
		{"mentioned", e.Who[2].Role, "mentioned"},
		{"link", e.Links[0].Words + " " + e.Links[0].Title, "prepares Summit"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.what, c.got, c.want)
		}
	}
	if !e.Who[2].Unnamed || e.Who[2].Takes || e.ClaimCount != 5 || e.SourceCount != 3 {
		t.Errorf("%+v, %d claims, %d sources", e.Who[2], e.ClaimCount, e.SourceCount)
	}
}

// line writes a claim as one line.
func line(c *Claim) string {
	var s strings.Builder
	for i, n := range c.Speakers {
		if i > 0 {
			s.WriteString(" + ")
		}
		s.WriteString(n.Text)
	}
	for _, p := range []string{c.Verb, c.For, c.To, c.Chain, c.Via, c.Said.Short, c.Quote, c.Text} {
		if p != "" {
			s.WriteString(" / " + p)
		}
	}
	for _, r := range c.Read {
		s.WriteString(" [" + strings.Trim(r.Origin+" "+r.Name+" "+r.Loc, " ") + "]")
	}
	return s.String()
}

func TestClaimsInOrderOfSaying(t *testing.T) {
	b := book(t)
	e, _ := b.Event(ref(t, b, "meeting"), dataset.LatestDay)
	want := []string{
		"The Wire + The Daily / report it / 6–7 Aug 2025 [The Wire] [The Daily]",
		"Steve Envoy / asserts / Social post / 6 Aug 2025 / great progress [A platform The Wire ¶\u206011]",
		"Vladimir Leader / confirms / 7 Aug 2025 / They met. [The Daily]",
		"A senior aide / denies / for Russia / to United States / through The Wire / 7 Aug 2025 / It was one hour. [The Daily]",
	}
	if len(e.Claims) != len(want) {
		t.Fatalf("%d lines, want %d", len(e.Claims), len(want))
	}
	for i := range want {
		if got := line(&e.Claims[i]); got != want[i] {
			t.Errorf("line %d: %q\nwant     %q", i, got, want[i])
		}
	}
	if !e.Claims[0].Bare || !e.Claims[3].Against || e.Claims[3].Glyph != "g-denies" {
		t.Errorf("%+v", e.Claims[3])
	}
}

func TestAsKnownOnADay(t *testing.T) {
	b := book(t)
	meeting, summit := ref(t, b, "meeting"), ref(t, b, "summit")
	if _, ok := b.Event(meeting, day(t, "2025-08-05")); ok {
		t.Error("the meeting was not known before anybody reported it")
	}
	e, _ := b.Event(meeting, day(t, "2025-08-06"))
	if len(e.Claims) != 2 || e.ClaimCount != 2 || e.Evidence != "Official" {
		t.Errorf("on the day: %d lines, %d claims, %s", len(e.Claims), e.ClaimCount, e.Evidence)
	}
	s, _ := b.Event(summit, day(t, "2025-08-06"))
	if s.Life != "Planned" || s.Off() || len(s.History) != 1 {
		t.Errorf("the summit stood as %q with %d changes", s.Life, len(s.History))
	}
	s, _ = b.Event(summit, dataset.LatestDay)
	if s.Life != "Did not happen" || !s.Off() || s.Symbol != "m1x" || len(s.History) != 0 || len(s.Course) != 2 {
		t.Fatalf("the summit stands as %q, %s, with %d changes and %d stages", s.Life, s.Symbol, len(s.History), len(s.Course))
	}
	for i, want := range []string{"6 Aug 2025 m1d Planned 15 August 2025 meeting", "16 Aug 2025 m1x Did not happen by the calendar"} {
		c := s.Course[i]
		if got := strings.Join(strings.Fields(strings.Join([]string{c.Since.Short, c.Symbol, c.Words, c.Text, c.By, string(c.Event)}, " ")), " "); got != want {
			t.Errorf("stage %d: %q, want %q", i, got, want)
		}
	}
	if s.Links[0].Words != "prepared by" || !s.Links[0].In {
		t.Errorf("the link read from its far end: %+v", s.Links[0])
	}
}

func TestOfficeFollowsTheDate(t *testing.T) {
	b := book(t)
	for _, c := range []struct {
		who        dataset.ActorRef
		when, want string
	}{
		{envoy, "2025-08-06", "Special envoy, United States"},
		{envoy, "2025-08-20", "Ambassador of the United States"},
		{envoy, "2024-12-31", ""},
		{leader, "2025-08-01", "President, Russia"},
		{leader, "2019-12", ""}, // told as of 2025 only: nothing is known of 2019
		{wire, "2025-08-01", ""},
	} {
		if got := b.Office(c.who, when(t, c.when), dataset.LatestDay); got != c.want {
			t.Errorf("%s on %s: %q, want %q", b.d.Actors[c.who].Name, c.when, got, c.want)
		}
	}
}

func TestActor(t *testing.T) {
	b := book(t)
	p := b.Actor(leader, dataset.LatestDay)
	if len(p.Events) != 2 || p.Events[0].ID != "meeting" || len(p.Met) != 1 || p.Met[0].ID != "envoy" || p.Met[0].Count != 1 {
		t.Errorf("%+v", p)
	}
	if p := b.Actor(aide, dataset.LatestDay); len(p.Met) != 0 || len(p.Events) != 1 {
		t.Errorf("who is only mentioned meets nobody: %+v", p.Met)
	}
	us, ru := b.Actor(usa, dataset.LatestDay), b.Actor(russia, dataset.LatestDay)
	if us.Ties[0].Words != "sanctions" || us.Ties[0].Other.ID != "russia" || us.Ties[0].Standing != "(inferred)" || us.Ties[0].Held != "since February 2022" {
		t.Errorf("tie: %+v", us.Ties)
	}
	if ru.Ties[0].Words != "United States sanctions this actor" {
		t.Errorf("tie read from its far end: %+v", ru.Ties)
	}
	if told := b.Actor(wire, dataset.LatestDay).Told; len(told) != 1 || told[0].ID != "summit" {
		t.Errorf("told: %+v", told)
	}
}

func TestSource(t *testing.T) {
	b := book(t)
	n := b.Source(wireReport)
	if n.Name != "The Wire" || n.Citing != "citing Foreign media" || n.Access != "Read." || n.Kind != "News article" {
		t.Errorf("%+v", n)
	}
	if n := b.Source(post); n.Access != "Not read; cited by The Wire." || n.Author != "Steve Envoy" {
		t.Errorf("%+v", n)
	}
	if got := b.Cites(ref(t, b, "meeting"), dataset.LatestDay); len(got) != 3 {
		t.Errorf("cites %v", got)
	}
}

func TestMachineNeverMakesUpADay(t *testing.T) {
	for in, want := range map[string]string{
		"2025-08-06": "2025-08-06", "2025-08": "2025-08", "2025": "2025", "2025-08-06?": "2025-08-06",
		"[2025-08-06..2025-08-07]": "2025-08", "2025-07-30/2025-08-02": "2025", "2024-12-30/2025-01-02": "2024-12-30",
		"[2025-08-11..]": "2025-08-11", "[..2025-08-06]": "2025-08-06", "2022-02/..": "2022-02", "/2025-08-06": "2025-08-06",
		"156X": "", "19XX": "", "2025-08-XX": "2025-08", "2025-21": "2025", "-0043-03-15": "", "Y170000002": "",
		"2025-08-06T10:00:00Z": "2025-08-06T10:00:00Z", "2025-08-06T21:00-04:00": "2025-08-06T21:00-04:00", "2025-08-06T21:00:00": "2025-08-06T21:00:00",
		"2025-08-06T21:00:00-04:00/2025-08-07": "2025-08", "[2024,2026]": "", "[2024-12-31,2025-01-01]": "", "[2024,2025-01]": "", "XXXX-12-XX": "", "0000": "",
	} {
		if got := Machine(when(t, in)); got != want {
			t.Errorf("Machine(%s) = %q, want %q", in, got, want)
		}
	}
}

func TestOutward(t *testing.T) {
	for in, want := range map[string]bool{
		"https://example.org/a?b=c&d#e": true, "HTTP://example.org": true, "javascript:alert(1)": false, "javascript://x/%0aalert(1)": false,
		"java\tscript:alert(1)": false, "data:text/html,x": false, "//example.org": false, "/local": false, "https:///x": false,
		"https://bank.example@evil.example/": false, "https://example.org\\@evil.example": false, "https://:80": false, "": false,
		"https://example.org/a b": false, "https://example.org/@user": true,
	} {
		if got := Outward(in); got != want {
			t.Errorf("Outward(%q) = %v", in, got)
		}
	}
}

func TestEverySymbolIsOneOfSeven(t *testing.T) {
	seen := map[string]bool{}
	for ty := range codebook.Type(codebook.TypeCount) {
		for st := range codebook.Status(codebook.StatusCount) {
			for ev := range codebook.Standing(codebook.StandingCount) {
				seen[Symbol(&dataset.Dataset{}, &dataset.Event{Type: ty}, st, ev)] = true
			}
		}
	}
	if len(seen) != 7*4 {
		t.Errorf("%d symbols", len(seen))
	}
	for s := codebook.NoStance; s <= codebook.Retracts; s++ {
		if Glyph(s) == "" {
			t.Errorf("stance %d has no sign", s)
		}
	}
}
