package editor_test

import (
	"bytes"
	"encoding/json"
	"image"
	"image/png"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parley/cmd/internal/editor"
)

// send sends a request with a body of its own.
func send(s *editor.Server, what string, body []byte) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	r := httptest.NewRequest("POST", editor.Prefix+"api/"+what, bytes.NewReader(body))
	r.Header.Set("X-Parley-Token", "TOKEN")
	s.ServeHTTP(w, r)
	return w
}

func picture(t *testing.T, width int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, 2))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A picture is put into the folder under a name of letters and digits; the same one stays
// where it is, another one of that name gets a neighbour, and what no page shows is refused
// with the way out.
func TestUpload(t *testing.T) {
	s, name := serve(t)
	up := func(name string, data []byte) (src string) {
		t.Helper()
		w := send(s, "upload?name="+name, data)
		var out struct{ Src string }
		if err := json.Unmarshal(w.Body.Bytes(), &out); err != nil {
			t.Fatalf("%d %s", w.Code, w.Body)
		}
		return out.Src
	}
	for _, c := range []struct {
		name  string
		width int
		want  string
	}{
		{"The%20Bridge.JPG", 3, "media/the-bridge.png"}, {"the-bridge.png", 3, "media/the-bridge.png"}, {"the-bridge.png", 4, "media/the-bridge-2.png"},
		{"..%2F..%2Fdataset.yaml", 5, "media/dataset.png"}, {"%E6%A9%8B.png", 6, "media/picture.png"},
	} {
		data := picture(t, c.width)
		if got := up(c.name, data); got != c.want {
			t.Errorf("%s is %s, want %s", c.name, got, c.want)
		}
		if kept, err := os.ReadFile(filepath.Join(filepath.Dir(name), filepath.FromSlash(c.want))); err != nil || !bytes.Equal(kept, data) {
			t.Errorf("%s: %d bytes of %d, %v", c.want, len(kept), len(data), err)
		}
		if w := send(s, "file", []byte(c.want)); w.Code != 200 || !bytes.Equal(w.Body.Bytes(), data) {
			t.Errorf("%s is shown as %d %q", c.want, w.Code, w.Body)
		}
	}
	for file, c := range map[string]struct {
		data []byte
		say  string
	}{
		"cut.png": {picture(t, 9)[:40], "broken"}, "page.jpg": {[]byte("<!doctype html><p>404"), "is a web page"}, "run.svg": {[]byte(`<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>`), "script"}, "none.png": {nil, "empty"},
	} {
		if w := send(s, "upload?name="+file, c.data); w.Code != 422 || !strings.Contains(w.Body.String(), c.say) {
			t.Errorf("%s: %d %s", file, w.Code, w.Body)
		}
	}
	for _, path := range []string{"../dataset.yaml", "dataset.yaml", "media/none.png", "/etc/passwd"} {
		if w := send(s, "file", []byte(path)); w.Code != 404 {
			t.Errorf("%s is shown: %q", path, w.Body)
		}
	}
}

// A medium that is not in the folder is found beside its field.
func TestMediaInTheFolder(t *testing.T) {
	s, _ := serve(t)
	ask[changed](t, s, "change", `{"patch": {"parley_patch": 1, "changes": [{"record": "events.talks", "key": "media", "now": [{"src": "none.jpg"}, {"src": "https://example.org/x.jpg"}]}]}}`)
	got := ask[struct {
		Found []struct {
			Path []string
			Bad  bool
			Say  string
		}
	}](t, s, "record", `{"record": "events.talks"}`)
	var at []string
	for _, f := range got.Found {
		if f.Bad {
			at = append(at, strings.Join(f.Path, ".")+": "+f.Say)
		}
	}
	if text := strings.Join(at, "\n"); text != "media.0.src: There is no file none.jpg in the folder." {
		t.Errorf("found\n%s", text)
	}
}

