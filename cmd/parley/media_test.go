package main

import (
	"bytes"
	"image"
	_ "image/jpeg" // read by image.DecodeConfig
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"parley/app/site"
	"parley/data/dataset"
)

const bridge = "../../data/spec/valid/bridge"

// built builds a record into a new folder, with the fake program.
func built(t *testing.T, dir string, flags ...string) (files map[string]string, errs string) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "site")
	exit, _, errs := parley(append([]string{"build", dir, "-o", out, "--program", fakeProgram(t)}, flags...)...)
	if exit == exitFailed {
		t.Fatal(errs)
	}
	return tree(t, out), errs
}

// loaded are the files of media that a page or the pack may load.
var loaded = regexp.MustCompile(`(?:src|href|poster)="(?:\.\./)*(media/[^"]+)"|(media/\S+) \d+w`)

// TestEveryFileOfMediaIsThere builds the sample of all kinds: what a page names is on the
// site, pictures have the widths that their names say, and nothing is loaded from
// another site.
func TestEveryFileOfMediaIsThere(t *testing.T) {
	files, errs := built(t, bridge)
	if n := strings.Count(errs, "[media-file]"); n != 1 || !strings.Contains(errs, "dataset.yaml:129:15") || !strings.Contains(errs, "parley fetch-media") {
		t.Errorf("findings: %s", errs)
	}
	named := map[string]bool{}
	for path, page := range files {
		if !strings.HasSuffix(path, ".html") {
			continue
		}
		for _, m := range loaded.FindAllStringSubmatch(page, -1) {
			named[m[1]+m[2]] = true
		}
		if elsewhere := regexp.MustCompile(`(?:src|srcset|poster)="[^"]*//`).FindString(page); elsewhere != "" {
			t.Errorf("%s loads from another site: %s", path, elsewhere)
		}
		if strings.Contains(page, "frame-src") && !strings.Contains(page, "frame-src &#39;self&#39; https://www.youtube-nocookie.com; ") {
			t.Errorf("%s: its policy lets no player in, or others, too", path)
		}
	}
	kinds := map[string]bool{}
	for name := range named {
		if files[name] == "" {
			t.Errorf("%s is named and not there", name)
		}
		kinds[filepath.Ext(name)] = true
		if m := regexp.MustCompile(`-(\d+)\.\w+\.jpg$`).FindStringSubmatch(name); m != nil {
			if c, _, err := image.DecodeConfig(strings.NewReader(files[name])); err != nil || m[1] != strconv.Itoa(c.Width) {
				t.Errorf("%s is %d pixels wide: %v", name, c.Width, err)
			}
		}
	}
	for _, ext := range []string{".jpg", ".png", ".svg", ".pdf", ".mp3", ".webm", ".vtt"} {
		if !kinds[ext] {
			t.Errorf("no page names a file of %s", ext)
		}
	}
	for _, name := range []string{"_headers", ".htaccess", "nginx.conf"} {
		if !strings.Contains(files[name], "https://www.youtube-nocookie.com") || !strings.Contains(files[name], "media") {
			t.Errorf("%s knows neither the player nor the media", name)
		}
	}
	if list := files["pages.json"]; strings.Count(list, `"media/opening-`) != 1 || !strings.Contains(list, `"media/passage`) || !strings.Contains(files["latest.json"], `"media":`) {
		t.Errorf("what a device keeps: %s %s", list, files["latest.json"])
	}
}

// TestRecordsWithoutMediaAreAsBefore checks that such a site has none of the files.
func TestRecordsWithoutMediaAreAsBefore(t *testing.T) {
	files, _ := built(t, articleSet, "--lang", "en")
	for path, data := range files {
		if strings.HasPrefix(path, mediaFolder) || strings.HasPrefix(path, "assets/media") || strings.HasSuffix(path, ".html") && strings.Contains(data, "assets/media.") {
			t.Errorf("%s", path)
		}
	}
}

