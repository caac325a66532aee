package site

import (
	"cmp"
	"strings"
)

// Tongue is a language of a site, the record's own or one in a folder of it.
type Tongue struct {
	Lang string // BCP 47
	Root string // the way to its first page from that of the site that is written, "" for that itself
}

// selfNames are what languages call themselves. Any other is shown by its tag.
var selfNames = map[string]string{
	"ar": "العربية", "az": "Azərbaycanca", "de": "Deutsch", "en": "English", "es": "Español", "fr": "Français", "he": "עברית",
	"ja": "日本語", "pl": "Polski", "pt": "Português", "ru": "Русский", "tr": "Türkçe", "uk": "Українська", "zh": "中文",
}

// NameOf returns what a language calls itself, or its tag.
func NameOf(lang string) string {
	base, region, _ := strings.Cut(lang, "-")
	if name := selfNames[base]; name != "" && region != "" {
		return name + " (" + region + ")"
	}
	return cmp.Or(selfNames[base], lang)
}

// Other is a page in another language, or, for links that search engines follow, in this one.
type Other struct {
	Lang, Name string
	Way        string // to the page from this one
	Address    string // the same, absolute where the site has an address
	Self       bool
	Own        bool // the language of the record
}

// others returns a page in all languages of the site; nil for one language.
func (s *Site) others(path, up string) []Other {
	if strings.HasSuffix(path, "404.html") {
		return nil
	}
	path = strings.TrimSuffix(path, "index.html")
	var out []Other
	for i, t := range s.o.Tongues {
		o := Other{Lang: t.Lang, Name: NameOf(t.Lang), Way: cmp.Or(up+t.Root+path, "./"), Self: t.Root == "", Own: i == 0}
		o.Address = cmp.Or(s.o.Base.Join(t.Root+path), o.Way)
		out = append(out, o)
	}
	return out
}

// Ways returns the other languages for data-tongues.
func (p *Page) Ways() string {
	var out []string
	for _, o := range p.Others {
		if !o.Self {
			out = append(out, o.Lang+"="+o.Way+"="+o.Name)
		}
	}
	return strings.Join(out, ";")
}
