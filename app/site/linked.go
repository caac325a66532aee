package site

import (
	"strings"

	"parley/data/dataset"
	"parley/data/edtf"
)

// node is a thing as JSON-LD describes it. Its keys are written in order.
type node map[string]any

// put sets a key that has a value.
func (n node) put(key, value string) node {
	if value != "" {
		n[key] = value
	}
	return n
}

// add sets a list that has something in it, of things or of texts: a text is what is
// known by its name alone.
func (n node) add(key string, list []any) node {
	if len(list) > 0 {
		n[key] = list
	}
	return n
}

// some sets a list as add does, one value as itself.
func (n node) some(key string, list []any) node {
	if len(list) == 1 {
		n[key] = list[0]
		return n
	}
	return n.add(key, list)
}

// graph makes things the description of a page, in the words of schema.org.
func graph(nodes ...node) map[string]any {
	return map[string]any{"@context": "https://schema.org", "@graph": nodes}
}

// thing starts the description of a thing of a type.
func thing(kind string) node { return node{"@type": kind} }

// linked describes the record for search engines. The template writes it as JSON
// that no text of the record can break out of. More of it stands on the page of
// data: this one is loaded first.
func (s *Site) linked() map[string]any {
	out := s.linkedRecord()
	out["@context"] = "https://schema.org"
	return out
}

// linkedRecord describes the record as a whole.
func (s *Site) linkedRecord() node {
	m := &s.d.Meta
	out := thing("Dataset").put("@id", s.recordID()).put("name", s.title()).put("description", m.Description).put("inLanguage", m.Language).
		put("version", m.Version).put("license", licenceURL(m.License)).put("url", string(s.o.Base)).put("temporalCoverage", s.coverage())
	out["isAccessibleForFree"] = true
	s.linkHead(out)
	if m.AsOf.Shape == edtf.Point && m.AsOf.Precision == edtf.Day {
		out["dateModified"] = m.AsOf.String()
	}
	var makers []any
	for _, c := range m.Creators {
		makers = append(makers, linkedCreator(c))
	}
	return out.add("creator", makers).put("keywords", strings.Join(m.Keywords, ", "))
}

// linkHead adds what the author says of the story.
func (s *Site) linkHead(out node) {
	h := &s.d.Meta.Head
	out.put("headline", h.Headline).put("abstract", h.Finding).put("creditText", h.Byline).put("datePublished", isoDate(h.Published))
	if at := s.shownAt(h.Picture); at != "" {
		out["image"] = thing("ImageObject").put("contentUrl", at).put("caption", h.Picture.Alt).put("creditText", h.Picture.Credit).put("license", licenceURL(h.Picture.License))
	}
	if at := s.shownAt(h.Logo); at != "" && s.d.Meta.Publisher != "" {
		out["publisher"] = thing("Organization").put("name", s.d.Meta.Publisher).put("url", Safe(s.d.Meta.Homepage)).put("logo", at)
	}
}

// registers are the beginnings of addresses that name people, or bodies, alone.
var registers = []struct{ prefix, class string }{
	{"https://orcid.org/", "Person"}, {"https://ror.org/", "Organization"}}

// linkedCreator returns a maker of the record: a person or a body where its address tells
// which, else its name, for the record does not say what it is.
func linkedCreator(c dataset.Creator) any {
	for _, r := range registers {
		if strings.HasPrefix(c.URL, r.prefix) {
			return thing(r.class).put("@id", Safe(c.URL)).put("name", c.Name).put("url", Safe(c.URL))
		}
	}
	return c.Name
}

// recordID names the record in descriptions of its parts.
func (s *Site) recordID() string { return s.o.Base.Join("#record") }

// coverage returns the time the events span, as ISO 8601.
func (s *Site) coverage() string {
	if len(s.d.Events) == 0 {
		return ""
	}
	x := s.m.Extent
	return dataset.ISODay(x.From) + "/" + dataset.ISODay(x.To-1)
}

// licenceURL returns the address of a Creative Commons licence given by its SPDX
// identifier, else the identifier itself.
func licenceURL(spdx string) string {
	kind, version, ok := cutLast(strings.TrimPrefix(spdx, "CC-"), "-")
	switch {
	case spdx == "CC0-1.0":
		return "https://creativecommons.org/publicdomain/zero/1.0/"
	case !ok || !strings.HasPrefix(spdx, "CC-"):
		return spdx
	}
	return "https://creativecommons.org/licenses/" + strings.ToLower(kind) + "/" + version + "/"
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}
