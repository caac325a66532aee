package words

import (
	_ "embed"
	"strings"
)

// english holds the messages of the program, and englishPages those of the written pages and of
// the tool, which the linker leaves out of the program.
var (
	//go:embed lang/en.words
	english string
	//go:embed lang/en-pages.words
	englishPages string
)

// English returns the English catalogue of the program.
func English() *Words { return of("en", english) }

// EnglishPages returns the English catalogue with the messages of everything that the tool
// writes.
func EnglishPages() *Words { return of("en", english+englishPages) }

// of returns the catalogue of a language from its text, see read.
func of(lang, text string) *Words {
	w := &Words{lang: lang, text: read(text)}
	copy(w.months[:], strings.Split(w.text["months.long"], "|"))
	copy(w.short[:], strings.Split(w.text["months.short"], "|"))
	copy(w.days[:], strings.Split(w.text["days.short"], "|"))
	return w
}

// read reads a catalogue: a message a line, "key = message". Empty lines and lines that begin
// with # are left out.
func read(text string) map[string]string {
	out := make(map[string]string, 1024)
	for line := range strings.Lines(text) {
		if key, message, ok := strings.Cut(line, " ="); ok && line[0] != '#' {
			out[key] = strings.TrimSpace(message)
		}
	}
	return out
}
