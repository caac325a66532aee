package site

import (
	"html/template"
	"strings"
)

// whole is what numbers of the whole record count, for data-count: for each a unit and
// the state of the program that holds it.
func whole(units ...string) string { return strings.Join(units, "?from=..&to=.. ") + "?from=..&to=.." }

// funcs are what the templates call. A page speaks the language of its words; what
// the record says, in another language, carries that language and its own direction.
func (s *Site) funcs() template.FuncMap {
	lang := s.w.Foreign(s.own)
	own := template.HTMLAttr(`dir="auto"`)
	if lang != "" {
		own += template.HTMLAttr(` lang="` + template.HTMLEscapeString(lang) + `"`)
	}
	return template.FuncMap{
		"t": s.w.Say, "count": s.w.Count, "whole": whole, "zone": s.d.Meta.Zone,
		"own": func() template.HTMLAttr { return own },
		"isolate": func(text string) template.HTML {
			escaped := template.HTMLEscapeString(text)
			if lang == "" || text == "" {
				return template.HTML(escaped)
			}
			return template.HTML("<bdi " + string(own) + ">" + escaped + "</bdi>")
		},
	}
}