// Another id is followed by all that name the record, its former one is kept where the format
// has a place for it, and one undo takes all of it back.
func TestRename(t *testing.T) {
	s, name := serve(t)
	const more = `places:
  oslo: {name: Oslo, kind: city, lat: 59.9, lon: 10.7}
  office: {name: Office, kind: building, within: oslo}
actors:
  ann: {name: Ann, kind: person, roles: [{role: Editor, of: press, source: paper}]}
  press: {name: Press, kind: company}
sources:
  paper: {title: Paper, url: https://example.org/p, published: 2025-08-06, publisher: press}
relations:
  - {from: ann, to: press, kind: member-of, since: 2024, source: paper}
steps:
  - {event: talks, title: One}
types:
  STRIKE: {label: Strike, like: PROTEST}
`
	full := record + "    who: {actor: [ann, {id: press, for: ann}], host: press}\n    type: STRIKE\n    claims:\n      - {by: ann, source: paper, cited: paper, text: It is, to: [press]}\n    links: [{kind: follows, to: talks}]\n" + more
	if err := os.WriteFile(name, []byte(full), 0o666); err != nil {
		t.Fatal(err)
	}
	read := func() string { data, _ := os.ReadFile(name); return string(data) }
	for _, c := range []struct{ record, to, want string }{
		{"actors.press", "the-press", "actor: [ann, {id: the-press, for: ann}], host: the-press}|to: [the-press]|of: the-press|publisher: the-press|to: the-press, kind|aka_ids: [press]"},
		{"events.talks", "meeting", "{kind: follows, to: meeting}|{event: meeting, title: One}|  meeting:"},
		{"places.oslo", "oslo-no", "where: oslo-no|within: oslo-no"},
		{"sources.paper", "daily", "source: daily, cited: daily|source: daily}]}|since: 2024, source: daily"},
		{"types.STRIKE", "walkout", "type: walkout|  walkout:"},
	} {
		before := read()
		got := ask[changed](t, s, "rename", `{"record": "`+c.record+`", "text": "`+c.to+`", "patch": {"parley_patch": 1, "changes": []}}`)
		section, _, _ := strings.Cut(c.record, ".")
		if !got.OK || got.Record != section+"."+c.to {
			t.Errorf("%s: %+v", c.record, got)
		}
		for part := range strings.SplitSeq(c.want, "|") {
			if !strings.Contains(read(), part) {
				t.Errorf("%s: no %q in\n%s", c.record, part, read())
			}
		}
		after := read()
		if ask[changed](t, s, "undo", "{}"); read() != before {
			t.Errorf("%s is not taken back:\n%s", c.record, read())
		}
		if ask[changed](t, s, "redo", "{}"); read() != after {
			t.Errorf("%s is not redone:\n%s", c.record, read())
		}
	}
	for to, say := range map[string]string{"Ann": "is no id", "": "is no id", "ann": "Another record", "press": "", "the-press": ""} {
		w := send(s, "rename", []byte(`{"record": "actors.the-press", "text": "`+to+`", "patch": {"parley_patch": 1, "changes": []}}`))
		if (w.Code == 422) != (say != "") || !strings.Contains(w.Body.String(), say) {
			t.Errorf("%q: %d %s", to, w.Code, w.Body)
		}
		if to == "press" {
			ask[changed](t, s, "undo", "{}")
		}
	}
}

// Past edits are listed with who and why, and one step leads to any point of them, byte for byte.
func TestPastEdits(t *testing.T) {
	s, name := serve(t)
	read := func() string { data, _ := os.ReadFile(name); return string(data) }
	texts := []string{read()}
	for _, c := range [][2]string{{"Talks", "One"}, {"One", "Two"}, {"Two", "Three"}} {
		ask[changed](t, s, "change", `{"patch": {"parley_patch": 1, "author": "Ann", "reason": "so", "changes": [{"record": "events.talks", "key": "title", "was": "`+c[0]+`", "now": "`+c[1]+`"}]}}`)
		texts = append(texts, read())
	}
	type past struct {
		Edits                               int
		Say, Was, Now, Author, Reason, Date string
		Done                                bool
	}
	for _, n := range []string{"1", "3", "0", "2"} {
		got := ask[changed](t, s, "turn", `{"edits": `+n+`}`)
		at := int(n[0] - '0')
		if read() != texts[at] || !got.OK {
			t.Errorf("at %s: %+v\n%s", n, got, read())
		}
		title := []string{"Talks", "One", "Two", "Three"}[at]
		want := []past{
			{3, title + " · Title", "Two", "Three", "Ann", "so", "9 August 2025", at >= 3},
			{2, title + " · Title", "One", "Two", "Ann", "so", "9 August 2025", at >= 2},
			{1, title + " · Title", "Talks", "One", "Ann", "so", "9 August 2025", at >= 1},
		}
		if list := ask[struct{ Edits []past }](t, s, "history", "{}").Edits; !slices.Equal(list, want) {
			t.Errorf("at %s: %+v", n, list)
		}
	}
	if w := send(s, "turn", []byte(`{"edits": 4}`)); w.Code != 422 {
		t.Errorf("a fourth edit: %d %s", w.Code, w.Body)
	}
	ask[changed](t, s, "turn", `{"edits": 3}`)
	text := strings.Replace(read(), "Three", "Else", 1)
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	if got := ask[changed](t, s, "turn", `{"edits": 0}`); got.OK || len(got.Conflicts) == 0 || read() != text {
		t.Errorf("over what somebody else wrote: %+v\n%s", got, read())
	}
}

// What readers never meet is a weak spot, and events with one are not counted as complete.
func TestWhatIsOpen(t *testing.T) {
	s, name := serve(t)
	text := record + "places:\n  oslo: {name: Oslo, kind: city, lat: 59.9, lon: 10.7}\n  bergen: {name: Bergen, kind: city, lat: 60.4, lon: 5.3}\n"
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	type entry struct{ Record, Weak string }
	got := ask[struct {
		Done     string
		Sections map[string][]entry
	}](t, s, "list", "{}")
	if places := got.Sections["places"]; len(places) != 2 || places[0].Weak != "" || places[1].Weak == "" || got.Done != "0 of 2 events are complete." {
		t.Errorf("%+v, %s", places, got.Done)
	}
}
