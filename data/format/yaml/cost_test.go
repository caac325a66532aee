package yaml

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"parley/data/check"
	"parley/data/format/assemble"
	"parley/data/testkit/limit"
)

// expensive returns files that once cost more than their size.
func expensive() map[string]string {
	events := func(n int, body string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString("  e" + itoa(i) + ": " + strings.ReplaceAll(body, "%", itoa(i)) + "\n")
		}
		return head + "events:\n" + b.String()
	}
	const good = "{title: Good, when: 2025-08-06, source: 'http://a.b/'}"
	many := events(3000, good)
	return map[string]string{
		"bad aliases":       many + strings.ReplaceAll(strings.TrimPrefix(events(150, "*nope%"), head+"events:\n"), "  e", "  b"),
		"aliases of a text": many + "  z: {title: 'not &nope0 here', when: 2025}\n" + strings.Repeat("  y: {title: *nope0, when: 2025}\n", 150),
		"second aliases":    head + "x-a: &a A\nevents:\n" + strings.Repeat("  e: {title: *a, tags: [*b, *c]}\n", 500),
		"broken lines":      events(3000, "a: b: c"),
		"unknown actors":    strings.Replace(events(3000, "{title: Good, when: 2025-08-06, who: {actor: [someome%]}, source: 'http://a.b/'}"), "events:", "actors: {"+actors(3000)+"}\nevents:", 1),
		"dates":             events(3000, "{title: Good, when: XXX1-02-29, source: 'http://a.b/'}"),
		"long ids":          events(3, good) + "  " + strings.Repeat("x", 100_000) + ": " + good + "\n",
		"a thin list":       many + "  z: {title: x, when: 2025, tags: [" + strings.Repeat("a,", 200_000) + "a]}\n",
		"tabs":              head + "events:\n" + strings.Repeat("\te: x\n", 3000),
		"latin":             head + "events:\n" + strings.Repeat("  e: caf\xe9\n", 3000),
		"dashes":            strings.Repeat("- ", 50_000), "question marks": strings.Repeat("? ", 50_000), "colons": strings.Repeat("a: ", 50_000),
	}
}

// actors returns n actors.
func actors(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("someone" + itoa(i) + ": {kind: person, name: N},")
	}
	return b.String()
}

// TestFilesCostTheirSize checks that the expensive files are read within the
// time limit of their size.
func TestFilesCostTheirSize(t *testing.T) {
	for name, text := range expensive() {
		t.Run(name, func(t *testing.T) {
			limit.Time(t, len(text), func() {
				d, pos, _ := readText(text)
				check.Dataset(d, pos)
			})
		})
	}
}

// TestMemoryIsBounded checks the bytes allocated for files of short values:
// bounded per byte of the file and by MaxValues in total.
func TestMemoryIsBounded(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		per  uint64 // bytes allocated per byte of the file
	}{
		"a thin list":  {head + "events: {a: {title: x, when: 2025, tags: [" + strings.Repeat("a,", 2<<20) + "a]}}\n", 20},
		"thin records": {head + "events:\n" + strings.Repeat("  a: [a,b]\n", 300_000), 400},
	} {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		_, _, found := readText(c.text)
		runtime.ReadMemStats(&after)
		used := (after.TotalAlloc - before.TotalAlloc) / uint64(len(c.text))
		t.Logf("%s: %d bytes allocated for each byte", name, used)
		if used > c.per || len(found) == 0 {
			t.Errorf("%s: %d bytes allocated for each byte, want at most %d; %d findings", name, used, c.per, len(found))
		}
	}
}

