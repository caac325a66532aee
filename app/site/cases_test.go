package site

import (
	"fmt"
	"html"
	"regexp"
	"strings"
	"testing"

	"parley/data/testkit/bundled"
)

// lines of the first page: what it opens with, a heading, an event with its date.
var frontLine = regexp.MustCompile(`<p class="stand"[^>]*>([^<]*)|<h3 id="m-[^"]*"[^>]*>(?:<[^>]*>)*([^<]*)|<article class="ev[^"]*" id="e-([^"]+)"><(?:time|span)[^>]*>(?:<[^>]*>)*([^<]*)`)

// front is the first page of a case as lines: "1 event, …", "# August 2025",
// "a: Wed 6 August 2025".
func front(t *testing.T, name string) string {
	t.Helper()
	var out []string
	for _, m := range frontLine.FindAllStringSubmatch(build(t, bundled.Case(t, name), Options{})["index.html"], -1) {
		switch {
		case m[2] != "":
			out = append(out, "# "+m[2])
		case m[3] != "":
			out = append(out, m[3]+": "+m[4])
		default:
			out = append(out, m[1])
		}
	}
	return html.UnescapeString(strings.Join(out, "\n")) + "\n"
}

// TestEveryCaseOnTheFrontPage holds what the first page says of each case: how much
// there is of what and from when, under which headings the events stand, in which
// order, and the date of each in words.
func TestEveryCaseOnTheFrontPage(t *testing.T) {
	rows := frontPages()
	for _, name := range bundled.Cases(t) {
		want, ok := rows[name]
		if !ok {
			t.Errorf("nothing holds what the first page says of the case %s", name)
			continue
		}
		if got := front(t, name); got != strings.TrimLeft(want, "\n") {
			t.Errorf("%s reads\n%s\nwant%s", name, got, want)
		}
	}
}

