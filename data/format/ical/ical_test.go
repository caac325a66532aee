package ical

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	library "github.com/arran4/golang-ical"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/format/yaml"
	"parley/data/testkit"
)

const record = `schema: 1
dataset: {id: small, title: "Talks; a record, with a comma", as_of: 2025-08-20, license: CC-BY-4.0}
places:
  moscow: {name: Moscow, kind: city, lat: 55.75, lon: 37.61}
sources:
  s: {kind: news-article, publisher_name: A newspaper, title: T, url: "https://example.org/s", published: 2025-08-01}
events:
  due: {title: "Deadline, to agree", when: 2025-08-08, type: DEADLINE, source: s}
  by-then: {title: Offer ends, when: "[..2025-09-01]", type: DEADLINE, source: s, text: "Two lines\nof it; \\ done"}
  summit: {title: Саммит — встреча на высшем уровне, о которой говорят много и подолгу, when: "2025-09-03/2025-09-05", type: CONSULT, status: confirmed, where: moscow, source: s}
  maybe: {title: A call, when: "[2025-09-10..2025-09-12]", type: CONSULT, status: possible, source: s}
  off: {title: Meeting called off, when: 2025-08-15, type: CONSULT, status: cancelled, source: s,
    history: [{at: 2025-08-10, field: when, from: 2025-08-12, to: 2025-08-15}, {at: 2025-08-14, field: status, from: planned, to: cancelled}]}
  later: {title: Put off, when: 2025-09-20, type: CONSULT, status: postponed, source: s}
  over: {title: Held, when: 2025-08-06, type: CONSULT, status: happened, source: s}
  sometime: {title: Some day, when: "2026", type: CONSULT, status: planned, source: s}
  open: {title: For ever, when: 2025-08-01/.., type: PERIOD, status: planned, source: s}
corrections:
  - {at: 2025-08-16, event: off, field: when, was: 2025-08-14, now: 2025-08-15, because: s}
`

func read(t *testing.T, text string) *dataset.Dataset {
	t.Helper()
	d, _, _ := yaml.Read([]yaml.File{{Name: "dataset.yaml", Data: []byte(text)}})
	return d
}

func parse(t *testing.T, out []byte) *library.Calendar {
	t.Helper()
	c, err := library.ParseCalendar(bytes.NewReader(out))
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return c
}

func value(e *library.VEvent, p library.ComponentProperty) string {
	if v := e.GetProperty(p); v != nil {
		return v.Value
	}
	return ""
}

