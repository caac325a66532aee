package site

import (
	"cmp"
	"html/template"
	"strings"
)

// whole is what numbers of the whole record count, for data-count: for each a unit and
// the state of the program that holds it.
func whole(units ...string) string { return strings.Join(units, "?from=..&to=.. ") + "?from=..&to=.." }

// funcs are what the templates call. A page speaks the language of its words; what
// the record says, in another language, carries that language and its own direction.
func (s *Site) funcs() template.FuncMap {
	return template.FuncMap{
		"t": s.w.Say, "count": s.w.Count, "whole": whole, "zone": s.d.Meta.Zone,
		"own": s.direct,
		"isolate": func(text string) template.HTML {
			escaped := template.HTMLEscapeString(text)
			if s.langOf(text) == "" || text == "" {
				return template.HTML(escaped)
			}
			return template.HTML("<bdi " + string(s.direct(text)) + ">" + escaped + "</bdi>")
		},
	}
}

// langOf returns the language of a text of the record where it is not that of the page, else "".
func (s *Site) langOf(text string) string { return s.w.Foreign(cmp.Or(s.d.LangOf(text), "en")) }

// direct returns the direction and the language of an element that holds a text of the record, or
// several that are in its language.
func (s *Site) direct(text ...string) template.HTMLAttr {
	out := template.HTMLAttr(`dir="auto"`)
	if lang := s.langOf(strings.Join(text, "")); lang != "" {
		out += template.HTMLAttr(` lang="` + template.HTMLEscapeString(lang) + `"`)
	}
	return out
}
