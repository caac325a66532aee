package yaml

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"parley/data/check"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/format/assemble"
	"parley/data/testkit/limit"
)

const head = "schema: 1\ndataset: {id: t, title: T, as_of: 2025-08-07, license: CC0-1.0}\n"

func readText(text string) (*dataset.Dataset, *check.Positions, []check.Finding) {
	return Read([]File{{Name: "dataset.yaml", Data: []byte(text)}})
}

func rulesOf(found []check.Finding) (list []string) {
	for _, f := range found {
		list = append(list, f.Where.String()+" "+f.Rule)
	}
	return list
}

func TestMinimalEvent(t *testing.T) {
	d, pos, found := readText(head + "events:\n  talks:\n    title: Talks\n    when: 2025-08-06\n    source: https://www.example.org/talks\n")
	if len(found) > 0 || len(d.Events) != 1 || len(d.Sources) != 1 {
		t.Fatalf("%v, %+v", rulesOf(found), d)
	}
	e, s := d.Events[0], d.Sources[0]
	if e.Status != codebook.Happened || e.Standing != codebook.SingleSource || len(e.Claims) != 1 || e.Claims[0].Stance != codebook.Reports {
		t.Errorf("event %+v", e)
	}
	if s.PublisherName != "example.org" || s.URL != "https://www.example.org/talks" || !assemble.ValidID(string(s.ID)) {
		t.Errorf("source %+v", s)
	}
	if at := pos.Of("events.talks.when"); at != (check.Where{File: "dataset.yaml", Line: 6, Col: 11}) {
		t.Errorf("when stands at %s", at)
	}
	if more := check.Dataset(d, pos); len(more) > 0 {
		t.Errorf("%v", rulesOf(more))
	}
}

func TestLayersMergeById(t *testing.T) {
	base := File{Name: "set/dataset.yaml", Data: []byte(head + `
sources: {a: {kind: book}, b: {kind: book}}
events:
  talks: {title: Talks, when: 2025-08, status: planned, claims: [{source: a, text: one}]}
`)}
	early := File{Name: "set/a-first.yaml", Data: []byte("events: {talks: {claims+: [{source: b, text: two}], when: 2025-08-06}}\n")}
	late := File{Name: "set/z-last.yaml", Data: []byte("events: {talks: {claims+: [{source: b, text: three}], when: 2025-08-05}, more: {title: More, when: 2025, source: a}}\n")}
	d, pos, found := Read([]File{late, base, early})
	if len(found) > 0 || len(d.Events) != 2 {
		t.Fatalf("%v", rulesOf(found))
	}
	e := d.Events[d.EventByID("talks")]
	var texts []string
	for _, c := range e.Claims {
		texts = append(texts, c.Text)
	}
	if got := strings.Join(texts, " "); got != "one two three" || e.When.String() != "2025-08-05" || e.Title != "Talks" || e.Status != codebook.Planned {
		t.Errorf("%s %s %s", got, e.When, e.Status.Code())
	}
	if at := pos.Of("events.talks.claims.2.text"); at.File != "set/z-last.yaml" {
		t.Errorf("the third claim stands in %s", at)
	}
}

// TestBadRecordHidesNoOther checks that one bad record does not affect the
// others, whatever its fault.
func TestBadRecordHidesNoOther(t *testing.T) {
	good := "  good-%: {title: Good, when: 2025-08-06, source: 'https://example.org/'}\n"
	for _, bad := range []string{
		"  bad: Kyiv: talks\n", "  bad:\n    title: \"open\n", "  bad: {title: [a, b\n", "  bad:\n\ttitle: tab\n", "  bad: @x\n", "  bad: *nowhere\n",
		"  bad: 3\n", "  bad: [1, 2]\n", "  bad:\n", "  bad: {when: 2025-99}\n", "  ? [a, b]\n  : {title: x}\n", "  Bad Id: {title: x}\n",
		"  bad: {title: x, when: [a, {b: c}]}\n", "  bad: {title: x, when: 2025, who: [a], claims: {b: c}, links: 3}\n",
		"  bad: |\n    a\n   b\n", "  bad: 'x\n", "  bad: %x\n", "  bad: {title: 1, title: 2}\n", "  good-2: {title: twice, when: 2025}\n",
	} {
		text := head + "events:\n" + strings.ReplaceAll(good, "%", "1") + bad + strings.ReplaceAll(good, "%", "2")
		if strings.Contains(bad, "good-2") {
			text = head + "events:\n" + strings.ReplaceAll(good, "%", "1") + strings.ReplaceAll(good, "%", "2") + bad
		}
		d, _, found := readText(text)
		if d.EventByID("good-1") < 0 || d.EventByID("good-2") < 0 || len(found) == 0 {
			t.Errorf("%q: events %d, findings %v", bad, len(d.Events), rulesOf(found))
			continue
		}
		if at := found[0].Where.Line; at < 4 || at > 4+strings.Count(bad, "\n")+2 {
			t.Errorf("%q is found on line %d: %v", bad, at, rulesOf(found))
		}
	}
}

