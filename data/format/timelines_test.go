package format_test

import "testing"

// Files as programs for timelines and calendars write them, each with a trap.

func TestTimelineJSTraps(t *testing.T) {
	holds(t, []trap{
		{what: "an end that refines its start", as: "timelinejs",
			data: `{"events": [{"start_date": {"year": 2025}, "end_date": {"year": 2025, "month": 8, "day": 6}, "text": {"headline": "A"}}]}`,
			want: "a | 2025/2025-08-06 | A"},
		{what: "a year before Christ", as: "timelinejs",
			data: `{"events": [{"start_date": {"year": -44}, "text": {"headline": "A"}}]}`,
			want: "a | -0043 | A", says: "year -44 is read as 44 BC"},
		{what: "an id in another script stays the same each time", as: "timelinejs",
			data: `{"events": [{"start_date": {"year": 1}, "text": {"headline": "Встреча"}}]}`,
			want: "event-1e1a1efc | 0001 | Встреча"},
		{what: "a quarter of a second, and an offset", as: "timelinejs",
			data: "Year,Month,Day,Time,Headline\n2025,8,6,12:00:00.250,A\n2025,8,6,21:30+03:00,B\n",
			want: "a | 2025-08-06T12:00:00 | A\nb | 2025-08-06T21:30:00+03:00 | B", says: "parts of a second are dropped"},
		{what: "a column End Date beside Year", as: "",
			data: "Year,Month,Day,End Date,Headline\n2025,8,6,,Talks\n2025,8,7,,More talks\n",
			want: "talks | 2025-08-06 | Talks\nmore-talks | 2025-08-07 | More talks"},
		{what: "JSON before version 3", as: "",
			data: `{"timeline": {"headline": "T", "type": "default", "startDate": "1963", "asset": {"media": "", "credit": "", "caption": ""}, "date": [
				{"startDate": 1963, "headline": "A <i>day</i>", "tag": "X", "text": "<p>Words</p>", "asset": {"media": "//example.org/a.png", "credit": "C", "caption": "P"}},
				{"startDate": "2012,1,26,15,30", "endDate": "2012,1,28", "headline": "B"}, {"startDate": "12/10/2011", "endDate": "12/10/2011", "headline": "C"}, {"startDate": "soon", "headline": "D"}],
				"era": [{"startDate": "1960", "endDate": "1970", "headline": "E"}]}}`,
			want: "e | 1960/1970 | E | PERIOD\na-day | 1963 | A day | X | Words\nc | 2011-12-10 | C\nb | 2012-01-26T15:30:00/2012-01-28 | B", says: "the year “soon” is no whole number"},
		{what: "a sheet before version 3", as: "",
			data: "Start Date,End Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Type,Tag\n2009,,The whole,,,,,,title,\n12/10/2011,12/24/2011,A,Text,https://example.org/a.png,C,P,,,X\n1/2/2012,,B,,,,,,,\n1/2/2012,1/1/2012,C,,,,,,,\n",
			want: "a | 2011-12-10/2011-12-24 | A | X | Text\nb | 2012-01-02 | B\nc | 2012-01-02 | C", says: "“12/24/2011” in the same column has the month first"},
		{what: "a sheet before version 3 whose days and months may be either", as: "",
			data: "Start Date,Headline,Media Credit\n1/2/2012,A,\n", want: "", says: "day and month could be the other way round"},
		{what: "an archived page is no picture", as: "timelinejs",
			data: `{"events": [{"start_date": {"year": 1}, "text": {"headline": "A"}, "media": {"url": "https://web.archive.org/web/2020/https://youtu.be/abc"}}]}`,
			want: "a | 0001 | A", says: "it is no picture"},
	})
}

