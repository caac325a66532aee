package lang

import (
	"fmt"
	"strings"
	"testing"

	"parley/app/timescale"
	"parley/app/words"
	"parley/data/codebook"
	"parley/data/edtf"
	"parley/data/testkit/golden"
)

// dates are formatted in the long and the short form.
var dates = []string{
	"2025-08-06", "2025-08-01", "2025-08", "2025", "-0043", "0014", "2025-08-06?", "2025-08~", "2025%", "2025-21", "2025-33", "2024-24",
	"[2025-08-11..]", "[2025-08..]", "[2025..]", "[..2025-08-08]", "[..2025-08]", "[2025-08-07..2025-08-09]", "[2025-08-06,2025-08-07]", "{2025-08-06,2025-08-07}",
	"2022-02-24/..", "2022-02/..", "../2025-08-06", "2025-08-06/", "2025-08-11/2025-08-17", "2025-07-28/2025-08-03", "2025-06/2025-08", "2020/2024", "2025-12-28/2026-01-03",
	"156X", "2025-08-XX", "2025-XX-06", "1950S2", "Y-65500000", "2025-08-06T14:30:00Z", "2025-08-06T14:30:00+03:00/2025-08-06T17:00:00+03:00",
}

// TestSentences compares what the formatter says of dates, spans, counts and facts in each
// language with what its readers have approved.
func TestSentences(t *testing.T) {
	for _, tag := range Tags() {
		t.Run(tag, func(t *testing.T) { golden.Same(t, "testdata/"+tag+".txt", []byte(sentences(t, Words(tag)))) })
	}
}

func sentences(t *testing.T, w *words.Words) string {
	var b strings.Builder
	for _, s := range dates {
		d := parse(t, s)
		fmt.Fprintf(&b, "%s\n\t%s\n\t%s\n", s, w.Date(d), w.ShortDate(d))
	}
	say := func(name, text string) { fmt.Fprintf(&b, "%s\n\t%s\n", name, text) }
	for _, n := range []int{0, 1, 2, 3, 5, 11, 21, 22, 100, 1204, 1_000_000} {
		say("count.events", w.Count("count.events", n)+" · "+w.Count("count.sources", n)+" · "+w.Count("span.days", n)+" · "+w.Count("promise.left", n))
	}
	for _, f := range facts(t, w) {
		say(f[0], f[1])
	}
	return b.String()
}

func parse(t *testing.T, s string) edtf.Date {
	t.Helper()
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// facts are sentences with dates, spans and counts in them, as the pages make them.
func facts(t *testing.T, w *words.Words) [][2]string {
	day, other, first := parse(t, "2025-08-06"), parse(t, "2025-08-15"), parse(t, "2021-06-16")
	window := func(key string, i int) string {
		return w.For(key, i).Window(parse(t, "2025-07").Earliest, parse(t, "2025-08").Latest)
	}
	span := func(key string, i int) string { return w.For(key, i).Duration(first.Earliest, other.Earliest) }
	date := func(key string, i int) string { return w.For(key, i).Date(day) }
	count := func(key string, i int, what string, n int) string { return w.For(key, i).Count(what, n) }
	return [][2]string{
		{"window", w.Window(parse(t, "2025-08-06").Earliest, parse(t, "2025-08-09").Latest)},
		{"tick", w.Tick(timescale.Month, day.Earliest, false) + " · " + w.Tick(timescale.Day, day.Earliest, true) + " · " + w.Tick(timescale.Year, day.Earliest, true)},
		{"known.on", w.Say("known.on", date("known.on", 0))},
		{"page.as-known", w.Say("page.as-known", date("page.as-known", 0))},
		{"stand.known", w.Say("stand.known", date("stand.known", 0), count("stand.known", 1, "count.events", 20), w.Number(3))},
		{"stand.record", w.Say("stand.record", w.Count("count.events", 27), w.Count("count.actors", 24), w.Count("count.sources", 7), window("stand.record", 3))},
		{"count.of", w.Say("count.of", w.Number(24), count("count.of", 1, "count.events", 27))},
		{"facts.nth-call", w.Count("facts.nth-call", 4, "Donald Trump", "Vladimir Putin", w.Year(2025), w.For("facts.nth-call", 3).Say("facts.ordinal-4"))},
		{"facts.nth-meeting", w.Count("facts.nth-meeting", 2, "Steve Witkoff", "Vladimir Putin", w.Year(2025), w.For("facts.nth-meeting", 3).Say("facts.ordinal-2"))},
		{"facts.only-call", w.Count("facts.only-call", 4, "Donald Trump", "Vladimir Putin", w.Year(2025))},
		{"facts.nth-first-since", w.Say("facts.nth-first-since", "Donald Trump", "Vladimir Putin", date("facts.nth-first-since", 2), span("facts.nth-first-since", 3))},
		{"facts.only-after-silence", w.Say("facts.only-after-silence", "Donald Trump", "Vladimir Putin", span("facts.only-after-silence", 2), date("facts.only-after-silence", 3))},
		{"facts.longest-silence", w.Say("facts.longest-silence", span("facts.longest-silence", 0), date("facts.longest-silence", 1), w.For("facts.longest-silence", 2).Date(other))},
		{"facts.window", w.Say("facts.window", window("facts.window", 0), count("facts.window", 1, "count.events", 13))},
		{"facts.window-fewer", w.Count("facts.window-fewer", 3)},
		{"facts.busiest-in", w.Say("facts.busiest-in", window("facts.busiest-in", 0), date("facts.busiest-in", 1), count("facts.busiest-in", 2, "count.events", 5))},
		{"facts.took-part-from-to", w.Say("facts.took-part-from-to", count("facts.took-part-from-to", 0, "count.events", 12), date("facts.took-part-from-to", 1), w.For("facts.took-part-from-to", 2).Date(other))},
		{"panel.actor-line", w.Say("panel.actor-line", window("panel.actor-line", 0), w.Number(3), count("panel.actor-line", 2, "count.events", 17), count("panel.actor-line", 3, "count.actors", 5))},
		{"promise.moved", w.Say("promise.moved", w.Say("promise.first", w.For("promise.first", 0).Date(day)), date("promise.moved", 1), w.For("promise.moved", 2).Date(parse(t, "[2025-08-07..2025-08-09]")))},
		{"promise.between", w.Count("promise.between", 25, w.Number(5))},
		{"opening.later", w.Count("opening.later", 10, "X")},
		{"opening.missed", w.Count("opening.missed", 2)},
		{"reason.corroborated", w.Count("reason.corroborated", 2, w.List([]string{"Reuters", "TASS"}))},
		{"list", w.List([]string{"A", "B", "C"})},
		{"change.from", w.Change("status", w.Inside().Status(codebook.Planned), w.Inside().Status(codebook.Lapsed))},
		{"change.quote", w.Quoted("X")},
		{"number", w.Number(-1234567) + " · " + w.Decimal(1204.5)},
	}
}
