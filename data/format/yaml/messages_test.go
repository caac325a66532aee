package yaml

import (
	"fmt"
	"strings"
	"testing"
)

// messages formats each finding on one line, without the file.
func messages(text string) string {
	_, _, found := readText(text)
	var out []string
	for _, f := range found {
		out = append(out, strings.TrimSuffix(fmt.Sprintf("%d:%d %s; %s", f.Where.Line, f.Where.Col, f.Say, f.Suggest), "; "))
	}
	return strings.Join(out, "\n")
}

// TestMessages checks the messages for files that cannot be read as intended,
// with the line and column of the fault.
func TestMessages(t *testing.T) {
	event := "  talks: {title: Talks, when: 2025-08-06, source: 'http://a.b/'}\n"
	for name, c := range map[string]struct{ text, want string }{
		"a tab": {head + "events:\n" + event + "  e:\n    title: T\n\twhen: 2025\n",
			"5:3 an event without when is left out; when: a date, such as 2025-08-06\n7:1 a tab indents this line; spaces instead of tabs"},
		"Latin-1": {head + "events:\n" + event + "  e:\n    title: T\n    text: caf\xe9 and\n    when: 2025\n    source: 'http://a.b/'\n",
			"7:14 a character that is not UTF-8 (byte E9); saving the file as UTF-8"},
		"not a record": {"hello\n", "1:1 the file is a text where keys with values are wanted"},
		"broken at its beginning": {`{"schema": 1, "dataset": {"id": "first"`,
			"1:26 did not find expected ',' or '}'; the missing bracket, brace or comma"},
		"an event left out tells all": {head + "events:\n" + event + "  e:\n    titel: T\n    when: soon\n    source: 'http://only.here/'\n    type: MEET\n",
			"5:3 an event without title; title: …\n" +
				"6:5 “titel” is not a key of an event; title\n" +
				"7:11 “soon” is not a date: a year needs four digits; until it is one, the event is left out\n" +
				"9:11 unknown type of event “MEET”; types are AGREE, CONSULT, SUPPORT, CONCEDE, COOPERATE, AID, RETREAT, REQUEST, ACCUSE, REJECT, THREATEN, PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT, STATEMENT, DEADLINE, PERIOD, or name your own under `types`"},
		"a day in words": {head + "events:\n  talks: {title: Talks, when: 3 February 2026, source: 'http://a.b/'}\n",
			"4:31 “3 February 2026” is not a date: year, month and day are written so that they sort; 2026-02-03"},
		"a name in the place of an id": {head + "actors: {trump: {kind: person, name: Donald Trump, short: The Boss}, a: {kind: person, name: Ann}, b: {kind: person, name: Ann}}\nevents:\n" +
			"  talks: {title: Talks, when: 2025-08-06, who: {actor: [Donald Trump, donald trmup, the boss, Ann, Nobody At All]}, source: 'http://a.b/'}\n",
			"5:57 unknown actor “Donald Trump”; trump\n5:71 unknown actor “donald trmup”; trump (“Donald Trump”, person, likeness 0.92)\n5:85 unknown actor “the boss”; trump\n5:95 unknown actor “Ann”; a (“Ann”, person) or b (“Ann”, person)\n5:100 unknown actor “Nobody At All”"},
		"no date": {head + "events:\n" + event + "  e: {title: T, source: 'http://a.b/'}\n",
			"5:3 an event without when is left out; when: a date, such as 2025-08-06"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := messages(c.text); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// TestNullIsAName checks that a person may be called Null, and that a dropped
// event leaves no source behind.
func TestNullIsAName(t *testing.T) {
	d, _, found := readText(head + `
actors: {ann: {kind: person, name: Null}, empty: {kind: person, name: null, short: ~}}
events:
  here: {title: NULL, when: 2025, where: null, source: 'http://a.b/'}
  gone: {title: T, when: soon, source: 'http://only.here/'}
`)
	if got := rulesOf(found); len(d.Sources) != 1 || d.Events[0].Title != "NULL" || d.Actors[0].Name != "Null" || d.Actors[1].Name != "empty" {
		t.Errorf("%v\n%+v", got, d)
	}
}