// recordIn copies a record to a new folder.
func recordIn(t *testing.T, from string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestPicturesAreScaledOnce builds twice: the pictures are taken from the first site,
// one that was damaged there is made again, and so is one whose file changed.
func TestPicturesAreScaledOnce(t *testing.T) {
	dir, out := recordIn(t, bridge), filepath.Join(t.TempDir(), "site")
	build := func() map[string]string {
		t.Helper()
		if exit, _, errs := parley("build", dir, "-o", out, "--no-program"); exit == exitFailed {
			t.Fatal(errs)
		}
		return tree(t, out)
	}
	first := build()
	at := func(files map[string]string, stem string) string {
		for path := range files {
			if strings.HasPrefix(path, mediaFolder+stem) {
				return path
			}
		}
		t.Fatalf("no %s", stem)
		return ""
	}
	kept, damaged, gone := at(first, "works-640"), at(first, "works-320"), at(first, "vik-320")
	fill := func(path, data string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	fill(filepath.Join(out, damaged), "damaged")
	old := readDrawn(out, nil)
	made := 0
	if data, err := old.take(kept, old.old[kept].shows, func() ([]byte, error) { made++; return nil, nil }); err != nil || made != 0 || string(data) != first[kept] {
		t.Errorf("an unchanged picture is made again: %v", err)
	}
	dahl, err := os.ReadFile(filepath.Join(dir, "dahl.jpg"))
	if err != nil {
		t.Fatal(err)
	}
	fill(filepath.Join(dir, "vik.jpg"), string(dahl))
	second := build()
	if second[kept] != first[kept] || second[damaged] != first[damaged] {
		t.Error("a damaged picture stays, or a good one does not")
	}
	if _, there := second[gone]; there || second[at(second, "vik-320")] != second[at(second, "dahl-320")] {
		t.Error("a changed picture is the old one, or its old files stay")
	}
}

// TestBadMedia checks that each bad file is a finding with its line, and that the page
// says so in its place and stands.
func TestBadMedia(t *testing.T) {
	dir := t.TempDir()
	write := func(name, data string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	jpg, err := os.ReadFile(bridge + "/vik.jpg")
	if err != nil {
		t.Fatal(err)
	}
	list := []struct{ name, data, want string }{
		{"gone.jpg", "", "the folder has no gone.jpg"}, {"half.jpg", string(jpg[:len(jpg)/2]), "broken or cut off"}, {"page.jpg", "<!doctype html>", "web page"},
		{"script.svg", `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><script>alert(1)</script></svg>`, "a script"}, {"words.mp4", "no film", "no picture, sound"},
	}
	var b strings.Builder
	b.WriteString("schema: 1\ndataset: {id: bad, title: Bad files, as_of: 2025-08-07, license: CC0-1.0}\nevents:\n  e:\n    title: All is bad\n    when: 2025-08-06\n    source: https://example.org/\n    media:\n")
	for _, f := range list {
		if f.data != "" {
			write(f.name, f.data)
		}
		b.WriteString("      - {src: " + f.name + ", alt: What " + f.name + " shows, credit: Ada}\n")
	}
	b.WriteString("      - {src: vik.jpg, alt: A face, credit: Ada, poster: words.mp4, vtt: words.mp4}\n")
	write("vik.jpg", string(jpg))
	write("dataset.yaml", b.String())
	if err := os.Symlink("/etc/passwd", filepath.Join(dir, "out.jpg")); err != nil {
		t.Fatal(err)
	}
	exit, out, _ := parley("check", dir)
	for i, f := range list {
		if line := "dataset.yaml:" + strconv.Itoa(9+i) + ":15: warning: "; exit != exitOK || !regexp.MustCompile(regexp.QuoteMeta(line)+`.*`+regexp.QuoteMeta(f.want)+`.*; fix: .*\[media-file\]`).MatchString(out) {
			t.Errorf("%s: %d\n%s", f.name, exit, out)
		}
	}
	if strings.Count(out, "[media-file]") != len(list)+2 {
		t.Errorf("the poster and the captions: %s", out)
	}
	files, _ := built(t, dir)
	page := files["event/e/index.html"]
	for _, f := range list {
		if !strings.Contains(page, "What "+f.name+" shows") || strings.Contains(page, `="../../`+mediaFolder+strings.Split(f.name, ".")[0]) {
			t.Errorf("%s: its place on the page", f.name)
		}
	}
	if strings.Count(page, "This is not shown here.") != len(list) || !strings.Contains(page, "media/vik-800.") || strings.Contains(page, "<script>alert") {
		t.Error("the page has not all of it")
	}
	g := &gallery{dir: dir}
	if data, fault := g.read("out.jpg"); fault == nil || data != nil || !strings.Contains(fault.Say, "leads out of the folder") {
		t.Errorf("a link out of the folder: %v", fault)
	}
}

// TestSingleFileHoldsItsMedia checks that the page of one file has every medium in it,
// those that it shows as data, the others for the program.
func TestSingleFileHoldsItsMedia(t *testing.T) {
	name := filepath.Join(t.TempDir(), "one.html")
	if exit, _, errs := parley("build", bridge, "-o", name, "--single-file", "--program", fakeProgram(t)); exit == exitFailed {
		t.Fatal(errs)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	page := string(data)
	for _, want := range []string{`src="data:image/jpeg;base64,`, `src="data:image/svg+xml;base64,`, `src="data:audio/mpeg;base64,`, `src="data:video/webm;base64,`, `src="data:text/vtt;base64,`,
		`download="resolution.pdf"`, `poster="data:image/jpeg;base64,`, `data-close="Close"`, `data-type="image/jpeg">`, "media-src data:"} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s", want)
		}
	}
	if m := regexp.MustCompile(`(?:src|href|poster|srcset)="(?:data:,)?media/[^"]*"`).FindString(page); m != "" {
		t.Errorf("it needs %s", m)
	}
	for _, want := range []string{"vik", "dahl"} {
		if !regexp.MustCompile(`<script type="text/plain" data-file="media/` + want + `-\d+\.`).MatchString(page) {
			t.Errorf("no portrait of %s for the program", want)
		}
	}
}

// TestServeAnswersPartsOfFilms checks what players ask for, and that a picture is served
// in each of its sizes.
func TestServeAnswersPartsOfFilms(t *testing.T) {
	s := &server{streams: streams{out: new(bytes.Buffer), err: new(bytes.Buffer)}, from: input{folder: bridge}, reload: newBell()}
	s.rebuild()
	g := s.site.Load().site.media
	get := func(path, part string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(http.MethodGet, "http://localhost/"+path, nil)
		if part != "" {
			r.Header.Set("Range", part)
		}
		w := httptest.NewRecorder()
		s.site.Load().answer(w, r)
		return w
	}
	film := g.taken["passage.webm"]
	if w := get(film.paths[0], "bytes=10-19"); w.Code != http.StatusPartialContent || w.Body.Len() != 10 || w.Header().Get("Content-Type") != "video/webm" {
		t.Errorf("a part of a film: %d, %d bytes, %s", w.Code, w.Body.Len(), w.Header().Get("Content-Type"))
	}
	for i, path := range g.taken["opening.jpg"].paths {
		w := get(path, "")
		if c, _, err := image.DecodeConfig(w.Body); err != nil || c.Width != g.taken["opening.jpg"].widths[i] || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") {
			t.Errorf("%s: %v, %d pixels", path, err, c.Width)
		}
	}
	if !slices.Contains(s.pictures(), "passage.webm") {
		t.Error("the film is not watched")
	}
	if got := s.site.Load().site.pages.Policy(); got == site.Policy || strings.Count(got, "https://") != 1 {
		t.Errorf("the policy is %s", got)
	}
}

// TestEachMediaNamesItsPlace checks that the paths of media are those of the record.
func TestEachMediaNamesItsPlace(t *testing.T) {
	v, err := readFolder(bridge)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	n := 0
	v.d.EachMedia(func(m *dataset.Media, path string) {
		if m != v.d.AllMedia()[n] {
			t.Errorf("%s is another medium", path)
		}
		if n++; v.pos.Of(path).Line == 0 || m.Src == "" {
			t.Errorf("%s has no line", path)
		}
		paths = append(paths, path)
	})
	if n != 18 || !slices.Contains(paths, "events.vote.claims.1.media.0") || !slices.Contains(paths, "actors.olav-dahl.image") || !slices.Contains(paths, "steps.2.media.0") {
		t.Errorf("%d: %v", n, paths)
	}
}
