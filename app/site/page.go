package site

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"parley/data/dataset"
)

// Page is what every page has: its head, its frame, its colophon.
type Page struct {
	A                   Assets
	Lang, Dir           string
	Up                  string // way to the site's root
	Title               string
	Set                 string // title of the record
	Description         string
	Canonical           string
	Policy              string
	Theme               string
	Ground              Ground // what the browser's own bars are coloured in
	First, App, NoIndex bool
	Slim                bool   // is made for frames
	Guest               bool   // may stand in a frame of another page as it is
	OEmbed              string // address of what other pages show for this one, or ""
	Version             string
	Story               string // the script of the story, or ""
	Extra               []string
	Findings            *Findings
	Linked              any    // JSON-LD, or nil
	Feed                string // the feed of the page, as a path from the site's root, or ""
	Card                *Card  // the picture that a shared link shows, or nil

	AsOf     string
	Licence  string
	Credits  []string
	Others   []Other  // the page in all languages of the site, nil for one
	Readings []Anchor // promises and deadlines, the author's story
}

// Ground is the colour of the page's surface in the two themes, as #rrggbb.
type Ground struct{ Light, Dark string }

// ground returns the surface of the site: the page's own or a newsroom's.
func (s *Site) ground() (g Ground) {
	g.Light, _ = s.o.Theme.Colour("surface", false)
	g.Dark, _ = s.o.Theme.Colour("surface", true)
	return g
}

// Card is the picture that a shared link shows.
type Card struct{ URL, Alt, Tall string } // Tall is the one for phones, or ""

// feed is the path of the feed in a folder, "" where the site has none.
func (s *Site) feedPath(where string) string {
	if !s.Absolute() {
		return ""
	}
	return where + "feed.xml"
}

// Home returns the way to the first page.
func (p *Page) Home() string {
	if p.Up == "" {
		return "./"
	}
	return p.Up
}

// Policy is the content security policy of a page without players of other sites:
// nothing but files of the same place, no inline script or style. 'wasm-unsafe-eval'
// lets the program be compiled and nothing else.
const Policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; media-src 'self'; connect-src 'self'; frame-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"

// Policy returns the content security policy of every page. It lets a frame hold the players
// that the record names, which are loaded once a reader asks for one.
func (s *Site) Policy() string { return s.policy }

// withPlayers is Policy with the origins of the players of a record.
func withPlayers(d *dataset.Dataset) string {
	var from []string
	d.EachMedia(func(m *dataset.Media, _ string) {
		host, _, _ := strings.Cut(strings.TrimPrefix(m.Made.Path, "https://"), "/")
		if m.Made.Kind == dataset.Elsewhere && m.Made.Path != "" && !slices.Contains(from, "https://"+host) {
			from = append(from, "https://"+host)
		}
	})
	return strings.Replace(Policy, "frame-src 'self'", strings.Join(append([]string{"frame-src 'self'"}, from...), " "), 1)
}

// newPage starts the page at a path.
func (s *Site) newPage(path, title, description string) *Page {
	meta := &s.d.Meta
	p := &Page{
		A: s.o.Assets, Ground: s.ground(), Lang: s.o.Lang, Dir: "ltr", Up: up(path), Title: title, Set: s.title(), Description: clip(description, 300),
		Canonical: s.o.Base.Join(strings.TrimSuffix(path, "index.html")), Policy: s.policy, Version: meta.Version, Extra: s.o.Extra,
		Others: s.others(path, up(path)), Licence: meta.License, Credits: s.book.Credits(),
	}
	for _, r := range s.readingPaths() {
		p.Readings = append(p.Readings, Anchor{p.Up + strings.TrimSuffix(r, "index.html"), s.w.Say(readingNames[r])})
	}
	if len(s.d.Steps) > 0 {
		p.Readings = append(p.Readings, Anchor{p.Home() + "#steps", s.w.Say("page.story")})
	}
	if s.o.RTL {
		p.Dir = "rtl"
	}
	if !meta.AsOf.IsZero() {
		p.AsOf = s.w.Date(meta.AsOf)
	}
	if len(s.o.Findings.Lines) > 0 {
		p.Findings = &s.o.Findings
	}
	return p
}

// title returns the title of the record; one without any is called by its id.
func (s *Site) title() string {
	return cmp.Or(s.d.Meta.Title, s.d.Meta.ID, s.w.Say("page.untitled"))
}

// clip cuts a text for a description at the end of a word.
func clip(text string, n int) string {
	if len(text) <= n {
		return text
	}
	if i := strings.LastIndexByte(text[:n], ' '); i > 0 {
		return strings.TrimRight(text[:i], ",;:") + "…"
	}
	return strings.ToValidUTF8(text[:n], "") + "…"
}

// Notes numbers the sources of a page in the order in which the page names them.
type Notes struct {
	s       *Site
	numbers map[dataset.SourceRef]int
	refs    []dataset.SourceRef
}

func newNotes(s *Site) *Notes { return &Notes{s: s, numbers: map[dataset.SourceRef]int{}} }

// Number returns the number of a source, 0 for none.
func (n *Notes) Number(ref dataset.SourceRef) int {
	if ref < 0 {
		return 0
	}
	if k, ok := n.numbers[ref]; ok {
		return k
	}
	n.refs = append(n.refs, ref)
	n.numbers[ref] = len(n.refs)
	return len(n.refs)
}

// list writes the notes in order of their numbers, for a page from which up leads to
// the root of the site.
func (n *Notes) list(up string) template.HTML {
	return n.s.html(up, n.s.writer(nil).Sources(n.refs))
}
