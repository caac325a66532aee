package tongue

import (
	"cmp"
	"slices"
	"strings"

	"parley/data/dataset"
)

// Own returns the language in which a record is written, English if it names none.
func Own(d *dataset.Dataset) string { return cmp.Or(d.Meta.Language, "en") }

// IsTag reports whether a text has the form of a language tag: "uk", "pt-BR", "zh-Hans".
func IsTag(s string) bool {
	for i, part := range strings.Split(s, "-") {
		if len(part) > 8 || i == 0 && (len(part) < 2 || len(part) > 3) || part == "" {
			return false
		}
		for _, c := range []byte(part) {
			if c|0x20 < 'a' || c|0x20 > 'z' {
				if i == 0 || c < '0' || c > '9' {
					return false
				}
			}
		}
	}
	return true
}

// Canonical writes a tag as it is usual: pt-br is pt-BR, zh-hans-cn is zh-Hans-CN.
func Canonical(tag string) string {
	parts := strings.Split(strings.ReplaceAll(tag, "_", "-"), "-")
	for i, p := range parts {
		switch {
		case i == 0 || len(p) > 4:
			parts[i] = strings.ToLower(p)
		case len(p) == 2:
			parts[i] = strings.ToUpper(p)
		case len(p) == 4:
			parts[i] = strings.ToUpper(p[:1]) + strings.ToLower(p[1:])
		}
	}
	return strings.Join(parts, "-")
}

// Langs returns the other languages that a record has translations in, sorted.
func Langs(d *dataset.Dataset) []string {
	seen := map[string]bool{}
	var out []string
	for i := range d.Translations {
		if lang := d.Translations[i].Lang; !seen[lang] && !strings.EqualFold(lang, Own(d)) {
			seen[lang] = true
			out = append(out, lang)
		}
	}
	slices.Sort(out)
	return out
}

// In returns the record in a language: a sealed copy of a sealed one, with the texts that are
// translated into it, or into what it is a variety of (de-AT, de). An actor without a
// translation of its name bears an other name (aka) in that language that is valid today, and
// keeps the original one among its other names. Untranslated lists what is left in the original
// language. In returns d itself for the language of the record, and for one in which it has nothing.
// It takes time and memory that grow with the size of the record.
func In(d *dataset.Dataset, lang string) *dataset.Dataset {
	own := Own(d)
	said := translations(d, lang)
	if base(lang) == base(own) && len(said) == 0 || len(said) == 0 && !named(d, lang) {
		return d
	}
	out := deep(d)
	kept := map[string]bool{}
	before := make([]string, len(d.Actors))
	for i := range d.Actors {
		before[i] = d.Actors[i].Name
	}
	Texts(out, func(path string, text *string) {
		if *text == "" {
			return
		}
		if t, ok := said[path]; ok {
			*text = t
			return
		}
		if foreign(d, path, own) {
			return
		}
		for _, part := range strings.Split(*text, "\n\n") {
			kept[part] = true
		}
	})
	rename(out, before, lang, own, said, kept)
	inTheirs(out, own, said)
	out.Meta.Language, out.Translations = lang, nil
	out.Untranslated.Lang = own
	for text := range kept {
		out.Untranslated.Texts = append(out.Untranslated.Texts, text)
	}
	slices.Sort(out.Untranslated.Texts)
	return out
}

// inTheirs names the language of quotes, and of documents, that is that of the record and not
// given.
func inTheirs(d *dataset.Dataset, own string, said map[string]string) {
	for i := range d.Events {
		for k := range d.Events[i].Claims {
			if s := d.Events[i].Claims[k].Saying; s.Quote != "" {
				s.QuoteLang = cmp.Or(s.QuoteLang, own)
			}
		}
	}
	for i := range d.Sources {
		if s := &d.Sources[i]; said["sources."+string(s.ID)+".title"] == "" {
			s.Language = cmp.Or(s.Language, own)
		}
	}
}

// translations returns the texts for a language by path: of those for the language itself, and
// those for what it is a variety of, the most special and the last given.
func translations(d *dataset.Dataset, lang string) map[string]string {
	out, best := map[string]string{}, map[string]int{}
	for i := range d.Translations {
		t := &d.Translations[i]
		if n := len(t.Lang); covers(t.Lang, lang) && n >= best[t.Path] {
			out[t.Path], best[t.Path] = t.Text, n
		}
	}
	return out
}

// covers reports whether a text in one language is one in another: that in de in de-AT.
func covers(general, special string) bool {
	g, s := strings.ToLower(general), strings.ToLower(special)
	return g != "" && (g == s || strings.HasPrefix(s, g+"-"))
}

// base returns a language without its region and script.
func base(lang string) string {
	b, _, _ := strings.Cut(strings.ToLower(lang), "-")
	return b
}

// foreign reports whether a text that is not translated is in a language of its own: the title
// of a document is in that of the document.
func foreign(d *dataset.Dataset, path, own string) bool {
	id, isTitle := strings.CutSuffix(strings.TrimPrefix(path, "sources."), ".title")
	if !isTitle || !strings.HasPrefix(path, "sources.") {
		return false
	}
	for i := range d.Sources {
		if s := &d.Sources[i]; string(s.ID) == id {
			return s.Language != "" && base(s.Language) != base(own)
		}
	}
	return false
}

// named reports whether an actor has another name in a language.
func named(d *dataset.Dataset, lang string) bool {
	return slices.ContainsFunc(d.Actors, func(a dataset.Actor) bool { return alias(&a, lang) >= 0 })
}

// alias returns the position of the first name of an actor in a language that still holds, or -1.
func alias(a *dataset.Actor, lang string) int {
	return slices.IndexFunc(a.Aka, func(x dataset.Alias) bool { return covers(x.Lang, lang) && x.Until.IsZero() })
}

// rename gives actors their names in a language, and keeps what they were called before among
// their other names, so that it is found and shown.
func rename(d *dataset.Dataset, before []string, lang, own string, said map[string]string, kept map[string]bool) {
	for i := range d.Actors {
		a := &d.Actors[i]
		path := "actors." + string(a.ID)
		if k := alias(a, lang); said[path+".name"] == "" && k >= 0 {
			delete(kept, a.Name)
			a.Name = a.Aka[k].Name
			a.Aka = slices.Delete(a.Aka, k, k+1)
			if said[path+".short"] == "" {
				delete(kept, a.Short)
				a.Short = ""
			}
		}
		if a.Name != before[i] && !slices.ContainsFunc(a.Aka, func(x dataset.Alias) bool { return x.Name == before[i] }) {
			a.Aka = append(a.Aka, dataset.Alias{Name: before[i], Lang: own})
		}
	}
}
