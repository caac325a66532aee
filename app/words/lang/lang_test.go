package lang

import (
	"slices"
	"strings"
	"testing"

	"parley/app/words"
	"parley/data/codebook"
)

// TestCatalogues fails for a fault in any catalogue. A message that is missing is no fault: it is
// said in English until it is translated.
func TestCatalogues(t *testing.T) {
	for _, tag := range Tags() {
		for _, f := range Faults(tag) {
			t.Errorf("%s.words: %s", tag, f)
		}
		if !strings.HasPrefix(text(tag+".words"), "# STATUS: ") && tag != English {
			t.Errorf("%s.words does not begin with # STATUS: and who checked it", tag)
		}
	}
}

// TestFaultsAreFound plants faults in messages.
func TestFaultsAreFound(t *testing.T) {
	for _, c := range []struct{ tag, line, want string }{
		{"de", "date.since = seit {0}", ""},
		{"de", "date.since = seit", "has the parameters"},
		{"de", "date.since = seit {0} und {1}", "has the parameters"},
		{"de", "date.sinse = seit {0}", "no such message"},
		{"de", "date.since : seit {0}", "write key = message"},
		{"de", "date.since = a {0}\ndate.since = b {0}", "is there twice"},
		{"de", "date.since = seit {0} {", "brace"},
		{"de", "date.since = seit {0:abl}", "variant"},
		{"ru", "date.since = с {0:gen}", ""},
		{"ru", "date.part-21.gen = весны {0}", ""},
		{"ru", "count.events = {n} событие|{n} события|{n} событий", ""},
		{"ru", "count.events = {n} событие|{n} событий", "one, few, many"},
		{"ru", "count.events = Событий: {n}", ""},
		{"ru", "count.times = однажды|{n} раза|{n} раз", "several numbers"},
		{"de", "count.times = einmal|{n}-mal", ""},
		{"fr", "count.times = une fois|{n} fois", "several numbers"}, // 0 and 1
		{"ar", "count.events = صفر|حدث واحد|حدثان|{n} أحداث|{n} حدثًا|{n} حدث", ""},
		{"de", "help.key.enter = Eingabe", "has 1 parts"},
	} {
		x := &catalogue{english: english(), data: words.Read(text(English+".cldr") + own(c.tag) + c.line)}
		x.lines(c.line + "\n")
		for k, m := range x.own {
			if err := x.fault(k, m); err != "" {
				x.faults = append(x.faults, k+": "+err)
			}
		}
		if got := strings.Join(x.faults, "; "); c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q: %q, want %q", c.tag, c.line, got, c.want)
		}
	}
}

// TestFallback checks which catalogue a tag has.
func TestFallback(t *testing.T) {
	for tag, want := range map[string]string{"en-GB": "en", "en": "en", "xx": "en", "": "en", "zh-Hant": "en", "zh-tw": "en"} {
		if got := Find(tag); got != want {
			t.Errorf("%q has %q, want %q", tag, got, want)
		}
	}
	if w := Words("xx-YY"); w.Lang() != "en" {
		t.Errorf("a page in a language without a catalogue is in %q", w.Lang())
	}
}

// TestNotesAreOfMessages fails for a note whose message is gone.
func TestNotesAreOfMessages(t *testing.T) {
	all := english()
	for k := range words.Read(text("notes.txt")) {
		if _, ok := all[k]; !ok {
			t.Errorf("notes.txt: no message %q", k)
		}
	}
}

// TestTemplate checks that a template has every message, and that a filled one is complete.
func TestTemplate(t *testing.T) {
	have := words.Read(Template("xx"))
	for _, m := range Messages() {
		if _, ok := have[m.Key]; !ok {
			t.Errorf("no line for %q", m.Key)
		}
	}
	if !slices.ContainsFunc(Missing("xx"), func(m Message) bool { return m.Key == "type.meet" || m.Key == "list.and" }) {
		t.Error("a language without a file lacks nothing")
	}
}

// TestEnglishIsWhatTheFormatterSays checks the labels of the codebook against the formatter.
func TestEnglishIsWhatTheFormatterSays(t *testing.T) {
	all, w := english(), words.EnglishPages()
	for i := range codebook.LinkKinds() {
		k := codebook.LinkKind(i + 1)
		if all["link."+k.Code()] != w.Link(k) || all["link.back."+k.Code()] != w.LinkBack(k) {
			t.Errorf("%s: %q, %q, want %q, %q", k.Code(), all["link."+k.Code()], all["link.back."+k.Code()], w.Link(k), w.LinkBack(k))
		}
	}
	for _, ty := range codebook.Types() {
		parsed, _ := codebook.ParseType(ty.Code)
		for r := range codebook.Roles() {
			row := codebook.Role(r+1).In(parsed, codebook.Mode(0))
			if row.Code != "" && all["role."+row.Code] != w.Role(codebook.Role(r+1), parsed, codebook.Mode(0)) {
				t.Errorf("%s in %s: %q", row.Code, ty.Code, all["role."+row.Code])
			}
		}
	}
}
