package site

import (
	"bytes"
	"cmp"
	"embed"
	"fmt"
	"html/template"
	"slices"
	"strings"
	"sync"

	"parley/app/chronicle"
	"parley/app/promise"
	"parley/app/scene/raster"
	"parley/app/site/theme"
	"parley/app/view"
	"parley/app/words"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/format/datapackage"
)

// Assets names the files that pages load, as paths from the site's root. A
// site without Wasm has no program: its pages are complete all the same.
type Assets struct {
	Sheet     string   // the style sheet
	Icon      string   // favicon, SVG
	Scripts   []string // in order, before the program starts
	Wasm      string   // the program
	WasmGzip  string   // a gzip copy of it, or ""
	WasmBytes int64    // its size unpacked
	Pack      string   // the record
	Texts     string   // its long texts
	Words     string   // the messages of the program in the language of the pages, or "" for English
	Land      string   // outlines of the world for its map, or ""
	LandFine  string   // finer ones, for when it is enlarged, or ""
	Worker    string   // the service worker, or ""
	Device    string   // the script for what the device keeps, or ""
	Reader    string   // the worker that reads datasets of the reader's, or ""
	Manifest  string   // the web app manifest, or ""
	Touch     string   // icon of 180 pixels for home screens, or ""

	Steps       [len(StepWidths)]string // the pictures of the author's steps, or ""
	ActorMap    string                  // the map of actors, or ""
	StoryScript string                  // the script that pins them, or ""

	Tongues string // the script that leads to other languages with the state, or ""

	MediaSheet  string // the style sheet of pictures and films, or "" for a record without
	MediaScript string // the script that enlarges pictures and loads players, or ""

	EmbedSheet  string // the style sheet that the embed page has besides
	EmbedScript string // the script of the pages that are shown in frames
}

// Options say how the pages of a dataset are written.
type Options struct {
	Words    *words.Words
	Assets   Assets
	Base     Base          // the address the site is published under, or ""
	Lang     string        // of the pages, BCP 47; "" for that of the words
	RTL      bool          // the page runs from right to left
	Tongues  []Tongue      // all languages of the site, in order, or nil for one
	OneFile  bool          // the first page is all that a reader gets
	Extra    []string      // further scripts of the same origin, for "parley serve"
	Findings Findings      // shown above every page, for "parley serve"
	Theme    *theme.Theme  // a newsroom's colours, or nil
	Steps    *StepPictures // of this dataset, named in Assets, or nil
	Fonts    *raster.Fonts // draws a picture for every page that is shared, when there is a Base; nil for none
}

// Findings is what the checker found, to be shown above the pages.
type Findings struct {
	Summary string
	Lines   []Finding
}

// Finding is one line of Findings.
type Finding struct{ Where, Text, Hint string }

// crowd is how many events the first page has in full when a record has more
// than wholeRecord of them.
const (
	wholeRecord = view.MostOnPage
	crowd       = 200
)

//go:embed page/*.tmpl
var pageFiles embed.FS

// Site writes the pages of one dataset, each when it is asked for. It is made
// with New and may be used from several goroutines.
type Site struct {
	d        *dataset.Dataset
	o        Options
	w        *words.Words
	m        *view.Model
	book     *chronicle.Book
	t        *template.Template
	x        *dataset.Index
	chapters []chapter
	order    []dataset.EventRef               // all events, as a chronology tells them
	own      string                           // language of the record, BCP 47
	policy   string                           // of the pages, see Policy
	place    []int32                          // of each event in order
	fixed    map[dataset.EventRef][]edtf.Date // days of the corrections of an event
	tables   func() []datapackage.File
	taken    []func() []byte // the files of downloads, each made once
	promised func() []promise.Item
	cards    *cards
	former   map[formerKey]*dataset.Former
	called   map[string]int // how many events have a title, and a title with a day
}

// New prepares the pages of a sealed dataset. It returns an error only when a
// template of this package has a fault.
func New(d *dataset.Dataset, o Options) (*Site, error) {
	if o.Lang == "" {
		o.Lang = o.Words.Lang()
	}
	o.Words = o.Words.Of(d)
	o.RTL = o.RTL || o.Words.RTL()
	m := view.NewModel(d)
	s := &Site{d: d, o: o, w: o.Words, m: m, own: cmp.Or(d.Meta.Language, "en"), book: chronicle.New(d, m.Ledger, o.Words), x: dataset.NewIndex(d)}
	s.policy = withPlayers(d)
	s.order = chronological(d)
	s.place = make([]int32, len(s.order))
	for i, ref := range s.order {
		s.place[ref] = int32(i)
	}
	s.chapters = divide(d, s.order)
	s.fixed = map[dataset.EventRef][]edtf.Date{}
	for i := range d.Corrections {
		c := &d.Corrections[i]
		s.fixed[c.Event] = append(s.fixed[c.Event], c.At)
	}
	s.former = map[formerKey]*dataset.Former{}
	for i := range d.Former {
		f := &d.Former[i]
		s.former[formerKey{f.Actor, f.ID}] = f
	}
	s.called = map[string]int{}
	for i := range d.Events {
		title := d.Events[i].Title
		s.called[title]++
		s.called[joined(s.w.Comma(), title, s.w.ShortDate(d.Events[i].When))]++
	}
	s.promised = sync.OnceValue(s.readPromises)
	for _, f := range downloads {
		s.taken = append(s.taken, sync.OnceValue(func() []byte { return f.write(s) }))
	}
	s.tables = sync.OnceValue(func() []datapackage.File { return datapackage.Write(d) })
	if o.Fonts != nil && o.Base != "" {
		s.cards = newCards(s)
	}
	t, err := template.New("").Funcs(s.funcs()).ParseFS(pageFiles, "page/*.tmpl")
	if err != nil {
		return nil, fmt.Errorf("site: templates: %w", err)
	}
	s.t = t
	return s, nil
}

