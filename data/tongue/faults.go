package tongue

import (
	"strings"

	"parley/data/dataset"
)

// Fault is a translation that is of no use.
type Fault struct {
	dataset.Translation
	Quote bool   // it is of a quote, which stays in its language
	Near  string // the path of a field that may be meant, or ""
}

// Key returns the path of a translation among the positions of a record.
func Key(t *dataset.Translation) string { return "translations." + t.Lang + "." + t.Path }

// Faults returns the translations of texts that the record does not have: of a record or field
// that does not exist or is empty, or of what has one language only.
func Faults(d *dataset.Dataset) []Fault {
	if len(d.Translations) == 0 {
		return nil
	}
	has := originals(d)
	var out []Fault
	for i := range d.Translations {
		if t := &d.Translations[i]; has[t.Path] == "" {
			out = append(out, Fault{*t, strings.HasSuffix(t.Path, ".quote"), near(t.Path, has)})
		}
	}
	return out
}

// originals returns the texts of a record by path, without empty ones.
func originals(d *dataset.Dataset) map[string]string {
	out := map[string]string{}
	Texts(d, func(path string, text *string) {
		if *text != "" {
			out[path] = *text
		}
	})
	return out
}

// near returns the path of the same record whose last word is most like that of a path, or "".
func near(path string, has map[string]string) string {
	at := strings.LastIndexByte(path, '.')
	if at < 0 {
		return ""
	}
	for _, word := range [...]string{"title", "name", "text"} {
		if p := path[:at+1] + word; has[p] != "" {
			return p
		}
	}
	return ""
}

// Missing returns the paths of the texts of a record that a language lacks, in the order of
// Texts. Names of actors that an aka gives are not missing.
func Missing(d *dataset.Dataset, lang string) []string {
	said := translations(d, lang)
	names := map[string]bool{}
	for i := range d.Actors {
		if alias(&d.Actors[i], lang) >= 0 {
			names["actors."+string(d.Actors[i].ID)+".name"], names["actors."+string(d.Actors[i].ID)+".short"] = true, true
		}
	}
	var out []string
	Texts(d, func(path string, text *string) {
		if *text != "" && said[path] == "" && !names[path] && !foreign(d, path, Own(d)) {
			out = append(out, path)
		}
	})
	return out
}

// Count returns how many texts of a record a language has, and how many there are.
func Count(d *dataset.Dataset, lang string) (has, all int) {
	for path := range originals(d) {
		if !foreign(d, path, Own(d)) {
			all++
		}
	}
	return all - len(Missing(d, lang)), all
}

// Stale returns the translations that stayed the same between two versions of a record while
// the text that they translate changed.
func Stale(old, now *dataset.Dataset) []dataset.Translation {
	if len(now.Translations) == 0 || len(old.Translations) == 0 {
		return nil
	}
	was, is := originals(old), originals(now)
	had := make(map[dataset.Translation]bool, len(old.Translations))
	for i := range old.Translations {
		had[old.Translations[i]] = true
	}
	var out []dataset.Translation
	for _, t := range now.Translations {
		if had[t] && was[t.Path] != "" && is[t.Path] != "" && was[t.Path] != is[t.Path] {
			out = append(out, t)
		}
	}
	return out
}
