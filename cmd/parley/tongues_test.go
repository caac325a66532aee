package main

import (
	"encoding/json"
	"maps"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// tonguesSet is a small record in English with texts in Ukrainian.
const tonguesSet = "../../data/spec/valid/tongues"

var (
	attr   = regexp.MustCompile(`(?:href|src|data-(?:wasm|device|sw|reader|pack|texts|words|land|land-fine))="([^"#?]*)[^"]*"`)
	listed = regexp.MustCompile(`"((?:\.\./)?(?:assets/|data/|media/)[^"]+)"`)
)

// TestOneSiteOfAllLanguages builds a record with translations: a site in its own language with
// another below it, which share files, and whose pages lead to each other.
func TestOneSiteOfAllLanguages(t *testing.T) {
	out := filepath.Join(t.TempDir(), "site")
	exit, said, errs := parley("build", tonguesSet, "-o", out, "--program", fakeProgram(t), "--base", "https://example.org/talks/")
	if exit != exitOK || errs != "" {
		t.Fatal(exit, errs)
	}
	if !strings.Contains(said, "uk: 1") || !strings.Contains(said, " texts\n") {
		t.Errorf("the build says %s", said)
	}
	files := tree(t, out)
	for name, want := range map[string][]string{
		"index.html":                 {`<html data-sum="`, ` lang="en"`, `data-tongues="uk=uk/=Українська"`, `<a href="uk/" hreflang="uk" lang="uk" data-tongue="uk">Українська</a>`, `hreflang="x-default" href="https://example.org/talks/"`, `hreflang="uk" href="https://example.org/talks/uk/"`},
		"uk/index.html":              {` lang="uk"`, `data-tongues="en=../=English"`, `<h1 dir="auto">Переговори в Женеві</h1>`, `hreflang="en" href="https://example.org/talks/"`, `rel="canonical" href="https://example.org/talks/uk/"`, `"inLanguage":"uk"`, `dir="auto" lang="en">Nothing more is known.`, `Ада Лінд`},
		"uk/event/talks/index.html":  {`href="../../../event/talks/" hreflang="en"`, `href="https://example.org/talks/uk/event/talks/"`, `<q dir="auto" lang="en">very useful</q>`, `Сторони зустрілися.`},
		"event/talks/index.html":     {`href="../../uk/event/talks/" hreflang="uk"`, `<q dir="auto">very useful</q>`, "The two sides met."},
		"uk/event/next/index.html":   {`Наступні переговори можливі у вересні.`},
		"uk/actor/board/index.html":  {`Рада`},
		"uk/feed.xml":                {`xml:lang="uk"`, "Переговори в Женеві", "https://example.org/talks/uk/"},
		"uk/feed.json":               {`"language": "uk"`},
		"uk/manifest.webmanifest":    {`"lang": "uk"`, `"id": "/talks/uk/"`, `"../assets/icon-192.`},
		"uk/data/dataset.json":       {`"language": "uk"`, `"title": "Переговори в Женеві"`, `"quote_lang": "en"`},
		"data/dataset.json":          {`"translations"`, `"events.talks.claims.0.text": "Сторони зустрілися."`},
		"uk/embed/index.html":        {` lang="uk"`, `data-tongues="en=../../embed/=English"`, "tongues."},
		"uk/oembed/event/talks.json": {`https://example.org/talks/uk/event/talks/`},
		"robots.txt":                 {"Sitemap: https://example.org/talks/uk/sitemap.xml"},
		"_headers":                   {"/uk/assets/*", "/uk/sw.js"},
		"uk/event/talks/card.png":    {"PNG"},
		"uk/sw.js":                   {`new URL("../",SCOPE)`},
		"sw.js":                      {`new URL("./",SCOPE)`},
	} {
		for _, part := range want {
			if !strings.Contains(files[name], part) {
				t.Errorf("%s lacks %s", name, part)
			}
		}
	}
	if strings.Contains(files["uk/index.html"], `lang="uk">They`) || !strings.Contains(files["uk/data/dataset.json"], `"note": "as agreed"`) {
		t.Error("a text without a translation is not left as it is")
	}
	lead(t, files)
	lists := map[string]int{}
	for name := range files {
		if strings.HasPrefix(path.Base(name), "app.") && strings.HasSuffix(name, ".wasm") {
			lists[path.Dir(name)]++
		}
	}
	if len(lists) != 1 {
		t.Errorf("the program lies in %v", lists)
	}
}

// lead checks that everything that pages and lists name is there.
func lead(t *testing.T, files map[string]string) {
	t.Helper()
	at := func(from, to string) string {
		base, _ := url.Parse("/" + from)
		ref, err := base.Parse(strings.ReplaceAll(to, "&amp;", "&"))
		if err != nil {
			return ""
		}
		return strings.TrimPrefix(ref.Path, "/")
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		found := attr
		switch base := path.Base(name); {
		case base == "sw.js", base == "latest.json", base == "manifest.webmanifest":
			found = listed
		case !strings.HasSuffix(name, ".html") || base == "404.html":
			continue
		}
		for _, m := range found.FindAllStringSubmatch(files[name], -1) {
			if strings.Contains(m[1], ":") || strings.HasPrefix(m[1], "//") {
				continue
			}
			to := at(name, m[1])
			if strings.HasSuffix(to, "/") || to == "" {
				to += "index.html"
			}
			if _, ok := files[to]; !ok {
				t.Errorf("%s leads to %s, which is not there", name, m[1])
			}
		}
	}
}

// TestOneLanguageOfSeveral checks --lang and a single file, which are in one language.
func TestOneLanguageOfSeveral(t *testing.T) {
	files, _ := built(t, tonguesSet, "--lang", "uk", "--no-program")
	if page := files["index.html"]; !strings.Contains(page, `lang="uk"`) || !strings.Contains(page, "Переговори") || strings.Contains(page, "hreflang") || files["uk/index.html"] != "" {
		t.Error("--lang uk does not write a site in Ukrainian alone")
	}
	name := filepath.Join(t.TempDir(), "talks.html")
	if exit, _, errs := parley("build", tonguesSet, "-o", name, "--single-file", "--lang", "uk", "--program", fakeProgram(t)); exit == exitFailed {
		t.Fatal(errs)
	}
	if page, err := os.ReadFile(name); err != nil || !strings.Contains(string(page), "Переговори в Женеві") || strings.Contains(string(page), "hreflang") {
		t.Error("one file in Ukrainian is not in Ukrainian alone", err)
	}
}

// TestLanguagesAreMadeWhenAsked checks that a served site makes the pages of another language
// only once they are asked for.
func TestLanguagesAreMadeWhenAsked(t *testing.T) {
	v, err := readFolder(tonguesSet)
	if err != nil {
		t.Fatal(err)
	}
	w, err := assemble(v.d, wholeOptions{})
	if err != nil {
		t.Fatal(err)
	}
	page, err := w.file("uk/event/talks/index.html")
	if err != nil || !strings.Contains(string(page), "Сторони зустрілися.") {
		t.Errorf("the page in Ukrainian: %v", err)
	}
	if page, _ := w.file("uk/nowhere"); page != nil {
		t.Error("there is a page that is not there")
	}
	if page, _ := w.file("event/talks/index.html"); !strings.Contains(string(page), "The two sides met.") {
		t.Error("the page in English is not in English")
	}
}

// TestPackAndExportInALanguage checks that a pack and an export are in the language that is asked
// for, and that another format says what it leaves out.
func TestPackAndExportInALanguage(t *testing.T) {
	name := filepath.Join(t.TempDir(), "talks")
	if exit, _, errs := parley("pack", tonguesSet, "-o", name, "--lang", "uk"); exit != exitOK {
		t.Fatal(errs)
	}
	file, err := os.ReadFile(name)
	if err != nil || !strings.Contains(string(file), "Переговори") {
		t.Error("the pack is not in Ukrainian", err)
	}
	if exit, _, errs := parley("export", tonguesSet, "--to", "timelinejs", "-o", name, "--lang", "uk"); exit != exitOK {
		t.Fatal(errs)
	}
	if file, err = os.ReadFile(name); err != nil || !strings.Contains(string(file), "Наступні переговори") {
		t.Error("the export is not in Ukrainian", err)
	}
	if _, _, errs := parley("export", tonguesSet, "--to", "timelinejs", "-o", name); !strings.Contains(errs, "texts in other languages") {
		t.Errorf("what is left out: %s", errs)
	}
	if exit, _, errs := parley("pack", tonguesSet, "-o", name, "--lang", "fr"); exit != exitFailed || !strings.Contains(errs, "the record is in en, uk") {
		t.Errorf("a language that is not there: %d, %s", exit, errs)
	}
}

// TestStaleTranslation checks that --since reports a text that changed under its translation.
func TestStaleTranslation(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "set")
	if err := os.CopyFS(dir, os.DirFS(tonguesSet)); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "site")
	if exit, _, errs := parley("build", dir, "-o", out, "--program", fakeProgram(t)); exit == exitFailed {
		t.Fatal(errs)
	}
	text, err := os.ReadFile(dir + "/dataset.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(dir+"/dataset.yaml", []byte(strings.Replace(string(text), "The two sides met.", "The two sides met for an hour.", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	_, text2, _ := parley("check", "--format", "json", "--since", out, dir)
	var found []struct {
		Rule, File string
		Line       int
	}
	if err := json.Unmarshal([]byte(text2), &found); err != nil {
		t.Fatal(err, text2)
	}
	if len(found) != 1 || found[0].Rule != "stale-translation" || !strings.HasSuffix(found[0].File, "lang/uk.yaml") {
		t.Errorf("found %+v, want the stale translation alone", found)
	}
}