func TestVisTraps(t *testing.T) {
	const item = `[{"id": "a", "content": "A", "start": %}]`
	at := func(start string) string { return item[:len(item)-3] + start + "}]" }
	holds(t, []trap{
		{what: "digits in a text are milliseconds", data: at(`"20250806"`), want: "a | 1970-01-01T05:37:30Z | A", says: "milliseconds from 1970"},
		{what: "a bare year is milliseconds", data: at(`"2025"`), want: "a | 1970-01-01T00:00:02Z | A", says: "where a year is meant"},
		{what: "a number below 10000", data: at(`1999`), want: "a | 1970-01-01T00:00:01Z | A", says: "where a year is meant"},
		{what: "a month", data: at(`"2025-08"`), want: "a | 2025-08 | A"},
		{what: "four digits before Christ", data: at(`"-0043-03-15"`), want: "a | -0043-03-15 | A", says: "draws “-0043-03-15” after Christ"},
		{what: "six digits before Christ", data: at(`"-000043-03-15"`), want: "a | -0043-03-15 | A"},
		{what: "the year 99", data: at(`"0099-02-03"`), want: "a | 0099-02-03 | A"},
		{what: "a millisecond too many", data: at(`9e18`), want: "", says: "9e18"},
		{what: "1 and \"1\" are two items", data: `[{"id": 1, "content": "A", "start": "2025"}, {"id": "1", "content": "B", "start": "2025-01"}]`,
			want: "event-1 | 1970-01-01T00:00:02Z | A\nevent-1-2 | 2025-01 | B", says: "changed “1” → “event-1-2”"},
		{what: "an id twice", data: `[{"id": "a", "content": "A", "start": "2025-01"}, {"id": "a", "content": "B", "start": "2025-02"}]`,
			want: "a | 2025-01 | A\na-2 | 2025-02 | B", says: "changed “a” → “a-2”"},
		{what: "HTML in a content", data: `[{"content": "<img src='x'> A &amp; B<br>", "start": "2025-01-02T00:00:00.000Z"}]`, want: "a-b | 2025-01-02 | A & B"},
		{what: "a group with no content", data: `{"items": [{"content": "A", "start": "2025-01-02", "group": 7}], "groups": [{"id": 7}]}`, want: "a | 2025-01-02 | A | 7"},
	})
}

func TestSimileTraps(t *testing.T) {
	const head = `<data><event title="A" `
	holds(t, []trap{
		{what: "an end without isDuration is a moment in between", data: head + `start="Jun 16 2006 00:00:00 GMT" end="Jun 26 2006 00:00:00 GMT"/></data>`,
			want: "a | [2006-06-16..2006-06-26] | A", says: "some time between its start and its end"},
		{what: "isDuration lasts", data: head + `start="1990" end="1995" isDuration="true"/></data>`, want: "a | 1990/1995 | A"},
		{what: "isDuration says the contrary in JSON", data: `{"events": [{"title": "A", "start": "1990", "end": "1995", "isDuration": true}]}`,
			want: "a | [1990..1995] | A"},
		{what: "an end in JSON lasts", data: `{"events": [{"title": "A", "start": "1990", "end": "1995"}]}`, want: "a | 1990/1995 | A"},
		{what: "midnight of another zone is that day there", data: head + `start="Sat May 20 1961 00:00:00 GMT-0600"/></data>`, want: "a | 1961-05-20 | A"},
		{what: "years of few digits", data: head + `start="6"/><event title="B" start="586 BC"/><event title="C" start="70 AD"/></data>`,
			want: "b | -0585 | B\na | 0006 | A\nc | 0070 | C"},
		{what: "millions of years ago", data: head + `start="115" end="105" isDuration="true"/><event title="B" start="70" end="65" isDuration="true"/></data>`,
			want: "a | Y-115000000/Y-105000000 | A\nb | Y-70000000/Y-65000000 | B", says: "millions of years ago"},
		{what: "Latin letters", data: `<?xml version="1.0" encoding="iso-8859-1"?>` + head + "start=\"1990\">caf\xe9</event></data>", want: "a | 1990 | A | café"},
		{what: "a doubtful year", data: head + `start="?70"/><event title="B" start="999?"/></data>`, want: "b | 0999? | B", says: "refused"},
	})
}

