package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"parley/cmd/internal/disk"
	"parley/data/dataset"
	"parley/data/format/yaml"
)

// fakeProgram returns a folder with placeholders for the compiled program.
func fakeProgram(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range map[string]string{"app.wasm": "\x00asm" + strings.Repeat("x", 2000), "wasm_exec.js": "// Go\n\t  class Go {}\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// parley runs the command and returns its exit status and output.
func parley(args ...string) (exit int, out, errs string) {
	var o, e bytes.Buffer
	exit = run(streams{out: &o, err: &e}, args)
	return exit, o.String(), e.String()
}

// tree reads all files below a folder.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, p))
		out[p] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

const articleSet = "../../data/sets/august-2025"

// article returns the article's own layer, without the official one.
func article(t *testing.T) *dataset.Dataset {
	t.Helper()
	data, err := os.ReadFile(articleSet + "/dataset.yaml")
	if err != nil {
		t.Fatal(err)
	}
	d, _, _ := yaml.Read([]yaml.File{{Name: "dataset.yaml", Data: data}})
	return d
}

// TestArticleIsReadableWhole checks that the first page without scripts has
// every event, actor and claim.
func TestArticleIsReadableWhole(t *testing.T) {
	d := article(t)
	w, err := assemble(d, wholeOptions{})
	if err != nil {
		t.Fatal(err)
	}
	page, err := w.file("index.html")
	if err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	events, actors, claims := 0, map[string]bool{}, 0
	var words strings.Builder
	for n := range root.Descendants() {
		switch {
		case n.Type == html.TextNode:
			words.WriteString(n.Data + " ")
		case n.Data == "article":
			events++
		case n.Data == "li" && n.Parent.Data == "ul" && class(n.Parent) == "cl":
			claims++
		case n.Data == "a" && strings.HasPrefix(attribute(n, "href"), "actor/"):
			actors[attribute(n, "href")] = true
		case n.Data == "script" && attribute(n, "src") != "" && !strings.HasPrefix(attribute(n, "src"), "assets/story."):
			t.Error("a script of a program that is not there")
		}
	}
	if events != 26 || len(actors) != 24 || claims != 32 {
		t.Errorf("%d events, %d actors, %d claims", events, len(actors), claims)
	}
	for i := range d.Events {
		e := &d.Events[i]
		if !strings.Contains(words.String(), e.Title) {
			t.Errorf("the title of %s is not on the page", e.ID)
		}
		for _, c := range e.Claims {
			if c.Text != "" && !strings.Contains(words.String(), c.Text) || c.Quote != "" && !strings.Contains(words.String(), c.Quote) {
				t.Errorf("a claim of %s is not on the page: %q %q", e.ID, c.Text, c.Quote)
			}
		}
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func class(n *html.Node) string { return attribute(n, "class") }

func TestBuildTwiceGivesTheSameBytes(t *testing.T) {
	program := fakeProgram(t)
	var first map[string]string
	for range 2 {
		out := t.TempDir()
		if exit, _, errs := parley("build", articleSet, "-o", out, "--program", program, "--compress", "--lang", "en"); exit == exitFailed {
			t.Fatal(errs)
		}
		got := tree(t, out)
		if first == nil {
			first = got
			continue
		}
		if len(got) != len(first) {
			t.Errorf("%d files, then %d", len(first), len(got))
		}
		for name := range first {
			if got[name] != first[name] {
				t.Errorf("%s differs", name)
			}
		}
	}
	for _, want := range []string{"index.html", "index.html.br", "index.html.gz", "404.html", "event/witkoff-putin/index.html", "actor/trump/index.html"} {
		if first[want] == "" {
			t.Errorf("no %s", want)
		}
	}
	page := first["index.html"]
	for _, file := range []string{"data-wasm", "data-wasm-gz", "data-pack", "data-texts"} {
		_, rest, _ := strings.Cut(page, file+`="`)
		name, _, _ := strings.Cut(rest, `"`)
		if first[name] == "" {
			t.Errorf("%s names %q, which was not written", file, name)
		}
	}
	if strings.Contains(page, `src="assets/boot.`) != true || strings.Index(page, "wasm_exec") > strings.Index(page, "boot.") {
		t.Error("the scripts are missing or in the wrong order")
	}
}

func TestBuildTakesAwayOnlyItsOwn(t *testing.T) {
	out := t.TempDir()
	must := func(args ...string) {
		if exit, _, errs := parley(args...); exit != exitOK {
			t.Fatal(errs)
		}
	}
	must("new", filepath.Join(out, "set"))
	site := filepath.Join(out, "site")
	must("build", filepath.Join(out, "set"), "-o", site, "--program", fakeProgram(t))
	if err := os.WriteFile(filepath.Join(site, "CNAME"), []byte("example.org"), 0o644); err != nil {
		t.Fatal(err)
	}
	with := tree(t, site)
	must("build", filepath.Join(out, "set"), "-o", site, "--no-program")
	without := tree(t, site)
	if without["CNAME"] == "" || without["index.html"] == "" {
		t.Error("a file of somebody else is gone")
	}
	for name := range with {
		if strings.HasSuffix(name, ".wasm") && without[name] != "" {
			t.Errorf("%s was left behind", name)
		}
	}
}

// TestBuildLeavesOthersAlone checks that a folder with somebody else's page is
// left unchanged, and that one written by a build is rewritten, with or without
// its list of files.
func TestBuildLeavesOthersAlone(t *testing.T) {
	dir := t.TempDir()
	set, out := filepath.Join(dir, "set"), filepath.Join(dir, "site")
	parley("new", set)
	if err := os.MkdirAll(out, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"index.html", ".htaccess"} {
		theirs := filepath.Join(out, name)
		if err := os.WriteFile(theirs, []byte("theirs"), 0o644); err != nil {
			t.Fatal(err)
		}
		exit, _, errs := parley("build", set, "-o", out, "--no-program")
		if exit != exitFailed || !strings.Contains(errs, theirs) || !strings.Contains(errs, "another folder") {
			t.Errorf("%d, %q", exit, errs)
		}
		if got := tree(t, out); len(got) != 1 || got[name] != "theirs" {
			t.Errorf("the folder of somebody else holds %d files, %s is %q", len(got), name, got[name])
		}
		os.Remove(theirs)
	}
	for i, change := range []func(){func() {}, func() {}, func() { os.Remove(filepath.Join(out, disk.ListName)) }} {
		change()
		if err := os.WriteFile(filepath.Join(set, "more.yaml"), []byte("events: {more: {title: More, when: 2025-03-0"+string(rune('1'+i))+", source: https://example.org/more}}\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		if exit, _, errs := parley("build", set, "-o", out, "--no-program"); exit != exitOK {
			t.Errorf("%d, %q", exit, errs)
		}
	}
}

func TestBuildStaysInItsFolder(t *testing.T) {
	dir := t.TempDir()
	err := output{}.site(t.Context(), filepath.Join(dir, "out"), func(put func(file) error) error { return put(file{"../escaped", []byte("x")}) }, nil)
	if err == nil {
		t.Error("a path that leads out was written")
	}
	if _, err := os.Stat(filepath.Join(dir, "escaped")); err == nil {
		t.Error("the file is there")
	}
}

func TestBuildSaysWhatIsMissing(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"build"}, "name one folder"},
		{[]string{"build", articleSet}, "-o"},
		{[]string{"build", "nowhere", "-o", t.TempDir(), "--no-program"}, "there is no folder or file nowhere"},
		{[]string{"build", articleSet, "-o", t.TempDir(), "--base", "example.org"}, "is not the address"},
		{[]string{"build", articleSet, "-o", t.TempDir(), "--program", t.TempDir()}, "app.wasm"},
		{[]string{"build", articleSet, "-o", filepath.Join(t.TempDir(), "talks.html")}, "--single-file"},
		{[]string{"build", "--what"}, "build --help"},
		{[]string{"serve", "a", "b"}, "one folder"},
		{[]string{"serve", "nowhere"}, "nowhere"},
		{[]string{"serve", "--addr", "nonsense"}, "--addr"},
	} {
		exit, _, errs := parley(c.args...)
		if exit != exitFailed || !strings.Contains(errs, c.want) {
			t.Errorf("parley %v: %d, %q, want %q in it", c.args, exit, errs, c.want)
		}
	}
}

func TestMeterIsQuietInAPipe(t *testing.T) {
	var b bytes.Buffer
	m := newMeter(&b)
	m.say("page %d", 1)
	m.done()
	if b.Len() > 0 {
		t.Errorf("wrote %q", b.String())
	}
}
