package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parley/app/site"
	"parley/web"
)

// builtSite builds the article's set with a placeholder for the program.
func builtSite(t *testing.T, args ...string) map[string]string {
	t.Helper()
	out := t.TempDir()
	if exit, _, errs := parley(append([]string{"build", articleSet, "-o", out, "--program", fakeProgram(t), "--lang", "en"}, args...)...); exit == exitFailed {
		t.Fatal(errs)
	}
	return tree(t, out)
}

func TestManifest(t *testing.T) {
	for base, id := range map[string]any{"": nil, "https://example.org/talks/": "/talks/"} {
		got := builtSite(t, "--base", base)
		var m map[string]any
		if err := json.Unmarshal([]byte(got[manifestPath]), &m); err != nil {
			t.Fatal(err)
		}
		if m["id"] != id {
			t.Errorf("with base %q the id is %v, want %v", base, m["id"], id)
		}
		for key, want := range map[string]string{
			"start_url": "./", "scope": "./", "lang": "en", "dir": "ltr", "display": "standalone", "display_override": "[standalone minimal-ui]",
			"categories": "[news education]", "launch_handler": "map[client_mode:navigate-existing]", "theme_color": "#fdfcfa",
			"color_scheme_dark": "map[background_color:#161513 theme_color:#161513]",
			"share_target":      "map[action:./ enctype:application/x-www-form-urlencoded method:GET params:map[text:share-text title:share-title url:share-url]]",
			"file_handlers":     "[map[accept:map[application/json:[.json] application/x-parley:[.parley] application/yaml:[.yaml .yml]] action:./]]",
		} {
			if text := fmt.Sprint(m[key]); text != want {
				t.Errorf("%s is %s, want %s", key, text, want)
			}
		}
		var urls, purposes []string
		for _, s := range m["shortcuts"].([]any) {
			urls = append(urls, s.(map[string]any)["url"].(string))
		}
		if !slices.Equal(urls, []string{"./#pane=changes", "./#v=actors", "./?search=1"}) {
			t.Errorf("shortcuts lead to %q", urls)
		}
		for _, i := range m["icons"].([]any) {
			icon := i.(map[string]any)
			purposes = append(purposes, icon["purpose"].(string))
			data := got[icon["src"].(string)]
			if icon["sizes"] == "any" {
				if !strings.HasPrefix(data, "<svg") {
					t.Errorf("%v is no drawing", icon["src"])
				}
				continue
			}
			c, err := png.DecodeConfig(strings.NewReader(data))
			if err != nil || fmt.Sprintf("%dx%d", c.Width, c.Height) != icon["sizes"] {
				t.Errorf("%v: %v, %v", icon, c, err)
			}
		}
		if !slices.Equal(purposes, []string{"any", "any", "any", "maskable", "monochrome"}) {
			t.Errorf("icons for %q", purposes)
		}
	}
}

