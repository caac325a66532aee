package site

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"parley/web"
)

// The guide to embedding names every parameter, attribute, message and token
// that there is.
func TestGuideIsComplete(t *testing.T) {
	guide, err := os.ReadFile("../../web/EMBEDDING.md")
	if err != nil {
		t.Fatal(err)
	}
	source := func(name string) string {
		b, err := web.Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	child, loader := source("embed/child.js"), source("embed/embed.js")
	named := map[string][]string{}
	find := func(what, text, pattern string, least int) {
		t.Helper()
		for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(text, -1) {
			named[what] = append(named[what], m[1])
		}
		if len(named[what]) < least {
			t.Errorf("only %d of %s found in the source: %v", len(named[what]), what, named[what])
		}
	}
	own := regexp.MustCompile(`OWN = \[(.*?)\]`).FindStringSubmatch(child)
	find("parameters", own[1], `"(\w+)"`, 6)
	find("messages", child, `tell\("(\w+)"`, 4)
	find("names of messages", regexp.MustCompile(`names = \{(.*?)\}`).FindStringSubmatch(child)[1], `"(\w+)"`, 6)
	find("commands", child, `(?m)^    (\w+): d =>`, 3)
	find("attributes", loader, `get\("(\w+)"\)`, 5)
	for what, names := range named {
		for _, n := range names {
			if !strings.Contains(string(guide), "`"+n+"`") && !strings.Contains(string(guide), `"`+n+`"`) {
				t.Errorf("the guide does not tell of %s, one of the %s", n, what)
			}
		}
	}
	for _, m := range regexp.MustCompile(`(?m)--parley-[a-z0-9-]+`).FindAllString(source("css/tokens.css"), -1) {
		if series := regexp.MustCompile(`-[2-5]$`); series.MatchString(m) && m != "--parley-ink-2" {
			continue
		}
		if !strings.Contains(string(guide), "`"+m+"`") {
			t.Errorf("the guide does not tell of %s", m)
		}
	}
}
