package format_test

import (
	"fmt"
	"strings"
	"testing"

	"parley/data/codebook"
	"parley/data/format"
)

// gdeltRow returns a row of GDELT with the given cells by position; the others
// are empty.
func gdeltRow(columns int, cells map[int]string) string {
	row := make([]string, columns)
	for i, s := range cells {
		row[i] = s
	}
	return strings.Join(row, "\t") + "\n"
}

// talks are cells that have the same position in both versions of GDELT.
func talks(more map[int]string) map[int]string {
	out := map[int]string{0: "410000001", 1: "20250806", 2: "202508", 3: "2025", 5: "USAGOV", 6: "UNITED STATES", 15: "RUS", 16: "RUSSIA", 25: "1", 26: "036", 27: "036", 28: "03"}
	for i, s := range more {
		out[i] = s
	}
	return out
}

func TestGDELTTraps(t *testing.T) {
	// Position of the action: type, name, latitude, longitude, and the address
	// of the source.
	two := map[int]string{51: "4", 52: "Moscow, Moskva, Russia", 56: "55.7522", 57: "37.6156", 59: "20250806120000", 60: "https://example.org/a"}
	one := map[int]string{49: "1", 50: "Russia", 53: "60", 54: "100", 56: "20250806", 57: "https://example.org/a"}
	with := func(cells, more map[int]string) map[int]string {
		out := talks(cells)
		for i, s := range more {
			out[i] = s
		}
		return out
	}
	holds(t, []trap{
		{what: "version 2", data: gdeltRow(61, talks(two)), says: "gdelt",
			want: "gdelt-410000001 | 2025-08-06 | UNITED STATES: agreement, RUSSIA | AGREE | at Moscow, Moskva, Russia 55.7522 37.6156 | actor UNITED STATES | recipient RUSSIA"},
		{what: "version 1", data: gdeltRow(58, talks(one)), want: "gdelt-410000001 | 2025-08-06 | UNITED STATES: agreement, RUSSIA | AGREE | at Russia 60 100 | actor UNITED STATES | recipient RUSSIA"},
		{what: "before it named its sources", data: gdeltRow(57, talks(map[int]string{49: "1", 50: "Russia", 56: "20250806"})),
			want: "gdelt-410000001 | 2025-08-06 | UNITED STATES: agreement, RUSSIA | AGREE | at Russia | actor UNITED STATES | recipient RUSSIA"},
		{what: "rows of one event", data: gdeltRow(61, talks(two)) + gdeltRow(61, with(two, map[int]string{0: "410000002", 26: "0311", 60: "https://example.com/b"})),
			want: "gdelt-410000001 | 2025-08-06 | UNITED STATES: agreement, RUSSIA | AGREE | at Moscow, Moskva, Russia 55.7522 37.6156 | actor UNITED STATES | recipient RUSSIA"},
		{what: "a code that lost its zero", data: gdeltRow(61, with(two, map[int]string{26: "36"})),
			want: "gdelt-410000001 | 2025-08-06 | UNITED STATES: agreement, RUSSIA | AGREE | at Moscow, Moskva, Russia 55.7522 37.6156 | actor UNITED STATES | recipient RUSSIA"},
		{what: "nobody", data: gdeltRow(61, with(two, map[int]string{5: "", 6: "", 15: "", 16: ""})), want: "", says: "it has no actor"},
		{what: "no day", data: gdeltRow(61, with(two, nil)) + gdeltRow(61, with(two, map[int]string{0: "3", 1: "20251399"})), says: "is not a date",
			want: "gdelt-410000001 | 2025-08-06 | UNITED STATES: agreement, RUSSIA | AGREE | at Moscow, Moskva, Russia 55.7522 37.6156 | actor UNITED STATES | recipient RUSSIA"},
		{what: "one side, of whom only the code is known", data: gdeltRow(61, talks(map[int]string{6: "", 15: "", 16: "", 26: "010"})), want: "gdelt-410000001 | 2025-08-06 | USAGOV: statement | STATEMENT | actor USAGOV"},
	})
}

// TestGDELTSources checks that rows that describe the same event keep all their
// sources, as cited.
func TestGDELTSources(t *testing.T) {
	rec := made(t, "x", gdeltRow(61, talks(map[int]string{60: "https://example.org/a"}))+gdeltRow(61, talks(map[int]string{0: "2", 60: "https://example.com/b"}))+gdeltRow(61, talks(map[int]string{0: "3", 60: "https://example.com/b"})), full)
	balanced(t, rec)
	d, _ := read(rec)
	if len(d.Events) != 1 || len(d.Events[0].Claims) != 2 || rec.Reports[0].Taken != 3 {
		t.Fatalf("%d events, %d taken:\n%s", len(d.Events), rec.Reports[0].Taken, rec.YAML)
	}
	for _, c := range d.Events[0].Claims {
		if !d.Sources[c.Source].Cited {
			t.Errorf("%+v was not read by the importer", d.Sources[c.Source])
		}
	}
}

