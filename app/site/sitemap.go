package site

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// mostURLs is how many addresses one site map may hold, by its standard.
const mostURLs = 50_000

type (
	urlset struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URLs    []mapped `xml:"url"`
	}
	mapIndex struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
		Maps    []mapped `xml:"sitemap"`
	}
	mapped struct {
		Loc     string `xml:"loc"`
		Changed string `xml:"lastmod,omitempty"`
	}
)

// mapped lists the addresses worth finding, with the day each changed last. Pages
// that only lead on or say that something is gone are left out.
func (s *Site) mapped() []mapped {
	day := s.recordDay()
	var out []mapped
	for _, path := range []string{"", "corrections/", "data/"} {
		out = append(out, mapped{s.o.Base.Join(path), day})
	}
	for _, path := range s.readingPaths() {
		out = append(out, mapped{s.o.Base.Join(strings.TrimSuffix(path, "index.html")), day})
	}
	for i := range s.chapters {
		out = append(out, mapped{s.o.Base.Join(s.chapters[i].href()), day})
	}
	for _, ref := range s.order {
		out = append(out, mapped{s.o.Base.Join("event/" + string(s.d.Events[ref].ID) + "/"), s.changed(ref)})
	}
	for i := range s.d.Actors {
		out = append(out, mapped{s.o.Base.Join("actor/" + string(s.d.Actors[i].ID) + "/"), day})
	}
	return out
}

// mapPaths returns the files of the site map: one, or one that names several.
func (s *Site) mapPaths() []string {
	out := []string{"sitemap.xml"}
	if n := len(s.mapped()); n > mostURLs {
		for i := range (n + mostURLs - 1) / mostURLs {
			out = append(out, "sitemap-"+strconv.Itoa(i+1)+".xml")
		}
	}
	return out
}

// sitemap returns the site map at a path, nil for another file.
func (s *Site) sitemap(path string) []byte {
	all := s.mapped()
	if path == "sitemap.xml" && len(all) <= mostURLs {
		return markup(urlset{URLs: all})
	}
	if path == "sitemap.xml" {
		var index mapIndex
		for _, p := range s.mapPaths()[1:] {
			index.Maps = append(index.Maps, mapped{s.o.Base.Join(p), s.recordDay()})
		}
		return markup(index)
	}
	n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimPrefix(path, "sitemap-"), ".xml"))
	if err != nil || n < 1 || (n-1)*mostURLs >= len(all) {
		return nil
	}
	return markup(urlset{URLs: all[(n-1)*mostURLs : min(n*mostURLs, len(all))]})
}

// markup writes a value as XML.
func markup(v any) []byte {
	text, err := xml.MarshalIndent(v, "", " ")
	if err != nil {
		panic("site: " + err.Error()) // texts and lists of texts
	}
	return append(append([]byte(xml.Header), text...), '\n')
}

// robots lets every robot in, and says where the site map is. It counts only at
// the root of a host.
func (s *Site) robots() []byte {
	text := "User-agent: *\nAllow: /\n"
	if s.o.Base != "" {
		text += "Sitemap: " + s.o.Base.Join("sitemap.xml") + "\n"
		for _, t := range s.o.Tongues {
			if t.Root != "" {
				text += "Sitemap: " + s.o.Base.Join(t.Root+"sitemap.xml") + "\n"
			}
		}
	}
	return []byte(text)
}
