package site

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"strings"

	"parley/app/chronicle"
	"parley/app/view"
	"parley/app/words"
	"parley/data/dataset"
)

// File is one file of a site: its path from the site's root, with slashes, and
// its content.
type File struct {
	Path string
	Data []byte
}

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
}

// Options say how the pages of a dataset are written.
type Options struct {
	Words    *words.Words
	Assets   Assets
	Base     Base     // the address the site is published under, or ""
	Lang     string   // BCP 47; "" for the record's language
	RTL      bool     // the page runs from right to left
	Extra    []string // further scripts of the same origin, for "parley serve"
	Findings Findings // shown above every page, for "parley serve"
}

// Findings is what the checker found, to be shown above the pages.
type Findings struct {
	Summary string
	Lines   []Finding
}

// Finding is one line of Findings.
type Finding struct{ Where, Text, Hint string }

// crowd is how many events the first page tells in full when a record has more
// than wholeRecord of them.
const (
	wholeRecord = 400
	crowd       = 200
)

//go:embed page/*.tmpl
var pageFiles embed.FS

// writer holds what all pages of one site share.
type writer struct {
	d        *dataset.Dataset
	o        Options
	w        *words.Words
	m        *view.Model
	book     *chronicle.Book
	t        *template.Template
	chapters []chapter
	order    []dataset.EventRef // all events, as a chronology tells them
}

// Pages writes all pages of a sealed dataset, one by one, to emit. The same
// dataset and options give the same files in the same order. It returns an
// error when emit does, and when a template cannot be filled, which is a fault
// of this package.
func Pages(d *dataset.Dataset, o Options, emit func(File) error) error {
	s, err := newWriter(d, o)
	if err != nil {
		return err
	}
	return s.write(emit)
}

// Count is the number of files that Pages writes, for showing progress.
func Count(d *dataset.Dataset) int {
	n := 3 + len(d.Events) + len(d.Actors) // first page, corrections, 404
	for i := range d.Events {
		n += len(d.Events[i].Rest().Aka)
	}
	return n
}

func newWriter(d *dataset.Dataset, o Options) (*writer, error) {
	if o.Lang == "" {
		o.Lang = d.Meta.Language
	}
	if o.Lang == "" {
		o.Lang = "en"
	}
	m := view.NewModel(d)
	s := &writer{d: d, o: o, w: o.Words, m: m, book: chronicle.New(d, m.Ledger, o.Words)}
	s.order = chronological(d)
	s.chapters = divide(d, s.order)
	t, err := template.New("").Funcs(template.FuncMap{"t": o.Words.Say, "count": o.Words.Count}).ParseFS(pageFiles, "page/*.tmpl")
	if err != nil {
		return nil, fmt.Errorf("site: templates: %w", err)
	}
	s.t = t
	return s, nil
}

func (s *writer) write(emit func(File) error) error {
	if err := s.page(emit, "index.html", "index", s.index()); err != nil {
		return err
	}
	if err := s.page(emit, "corrections/index.html", "corrections", s.correctionsPage()); err != nil {
		return err
	}
	if err := s.page(emit, "404.html", "missing", s.missingPage()); err != nil {
		return err
	}
	for i := range s.chapters {
		if err := s.page(emit, s.chapters[i].path(), "chapter", s.chapterPage(i)); err != nil {
			return err
		}
	}
	for i := range s.order {
		if err := s.eventPages(emit, i); err != nil {
			return err
		}
	}
	for a := range s.d.Actors {
		ref := dataset.ActorRef(a)
		if err := s.page(emit, "actor/"+string(s.d.Actors[a].ID)+"/index.html", "actor", s.actorPage(ref)); err != nil {
			return err
		}
	}
	return nil
}

// eventPages writes the page of event number i of the chronology, and a page
// at each of its former ids that leads there.
func (s *writer) eventPages(emit func(File) error, i int) error {
	e := &s.d.Events[s.order[i]]
	if err := s.page(emit, eventPath(e.ID), "event", s.eventPage(i)); err != nil {
		return err
	}
	for _, old := range e.Rest().Aka {
		if s.d.Events[s.d.EventByID(old)].ID == old {
			continue // another event has taken the id
		}
		if err := s.page(emit, eventPath(old), "moved", s.movedPage(old, e)); err != nil {
			return err
		}
	}
	return nil
}

func eventPath(id dataset.EventID) string { return "event/" + string(id) + "/index.html" }

// page fills a template and emits the file.
func (s *writer) page(emit func(File) error, path, name string, data any) error {
	var b bytes.Buffer
	if err := s.t.ExecuteTemplate(&b, name, data); err != nil {
		return fmt.Errorf("site: %s: %w", path, err)
	}
	return emit(File{Path: path, Data: addSprite(b.Bytes(), strings.HasSuffix(path, "index.html") && !strings.Contains(path, "/"))})
}