func TestICEWSTraps(t *testing.T) {
	const head = "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\n"
	holds(t, []trap{
		{what: "NA is no value", data: head + "7\t2018-06-01\tForeign Affairs (Bangladesh)\tx\tBangladesh\tConsult\t040\t1\tVietnam\tNA\tVietnam\t9\t2\tThe Agency\tHanoi\tNA\tThanh Pho Ha Noi\tVietnam\t21.0245\t105.841\n",
			want: "icews-7-2018-06-01 | 2018-06-01 | Foreign Affairs (Bangladesh): consult, Vietnam | CONSULT | at Hanoi, Thanh Pho Ha Noi, Vietnam 21.0245 105.841 | actor Foreign Affairs (Bangladesh) | recipient Vietnam"},
		{what: "an id is given again on another day", data: head + "7\t2018-06-01\tA\t\t\tSay\t010\t0\tB\t\t\t1\t1\tP\t\t\t\t\t\t\n7\t2018-06-02\tA\t\t\tSay\t010\t0\tB\t\t\t1\t1\tP\t\t\t\t\t\t\n",
			want: "icews-7-2018-06-01 | 2018-06-01 | A: say, B | STATEMENT | actor A | recipient B\nicews-7-2018-06-02 | 2018-06-02 | A: say, B | STATEMENT | actor A | recipient B"},
		{what: "one with itself", data: head + "7\t2018-06-01\tA\t\t\tFight\t190\t0\tA\t\t\t1\t1\tP\t\t\t\t\t\t\n", want: "icews-7-2018-06-01 | 2018-06-01 | A: fight | ASSAULT | actor A"},
	})
	d, _ := read(made(t, "x", head+"7\t2018-06-01\tVietnam\t\tVietnam\tSay\t010\t0\tB\t\t\t1\t1\tP\t\t\t\t\t\t\n", full))
	if len(d.Actors) != 2 || d.Actors[0].Kind != codebook.State {
		t.Errorf("a country is a state: %+v", d.Actors)
	}
}

func TestPOLECATTraps(t *testing.T) {
	const head = "Event ID\tEvent Date\tEvent Type\tEvent Mode\tContexts\tActor Name\tRecipient Name\tPlacename\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\tSource\n"
	holds(t, []trap{
		{what: "several on a side, in Latin-1", data: head + "2025-1\t2025-08-06\tCONSULT\tvisit\tmilitary;election\tAnn; Jos\xe9\tBo\tNone\tParis\t\t\tFrance\t48.85\t2.35\tThe Gazette\n",
			want: "polecat-2025-1 | 2025-08-06 | Ann, José: talks, Bo | CONSULT | at Paris, France 48.85 2.35 | actor Ann | actor José | recipient Bo"},
		{what: "a type that is none", data: head + "2025-1\t2025-08-06\tDANCE\t\t\tAnn\tBo\t\t\t\t\t\t\t\t\n", want: "", says: "no type of event of PLOVER"},
	})
}

func TestACLEDTraps(t *testing.T) {
	const head = "event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,assoc_actor_1,actor2,assoc_actor_2,country,admin1,location,latitude,longitude,geo_precision,source,notes,fatalities,tags\n"
	row := func(precision, geo, dead string) string {
		return head + "IRN1,2023-01-31,2023," + precision + ",Violence against civilians,Attack,Soldiers,,Civilians,Farmers (There),There,North,Bampur,27.19,60.45," + geo + ",Radio; The Gazette,\"They fired, it is said\"," + dead + ",\n"
	}
	const who = " | actor Soldiers | recipient Civilians | recipient Farmers (There)"
	holds(t, []trap{
		{what: "a day", data: row("1", "1", "1"), want: "acled-irn1 | 2023-01-31 | Soldiers: attack, Civilians | ASSAULT | at Bampur, North, There 27.19 60.45" + who + " | fatalities 0 1 0 | They fired, it is said"},
		{what: "the week of a day", data: row("2", "2", "0"), want: "acled-irn1 | 2023-01-31~ | Soldiers: attack, Civilians | ASSAULT | at Bampur, North, There 27.19 60.45" + who + " | They fired, it is said"},
		{what: "a month", data: row("3", "3", "0"), want: "acled-irn1 | 2023-01 | Soldiers: attack, Civilians | ASSAULT | at Bampur, North, There 27.19 60.45" + who + " | They fired, it is said"},
		{what: "a choice of columns", data: "event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2,country,location,latitude,longitude,fatalities,notes\nABC1,2026-07-01,Battles,Armed clash,Army,Rebels,There,Town,-12,-77,3,A row\n",
			want: "acled-abc1 | 2026-07-01 | Army: armed clash, Rebels | ASSAULT | at Town, There -12 -77 | actor Army | recipient Rebels | fatalities 0 3 0 | A row"},
		{what: "a day in words, with a mark", data: "\ufeff" + strings.Replace(row("1", "1", "0"), "2023-01-31", "31 January 2023", 1), want: "acled-irn1 | 2023-01-31 | Soldiers: attack, Civilians | ASSAULT | at Bampur, North, There 27.19 60.45" + who + " | They fired, it is said"},
		{what: "no day", data: strings.Replace(row("1", "1", "0"), "2023-01-31", "bad-date", 1), want: "", says: "is not a date"},
	})
}