func TestTextIsTakenAsTyped(t *testing.T) {
	d, _, found := readText(head + "events:\n  e: {title: no, when: 2025, cameo: 010, source: 'http://a.b/', tags: [1.0, yes, 0x1F]}\n")
	e := d.Events[0]
	if len(found) > 0 || e.Title != "no" || e.More.Cameo != "010" || !slices.Equal(e.More.Tags, []string{"1.0", "yes", "0x1F"}) {
		t.Errorf("%v %+v %+v", rulesOf(found), e, e.More)
	}
}

// TestReferencesMayPointForward checks that a record may refer to one defined
// later in the file.
func TestReferencesMayPointForward(t *testing.T) {
	d, _, found := readText(head + `
events:
  b: {title: B, when: 2025-08-02, links: [{to: a, kind: follows}, {to: old-c, kind: recalls}], claims: [{said_in: c, stance: predicts}]}
  c: {title: C, when: 2025-08-03, aka_ids: [old-c], who: {speaker: ada}, claims: [{by: ada, for: town, via: briefing, source: s}]}
  a: {title: A, when: 2025-08-01, source: s}
actors: {ada: {kind: person, name: Ada, part_of: town}, town: {kind: government-body, name: Town}}
sources: {s: {kind: book, publisher: town, cited_in: r, via: r}, r: {kind: book, author: ada}}
`)
	if len(found) > 0 {
		t.Fatal(rulesOf(found))
	}
	b := d.Events[1]
	if b.ID != "b" || d.Events[b.Links[0].To].ID != "a" || d.Events[b.Links[1].To].ID != "c" {
		t.Errorf("links %+v", b.Links)
	}
	if c := b.Claims[0]; d.Actors[c.By].ID != "ada" || d.Actors[c.For].ID != "town" || c.Via != codebook.Briefing || d.Sources[c.Source].ID != "s" {
		t.Errorf("the claim took over %+v", c)
	}
	if d.Sources[1].Author != "Ada" {
		t.Errorf("author %q", d.Sources[1].Author)
	}
}

// TestEventLeftOut checks that an event without a date is dropped and that
// references to it are tolerated.
func TestEventLeftOut(t *testing.T) {
	d, _, found := readText(head + `
events:
  gone: {title: Gone, when: 2025-99, source: 'http://a.b/'}
  here: {title: Here, when: 2025, links: [{to: gone, kind: follows}], claims: [{said_in: gone, source: 'http://a.b/'}]}
corrections: [{at: 2025-08-01, event: gone, note: x}]
steps: [{event: gone}, {event: here}]
`)
	if got := rulesOf(found); len(d.Events) != 1 || len(d.Events[0].Links) != 0 || d.Events[0].Claims[0].SaidIn >= 0 || len(d.Steps) != 1 {
		t.Errorf("%v\n%+v", got, d)
	}
}

func TestHostileFiles(t *testing.T) {
	bomb := "x-a: &a [x,x,x,x,x,x,x,x]\n"
	for c := 'b'; c < 'z'; c++ {
		bomb += "x-" + string(c) + ": &" + string(c) + " [" + strings.Repeat("*"+string(c-1)+",", 9) + "]\n"
	}
	for name, text := range map[string]string{
		"deep list": strings.Repeat("[", 1<<20), "deep map": strings.Repeat("{a: ", 1<<18), "deep indent": deepIndent(3000),
		"bomb": bomb + "events: {e: {title: t, when: 2025, tags: *y, who: *y, claims: *y}}\n", "self": "events: &e {a: *e}\n",
		"self list": "events: {a: {title: x, when: 2025, tags: &t [*t]}}", "nul": "a: \x00", "latin": "a: caf\xe9", "utf16": "\xff\xfea\x00:\x00 \x00b\x00",
		"two": "a: 1\n---\nb: 2\n", "list": "- a\n- b\n", "word": "hello", "empty": "", "comment": "# x\n", "long": "a: " + strings.Repeat("x", 1<<20),
	} {
		start := time.Now()
		d, pos, _ := readText(text)
		check.Dataset(d, pos)
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("%s took %v", name, took)
		}
	}
	_, _, found := Read([]File{{Name: "dataset.yaml", Data: make([]byte, MaxFile+1)}})
	if len(found) == 0 || found[0].Rule != "too-large" {
		t.Errorf("a file beyond the limit gives %v", rulesOf(found))
	}
}

func deepIndent(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

// set reads one of the bundled datasets.
func set(t testing.TB, name string) (*dataset.Dataset, []check.Finding) {
	t.Helper()
	names, err := filepath.Glob("../../sets/" + name + "/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatalf("no set %s (%v)", name, err)
	}
	var files []File
	for _, n := range names {
		data, err := os.ReadFile(n)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, File{Name: filepath.Base(n), Data: data})
	}
	d, pos, found := Read(files)
	return d, append(found, check.Dataset(d, pos)...)
}