func TestCalendarTraps(t *testing.T) {
	entry := func(lines string) string {
		return "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nSUMMARY:A\n" + lines + "\nEND:VEVENT\nEND:VCALENDAR\n"
	}
	holds(t, []trap{
		{what: "a day lasts to the day before its end", data: entry("DTSTART;VALUE=DATE:20250806\nDTEND;VALUE=DATE:20250807"), want: "a | 2025-08-06 | A"},
		{what: "three days", data: entry("DTSTART;VALUE=DATE:20250806\nDTEND;VALUE=DATE:20250809"), want: "a | 2025-08-06/2025-08-08 | A"},
		{what: "no end is one day", data: entry("DTSTART;VALUE=DATE:20250806"), want: "a | 2025-08-06 | A"},
		{what: "no end is a moment", data: entry("DTSTART:20250806T100000Z"), want: "a | 2025-08-06T10:00:00Z | A"},
		{what: "the year 99", data: entry("DTSTART;VALUE=DATE:00990203"), want: "a | 0099-02-03 | A"},
		{what: "a zone by its name", data: entry("DTSTART;TZID=America/New_York:20250806T100000\nDTEND;TZID=America/New_York:20250806T113000"),
			want: "a | 2025-08-06T10:00:00-04:00/2025-08-06T11:30:00-04:00 | A"},
		{what: "a zone of Thunderbird's", data: entry("DTSTART;TZID=/mozilla.org/20050126_1/Europe/Berlin:20250106T100000"), want: "a | 2025-01-06T10:00:00+01:00 | A"},
		{what: "an abbreviation that icalendar writes", data: entry("DTSTART;TZID=CEST;VALUE=DATE-TIME:20250806T143000"), want: "a | 2025-08-06T14:30:00+02:00 | A"},
		{what: "an offset for a zone", data: entry(`DTSTART;TZID="UTC-04:00":20250806T143000`), want: "a | 2025-08-06T14:30:00-04:00 | A"},
		{what: "a zone that nobody knows", data: entry("DTSTART;TZID=Mars:20250806T143000"), want: "a | 2025-08-06T14:30:00 | A", says: "the zone “Mars” is not known"},
		{what: "a zone of the file's own with one offset",
			data: "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Here\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0530\nTZOFFSETTO:+0530\nEND:STANDARD\nEND:VTIMEZONE\n" +
				"BEGIN:VEVENT\nSUMMARY:A\nDTSTART;TZID=Here:20250806T143000\nEND:VEVENT\nEND:VCALENDAR\n", want: "a | 2025-08-06T14:30:00+05:30 | A"},
		{what: "a backslash and an n", data: entry(`DTSTART:20250806` + "\n" + `DESCRIPTION:C:\\new\nline\, two`), want: `a | 2025-08-06 | A | C:\new/line, two`},
		{what: "quotation marks protect a parameter", data: entry(`DTSTART:20250806` + "\n" + `DESCRIPTION;ALTREP="cid:a;b":text`), want: "a | 2025-08-06 | A | text"},
		{what: "a comma within a category", data: entry("DTSTART:20250806\nCATEGORIES:A\\,B,C"), want: "a | 2025-08-06 | A | A,B+C"},
		{what: "lines are folded, with LF and with CRLF", data: entry("DTSTART:2025\r\n 0806\nDESCRIPTION:on\n\te"), want: "a | 2025-08-06 | A | one"},
		{what: "days in a row as calcurse writes them", data: entry("DTSTART;VALUE=DATE:20250902\nRRULE:FREQ=DAILY;UNTIL=20250903"), want: "a | 2025-09-02/2025-09-03 | A"},
		{what: "so many days in a row", data: entry("DTSTART;VALUE=DATE:20250902\nRRULE:FREQ=DAILY;COUNT=3"), want: "a | 2025-09-02/2025-09-04 | A"},
		{what: "a rule that repeats", data: entry("DTSTART:20250902\nRRULE:FREQ=WEEKLY;BYDAY=MO"), want: "a | 2025-09-02 | A", says: "only the first time is in the record"},
		{what: "called off", data: entry("DTSTART:20250902\nSTATUS:CANCELLED"), want: "a | 2025-09-02 | A | cancelled"},
		{what: "a duration", data: entry("DTSTART:20250902T100000Z\nDURATION:PT1H30M"), want: "a | 2025-09-02T10:00:00Z/2025-09-02T11:30:00Z | A"},
		{what: "a duration of days", data: entry("DTSTART:20250902\nDURATION:P2D"), want: "a | 2025-09-02/2025-09-03 | A"},
		{what: "an end before its start", data: entry("DTSTART:20250902\nDTEND:20250801"), want: "a | 2025-09-02 | A", says: "kept “20250801”"},
		{what: "a place with degrees, people with names", data: entry("DTSTART:20250902\nLOCATION:Town hall\nGEO:55.75;37.61\nORGANIZER;CN=\"Ann; Boss\":mailto:a@example.org\nATTENDEE:mailto:bo@example.org"),
			want: "a | 2025-09-02 | A | at Town hall 55.75 37.61 | actor Ann; Boss | actor bo@example.org"},
		{what: "an alarm is no event", data: entry("DTSTART:20250902\nBEGIN:VALARM\nSUMMARY:Wake\nTRIGGER:-PT5M\nEND:VALARM"), want: "a | 2025-09-02 | A", says: "VALARM TRIGGER"},
		{what: "a task that is due", data: "BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:A\nDUE:20250902\nEND:VTODO\nEND:VCALENDAR", want: "a | 2025-09-02 | A | DEADLINE"},
		{what: "a bad line costs itself alone", data: entry("DTSTART:20250902\nthis is no property\nDESCRIPTION:text"), want: "a | 2025-09-02 | A | text"},
		{what: "no start", data: entry("DESCRIPTION:text"), want: "", says: "it has no start"},
	})
}

