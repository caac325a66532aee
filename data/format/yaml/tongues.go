package yaml

import (
	"cmp"
	"slices"
	"strings"

	"parley/data/dataset"
	"parley/data/tongue"
)

// layer is the texts of a record in another language: a file lang/TAG.yaml, or an entry of
// the section translations.
type layer struct {
	lang string
	root value
}

// Layers is the folder of a record that holds a file of translations for each further language.
const Layers = "lang"

// lang returns the language of a file of translations, "" for any other file.
func (f File) lang() string {
	parts := strings.Split(strings.ReplaceAll(f.Name, `\`, "/"), "/")
	if n := len(parts); n < 2 || parts[n-2] != Layers {
		return ""
	}
	tag, _, _ := strings.Cut(f.base(), ".")
	return tag
}

// lang returns the language of the record, which is needed before the record is read.
func (t *tree) lang() string {
	for _, rec := range t.sections["dataset"].list {
		if v, ok := rec.find("language"); ok && v.target().kind() == scalar {
			return cmp.Or(strings.TrimSpace(v.target().text()), "en")
		}
	}
	return "en"
}

// said is scalar for a text that may be given in several languages, {en: …, uk: …}: it returns
// the one in the language of the record, without which there is none, and notes the others.
func (r *reader) said(v value, path string, clean func(string) string) (string, bool) {
	if v.target().kind() != mapping || !r.tagged(v) {
		return r.scalar(v)
	}
	own, found := "", false
	before := len(r.d.Translations)
	for p := range r.pairs(v, "a text") {
		s, ok := r.scalar(p.val)
		switch {
		case !ok:
		case strings.EqualFold(p.key, r.lang):
			own, found = s, true
		default:
			r.translated(p.key, path, clean(s), p.val)
		}
	}
	if !found {
		r.d.Translations = r.d.Translations[:before]
		r.report("missing-key", v.where(), "a text in several languages, but not in "+r.lang+", the language of the record", r.lang+": …")
	}
	return own, found
}

// tagged reports whether all keys of a mapping are language tags.
func (r *reader) tagged(v value) bool {
	all, key, any := true, true, false
	v.target().each(func(kid value) bool {
		if key {
			t := kid.target()
			all = all && t.kind() == scalar && tongue.IsTag(t.text())
			any = true
		}
		key = !key
		return all
	})
	return all && any
}

// translated notes a text in another language.
func (r *reader) translated(lang, path, text string, at value) {
	t := dataset.Translation{Lang: tongue.Canonical(lang), Path: path, Text: text}
	r.pos.Set(tongue.Key(&t), at.where())
	r.d.Translations = append(r.d.Translations, t)
}

// readLayers reads the texts in other languages.
func (r *reader) readLayers(list []layer) {
	for _, l := range list {
		switch {
		case !tongue.IsTag(l.lang):
			r.report("bad-value", l.root.where(), quote(l.lang)+" is not the tag of a language", "a tag of BCP 47, such as uk or pt-BR")
		case strings.EqualFold(l.lang, r.lang):
			r.report("bad-value", l.root.where(), quote(l.lang)+" is the language of the record, whose texts are in the record itself", "another language")
		default:
			r.readTexts(l.lang, "", l.root)
		}
	}
}

// readTexts reads what lies under a path of a layer. Its keys are those of the record, and
// positions in lists from 0; a list counts its own.
func (r *reader) readTexts(lang, path string, v value) {
	t := v.target()
	switch {
	case isNull(t):
	case t.kind() == sequence:
		for i, kid := range r.elements(v) {
			r.readTexts(lang, path+"."+itoa(i), kid)
		}
	case t.kind() == mapping:
		for p := range r.pairs(v, "a translation") {
			if !strings.HasPrefix(p.key, "x-") && p.key != "schema" {
				r.readTexts(lang, strings.TrimPrefix(path+"."+p.key, "."), p.val)
			}
		}
	case path == "":
		r.report("wrong-type", v.where(), "a file of translations is "+kindWord(t)+" where keys with values are wanted", "events: {ID: {title: …}}")
	default:
		if s, ok := r.scalar(v); ok && s != "" {
			r.translated(lang, path, s, v)
		}
	}
}

// inOrder moves the translations of a history whose entries are not in the order of their
// days to where Seal moves the entries.
func (r *reader) inOrder() {
	if len(r.d.Translations) == 0 {
		return
	}
	for i := range r.d.Events {
		e := &r.d.Events[i]
		order := make([]int, len(e.History))
		for k := range order {
			order[k] = k
		}
		slices.SortStableFunc(order, func(a, b int) int {
			return cmp.Compare(dataset.PublicDay(e.History[a].At), dataset.PublicDay(e.History[b].At))
		})
		if !slices.IsSorted(order) {
			r.reorder("events."+string(e.ID)+".history.", order)
		}
	}
}

// reorder renumbers the translations under a path: order has the old position of each entry.
func (r *reader) reorder(path string, order []int) {
	for i := range r.d.Translations {
		t := &r.d.Translations[i]
		number, field, _ := strings.Cut(strings.TrimPrefix(t.Path, path), ".")
		if to := slices.IndexFunc(order, func(was int) bool { return itoa(was) == number }); strings.HasPrefix(t.Path, path) && to >= 0 {
			t.Path = path + itoa(to) + "." + field
		}
	}
}
