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
	//go:embed lang/en.cldr
	englishData string
	//go:embed lang/en-pages.words
	englishPages string
	//go:embed en-edit.words
	englishEdit string
)

// English returns the English catalogue of the program.
func English() *Words { return New("lang = en\n"+englishData+english, nil) }

// EnglishPages returns the English catalogue with the messages of everything that the tool
// writes.
func EnglishPages() *Words { return New("lang = en\n"+englishData+english+englishPages, nil) }

// EnglishEdit returns the English catalogue with the messages of the page to edit, which no
// reader sees: it is in English alone.
func EnglishEdit() *Words {
	return New("lang = en\n"+englishData+english+englishPages+englishEdit, nil)
}

// All returns all messages whose keys begin with a prefix, by what follows it.
func (w *Words) All(prefix string) map[string]string {
	out := map[string]string{}
	for key, text := range w.text {
		if rest, ok := strings.CutPrefix(key, prefix); ok {
			out[rest] = text
		}
	}
	return out
}

// New returns the catalogue of a language from its text, see Read, of which "lang" is the BCP 47
// tag. What the text lacks is taken from back, which may be nil.
func New(text string, back *Words) *Words {
	w := &Words{text: Read(text), back: back}
	w.plural = [3]string{w.text["plural.small"], w.text["plural.rest"], w.text["plural.million"]}
	w.number = separators(w.text["number"])
	return w
}

// separators returns what separates thousands and decimals in a sample such as "1,234.5".
func separators(sample string) [2]string {
	const figures = "0123456789"
	var out [2]string
	for i := range out {
		sample = strings.TrimLeft(sample, figures)
		end := max(strings.IndexAny(sample, figures), 0)
		out[i], sample = sample[:end], sample[end:]
	}
	return out
}

// Read reads the text of a catalogue: a message a line, "key = message". Empty lines and lines
// that begin with # are left out.
func Read(text string) map[string]string {
	out := make(map[string]string, 1024)
	for line := range strings.Lines(text) {
		if key, message, ok := strings.Cut(line, " ="); ok && line[0] != '#' {
			out[key] = strings.TrimSpace(message)
		}
	}
	return out
}
