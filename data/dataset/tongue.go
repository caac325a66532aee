package dataset

import "slices"

// Translation is a text of the record in another language.
type Translation struct {
	Lang string // BCP 47
	Path string // of the field, such as "events.talks.title" or "events.talks.claims.0.text"; numbers count from 0
	Text string
}

// Untranslated are the texts of a record that are in another language than the rest of it:
// those that data/tongue found no translation of.
type Untranslated struct {
	Lang  string   // BCP 47, or "" for none
	Texts []string // sorted, each once; of a text of several paragraphs each paragraph
}

// LangOf returns the language of a text or paragraph of the record as a BCP 47 tag, "" if the
// record names none.
func (d *Dataset) LangOf(text string) string {
	if u := &d.Untranslated; len(u.Texts) > 0 {
		if _, found := slices.BinarySearch(u.Texts, text); found {
			return u.Lang
		}
	}
	return d.Meta.Language
}

// TitleLang returns the language of the title of a document that is in a language, "" for that of
// the record. In a record in another language than the original one, the title of a document in
// that one is a translation if it is not left as it was.
func (d *Dataset) TitleLang(title, document string) string {
	if u := d.Untranslated.Lang; u != "" && document == u {
		return d.LangOf(title)
	}
	return document
}

// Renamed reports whether f is the former id of a renamed actor, which no entry of removed gives.
func (f *Former) Renamed() bool { return f.Actor && f.Now != "" && f.Note == "" }