func TestGEDTraps(t *testing.T) {
	const head = "id,type_of_violence,side_a,side_b,source_article,where_prec,where_coordinates,adm_1,country,latitude,longitude,event_clarity,date_prec,date_start,date_end,best,high,low\n"
	row := func(clarity, precision, from, to, low, best, high string) string {
		return head + "9,1,Government,Rebels,\"The Gazette, 2025-03-02\",1,Town,North,There,1.5,2.5," + clarity + "," + precision + "," + from + "," + to + "," + best + "," + high + "," + low + "\n"
	}
	told := func(when, dead string) string {
		return "ged-9 | " + when + " | Government: fighting, Rebels | ASSAULT | at Town, North, There 1.5 2.5 | actor Government | recipient Rebels" + dead
	}
	holds(t, []trap{
		{what: "a day with a midnight", data: row("1", "1", "2025-03-01 00:00:00.000", "2025-03-01 00:00:00.000", "2", "3", "5"), want: told("2025-03-01", " | deaths 2 3 5")},
		{what: "on one day in between", data: row("1", "3", "2025-03-01", "2025-03-07", "3", "3", "3"), want: told("[2025-03-01..2025-03-07]", " | deaths 0 3 0")},
		{what: "what it sums up lasted", data: row("2", "5", "2025-03-01", "2025-05-31", "0", "0", "0"), want: told("2025-03-01/2025-05-31", "")},
		{what: "bounds that contradict the number", data: row("1", "1", "2025-03-01", "2025-03-01", "9", "1", "2"), want: told("2025-03-01", " | deaths 0 1 0")},
		{what: "a choice of columns, and no end", data: "id,year,type_of_violence,side_a,side_b,where_description,adm_1,country,latitude,longitude,date_start,date_end,best,high,low\n9,2025,3,Rebels,Civilians,Town,North,There,1.5,2.5,2025-03-01 00:00:00.000,,2,2,2\n",
			want: "ged-9 | 2025-03-01 | Rebels: violence against civilians, Civilians | ASSAULT | at Town, North, There 1.5 2.5 | actor Rebels | recipient Civilians | deaths 0 2 0"},
		{what: "it ends before it begins", data: row("1", "2", "2025-03-02", "2025-03-01", "0", "1", "1"), want: "", says: "are no span"},
	})
}

// TestCAMEO checks that a CAMEO code is mapped by the longest prefix in
// PLOVER's table.
func TestCAMEO(t *testing.T) {
	for code, want := range map[string]string{"010": "STATEMENT", "020": "REQUEST", "036": "AGREE", "040": "CONSULT", "042": "CONSULT", "051": "SUPPORT", "060": "COOPERATE", "070": "AID", "0841": "RETREAT", "090": "ACCUSE",
		"100": "REQUEST", "111": "ACCUSE", "120": "REJECT", "130": "THREATEN", "140": "PROTEST", "150": "MOBILIZE", "160": "SANCTION", "173": "COERCE", "180": "ASSAULT", "190": "ASSAULT", "203": "ASSAULT"} {
		d, _ := read(made(t, "x", gdeltRow(61, talks(map[int]string{26: code})), full))
		if len(d.Events) != 1 || d.Events[0].Type.Code() != want || d.Events[0].Rest().Cameo != code {
			t.Errorf("%s is %+v, want %s", code, d.Events, want)
		}
	}
}

// TestColumnsOfTablesAreTold checks that a column without a place in the record
// is reported with its number of cells and never dropped silently.
func TestColumnsOfTablesAreTold(t *testing.T) {
	rec := made(t, "x", gdeltRow(61, talks(map[int]string{30: "1.5", 31: "7"})), full)
	balanced(t, rec)
	left := 0
	for _, c := range rec.Reports[0].Columns {
		if c.As == "not in the record" && c.Cells > 0 {
			left += c.Refused
		}
	}
	if left == 0 || len(rec.Reports[0].Columns) != 61 {
		t.Errorf("%d cells are said to be left out of %d columns", left, len(rec.Reports[0].Columns))
	}
}

// BenchmarkCoded imports a large ICEWS table.
func BenchmarkCoded(b *testing.B) {
	var text strings.Builder
	text.WriteString("Event ID\tEvent Date\tSource Name\tSource Country\tEvent Text\tCAMEO Code\tTarget Name\tPublisher\tCity\tCountry\tLatitude\tLongitude\n")
	for i := range 20000 {
		fmt.Fprintf(&text, "%d\t20%02d-%02d-%02d\tActor %d\tThere\tConsult\t040\tActor %d\tThe Agency\tTown %d\tThere\t%d.5\t10.25\n", i, i%20, i%12+1, i%28+1, i%500, i%511, i%90, i%80)
	}
	for b.Loop() {
		if rec := made(b, "x", text.String(), format.Options{Meta: full.Meta}); rec.Events != 20000 {
			b.Fatal(rec.Events)
		}
	}
}
