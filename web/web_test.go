package web

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"
)

func sheet(t *testing.T, name string) string {
	t.Helper()
	b, err := Files.ReadFile(path.Join("css", name+".css"))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestSheetsListsEveryFile(t *testing.T) {
	found, err := fs.Glob(Files, "css/*.css")
	if err != nil {
		t.Fatal(err)
	}
	if len(found) != len(Sheets()) {
		t.Errorf("css/ holds %d files, Sheets lists %d", len(found), len(Sheets()))
	}
	for _, name := range Sheets() {
		css := sheet(t, name)
		if strings.Count(css, "{") != strings.Count(css, "}") {
			t.Errorf("%s.css: braces do not match", name)
		}
	}
}

func TestDeviceJoinsEveryFile(t *testing.T) {
	found, err := fs.Glob(Files, "device/*.js")
	if err != nil {
		t.Fatal(err)
	}
	js, err := Device()
	if err != nil {
		t.Fatal(err)
	}
	if len(found) != len(DeviceParts()) {
		t.Errorf("device/ holds %d files, DeviceParts lists %d", len(found), len(DeviceParts()))
	}
	if !strings.HasPrefix(string(js), "(() => {\n\"use strict\";") {
		t.Error("the joined script is not strict")
	}
}

// physical finds properties that would not turn round with the page's direction.
var physical = regexp.MustCompile(`[{;\s](margin|padding|border)-(left|right|top|bottom)\b|[{;\s](left|right|top|bottom):|text-align: (left|right)|float:`)

// everySheet lists the sheets of the page, of frames and of media.
func everySheet() []string { return append(Sheets(), "../embed/embed", "../media/media") }

func TestSheetsAreLogicalAndLocal(t *testing.T) {
	for _, name := range everySheet() {
		css := sheet(t, name)
		if m := physical.FindString(css); m != "" {
			t.Errorf("%s.css has the physical property %q", name, m)
		}
		for _, bad := range []string{"@import", "@font-face", "url(", "http:", "https:"} {
			if strings.Contains(css, bad) {
				t.Errorf("%s.css asks for another file: %s", name, bad)
			}
		}
	}
}

func TestNoTextBelowTwelvePixels(t *testing.T) {
	size := regexp.MustCompile(`(?:font-size:\s*|font:[^;/]*?)(\d+(?:\.\d+)?)px`)
	for _, name := range everySheet() {
		for _, m := range size.FindAllStringSubmatch(sheet(t, name), -1) {
			var px float64
			if _, err := fmt.Sscan(m[1], &px); err != nil || px < 12 {
				t.Errorf("%s.css: %s", name, m[0])
			}
		}
	}
}

// palettes reads the tokens of the two themes from the token sheet.
func palettes(t *testing.T) map[string]map[string]string {
	css := sheet(t, "tokens")
	token := regexp.MustCompile(`--parley-([a-z0-9-]+):\s*#([0-9a-f]{6});`)
	read := func(from, to string) map[string]string {
		i := strings.Index(css, from)
		j := i + strings.Index(css[i:], to)
		out := map[string]string{}
		for _, m := range token.FindAllStringSubmatch(css[i:j], -1) {
			out[m[1]] = m[2]
		}
		return out
	}
	return map[string]map[string]string{
		"light":  read(":root {", "\n}"),
		"dark":   read("[data-theme=\"dark\"] {", "\n}"),
		"system": read(":root:not([data-theme=\"light\"]) {", "\n  }"),
	}
}

func TestThemesAgree(t *testing.T) {
	p := palettes(t)
	for name, hex := range p["dark"] {
		if p["system"][name] != hex {
			t.Errorf("%s: %s by attribute, %s by the system's setting", name, hex, p["system"][name])
		}
		if _, ok := p["light"][name]; !ok {
			t.Errorf("%s has no light value", name)
		}
	}
}

func TestSymbolsAreUsable(t *testing.T) {
	b, err := Files.ReadFile("icons/marks.svg")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, m := range regexp.MustCompile(`<symbol id="([^"]+)"`).FindAllStringSubmatch(string(b), -1) {
		if seen[m[1]] {
			t.Errorf("symbol %s twice", m[1])
		}
		seen[m[1]] = true
	}
	if len(seen) != 7*4+7+7 {
		t.Errorf("%d symbols", len(seen))
	}
	if strings.Contains(string(b), "style=") {
		t.Error("a style attribute would be refused by the page's security policy")
	}
}
