package main

import (
	"cmp"
	"encoding/base64"
	"maps"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"parley/data/dataset"
)

// inOne begins the names of media in a page that is one file: an address that loads
// nothing, for which media.js looks in the page.
const inOne = "data:,"

// inline names the media of a record for a page that is one file: each in one size.
func inline(d *dataset.Dataset) {
	d.EachMedia(func(m *dataset.Media, _ string) {
		m.Made.Set, m.Made.Small, m.Made.Large = "", cmp.Or(m.Made.Poster, m.Made.Path), m.Made.Path
		if m.Made.Kind != dataset.Picture {
			m.Made.Small = m.Made.Poster
		}
		for _, path := range []*string{&m.Made.Path, &m.Made.Small, &m.Made.Large, &m.Made.Poster, &m.Made.VTT} {
			if strings.HasPrefix(*path, mediaFolder) {
				*path = inOne + *path
			}
		}
	})
}

var mediaName = regexp.MustCompile(` (src|href|poster)="` + inOne + `(` + mediaFolder + `[^"]+)"`)

// mostTwice is the size in bytes above which a file is in the page once: where it is
// shown again, media.js takes it from there.
const mostTwice = 256 << 10

// inlineMedia puts the media that the page shows into it, and returns as parts those that
// only the program shows.
func (w *whole) inlineMedia(page string) (string, []string, error) {
	if w.media == nil {
		return page, nil, nil
	}
	var failed error
	in := map[string]bool{}
	page = mediaName.ReplaceAllStringFunc(page, func(attr string) string {
		m := mediaName.FindStringSubmatch(attr)
		key, name := m[1], m[2]
		if key == "href" && w.media.at[name].Kind == dataset.Picture {
			return ` href="#zoom"`
		}
		data, err := w.file(name)
		if err != nil {
			failed = err
		}
		if in[name] && len(data) > mostTwice {
			return attr
		}
		out := " " + key + `="data:` + typeOf(name) + ";base64," + base64.StdEncoding.EncodeToString(data) + `"`
		if key == "href" {
			out += ` download="` + path.Base(w.media.at[name].name) + `"`
		}
		if !in[name] && key != "poster" {
			out += ` data-file="` + name + `"`
			in[name] = true
		}
		return out
	})
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(w.media.used)) {
		if in[name] {
			continue
		}
		data, err := w.file(name)
		if err != nil {
			failed = err
		}
		parts = append(parts, `<script type="text/plain" data-file="`+name+`" data-type="`+typeOf(name)+`">`+base64.StdEncoding.EncodeToString(data)+"</script>\n")
	}
	return page, parts, failed
}

// typeOf returns the content type of a file of the site, without its encoding.
func typeOf(name string) string {
	kind, _, _ := strings.Cut(types[filepath.Ext(name)], ";")
	return kind
}
