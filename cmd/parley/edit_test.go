package main

import (
	"encoding/json"
	"io"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"parley/data/patch"
)

// editing is a server of a folder with the editor, before it listens.
func editing(t *testing.T, since string, text string) (*server, string) {
	t.Helper()
	dir := t.TempDir()
	if text != "" {
		put(t, dir, text)
	}
	s := &server{streams: streams{out: io.Discard, err: io.Discard}, reload: newBell(), from: input{folder: folder(dir)}, guard: guard{host: "127.0.0.1"}}
	var err error
	if s.edit, err = s.newEditor([]string{dir}, "127.0.0.1:0", since, false); err != nil {
		t.Fatal(err)
	}
	return s, dir
}

// The editor is for a folder on this machine and nobody else.
func TestEditRefuses(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "x.csv")
	if err := os.WriteFile(file, []byte("title,date\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		say  string
	}{
		{[]string{"serve", "--edit"}, "name it"},
		{[]string{"serve", "--edit", file}, "writes into a folder"},
		{[]string{"serve", "--edit", dir + "/none"}, "writes into a folder"},
		{[]string{"serve", "--edit", "--public", dir}, "this machine only"},
		{[]string{"serve", "--edit", "--addr", "192.0.2.1:80", dir}, "this machine only"},
		{[]string{"serve", "--edit", "--since", dir + "/none", dir}, "--since"},
	} {
		if exit, _, errs := parley(c.args...); exit != exitFailed || !strings.Contains(errs, c.say) {
			t.Errorf("%v: %d, %q", c.args, exit, errs)
		}
	}
}

