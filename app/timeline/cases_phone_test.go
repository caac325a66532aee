package timeline

import (
	"fmt"
	"strings"
	"testing"

	"parley/data/testkit/bundled"
)

// TestEveryCaseInTheColumn compares the phone timeline of the records with difficult names,
// titles, places or sources with what is expected, and checks that no case lacks an entry.
func TestEveryCaseInTheColumn(t *testing.T) {
	rows := plainColumns()
	for name, want := range rows {
		if got := columnText(caseModel(t, name)); got != strings.TrimLeft(want, "\n") {
			t.Errorf("%s reads\n%s\nwant%s", name, got, want)
		}
	}
	dated := datedColumns()
	for _, name := range bundled.Cases(t) {
		if rows[name] == "" && dated[name] == "" {
			t.Errorf("nothing holds what the phone lists of the case %s", name)
		}
	}
}

// plainColumns returns the columns of the cases that are not about dates.
func plainColumns() map[string]string {
	return map[string]string{
		"crowd": crowdColumn(),
		"map":   mapColumn(),
		"merger": `
# January 2026
= 19 Mon
announced
.. 6 days
= 26 Mon
first-offer
# February 2026
.. 7 days
= 3 Tue
board-says-no
.. 6 days
= 10 Tue
heads-meet
= 12 Thu
minister-warns
.. 11 days
= 24 Tue
second-offer
# March 2026
.. 12 days
= 9 Mon
inquiry-opens
# April 2026
.. 22 days
= 1–3 Apr 2026 
blockade
.. 3 days
= 7 Tue
farmers-meet
.. 22 days
= 30 Thu
last-day flag
# May 2026
.. 5 days
= 6 Wed
vote
.. 13 days
= 20 Wed
ruling
.. 9 days
= 30 Sat
shares
# June 2026
.. 10 days
= 10 Wed
one-dairy
# September 2026
= Sep 2026 
sale-of-plant
`,
		"season": `
# March 2026
= 7 Sat
first-leg
first-goal
sent-off
# April 2026
.. 24 days
= 1 Wed
leaves
# May 2026
.. 37 days
= 9 Sat
second-leg
second-goal
`,
		"trial": `
# January 2026
= 12 Mon
charge
# February 2026
.. 20 days
= 2 Mon
answer flag
# March 2026
.. 35 days
= 10 Tue
hearing
# April 2026
.. 48 days
= 28 Tue
sentence
`,
		"daywords": `
# October 1973
= 20 Sat
massacre
# January 1998
.. 24 years 3 months
= 29 Thu
bloody
# April 1998
.. 70 days
= 10 Fri
gfa
# November 2019
.. 21 years 7 months
= 29 Fri
black
= 30 Sat
sunt
# December 2019
= 1 Sun
tomorrow
= 2 Mon
ash
today
# March 2024
.. 4 years 3 months
= 5 Tue
super
`,
		"escape": `
# August 2025
= 6 Wed
a
= 7 Thu
b
= 8 Fri
c
`,
		"graph": `
# August 2025
= 6 Wed
a
`,
		"grow": `
# August 2025
= 1 Fri
a
.. 7 days
= 9 Sat
b
`,
		"hard": `
# 12,000 BC
= 12,000 BC 
long
# 44 BC
= 44 BC 
bc-year
# March 44 BC
= 15 
bc
# February 1 BC
.. 42 years 11 months
= 29 
year0
# February 1500
.. 1,499 years
= 28 
y1500
# December 1899
.. 399 years 9 months
= 31 Sun
y1900
# February 1900
.. 58 days
= 28 Wed
y1900feb
# December 2019
.. 119 years 9 months
= 9 Mon
both of several
# June 2021
.. 554 days
= 16 Wed
both of several again
# February 2022
.. 252 days
= since 24 Feb 2022 
open
= 24 Feb 2022 to ? 
unknown-end
# 2024
= 2024 
year
# July 2025
= Jul 2025 
month
# August 2025
= some day in Aug 2025 
xx
= until 6 Aug 2025 
open-start
= 6–9 Aug 2025 
span
= 6 Aug 2025? 
uncertain
= 6 Wed
clock
clock2
= 7 Thu
formula
= 8 Fri
odd
= 11 Mon
pair1
= 12 Tue
pair2
self
= between 22 and 27 Aug 2025 
one-of
= 25 Aug 2025 or later 
later
= 25 Mon
kept
.. 2 days
= 28 Thu
off
= by 30 Aug 2025 
before flag
# September 2025
.. 2 days
= 2–3 Sep 2025 
put-off
# 2150
= 2150 
far
`,
		"long": `
# August 2025
= 6 Wed
a
= 7 Thu
b
= 8 Fri
c
= 9 Sat
d
`,
		"names": `
# August 2025
= 6 Wed
con
= 7 Thu
aux
= 8 Fri
nul
= 9 Sat
index
= 10 Sun
` + strings.Repeat("a", 120) + `
= 11 Mon
2025
= 12 Tue
null
= 13 Wed
true
= 14 Thu
0
= 15 Fri
a--b
b-
`,
		"rtl": `
# August 2025
= 6 Wed
a
= 7 Thu
b
`,
		"ties": `
# August 2025
= 6 Wed
m
`,
		"urls": `
# August 2025
= 6 Wed
a
b
c
d
e
f
g
h
i
j
k
l
`,
	}
}

// crowdColumn returns the column of 300 events on one day.
func crowdColumn() string {
	b := "# August 2025\n= 6 Wed\n"
	for i := range 300 {
		b += fmt.Sprintf("e%03d\n", i)
	}
	return b
}

// mapColumn returns the column of sixty events on a square, three on each of twenty days,
// and one more elsewhere on each of the first four days.
func mapColumn() string {
	days := strings.Fields("Wed Thu Fri Sat Sun Mon Tue")
	b := "# August 2025\n"
	for i, ids := range bundled.MapDays() {
		b += fmt.Sprintf("= %d %s\n%s\n", 6+i, days[i%7], strings.Join(ids, "\n"))
	}
	return b
}
