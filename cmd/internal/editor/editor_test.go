package editor_test

import (
	"encoding/json"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"parley/app/words"
	"parley/cmd/internal/desk"
	"parley/cmd/internal/editor"
	"parley/cmd/internal/edits"
	"parley/data/check"
	"parley/data/dataset"
	"parley/data/format/yaml"
	"parley/data/patch"
	"parley/data/spec"
	"parley/data/value"
	"parley/web"
)

const record = `schema: 1
dataset: {id: x, title: X, as_of: 2025-08-07, license: CC-BY-4.0}
events:
  talks:
    title: Talks # in Moscow
    when: 2025-08-06
    source: https://example.org/talks
  more:
    title: More
    when: 2025-08-06
    where: oslo
`

func serve(t *testing.T) (*editor.Server, string) {
	t.Helper()
	dir := t.TempDir()
	name := filepath.Join(dir, "dataset.yaml")
	if err := os.WriteFile(name, []byte(record), 0o666); err != nil {
		t.Fatal(err)
	}
	return &editor.Server{Token: "TOKEN", Desk: desk.Desk{
		Folder: edits.Folder{Dir: dir}, Words: words.EnglishEdit(), Shown: func(string) bool { return true },
		Today: func() string { return "2025-08-09" },
		Check: func(files []patch.File) (*dataset.Dataset, []check.Finding) {
			var list []yaml.File
			for _, f := range files {
				list = append(list, yaml.File(f))
			}
			d, pos, found := yaml.Read(list)
			return d, append(found, check.Dataset(d, pos)...)
		},
	}}, name
}

// ask sends a request with the token and reads the answer.
func ask[T any](t *testing.T, s *editor.Server, what, body string) (out T) {
	t.Helper()
	w := httptest.NewRecorder()
	r := httptest.NewRequest("POST", editor.Prefix+"api/"+what, strings.NewReader(body))
	r.Header.Set("X-Parley-Token", "TOKEN")
	s.ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		t.Fatalf("%s %s: %d %s", what, body, w.Code, w.Body)
	}
	if err := json.Unmarshal(w.Body.Bytes(), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// changed is what came of a change.
type changed struct {
	Record    string
	Say       string
	OK        bool
	Course    bool
	Needs     []struct{ Say, Was, Now string }
	Conflicts []struct{ At, Base, Mine, Theirs string }
}

// field is a row of the table.
type field struct {
	Key, Label, Kind, Of string
	Options              [][2]string
}

type table struct {
	Forms map[string]struct{ Fields []field }
	Words map[string]string
}

// The table of forms has every key of the schema and no other, each with a label, and the
// words of every closed list.
func TestTableIsTheFormat(t *testing.T) {
	s, _ := serve(t)
	got := ask[table](t, s, "table", "{}")
	schema, err := value.Read(spec.Schema)
	if err != nil {
		t.Fatal(err)
	}
	for name, form := range got.Forms {
		var keys []string
		for _, f := range form.Fields {
			keys = append(keys, f.Key)
			if f.Label == "" {
				t.Errorf("%s.%s has no label", name, f.Key)
			}
			if (f.Kind == "word" || f.Kind == "choices") && len(f.Options) == 0 {
				t.Errorf("%s.%s has no words to choose from", name, f.Key)
			}
			if (f.Kind == "list" || f.Kind == "one") && got.Forms[f.Of].Fields == nil {
				t.Errorf("%s.%s is made of %q, which is no form", name, f.Key, f.Of)
			}
		}
		for _, key := range schema.At("$defs").At(name).At("properties").Keys {
			if !slices.Contains(keys, key) && !strings.HasSuffix(key, "+") {
				t.Errorf("the form of %s lacks %s", name, key)
			}
		}
	}
}

// The page says nothing that is not in the catalogue, and the catalogue holds nothing that
// nobody says.
func TestWordsOfThePage(t *testing.T) {
	all := words.EnglishEdit().All("edit.")
	used := map[string]bool{}
	pages, err := fs.Glob(web.Edit, "edit/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range pages {
		text, err := web.Edit.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`(?:\bsay\(|data-say=|text\(page, |open\(page, |input\("[a-z-]+", |\[|\? |: )"([a-z-]+)"`).FindAllStringSubmatch(string(text), -1) {
			used["say."+m[1]] = true
			if _, ok := all["say."+m[1]]; !ok && strings.Contains(m[0], "say") {
				t.Errorf("%s: there is no message edit.say.%s", name, m[1])
			}
		}
	}
	var code []string
	for _, dir := range []string{"../desk/*.go", "*.go"} {
		more, _ := filepath.Glob(dir)
		code = append(code, more...)
	}
	for _, name := range code {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`"edit\.(say\.[a-z-]+)"`).FindAllStringSubmatch(string(text), -1) {
			used[m[1]] = true
		}
	}
	for _, kind := range []string{"added", "removed", "renamed", "changed"} {
		used["say.told-"+kind] = true // of revision.Difference
	}
	for key := range all {
		if base := strings.TrimSuffix(key, "-help"); strings.HasPrefix(key, "say.") && !used[key] && !used[base] {
			t.Errorf("nobody says edit.%s", key)
		}
	}
}