// Paths lists the files of the site: its pages, then the data, the feeds and
// what search engines read.
func (s *Site) Paths() []string { return append(s.pagePaths(), s.filePaths()...) }

// pagePaths lists the pages of the site: the first page, the corrections, the
// data, the map and the promises, the page for what is not there, the embed page, the
// steps of the story, a large record on one page and its chapters, then one page each
// for events, former ids of events, and actors.
func (s *Site) pagePaths() []string {
	out := append([]string{"index.html", "corrections/index.html", "data/index.html", "404.html", embedPath}, s.readingPaths()...)
	if len(s.d.Steps) > 0 {
		out = append(out, storyPath)
	}
	for i := range s.d.Steps {
		out = append(out, stepPath(i+1))
	}
	if len(s.chapters) > 0 {
		out = append(out, allPath)
	}
	for i := range s.chapters {
		out = append(out, s.chapters[i].path())
	}
	for _, ref := range s.order {
		e := &s.d.Events[ref]
		out = append(out, eventPath(e.ID))
		aka := e.Rest().Aka
		for k, old := range aka {
			if s.x.Event(old) == ref && old != e.ID && !slices.Contains(aka[:k], old) {
				out = append(out, eventPath(old))
			}
		}
	}
	for i := range s.d.Actors {
		out = append(out, actorPath(s.d.Actors[i].ID))
	}
	return append(out, s.formerPaths()...)
}

// Page writes the file at a path. It is nil for a path that Paths does not list.
// It returns an error when a template cannot be filled, which is a fault of this
// package. The same dataset and options give the same bytes.
func (s *Site) Page(path string) ([]byte, error) {
	name, data := s.find(path)
	if data == nil {
		return s.file(path), nil
	}
	var b bytes.Buffer
	if err := s.t.ExecuteTemplate(&b, name, data); err != nil {
		return nil, fmt.Errorf("site: %s: %w", path, err)
	}
	return addSprite(b.Bytes(), path == "index.html" || path == embedPath), nil
}

// find returns the template of the page at a path and what fills it.
func (s *Site) find(path string) (name string, data any) {
	switch path {
	case "index.html":
		return "index", s.index()
	case "corrections/index.html":
		return "corrections", s.correctionsPage()
	case embedPath:
		return "embed", s.embedPage()
	case "data/index.html":
		return "data", s.dataPage()
	case allPath:
		if len(s.chapters) > 0 {
			return "all", s.allPage()
		}
		return "", nil
	case mapPath:
		return "map", s.mapPage()
	case deadlinesPath:
		return "deadlines", s.deadlinesPage()
	case storyPath:
		if len(s.d.Steps) > 0 {
			return "moved", s.storyMoved()
		}
		return "", nil
	case "404.html":
		return "missing", s.missingPage()
	}
	kind, rest, _ := strings.Cut(path, "/")
	id, ok := strings.CutSuffix(rest, "/index.html")
	if !ok {
		return "", nil
	}
	switch kind {
	case "story":
		if n := s.stepOf(id); n > 0 {
			return "step", s.stepPage(n)
		}
	case "event":
		return s.findEvent(dataset.EventID(id))
	case "actor":
		if a := s.x.Actor(dataset.ActorID(id)); a >= 0 {
			return "actor", s.actorPage(a)
		}
		return s.findFormer(formerKey{true, id})
	case "when":
		if i := slices.IndexFunc(s.chapters, func(c chapter) bool { return c.name() == id }); i >= 0 {
			return "chapter", s.chapterPage(i)
		}
	}
	return "", nil
}

// findEvent returns the page of an event, or at a former id the page that leads on.
func (s *Site) findEvent(id dataset.EventID) (name string, data any) {
	ref := s.x.Event(id)
	switch {
	case ref < 0:
		return s.findFormer(formerKey{false, string(id)})
	case s.d.Events[ref].ID != id:
		return "moved", s.moved(eventPath(id), "event/", string(s.d.Events[ref].ID), s.d.Events[ref].Title)
	}
	return "event", s.eventPage(int(s.place[ref]))
}

func actorPath(id dataset.ActorID) string { return "actor/" + string(id) + "/index.html" }

func eventPath(id dataset.EventID) string { return "event/" + string(id) + "/index.html" }