// TestALibraryReadsIt checks that a library reads the calendar and finds the
// days, statuses and texts of the record.
func TestALibraryReadsIt(t *testing.T) {
	d := read(t, record)
	c := parse(t, Write(d, Options{Address: func(id dataset.EventID) string { return "https://example.org/event/" + string(id) + "/" }}))
	var got []string
	for _, e := range c.Events() {
		got = append(got, strings.Join([]string{e.Id(), value(e, library.ComponentPropertyDtStart), value(e, library.ComponentPropertyDtEnd),
			value(e, library.ComponentPropertyStatus), value(e, library.ComponentPropertySequence), value(e, library.ComponentPropertyLastModified)}, " "))
		if v := e.GetProperty(library.ComponentPropertyDtStart).ICalParameters["VALUE"]; !slices.Equal(v, []string{"DATE"}) {
			t.Errorf("%s starts with VALUE=%v", e.Id(), v)
		}
		ref := d.EventByID(dataset.EventID(strings.TrimSuffix(e.Id(), "@small")))
		if s := value(e, library.ComponentPropertySummary); s != d.Events[ref].Title {
			t.Errorf("%s is called %q", e.Id(), s)
		}
	}
	want := []string{
		"due@small 20250808 20250809 CONFIRMED 0 ", "off@small 20250815 20250816 CANCELLED 3 20250816T000000Z",
		"by-then@small 20250901 20250902 TENTATIVE 0 ", "summit@small 20250903 20250906 CONFIRMED 0 ", "maybe@small 20250910 20250913 TENTATIVE 0 ",
		"later@small 20250920 20250921 TENTATIVE 0 ", "open@small 20250801 20250802 TENTATIVE 0 ",
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for _, e := range c.Events() {
		if e.Id() == "by-then@small" && value(e, library.ComponentPropertyDescription) != d.Events[d.EventByID("by-then")].Text {
			t.Errorf("described as %q", value(e, library.ComponentPropertyDescription))
		}
		if u := value(e, library.ComponentPropertyUrl); !strings.HasPrefix(u, "https://example.org/event/") {
			t.Errorf("%s leads to %q", e.Id(), u)
		}
	}
}

// TestSlots checks that an entry has the days or the clock time of a date, and
// whether these give the whole date.
func TestSlots(t *testing.T) {
	for when, want := range map[string]string{
		"2025-08-28": "20250828 20250828", "2025-09-02/2025-09-03": "20250902 20250903",
		"2025-08-25T09:00:00+02:00": "20250825T070000Z 20250825T070100Z", "2025-08-25T23:30:00-04:00": "20250826T033000Z 20250826T033100Z",
		"2025-08-25T09:00Z/2025-08-25T10:30Z": "20250825T090000Z 20250825T103000Z",
		"2025-08-25T09:00:00":                 "20250825 20250825 dated", "2025-08-06?": "20250806 20250806 dated", "2025-08-XX": "20250801 20250831 dated", "2025-08": "20250801 20250831 dated",
		"[2025-08-25..]": "20250825 20250825 dated", "[..2025-08-30]": "20250830 20250830 dated", "2025-08-01/..": "20250801 20250801 dated",
		"[2025-08-22..2025-08-27]": "20250822 20250827 dated", "{2025-08-22,2025-09-27}": "20250822 20250822, 20250927 20250927",
		"2150": "", "XXXX-12-XX": "", "0099-02-03": "", "0999-12-31": "", "-0043-03-15": "", "1000-01-01": "10000101 10000101", "9999-01-01": "", "Y12025": "",
	} {
		d, err := edtf.Parse(when)
		if err != nil {
			t.Fatal(err)
		}
		e := dataset.Event{When: d, Status: codebook.Planned, Type: codebook.Consult}
		if got := slots(&e); got != want {
			t.Errorf("%s stands at %q, want %q", when, got, want)
		}
	}
	for when, want := range map[string]string{"2150": "21501231 21501231 dated", "[2025-08-25..]": "20250825 20250825 dated", "2025-08-08": "20250808 20250808"} {
		d, _ := edtf.Parse(when)
		e := dataset.Event{When: d, Status: codebook.Planned, Type: codebook.Deadline}
		if got := slots(&e); got != want {
			t.Errorf("a deadline %s stands at %q, want %q", when, got, want)
		}
	}
}

// slots formats the entries of an event.
func slots(e *dataset.Event) string {
	var out []string
	for _, at := range Slots(e) {
		s := day(at.First) + " " + day(at.Last)
		if at.From < at.To {
			s = moment(at.From) + " " + moment(at.To)
		}
		if at.Dated {
			s += " dated"
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}

// TestLinesAreFolded checks that lines have at most 75 bytes, end in CRLF and
// break between characters.
func TestLinesAreFolded(t *testing.T) {
	out := Write(read(t, record), Options{})
	for line := range strings.SplitSeq(strings.TrimSuffix(string(out), "\r\n"), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") || strings.ToValidUTF8(line, "") != line {
			t.Errorf("the line %q", line)
		}
	}
}

// TestAnythingCanBeRead checks that a record with arbitrary text gives a valid
// file.
func TestAnythingCanBeRead(t *testing.T) {
	d := testkit.Events(3000, testkit.Options{Seed: 7})
	d.Events[0].Title, d.Events[1].Text = "a\x00\r\nEND:VEVENT\r\n\u2028;,\\", strings.Repeat("x\n", 500)
	for i := range d.Events[:2] {
		d.Events[i].Status = codebook.Planned
	}
	out := Write(d, Options{})
	if n := len(parse(t, out).Events()); n < 20 {
		t.Errorf("only %d entries", n)
	}
	if !bytes.Equal(out, Write(d, Options{})) {
		t.Error("written twice it differs")
	}
}
