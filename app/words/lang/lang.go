// Package lang holds the catalogues of all languages as files, and what a translator wants to
// know of them: which messages one lacks, and what is wrong in it. It is not part of the
// program for the browser, which fetches the one catalogue of its page.
package lang

import (
	"embed"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"parley/app/words"
	"parley/data/tongue"
)

// files are the catalogues, TAG.words, and what CLDR knows of their languages, TAG.cldr.
//
//go:embed *.words *.cldr notes.txt
var files embed.FS

// English is the tag of the language in which all messages are.
const English = "en"

// Tags returns the tags of the languages that have a catalogue, in order, English among them.
func Tags() []string {
	names, _ := fs.Glob(files, "*.words")
	var out []string
	for _, n := range names {
		if tag := strings.TrimSuffix(n, ".words"); tag != English+"-pages" {
			out = append(out, tag)
		}
	}
	return out
}

// text returns a file, "" if there is none.
func text(name string) string {
	b, _ := files.ReadFile(name)
	return string(b)
}

// Find returns the tag of the catalogue for a language: de-AT has that of de, and a language
// without one has English. Chinese in traditional characters has none.
func Find(tag string) string {
	for t := range chain(tag) {
		if slices.Contains(Tags(), t) {
			return t
		}
	}
	return English
}

// chain yields a tag and what it is a variety of: de-AT, de.
func chain(tag string) func(func(string) bool) {
	return func(yield func(string) bool) {
		tag := canonical(tag)
		for tag != "" && yield(tag) {
			end := max(strings.LastIndexByte(tag, '-'), 0)
			tag = tag[:end]
		}
	}
}

// traditional are the tags of Chinese in traditional characters.
var traditional = []string{"zh-Hant", "zh-TW", "zh-HK", "zh-MO"}

// canonical writes a tag as its files are named: pt-br is pt-BR, zh-hans-cn is zh-Hans-CN.
func canonical(tag string) string {
	tag = tongue.Canonical(tag)
	for _, t := range traditional {
		if tag == t || strings.HasPrefix(tag, t+"-") {
			return ""
		}
	}
	return tag
}

// Words returns the catalogue for a language with the messages of everything that the tool
// writes. What it lacks is English; so is a language without a catalogue.
func Words(tag string) *words.Words {
	if Find(tag) == English {
		return words.EnglishPages()
	}
	return words.New(own(tag), words.EnglishPages())
}

// own returns the text of a language and of what its tag is a variety of, the most special last,
// without the lines that are not filled in.
func own(tag string) string {
	all := ""
	for t := range chain(tag) {
		all = text(t+".cldr") + text(t+".words") + all
	}
	var b strings.Builder
	b.WriteString("lang = " + canonical(tag) + "\n")
	for line := range strings.Lines(all) {
		if !strings.HasSuffix(strings.TrimSpace(line), " =") {
			b.WriteString(line)
		}
	}
	return b.String()
}

// Shipped returns what the program fetches for a page in a language: the messages of its
// catalogue that the program says, in order and without comments. It is "" for English, which
// the program carries.
func Shipped(tag string) string {
	if Find(tag) == English {
		return ""
	}
	pages := words.Read(text(English + "-pages.words"))
	all := words.Read(own(tag))
	var b strings.Builder
	for _, k := range slices.Sorted(maps.Keys(all)) {
		if _, page := pages[base(k, pages)]; !page {
			b.WriteString(k + " = " + all[k] + "\n")
		}
	}
	return b.String()
}

// base returns the key of which k is a variant, if known has it: "count.events" of
// "count.events.gen"; otherwise k.
func base(k string, known map[string]string) string {
	for b := k; b != ""; {
		if _, ok := known[b]; ok {
			return b
		}
		end := max(strings.LastIndexByte(b, '.'), 0)
		b = b[:end]
	}
	return k
}