// TestScreenshots checks that pictures next to the dataset become the app's
// screenshots, with their sizes.
func TestScreenshots(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(articleSet)); err != nil {
		t.Fatal(err)
	}
	write := func(data []byte) {
		if err := os.WriteFile(filepath.Join(dir, "screenshot-wide.png"), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(site.Icon(site.Plain, 64))
	out := t.TempDir()
	if exit, _, errs := parley("build", dir, "-o", out, "--program", fakeProgram(t)); exit == exitFailed {
		t.Fatal(errs)
	}
	if m := tree(t, out)[manifestPath]; !strings.Contains(m, `"form_factor": "wide"`) || !strings.Contains(m, `"sizes": "64x64"`) {
		t.Errorf("no picture in %s", m)
	}
	write([]byte("no picture"))
	if exit, _, errs := parley("build", dir, "-o", out, "--program", fakeProgram(t)); exit != exitFailed || !strings.Contains(errs, "screenshot-wide.png") {
		t.Errorf("a broken picture: %d, %s", exit, errs)
	}
}

// TestSurfaceColours checks that the colours in the manifest and in the head of
// pages are those of the style sheet.
func TestSurfaceColours(t *testing.T) {
	tokens, err := web.Files.ReadFile("css/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	page := builtSite(t)["index.html"]
	for _, colour := range []string{"#fdfcfa", "#161513"} {
		if !bytes.Contains(tokens, []byte("--parley-surface: "+colour)) || !strings.Contains(page, `<meta name="theme-color" content="`+colour) {
			t.Errorf("%s is not the surface of the page", colour)
		}
	}
}

// TestThemeReachesBarsAndCards checks that a theme's surface colour reaches the
// browser's bars and the installed app, and its colours the pictures of shared
// links.
func TestThemeReachesBarsAndCards(t *testing.T) {
	file := filepath.Join(t.TempDir(), "news.css")
	if err := os.WriteFile(file, []byte(":root { --parley-surface: #ffffff; }\n[data-theme='dark'] { --parley-surface: #101010; }"), 0o600); err != nil {
		t.Fatal(err)
	}
	own, ours := builtSite(t, "--base", "https://example.org/"), builtSite(t, "--base", "https://example.org/", "--theme", file)
	for _, part := range []string{`<meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)">`, `<meta name="theme-color" content="#101010" media="(prefers-color-scheme: dark)">`} {
		if !strings.Contains(ours["index.html"], part) {
			t.Errorf("the page lacks %s", part)
		}
	}
	for _, part := range []string{`"theme_color": "#ffffff"`, `"background_color": "#101010"`} {
		if !strings.Contains(ours["manifest.webmanifest"], part) {
			t.Errorf("the manifest lacks %s", part)
		}
	}
	cards := 0
	for path, data := range own {
		if filepath.Base(path) == "card.png" {
			cards++
			if ours[path] == data {
				t.Errorf("%s has the page's own colours", path)
			}
		}
	}
	if cards == 0 {
		t.Error("no card was compared")
	}
}

// TestWorkerAndLists checks that the worker caches what every reader needs and
// nothing else, and that the lists name existing files.
func TestWorkerAndLists(t *testing.T) {
	got := builtSite(t, "--compress")
	worker := got[workerPath]
	_, ahead, _ := strings.Cut(worker, "FILES=[")
	ahead, _, _ = strings.Cut(ahead, "]")
	for path := range got {
		few := strings.Contains(path, ".png") || strings.Contains(path, "reader.") || strings.Contains(path, "embed.") || strings.Contains(path, "child.") || strings.HasSuffix(path, ".gz") || strings.HasSuffix(path, ".br")
		if strings.HasPrefix(path, "assets/") && strings.Contains(ahead, `"`+path+`"`) == few {
			t.Errorf("%s: kept ahead %v", path, !few)
		}
	}
	if strings.Contains(worker, "@") || strings.Contains(worker, "/*") {
		t.Error("a blank of the worker was not filled")
	}
	var now latest
	var pages [][2]string
	if err := json.Unmarshal([]byte(got[latestPath]), &now); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(got[pagesPath]), &pages); err != nil {
		t.Fatal(err)
	}
	for _, path := range append(now.Program, now.Pack, now.Texts) {
		if got[path] == "" {
			t.Errorf("latest.json names %q, which is not there", path)
		}
	}
	if len(now.Program) != 6 || now.Pages != len(pages) || now.Pages < 50 {
		t.Errorf("%d files of the program, %d pages, %d listed", len(now.Program), now.Pages, len(pages))
	}
	for _, p := range pages {
		if got[p[0]+"index.html"] == "" {
			t.Errorf("pages.json names %s", p[0])
		}
	}
}

// TestHosting checks that the configuration for common hosts agrees with this
// tool's own server.
func TestHosting(t *testing.T) {
	got := builtSite(t)
	for _, path := range []string{"_headers", ".htaccess", "nginx.conf"} {
		for _, want := range []string{"frame-ancestors *", "nosniff", "no-referrer", "Access-Control-Allow-Origin", "cross-origin", "immutable", "no-cache", "application/wasm", "application/manifest+json"} {
			if !strings.Contains(got[path], want) {
				t.Errorf("%s lacks %s", path, want)
			}
		}
	}
	for ext := range types {
		if !strings.Contains(got["nginx.conf"], " "+ext[1:]+";") || !strings.Contains(got[".htaccess"], " "+ext+"\n") {
			t.Errorf("hosts are not told the type of %s", ext)
		}
	}
	for _, ext := range compressed {
		if types[ext] == "" || !strings.Contains(got[".htaccess"], `"\`+ext+`\.(br|gz)$"`) {
			t.Errorf("Apache does not send the compressed copy of %s", ext)
		}
	}
	if strings.Count(got["nginx.conf"], "{") != strings.Count(got["nginx.conf"], "}") || strings.Count(got[".htaccess"], "<If") != strings.Count(got[".htaccess"], "</If") {
		t.Error("brackets do not match")
	}
}