// Lines that real documents have; a line that is not read as a date would end as text of
// the event above it.
func TestMarkwhenTraps(t *testing.T) {
	holds(t, []trap{
		{what: "years of our era below a thousand", as: "markwhen", data: "150 BC: A\n50 AD: B\n400 AD: C\n",
			want: "a | -0149 | A\nb | 0050 | B\nc | 0400 | C"},
		{what: "a hyphen without blanks", as: "markwhen", data: "1960-1969: A\nOctober 1993-June 1997: B\n10 September 1990-1999: C\n",
			want: "a | 1960/1969 | A\nc | 1990-09-10/1999 | C\nb | 1993-10/1997-06 | B"},
		{what: "now is an open end, and is told", as: "markwhen", data: "1971-now: A\nNovember 1973 - now: B\n", says: "the end is open",
			want: "a | 1971/.. | A\nb | 1973-11/.. | B"},
		{what: "now alone is no date", as: "markwhen", data: "1971: A\nnow: B\n", says: "depends on the day of reading", want: "a | 1971 | A"},
		{what: "no blank after the colon", as: "markwhen", data: "1974-now:A (with words)\n2025-08-06T10:30:00Z: B\n",
			want: "a-with-words | 1974/.. | A (with words)\nb | 2025-08-06T10:30:00Z | B"},
		{what: "a group with a colon and a colour", as: "markwhen", data: "#red: #ff0000\n\ngroup Early work: #red\n1927: A\n", want: "a | 1927 | A | Early work"},
		{what: "an address in the title is a source", as: "markwhen", data: "1927: A disk https://example.org/a#b\n", says: "addresses are sources",
			want: "a-disk | 1927 | A disk"},
		{what: "a link in the title leaves its words", as: "markwhen", data: "1927: A [disk](https://example.org/a) is found\n", want: "a-disk-is-found | 1927 | A disk is found"},
		{what: "a location", as: "markwhen", data: "1927: A\nMade by hand\n[Town hall](location)\n", says: "a location is the place",
			want: "a | 1927 | A | at Town hall | Made by hand"},
		{what: "no title, and a list below", as: "markwhen", data: "2026-09-03 / 2026-09-11: \n- [] A plan\n- [x] A list\n",
			want: "a-plan | 2026-09-03/2026-09-11 | A plan | - [] A plan/- [x] A list"},
	})
	rec := made(t, "x.mw", "1927: A https://example.org/a\n\n[B](https://example.org/b) and https://example.org/c.\n", full)
	if d, _ := read(rec); len(d.Events) != 1 || len(d.Sources) != 4 { // and the file, which cites them
		t.Errorf("%d sources:\n%s", len(d.Sources), rec.YAML)
	}
}
