package mend_test

import (
	"testing"

	"parley/data/check"
	"parley/data/mend"
)

// change is a change of a value in a file of one line more than the value's.
func change(line, col int, from, to string, beside ...string) mend.Change {
	return mend.Change{At: check.Where{File: "a.yaml", Line: line, Col: col}, From: from, To: to, Beside: beside}
}

// Only the value changes: its quotation marks, what stands beside it, the ends of lines
// and all other lines stay.
func TestText(t *testing.T) {
	for name, c := range map[string]struct {
		text, want string
		change     mend.Change
	}{
		"plain":               {"who: putn # him\nx: 1", "who: putin # him\nx: 1", change(1, 6, "putn", "putin")},
		"in quotation marks":  {`who: "putn"`, `who: "putin"`, change(1, 6, "putn", "putin")},
		"in single ones":      {`who: 'putn'`, `who: 'putin'`, change(1, 6, "putn", "putin")},
		"in a list":           {"who: {actor: [putn, trump]}\r\n", "who: {actor: [putin, trump]}\r\n", change(1, 15, "putn", "putin")},
		"last in a list":      {"who: [trump, putn ]", "who: [trump, putin ]", change(1, 14, "putn", "putin")},
		"after letters":       {"Москва: {who: putn}", "Москва: {who: putin}", change(1, 15, "putn", "putin")},
		"a key":               {"  tilte: A\n", "  title: A\n", change(1, 3, "tilte", "title")},
		"a date with words":   {"when: 3 February 2026 # said so\n", "when: 2026-02-03 # said so\n", change(1, 7, "3 February 2026", "2026-02-03")},
		"a date with signs":   {"when: circa 1890", `when: "1890~"`, change(1, 7, "circa 1890", "1890~")},
		"below":               {"  kyiv:\n    name: Kyiv # capital\n    kind: city\n", "  kyiv:\n    name: Kyiv # capital\n    lat: 50.45\n    lon: 30.52\n    kind: city\n", change(2, 11, "Kyiv", "Kyiv", "lat: 50.45", "lon: 30.52")},
		"below, CR LF":        {"    name: Kyiv\r\n    kind: city\r\n", "    name: Kyiv\r\n    lat: 50.45\r\n    kind: city\r\n", change(1, 11, "Kyiv", "Kyiv", "lat: 50.45")},
		"below, at the end":   {"    name: Kyiv", "    name: Kyiv\n    lat: 50.45\n", change(1, 11, "Kyiv", "Kyiv", "lat: 50.45")},
		"escaped":             {`who: "p\x75tn" # him`, `who: "putin" # him`, change(1, 6, "putn", "putin")},
		"a block":             {"who: |-\n  putn\nx: 1\n", "who: putin\nx: 1\n", change(1, 6, "putn", "putin")},
		"over two lines":      {"who: vladimir\n  putn\nx: 1\n", "who: vladimir putin\nx: 1\n", change(1, 6, "vladimir putn", "vladimir putin")},
		"an alias of another": {"him: &h putn\nwho: *h\n", "him: &h putn\nwho: putin\n", change(2, 6, "putn", "putin")},
		"beside":              {"kyiv: {name: Kyiv, kind: city}\n", "kyiv: {name: Kyiv, lat: 50.45, kind: city}\n", change(1, 14, "Kyiv", "Kyiv", "lat: 50.45")},
	} {
		out, done, left := mend.Text([]byte(c.text), []mend.Change{c.change})
		if string(out) != c.want || len(done) != 1 || len(left) != 0 {
			t.Errorf("%s:\n%q\nwant\n%q\ndone %v, left %v", name, out, c.want, done, left)
		}
	}
}

// What does not stand where it should is left, and so is all else.
func TestLeft(t *testing.T) {
	for name, c := range map[string]struct {
		text   string
		change mend.Change
	}{
		"an alias":            {"who: *him\n", change(1, 6, "putn", "putin")},
		"a longer text":       {"who: putnam\n", change(1, 6, "putn", "putin")},
		"more words":          {"who: putn and more\n", change(1, 6, "putn", "putin")},
		"over several lines":  {"    name: Kyiv\n      on the river\n    kind: city\n", change(1, 11, "Kyiv", "Kyiv", "lat: 1")},
		"past the end":        {"who: putn\n", change(7, 1, "putn", "putin")},
		"past the line's end": {"who: putn\n", change(1, 70, "putn", "putin")},
		"without a place":     {"who: putn\n", change(0, 0, "putn", "putin")},
	} {
		out, done, left := mend.Text([]byte(c.text), []mend.Change{c.change})
		if string(out) != c.text || len(done) != 0 || len(left) != 1 {
			t.Errorf("%s: %q, done %v, left %v", name, out, done, left)
		}
	}
}

// Several changes in a line, and one that is there twice, are made from the last on.
func TestSeveral(t *testing.T) {
	text := "who: {actor: [putn, trmp]}\n"
	out, done, _ := mend.Text([]byte(text), []mend.Change{change(1, 15, "putn", "putin"), change(1, 21, "trmp", "trump"), change(1, 15, "putn", "putin")})
	if string(out) != "who: {actor: [putin, trump]}\n" || len(done) != 2 || done[0].From != "putn" {
		t.Errorf("%q, %v", out, done)
	}
}

// An id that is unknown in several places may be that of a missing record.
func TestChangesLeaveWhatIsMeantTwice(t *testing.T) {
	unknown := func(line int) check.Finding {
		f := check.New("unknown-reference", check.Where{File: "a", Line: line, Col: 1}, "unknown actor “witkof”", "witkoff")
		f.Written, f.Instead = "witkof", "witkoff"
		return f
	}
	if got := mend.Changes([]check.Finding{unknown(1)}, nil); len(got) != 1 {
		t.Errorf("once: %v", got)
	}
	if got := mend.Changes([]check.Finding{unknown(1), unknown(2)}, nil); len(got) != 0 {
		t.Errorf("twice: %v", got)
	}
}