func TestSetsHaveNoErrors(t *testing.T) {
	for _, name := range []string{"august-2025", "ukraine-talks"} {
		_, found := set(t, name)
		for _, f := range found {
			if f.Severity == check.Error {
				t.Errorf("%s: %s %s [%s]", name, f.Where, f.Say, f.Rule)
			}
		}
	}
}

// TestAugustIsComplete checks the counts given in the README of the August set.
func TestAugustIsComplete(t *testing.T) {
	d, _ := set(t, "august-2025")
	claims, links := 0, 0
	for _, e := range d.Events {
		claims, links = claims+len(e.Claims), links+len(e.Links)
	}
	got := []int{len(d.Events), len(d.Actors), claims, links, len(d.Relations), len(d.Sources)}
	if want := []int{27, 24, 35, 25, 7, 7}; !slices.Equal(got, want) {
		t.Errorf("events, actors, claims, links, relations, sources: %v, want %v", got, want)
	}
}

// TestAugustStandings checks standings in the August set, which depend on who
// may speak for whom.
func TestAugustStandings(t *testing.T) {
	d, _ := set(t, "august-2025")
	for id, want := range map[dataset.EventID]codebook.Standing{
		"witkoff-putin":            codebook.SingleSource, // only reported by the press
		"trump-zelenskyy-talk":     codebook.Official,     // Zelenskyy confirms
		"russia-wants-meeting":     codebook.SecondHand,   // the White House speaks for Moscow
		"ukraine-wants-engagement": codebook.SecondHand,
		"trilateral-meeting":       codebook.SecondHand, // Trump's words, through the NYT
		"kremlin-statement":        codebook.Official,   // unnamed, on behalf of the Kremlin
		"india-tariffs":            codebook.Official,   // the order itself
		"trump-putin-meeting":      codebook.Official,
		"deadline":                 codebook.SingleSource,
	} {
		ref := d.EventByID(id)
		if got := d.Events[ref].Standing; got != want {
			t.Errorf("%s is %s, want %s", id, got.Code(), want.Code())
		}
	}
	for _, e := range d.Events {
		if e.Standing == codebook.Disputed || e.Standing == codebook.Denied {
			t.Errorf("%s is %s", e.ID, e.Standing.Code())
		}
	}
}

// TestWideSetGrows checks that the wide set has every claim exactly once on its
// latest day, and that the number of claims only falls when going back in time.
func TestWideSetGrows(t *testing.T) {
	d, _ := set(t, "ukraine-talks")
	l := dataset.NewLedger(d)
	last := -1
	for _, day := range l.Changes() {
		claims := 0
		for i := range d.Events {
			if s, ok := l.At(dataset.EventRef(i), day); ok {
				claims += s.Claims
			}
		}
		if claims < last {
			t.Fatalf("on day %d there are %d claims, before %d", day, claims, last)
		}
		last = claims
	}
	all := 0
	for i := range d.Events {
		all += len(d.Events[i].Claims)
	}
	if last != all {
		t.Errorf("in the end %d of %d claims are known", last, all)
	}
}

func TestReadIsDeterministic(t *testing.T) {
	a, _ := set(t, "ukraine-talks")
	b, _ := set(t, "ukraine-talks")
	if !reflect.DeepEqual(a, b) {
		t.Error("two readings differ")
	}
}

func FuzzRead(f *testing.F) {
	samples, _ := filepath.Glob("../../spec/*valid/*/*.yaml")
	for _, name := range samples {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	for _, text := range expensive() {
		if len(text) < 2000 {
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		limit.Time(t, len(text), func() {
			d, pos, _ := readText(text)
			check.Dataset(d, pos)
		})
		d, pos, found := readText(text)
		found = append(found, check.Dataset(d, pos)...)
		for _, x := range found {
			if x.Say == "" || x.Rule == "" || x.Where.Line < 0 {
				t.Errorf("%+v", x)
			}
		}
		dataset.AsKnownOn(d, 20_000)
		dataset.NewLedger(d)
		dataset.NewIndex(d)
		for i := range d.Actors {
			d.Home(dataset.ActorRef(i))
		}
		for _, s := range d.Sources {
			for _, url := range []string{s.URL, s.Archive} {
				if url != "" && !strings.HasPrefix(strings.ToLower(url), "http") {
					t.Errorf("address %q", url)
				}
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	var text strings.Builder
	text.WriteString(head + "sources: {s: {kind: book}}\nevents:\n")
	for i := range 20_000 {
		text.WriteString("  e" + itoa(i) + ":\n    title: An event\n    when: 2025-08-06\n    type: CONSULT\n    source: s\n")
	}
	for b.Loop() {
		readText(text.String())
	}
}
