package sets_test

import (
	"strings"
	"testing"
	"unicode"

	"parley/data/testkit/bundled"
	"parley/data/tongue"
)

// scripts are the letters in which the languages of the bundled sets are written.
var scripts = map[string]*unicode.RangeTable{"uk": unicode.Cyrillic, "ru": unicode.Cyrillic, "ar": unicode.Arabic, "de": unicode.Latin}

// left are texts of August 2025 that are the same in every language, or the title of a document.
var left = map[string]bool{"sources.eo-2025-08-06.title": true}

// TestTranslationsAreWhole checks that August 2025 has every text in Ukrainian, Russian, Arabic
// and German, in the letters of that language, and no quote in another language than it was
// said in.
func TestTranslationsAreWhole(t *testing.T) {
	d := bundled.Read(t, "august-2025")
	if got := strings.Join(tongue.Langs(d), " "); got != "ar de ru uk" {
		t.Fatalf("languages: %s", got)
	}
	for _, f := range tongue.Faults(d) {
		t.Errorf("%s: %s is no text of the record", f.Lang, f.Path)
	}
	for lang, letters := range scripts {
		for _, path := range tongue.Missing(d, lang) {
			if !left[path] {
				t.Errorf("%s: %s is missing", lang, path)
			}
		}
		in := tongue.In(d, lang)
		for i := range in.Events {
			for k, c := range in.Events[i].Claims {
				if was := d.Events[i].Claims[k]; c.Quote != was.Quote || c.Quote != "" && c.QuoteLang != "en" {
					t.Errorf("%s: the quote %q became %q in %q", lang, was.Quote, c.Quote, c.QuoteLang)
				}
				if c.Text != "" && strings.IndexFunc(c.Text, func(r rune) bool { return unicode.Is(letters, r) }) < 0 {
					t.Errorf("%s: %q is in other letters", lang, c.Text)
				}
			}
		}
	}
}