// Without the token nothing of the record is read or written, and the page itself holds
// nothing of it.
func TestTokenAlone(t *testing.T) {
	s, name := serve(t)
	for _, path := range []string{"api/list", "api/change", "api/record"} {
		for _, token := range []string{"", "token", "TOKEN2"} {
			w := httptest.NewRecorder()
			r := httptest.NewRequest("POST", editor.Prefix+path, strings.NewReader(`{}`))
			r.Header.Set("X-Parley-Token", token)
			if s.ServeHTTP(w, r); w.Code != http.StatusForbidden || strings.Contains(w.Body.String(), "Talks") {
				t.Errorf("%s with %q: %d %s", path, token, w.Code, w.Body)
			}
		}
	}
	w := httptest.NewRecorder()
	if s.ServeHTTP(w, httptest.NewRequest("GET", editor.Prefix, nil)); w.Code != http.StatusOK || strings.Contains(w.Body.String(), "Talks") || strings.Contains(w.Body.String(), "TOKEN") {
		t.Errorf("the page: %d %s", w.Code, w.Body)
	}
	if p := w.Header().Get("Content-Security-Policy"); !strings.Contains(p, "frame-ancestors 'none'") || strings.Contains(p, "unsafe") {
		t.Errorf("the page may be framed, or runs what it should not: %q", p)
	}
	w = httptest.NewRecorder()
	if s.ServeHTTP(w, httptest.NewRequest("GET", editor.Prefix+"api/list?token=TOKEN", nil)); w.Code == http.StatusOK {
		t.Error("a link reads the record")
	}
	if text, _ := os.ReadFile(name); string(text) != record {
		t.Error("the file has changed")
	}
}

// A change is written in its line, undone and redone; what the check finds stands by its field.
func TestChangeAndUndo(t *testing.T) {
	s, name := serve(t)
	read := func() string { data, _ := os.ReadFile(name); return string(data) }
	got := ask[changed](t, s, "change", `{"patch": {"parley_patch": 1, "changes": [{"record": "events.talks", "key": "title", "was": "Talks", "now": "Talk"}]}}`)
	want := strings.Replace(record, "Talks #", "Talk #", 1)
	if !got.OK || read() != want {
		t.Fatalf("%+v\n%s", got, read())
	}
	if got := ask[changed](t, s, "undo", "{}"); !got.OK || read() != record || got.Say != "Undone: Talks · Title" {
		t.Errorf("%+v\n%s", got, read())
	}
	if got := ask[changed](t, s, "redo", "{}"); !got.OK || read() != want {
		t.Errorf("%+v\n%s", got, read())
	}
	if got := ask[changed](t, s, "redo", "{}"); got.OK {
		t.Errorf("%+v", got)
	}
	conflict := ask[changed](t, s, "change", `{"patch": {"parley_patch": 1, "changes": [{"record": "events.talks", "key": "title", "was": "Talks", "now": "Chat"}]}}`)
	if c := conflict.Conflicts; conflict.OK || len(c) != 1 || c[0].Base != "Talks" || c[0].Mine != "Chat" || c[0].Theirs != "Talk" || read() != want {
		t.Errorf("%+v", conflict)
	}
	found := ask[struct {
		Found []struct {
			Path []string
			Bad  bool
			Say  string
		}
	}](t, s, "record", `{"record": "events.more"}`)
	var at []string
	for _, f := range found.Found {
		at = append(at, strings.Join(f.Path, ".")+": "+f.Say)
	}
	if text := strings.Join(at, "\n"); !strings.Contains(text, `where: unknown place “oslo”`) || !strings.Contains(text, "source: ") {
		t.Errorf("the findings are at\n%s", text)
	}
}

