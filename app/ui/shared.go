package ui

import (
	"strings"

	"parley/app/browser"
	"parley/data/dataset"
)

// shared looks up what another app shared, once the texts are there: they hold
// the addresses of the sources.
func (p *Page) shared() {
	if shared := browser.Query("share-url") + " " + browser.Query("share-text") + " " + browser.Query("share-title"); len(shared) > len("  ") {
		p.find(shared)
	}
}

// find looks a shared text up: an address in it among the sources, else its first
// words in the record.
func (p *Page) find(shared string) {
	s := p.m.State
	var words []string
	for word := range strings.FieldsSeq(shared) {
		if !strings.HasPrefix(word, "https://") && !strings.HasPrefix(word, "http://") {
			words = append(words, word)
			continue
		}
		if e := p.citing(word); e >= 0 {
			s.Event = p.m.D.Events[e].ID
			p.Set(s)
			return
		}
		p.Fail(p.w.Say("device.not-cited"))
	}
	if len(words) == 0 {
		p.show() // what was said of the address
		return
	}
	s.Query = strings.Join(words[:min(len(words), 6)], " ")
	p.Set(s)
}

// citing returns the most important event that a claim read at an address supports,
// the latest of several, or None.
func (p *Page) citing(address string) dataset.EventRef {
	best := dataset.EventRef(-1)
	for i := range p.m.D.Events {
		e := &p.m.D.Events[i]
		for k := range e.Claims {
			c := &e.Claims[k]
			if c.Source >= 0 && (same(p.m.D.Sources[c.Source].URL, address) || same(p.m.D.Sources[c.Source].Archive, address)) &&
				(best < 0 || e.Weight() >= p.m.D.Events[best].Weight()) {
				best = dataset.EventRef(i)
			}
		}
	}
	return best
}

// same reports whether two addresses lead to one document, apart from the scheme, "www.",
// tracking parameters, the fragment and a final slash.
func same(a, b string) bool { return a != "" && bare(a) == bare(b) }

func bare(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	rest = strings.TrimPrefix(rest, "www.")
	rest, _, _ = strings.Cut(rest, "#")
	path, query, _ := strings.Cut(rest, "?")
	path = strings.TrimSuffix(path, "/")
	for _, field := range strings.Split(query, "&") {
		if name, _, _ := strings.Cut(field, "="); name != "" && !strings.HasPrefix(name, "utm") && !strings.HasSuffix(name, "clid") {
			path += "&" + field
		}
	}
	return path
}