// A page of another site, or one that reached this machine by another name, is refused
// before the token is looked at; without --edit there is no editor.
func TestEditAnswersItsOwnPage(t *testing.T) {
	s, _ := editing(t, "", version1)
	token := s.edit.Token
	s.rebuild()
	send := func(host string, headers ...string) int {
		r := httptest.NewRequest("POST", "/edit/api/list", strings.NewReader("{}"))
		r.Host = host
		r.Header.Set("X-Parley-Token", token)
		for i := 0; i < len(headers); i += 2 {
			r.Header.Set(headers[i], headers[i+1])
		}
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		return w.Code
	}
	if got := send("127.0.0.1:8080", "Sec-Fetch-Site", "same-origin"); got != 200 {
		t.Errorf("its own page: %d", got)
	}
	for _, headers := range [][]string{{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Origin", "https://example.org"}} {
		if got := send("127.0.0.1:8080", headers...); got != 403 {
			t.Errorf("%v: %d", headers, got)
		}
	}
	if got := send("example.org"); got != 403 {
		t.Errorf("by another name: %d", got)
	}
	s.edit = nil
	if got := send("127.0.0.1:8080"); got != 405 {
		t.Errorf("without --edit: %d", got)
	}
}

// An empty folder gets the head of a record; one with a record stays as it is.
func TestEditBegins(t *testing.T) {
	_, dir := editing(t, "", "")
	if exit, out, _ := parley("check", dir); exit == exitFailed || !strings.Contains(out, "no-licence") {
		t.Errorf("%d, %q", exit, out)
	}
	_, dir = editing(t, "", version1)
	if text, err := os.ReadFile(filepath.Join(dir, "dataset.yaml")); err != nil || string(text) != version1 {
		t.Errorf("%q, %v", text, err)
	}
}

// Whatever check --strict misses, the editor asks for, and the entry that it writes is enough.
func TestEditMissesWhatCheckMisses(t *testing.T) {
	published := t.TempDir()
	put(t, published, version1)
	s, _ := editing(t, published, version1)
	long := "The second " + strings.Repeat("and long ", 9) + "title: with a colon"
	changed := strings.Replace(version1, "The first", strconv.Quote(long), 1)
	missing, err := s.edit.Missing([]patch.File{{Name: "dataset.yaml", Data: []byte(changed)}})
	if err != nil || len(missing) != 1 || !strings.Contains(missing[0].Say, "the published title of one changed") || !strings.Contains(missing[0].Entry, long) {
		t.Fatalf("%+v, %v", missing, err)
	}
	corrected := changed + "corrections:\n  - {" + missing[0].Entry + "}\n"
	if missing, err := s.edit.Missing([]patch.File{{Name: "dataset.yaml", Data: []byte(corrected)}}); err != nil || len(missing) > 0 {
		t.Errorf("%+v, %v", missing, err)
	}
}

// asked sends a request to an editor and reads the answer.
func asked(t *testing.T, s *server, what, body string) (out struct {
	OK, Course bool
	Say        string
	Needs      []struct{ Say, Was, Now string }
	Told       []struct {
		Name, How string
		Lines     []struct {
			Field, Was, Now, Where string
			Bad                    bool
		}
	}
}) {
	t.Helper()
	got, ok, err := s.edit.Ask(t.Context(), what, []byte(body))
	if err != nil || !ok {
		t.Fatalf("%s %s: %v", what, body, err)
	}
	text, err := json.Marshal(got)
	if err == nil {
		err = json.Unmarshal(text, &out)
	}
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// What was published changes as a correction, or in the course of things in the history of
// its event; both are enough for check --strict, and the preview says where readers are told.
// Another id changes no published fact.
func TestEditPublishes(t *testing.T) {
	const record = tinySet + "actors: {ada: {kind: person, name: Ada}}\nplaces: {oslo: {kind: city, name: Oslo, lat: 59.9, lon: 10.7}}\n"
	published := t.TempDir()
	text := strings.Replace(record, "when: 2025-08-06,", "when: 2025-08-12, status: planned, where: oslo, who: {actor: ada},", 1)
	put(t, published, text)
	s, dir := editing(t, published, text)
	change := func(key, was, now, more string) string {
		return `{"patch": {"parley_patch": 1, "changes": [{"record": "events.one", "key": "` + key + `", "was": "` + was + `", "now": "` + now + `"}]}` + more + `}`
	}
	got := asked(t, s, "change", change("when", "2025-08-12", "2025-08-14", ""))
	if got.OK || !got.Course || len(got.Needs) != 1 || got.Needs[0].Say != "The first · When" || got.Needs[0].Was != "12 August 2025" || got.Needs[0].Now != "14 August 2025" {
		t.Fatalf("%+v", got)
	}
	if got := asked(t, s, "change", change("when", "2025-08-12", "2025-08-14", `, "why": {"course": true, "because": "s"}`)); !got.OK {
		t.Fatalf("%+v", got)
	}
	if got := asked(t, s, "change", change("title", "The first", "First", `, "why": {"note": "It read otherwise."}`)); !got.OK {
		t.Fatalf("%+v", got)
	}
	asked(t, s, "change", `{"patch": {"parley_patch": 1, "changes": [{"record": "events.one", "key": "text", "now": "More of it."}]}}`)
	for _, c := range [][2]string{{"places.oslo", "oslo-no"}, {"sources.s", "page"}, {"actors.ada", "ada-lind"}, {"events.one", "first"}} {
		if got := asked(t, s, "rename", `{"record": "`+c[0]+`", "text": "`+c[1]+`", "patch": {"parley_patch": 1, "changes": []}}`); !got.OK {
			t.Errorf("%s: %+v", c[0], got)
		}
	}
	if exit, out, errs := parley("check", "--strict", "--since="+published, dir); strings.Contains(out, "uncorrected") || exit == exitFailed {
		t.Errorf("%d, %s%s", exit, out, errs)
	}
	told := map[string]string{}
	for _, x := range asked(t, s, "told", "{}").Told {
		for _, l := range x.Lines {
			told[x.Name+": "+l.Field] = l.Was + " > " + l.Now + ": " + l.Where
		}
	}
	for what, want := range map[string]string{
		"First: When": "12 August 2025 > 14 August 2025: Told in the history of the event", "First: Title": "“The first” > “First”: Told in the corrections", "First: Text": " > “More of it.”: Not told: no published fact",
	} {
		if told[what] != want {
			t.Errorf("%s is told as %q, want %q, of %q", what, told[what], want, told)
		}
	}
	asked(t, s, "undo", "{}")
}