// Who changes what was published is asked why, and the answer becomes the entry.
func TestPublishedFact(t *testing.T) {
	s, name := serve(t)
	s.Missing = func(files []patch.File) ([]desk.Entry, error) {
		if strings.Contains(string(files[0].Data), "title: Talks") || strings.Contains(string(files[0].Data), "corrections:") {
			return nil, nil
		}
		return []desk.Entry{{Say: "the title changed", Entry: "at: 2025-08-07, event: talks, field: title, was: Talks, now: Talk"}}, nil
	}
	body := `{"patch": {"parley_patch": 1, "changes": [{"record": "events.talks", "key": "title", "was": "Talks", "now": "Talk"}]}`
	if got := ask[changed](t, s, "change", body+"}"); got.OK || len(got.Needs) != 1 {
		t.Errorf("%+v", got)
	}
	if text, _ := os.ReadFile(name); string(text) != record {
		t.Errorf("it is written without a reason:\n%s", text)
	}
	got := ask[changed](t, s, "change", body+`, "why": {"because": "https://example.org/talks", "note": "One talk."}}`)
	text, _ := os.ReadFile(name)
	if entry := "- {at: 2025-08-09, event: talks, field: title, was: Talks, now: Talk, because: https://example.org/talks,\n     note: One talk.}"; !got.OK || !strings.Contains(string(text), entry) {
		t.Errorf("%+v\n%s", got, text)
	}
}

// Dates are understood as people type them, and said in words.
func TestDates(t *testing.T) {
	s, _ := serve(t)
	for typed, want := range map[string]string{
		"2025-08-06":            "2025-08-06: 6 August 2025",
		"6 August 2025":         "2025-08-06: 6 August 2025",
		"about mid-August 2025": "[2025-08-11..2025-08-20]: between 11 and 20 August 2025",
		"late February 2024":    "[2024-02-21..2024-02-29]: between 21 and 29 February 2024",
		"August 2025":           "2025-08: August 2025",
		"about 1890":            "1890~: about 1890",
		"next week":             ": “next week” is no date. Write 2025-08-06, 6 August 2025, August 2025, mid-August 2025, about 2025.",
	} {
		body, _ := json.Marshal(map[string]string{"text": typed})
		got := ask[struct{ Date, Say string }](t, s, "date", string(body))
		if say := got.Date + ": " + got.Say; say != want {
			t.Errorf("%s: %s, want %s", typed, say, want)
		}
	}
}

// Rows that are pasted become events by the importer, with its report.
func TestRows(t *testing.T) {
	s, name := serve(t)
	body, _ := json.Marshal(map[string]string{"text": "title\tdate\tplace\twho\tsource\nA strike\t3 February 2025\tOslo\tDockers\thttps://example.org/strike\nNo day\t\t\t\t\n"})
	got := ask[struct {
		Patch  json.RawMessage
		Events int
		Say    string
		Report []string
	}](t, s, "rows", string(body))
	if got.Events != 1 || got.Say != "The rows add 1 event." || !strings.Contains(strings.Join(got.Report, "\n"), ":3") {
		t.Fatalf("%+v", got)
	}
	if text, _ := os.ReadFile(name); string(text) != record {
		t.Error("reading rows writes")
	}
	if got := ask[changed](t, s, "change", `{"patch": `+string(got.Patch)+`}`); !got.OK {
		t.Fatalf("%+v", got)
	}
	if text, _ := os.ReadFile(name); !strings.Contains(string(text), "title: A strike") || !strings.Contains(string(text), "name: Dockers") {
		t.Errorf("%s", text)
	}
}
