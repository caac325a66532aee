package site

import (
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"parley/app/words"
	"parley/app/words/lang"
	"parley/data/format/datapackage"
	recordjson "parley/data/format/json"
	"parley/data/testkit/bundled"
)

// pseudo returns a catalogue in which no message has an ASCII letter: each has its capital with a
// ring instead, and the messages are half as long again.
func pseudo() *words.Words {
	hide := func(s string) string {
		inside := false
		return strings.Map(func(r rune) rune {
			inside = r == '{' || inside && r != '}'
			if !inside && ('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z') {
				return 'Å'
			}
			return r
		}, s)
	}
	var b strings.Builder
	b.WriteString("lang = xx\nplural.small = 0\nplural.rest = 0\nplural.million = 0\nnumber = 1.234,5\n")
	for _, k := range []string{"months.long", "months.short", "days.short"} {
		b.WriteString(k + " = " + hide(strings.Repeat("Word|", 12)) + "\n")
	}
	for _, m := range lang.Messages() {
		if strings.Contains(m.Text, "{n}") { // one form for all numbers
			m.Text = m.Text[strings.LastIndexByte(m.Text, '|')+1:]
		}
		b.WriteString(m.Key + " = " + hide(m.Text) + "\n")
	}
	return words.New(b.String(), words.EnglishPages())
}

// fileName matches a download by its name.
var fileName = regexp.MustCompile(`\w+\.(xlsx|geojson|gexf|graphml|ics)`)

// plainWord matches a word in ASCII letters.
var plainWord = regexp.MustCompile(`[A-Za-z]{3,}`)

// everywhere are words that are the same in every language: formats, programs, zones of time.
var everywhere = strings.Fields("Parley SQLite Python")

// TestPagesSpeakTheLanguageOfTheirWords fails for a word on a page that is neither of the
// catalogue nor of the record: it would be English on a page in any other language.
func TestPagesSpeakTheLanguageOfTheirWords(t *testing.T) {
	d := bundled.Read(t, "august-2025")
	known := map[string]bool{}
	add := func(text string) {
		for _, w := range plainWord.FindAllString(text, -1) {
			known[w] = true
		}
	}
	add(string(recordjson.Write(d)))
	for _, f := range datapackage.Write(d) {
		add(f.Name)
	}
	for _, n := range everywhere {
		known[n] = true
	}
	for path, page := range build(t, d, Options{Words: pseudo()}) {
		root, err := html.Parse(strings.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		for n := range root.Descendants() {
			texts := []string{}
			switch {
			case n.Type == html.TextNode && strings.HasPrefix(attr(n.Parent, "class"), "disc "): // letters of a name of the record
			case n.Type == html.TextNode && !inside(n, "script", "style", "code", "pre"):
				texts = append(texts, n.Data)
			case n.Type == html.ElementNode:
				texts = append(texts, attr(n, "aria-label"), attr(n, "alt"), attr(n, "placeholder"))
			}
			for _, text := range texts {
				for _, w := range plainWord.FindAllString(fileName.ReplaceAllString(text, ""), -1) {
					if !known[w] {
						t.Errorf("%s: %q in %q is neither of the words nor of the record", path, w, text)
						known[w] = true
					}
				}
			}
		}
	}
}
