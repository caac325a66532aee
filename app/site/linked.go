package site

import (
	"strings"

	"parley/data/edtf"
)

// linked describes the record as JSON-LD (schema.org Dataset), for search
// engines. Empty values are left out. The template writes it as JSON that no
// text of the record can break out of.
func (s *Site) linked() map[string]any {
	m := &s.d.Meta
	out := map[string]any{"@context": "https://schema.org", "@type": "Dataset", "isAccessibleForFree": true}
	put := func(key, value string) {
		if value != "" {
			out[key] = value
		}
	}
	put("name", s.title())
	put("description", m.Description)
	put("inLanguage", m.Language)
	put("version", m.Version)
	put("license", licenceURL(m.License))
	put("url", string(s.o.Base))
	put("temporalCoverage", s.coverage())
	if m.AsOf.Shape == edtf.Point && m.AsOf.Precision == edtf.Day {
		put("dateModified", m.AsOf.String())
	}
	var makers []map[string]any
	for _, c := range m.Creators {
		maker := map[string]any{"@type": "Organization", "name": c.Name}
		if u := Safe(c.URL); u != "" {
			maker["url"] = u
		}
		makers = append(makers, maker)
	}
	if len(makers) > 0 {
		out["creator"] = makers
	}
	if len(m.Keywords) > 0 {
		out["keywords"] = strings.Join(m.Keywords, ", ")
	}
	return out
}

// coverage is the time the events span, as ISO 8601.
func (s *Site) coverage() string {
	if len(s.d.Events) == 0 {
		return ""
	}
	x := s.m.Extent
	from, to := edtf.FromDay(x.From.Day()), edtf.FromDay((x.To - 1).Day())
	return from.String() + "/" + to.String()
}

// licenceURL is the address of a Creative Commons licence given by its SPDX
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