// frontPages are the first pages of the cases.
func frontPages() map[string]string {
	return map[string]string{
		"crowd": crowdFront(),
		"map":   mapFront(),
		"merger": `
Two dairies took five months to merge, and a blockade moved the price once.
# January 2026
announced: Mon 19 January 2026
first-offer: Mon 26 January 2026
# February 2026
board-says-no: Tue 3 February 2026
heads-meet: Tue 10 February 2026
minister-warns: Thu 12 February 2026
second-offer: Tue 24 February 2026
# March 2026
inquiry-opens: Mon 9 March 2026
# April 2026
blockade: 1–3 April 2026
farmers-meet: Tue 7 April 2026
last-day: Thu 30 April 2026
# May 2026
vote: Wed 6 May 2026
ruling: Wed 20 May 2026
shares: Sat 30 May 2026
# June 2026
one-dairy: Wed 10 June 2026
# September 2026
sale-of-plant: September 2026
`,
		"season": `
6 events, 6 actors, 1 source, 7 March – 9 May 2026.
# March 2026
first-leg: Sat 7 March 2026
first-goal: Sat 7 March 2026
sent-off: Sat 7 March 2026
# April 2026
leaves: Wed 1 April 2026
# May 2026
second-leg: Sat 9 May 2026
second-goal: Sat 9 May 2026
`,
		"trial": `
4 events, 3 actors, 1 source, January to April 2026.
# January 2026
charge: Mon 12 January 2026
# February 2026
answer: Mon 2 February 2026
# March 2026
hearing: Tue 10 March 2026
# April 2026
sentence: Tue 28 April 2026
`,
		"washington": `
2 events, 0 actors, 1 source, 6–7 August 2025.
# August 2025
evening: Wed 6 August 2025, 21:00 UTC−4
noon: Thu 7 August 2025
`,
		"bce": `
7 events, 0 actors, 1 source, 12,000 BC to 2024.
# 12,000 BC
hall: 12,000 BC
# March 44 BC
ides: 15 March 44 BC
# 11 BC
marriage: 11 BC to AD 2
# 2 BC
yminus1: 2 BC
# 1 BC
y0: 1 BC
# August AD 14
death: 19 August AD 14
# May 2024
now: Wed 1 May 2024
`,
		"clock": `
5 events, 0 actors, 1 source, 6–7 August 2025.
# August 2025
e: Wed 6 August 2025
a: Wed 6 August 2025, 09:00 UTC+3
b: Wed 6 August 2025, 08:00 UTC+1
d: Wed 6 August 2025, 20:00 UTC−4
c: Thu 7 August 2025, 01:30 UTC+3
`,
		"tz": `
7 events, 0 actors, 1 source, 6–8 August 2025.
# August 2025
ny: Wed 6 August 2025, 23:30 UTC−4
day: Thu 7 August 2025
mid: Thu 7 August 2025, 00:00 UTC
utc: Thu 7 August 2025, 03:00 UTC
kiri: Thu 7 August 2025, 08:00 UTC+14
nepal: Thu 7 August 2025, 08:00 UTC+5:45
mid24: Fri 8 August 2025, 00:00 UTC
`,
		"sameday": `
7 events, 0 actors, 1 source, 11–12 August 2023.
# August 2023
p001-alex: Fri 11 August 2023
p002-carson: Fri 11 August 2023
p003-lina: Fri 11 August 2023
p004-alex: Fri 11 August 2023
m-day: Sat 12 August 2023
z-early: Sat 12 August 2023, 09:00 UTC+2
a-late: Sat 12 August 2023, 10:00 UTC+2
`,
		"follow": `
3 events, 0 actors, 1 source, 6 August 2025.
# August 2025
ceasefire: Wed 6 August 2025
zeal: Wed 6 August 2025
breach: Wed 6 August 2025
`,
		"doubt": `
9 events, 0 actors, 1 source, August 2025.
# August 2025
d: some day in August 2025
f: probably August 2025
i: 2 and 20 August 2025
a: probably Wed 6 August 2025
b: about Thu 7 August 2025
c: perhaps about Fri 8 August 2025
e: Sat 9 August 2025
h: between 10 and 19 August 2025
g: 10 or 12 August 2025
`,
		"early-event": `
5 events, 0 actors, 1 source, 2025.
# 2025
a: 2025
# January 2025
c: January 2025
b: Wed 1 January 2025
e: Thu 2 January 2025
# December 2025
d: Wed 31 December 2025
`,
		"noloc": `
10 events, 0 actors, 1 source, 1990 to 2025.
# 1990 to 1999
b: 1990s
# December 2019
h: 9 December 2019 and 16 June 2021
# March to May 2025
j: spring 2025
# August 2025
c: some day in August 2025
d: on or before 6 August 2025
g: until 6 August 2025, start unknown
i: until 6 August 2025
e: on or after 6 August 2025
f: since 6 August 2025
# Without a date
a: year not known
`,
		"deep": `
3 events, 0 actors, 1 source, 68 million BC to 1902.
# 68 million BC
rex: 68 million BC to 66 million BC
# 66 million BC
impact: 66 million BC
# July 1902
dig: Sun 6 July 1902
`,
		"daywords": `
9 events, 0 actors, 1 source, 1973 to 2024.
# October 1973
massacre: Sat 20 October 1973
# January 1998
bloody: Thu 29 January 1998
# April 1998
gfa: Fri 10 April 1998
# November 2019
black: Fri 29 November 2019
sunt: Sat 30 November 2019
# December 2019
tomorrow: Sun 1 December 2019
ash: Mon 2 December 2019
today: Mon 2 December 2019
# March 2024
super: Tue 5 March 2024
`,
		"escape": `
3 events, 1 actor, 3 sources, 6–8 August 2025.
# August 2025
a: Wed 6 August 2025
b: Thu 7 August 2025
c: Fri 8 August 2025
`,
		"graph": `
1 event, 4 actors, 1 source, 6 August 2025.
# August 2025
a: Wed 6 August 2025
`,
		"grow": `
2 events, 0 actors, 1 source, 1–9 August 2025.
# August 2025
a: Fri 1 August 2025
b: Sat 9 August 2025
`,
		"hard": `
A record of hard but valid things.
# 12,000 BC
long: 12,000 BC
# 44 BC
bc-year: 44 BC
# March 44 BC
bc: 15 March 44 BC
# February 1 BC
year0: 29 February 1 BC
# February 1500
y1500: 28 February 1500
# December 1899
y1900: Sun 31 December 1899
# February 1900
y1900feb: Wed 28 February 1900
# December 2019
both: 9 December 2019 and 16 June 2021
# February 2022
open: since 24 February 2022
unknown-end: from 24 February 2022, end unknown
# 2024
year: 2024
# July 2025
month: July 2025
# August 2025
xx: some day in August 2025
open-start: until 6 August 2025
span: 6–9 August 2025
uncertain: probably Wed 6 August 2025
clock: Wed 6 August 2025, 14:30 UTC−4
clock2: Wed 6 August 2025, 23:30 UTC−4
formula: Thu 7 August 2025
odd: Fri 8 August 2025
pair1: Mon 11 August 2025
pair2: Tue 12 August 2025
self: Tue 12 August 2025
one-of: between 22 and 27 August 2025
later: on or after 25 August 2025
kept: Mon 25 August 2025, 09:00 UTC+2
off: Thu 28 August 2025
before: on or before 30 August 2025
# September 2025
put-off: 2–3 September 2025
# 2150
far: 2150
`,
		"long": `
4 events, 0 actors, 1 source, 6–9 August 2025.
# August 2025
a: Wed 6 August 2025
b: Thu 7 August 2025
c: Fri 8 August 2025
d: Sat 9 August 2025
`,
		"names": `
11 events, 0 actors, 1 source, 6–15 August 2025.
# August 2025
con: Wed 6 August 2025
aux: Thu 7 August 2025
nul: Fri 8 August 2025
index: Sat 9 August 2025
` + strings.Repeat("a", 120) + `: Sun 10 August 2025
2025: Mon 11 August 2025
null: Tue 12 August 2025
true: Wed 13 August 2025
0: Thu 14 August 2025
a--b: Fri 15 August 2025
b-: Fri 15 August 2025
`,
		"rtl": `
2 events, 2 actors, 2 sources, 6–7 August 2025.
# August 2025
a: Wed 6 August 2025
b: Thu 7 August 2025, 12:30 UTC+3
`,
		"ties": `
1 event, 14 actors, 17 sources, 6 August 2025.
# August 2025
m: Wed 6 August 2025
`,
		"urls": `
12 events, 0 actors, 5 sources, 6 August 2025.
# August 2025
a: Wed 6 August 2025
b: Wed 6 August 2025
c: Wed 6 August 2025
d: Wed 6 August 2025
e: Wed 6 August 2025
f: Wed 6 August 2025
g: Wed 6 August 2025
h: Wed 6 August 2025
i: Wed 6 August 2025
j: Wed 6 August 2025
k: Wed 6 August 2025
l: Wed 6 August 2025
`,
	}
}

// crowdFront is 300 events on one day.
func crowdFront() string {
	b := "300 events, 0 actors, 1 source, 6 August 2025.\n# August 2025\n"
	for i := range 300 {
		b += fmt.Sprintf("e%03d: Wed 6 August 2025\n", i)
	}
	return b
}

// mapFront is three events on each of twenty days on a square, and one elsewhere on
// each of the first four.
func mapFront() string {
	days := strings.Fields("Wed Thu Fri Sat Sun Mon Tue")
	b := "64 events, 0 actors, 1 source, 6–25 August 2025.\n# August 2025\n"
	for i, ids := range bundled.MapDays() {
		for _, id := range ids {
			b += fmt.Sprintf("%s: %s %d August 2025\n", id, days[i%7], 6+i)
		}
	}
	return b
}