// TestBadAliasLosesOneRecord checks that records with an unknown alias are
// dropped and no others, whether or not their faults are found one by one.
func TestBadAliasLosesOneRecord(t *testing.T) {
	var b strings.Builder
	b.WriteString(head + "events:\n  first: {title: &name Talks, when: 2025-08-06, source: 'http://a.b/'}\n")
	for i := range 400 {
		fmt.Fprintf(&b, "  good-%d: {title: *name, when: 2025-08-06, source: 'http://a.b/'}\n", i)
		fmt.Fprintf(&b, "  bad-%d: {title: *name, when: 2025-08-06, tags: [*nope%d]}\n", i, i)
	}
	d, _, found := readText(b.String())
	if len(d.Events) != 401 || len(found) != 400 {
		t.Errorf("%d events and %d findings, want 401 and 400", len(d.Events), len(found))
	}
	for _, f := range found {
		if f.Rule != "yaml-syntax" || !strings.Contains(f.Say, "nope") || f.Where.Line%2 != 0 {
			t.Errorf("%+v", f)
		}
	}
	if e := d.EventByID("good-7"); e < 0 || d.Events[e].Title != "Talks" {
		t.Error("an alias of a record that stays is lost")
	}
}

// TestPieces checks that each good record is kept with its position if the file
// is invalid even without its faulty records.
func TestPieces(t *testing.T) {
	good := "  good-%: {title: Good, when: 2025-08-06, source: 'http://a.b/'}\n"
	text := head + "events:\n" + strings.ReplaceAll(good, "%", "1") + "  x: {title: 'text &nope here', when: 2025, source: 'http://a.b/'}\n"
	for i := range 2 * maxSalvage {
		text += "  bad-" + itoa(i) + ": {title: *nope, when: 2025}\n"
	}
	text += strings.ReplaceAll(good, "%", "2")
	d, pos, found := readText(text)
	if d.EventByID("good-1") < 0 || d.EventByID("good-2") < 0 || d.EventByID("x") < 0 || len(d.Events) != 3 {
		t.Errorf("%d events, %v", len(d.Events), rulesOf(found))
	}
	if at := pos.Of("events.good-2"); at.Line != strings.Count(text, "\n") {
		t.Errorf("the last stands on line %d", at.Line)
	}
	if len(found) != 2*maxSalvage {
		t.Errorf("%d findings: %v", len(found), rulesOf(found))
	}
}

// TestLongIDs checks that an id too long for a file name is reported, for every
// kind of id.
func TestLongIDs(t *testing.T) {
	long := strings.Repeat("a", 300)
	d, _, found := readText("dataset: {id: " + long + ", title: T, as_of: 2025-08-07, license: CC0-1.0}\nsources: {s" + long + ": {kind: book}}\n" +
		"events: {e" + long + ": {title: x, when: 2025, source: 'http://a.b/', aka_ids: [" + long + "]}}\nactors: {" + long + ": {kind: person, name: N, aka_ids: [b" + long + "]}}\n" +
		"removed: [{event: c" + long + ", at: 2025, note: x}]\n")
	bad := 0
	for _, f := range found {
		if f.Rule == "bad-id" && strings.Contains(f.Say, "letters, more than 120") && len(f.Say) < 500 {
			bad++
		}
	}
	if bad < 5 {
		t.Errorf("%d findings of 300 letters: %v", bad, found)
	}
	for _, id := range []string{string(d.Meta.ID), string(d.Events[0].ID), string(d.Sources[0].ID), string(d.Actors[0].ID)} {
		if !assemble.ValidID(id) {
			t.Errorf("%q is an id", id)
		}
	}
	d, _, _ = readText(head + "events: {e: {title: x, when: 2025, source: 'https://" + strings.Repeat("a.", 100) + "example.org/'}}\n")
	if id := string(d.Sources[0].ID); !assemble.ValidID(id) {
		t.Errorf("a source without an id of its own has %q", id)
	}
}

// TestGuessesEnd checks that suggestions for unknown ids stop when they would
// take too long.
func TestGuessesEnd(t *testing.T) {
	_, _, found := readText(expensive()["unknown actors"])
	unknown, guessed := 0, 0
	for _, f := range found {
		if f.Rule == "unknown-reference" {
			unknown++
			if strings.HasPrefix(f.Suggest, "someone") {
				guessed++
			}
		}
	}
	if unknown != 3000 || guessed < 100 || guessed > maxGuesses/3000+1 {
		t.Errorf("%d ids are unknown, %d guesses", unknown, guessed)
	}
}
