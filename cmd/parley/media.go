package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"

	"parley/cmd/internal/media"
	"parley/cmd/internal/plain"
	"parley/data/check"
	"parley/data/dataset"
	draft "parley/data/format/assemble"
)

// gallery are the media files of a site. What they are is known from gather on; the
// files themselves are made when they are asked for.
type gallery struct {
	dir    string // of the record; "" for one without a folder
	drawn  *drawn // pictures that an earlier build left, or nil
	copies map[string]string
	taken  map[string]*exhibit // by the name in the folder
	works  []*exhibit          // those with files on the site, in order of their use
	at     map[string]*exhibit // by a path of the site
	used   map[string]bool     // the paths that the record names, of pictures one of their sizes
}

// exhibit is a file of the record and what becomes of it.
type exhibit struct {
	media.File
	name   string // in the folder
	sum    string // of its content
	bytes  int
	paths  []string // of the site, ascending in width
	widths []int    // of a picture that is brought to sizes
	lines  string   // of captions, what they say
	fault  *media.Fault
}

// gather looks at all media of a record, says in the record what becomes of them, and
// returns what is wrong with them. dir is the folder of the record, or "".
func gather(d *dataset.Dataset, pos *check.Positions, dir string, old *drawn) (*gallery, []check.Finding) {
	g := &gallery{dir: dir, drawn: old, taken: map[string]*exhibit{}, at: map[string]*exhibit{}, used: map[string]bool{}}
	var found []check.Finding
	d.EachMedia(func(m *dataset.Media, path string) {
		m.Made = dataset.Made{}
		report := func(key string, f *media.Fault) {
			if f == nil {
				return
			}
			at := check.Where{}
			if pos != nil {
				at = pos.Of(path + "." + key)
			}
			found = append(found, check.Finding{Where: at, Rule: "media-file", Severity: check.Warning, Say: f.Say, Suggest: f.Suggest})
		}
		report("src", g.show(m))
		if m.Poster != "" {
			report("poster", g.poster(m))
		}
		if m.VTT != "" {
			report("vtt", g.captions(m))
		}
		for _, path := range []string{m.Made.Path, m.Made.Poster, m.Made.VTT} {
			if g.at[path] != nil {
				g.used[path] = true
			}
		}
	})
	return g, found
}

// show says in a medium what is shown of it.
func (g *gallery) show(m *dataset.Media) *media.Fault {
	x := g.take(m.Src)
	if x == nil {
		return g.elsewhere(m)
	}
	if x.Kind == "" {
		return x.fault
	}
	m.Made = dataset.Made{Kind: x.Kind, Path: x.fit(960)}
	if x.Kind == dataset.Picture {
		m.Made.Small, m.Made.Large = x.fit(0), x.fit(1<<20)
	}
	if x.Width > 0 {
		m.Made.Width, m.Made.Height = fmt.Sprint(x.Width), fmt.Sprint(x.Height)
	}
	switch {
	case len(x.widths) > 0:
		m.Made.Set = x.set()
	case x.Kind == dataset.Document:
		m.Made.Label = x.Name + ", " + bytesText(x.bytes)
	}
	return x.fault
}

// elsewhere is for an address without a copy in the folder: nothing is loaded from it.
func (g *gallery) elsewhere(m *dataset.Media) *media.Fault {
	p := media.PlayerOf(m.Src)
	m.Made = dataset.Made{Kind: dataset.Elsewhere, Path: p.Frame, Label: p.Name}
	if p.Frame == "" && media.NamesFile(m.Src) {
		return &media.Fault{Say: "the file lies at " + p.Name + ", from which no page loads it: readers see a link", Suggest: "parley fetch-media copies it into the folder"}
	}
	return nil
}

func (g *gallery) poster(m *dataset.Media) *media.Fault {
	x := g.take(m.Poster)
	switch {
	case x == nil:
		return &media.Fault{Say: "the poster lies at another site, from which no page loads it", Suggest: "parley fetch-media copies it into the folder"}
	case x.Kind != "" && x.Kind != dataset.Picture:
		return &media.Fault{Say: "the poster is " + x.Name + ", not a picture", Suggest: "a JPEG, PNG, GIF, WebP or SVG"}
	case x.Kind == dataset.Picture:
		m.Made.Poster, m.Made.Small = x.fit(640), x.fit(0)
	}
	return x.fault
}

func (g *gallery) captions(m *dataset.Media) *media.Fault {
	x := g.take(m.VTT)
	switch {
	case x == nil:
		return &media.Fault{Say: "the captions lie at another site, from which no page loads them", Suggest: "a file of WebVTT in the folder"}
	case m.Made.Kind != dataset.Sound && m.Made.Kind != dataset.Film:
		return &media.Fault{Say: "captions belong to a sound or a film in the folder", Suggest: "remove vtt, or say it in alt"}
	case x.fault == nil && x.Ext == ".vtt":
		m.Made.VTT, m.Made.Label = x.paths[0], x.lines
		return nil
	case x.fault != nil:
		return x.fault
	}
	return &media.Fault{Say: "the captions are no WebVTT: the file is " + x.Name, Suggest: "a file of WebVTT; ffmpeg -i captions.srt captions.vtt makes one"}
}

// take returns what becomes of a file of the folder, or of the copy of an address in
// it; nil for an address without one.
func (g *gallery) take(src string) *exhibit {
	name := src
	if strings.Contains(src, "://") {
		if name = g.copyOf(src); name == "" {
			return nil
		}
	}
	x := g.taken[name]
	if x == nil {
		x = &exhibit{name: name}
		g.taken[name] = x
		if x.fault = g.look(x); x.Kind != "" {
			g.works = append(g.works, x)
			for _, p := range x.paths {
				g.at[p] = x
			}
		}
	}
	return x
}

// look reads a file and decides on its files of the site. An exhibit without a Kind is
// not shown.
func (g *gallery) look(x *exhibit) *media.Fault {
	data, fault := g.read(x.name)
	if fault != nil {
		return fault
	}
	f, fault := media.Read(x.name, data)
	if f.Kind == "" {
		return fault
	}
	if f.Ext == ".vtt" {
		if x.lines, fault = media.Captions(data); fault != nil {
			return fault
		}
	}
	if f.Scales() && len(data) > media.MostPicture {
		return &media.Fault{Say: fmt.Sprintf("the picture holds %s, more than %d MB", bytesText(len(data)), media.MostPicture>>20), Suggest: "save it smaller; 2160 pixels are as wide as it is shown"}
	}
	sum := sha256.Sum256(data)
	x.sum, x.bytes = hex.EncodeToString(sum[:]), len(data)
	stem := mediaFolder + draft.Slug(strings.TrimSuffix(path.Base(x.name), path.Ext(x.name)))
	if !f.Scales() {
		x.File, x.paths = f, []string{stem + "." + x.sum[:10] + f.Ext}
		return fault
	}
	widths := media.Widths(f.Width)
	ext := g.known(stem, x.sum, widths)
	if ext == "" {
		p, bad := media.Open(f, data)
		if bad != nil {
			return bad
		}
		ext = p.Ext()
	}
	x.File, x.widths = f, widths
	for _, w := range widths {
		x.paths = append(x.paths, pathOf(stem, x.sum, w, ext))
	}
	return fault
}

// read reads a file of the folder.
func (g *gallery) read(name string) ([]byte, *media.Fault) {
	if g.dir == "" {
		return nil, &media.Fault{Say: "the record has no folder, and so no " + name, Suggest: "a folder with the record and its files"}
	}
	data, err := plain.In(g.dir, filepath.FromSlash(name), media.MostFile)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &media.Fault{Say: "the folder has no " + name, Suggest: "put it there, or name another"}
	case err != nil:
		return nil, &media.Fault{Say: "the file was not read: " + plain.Why(err), Suggest: "a plain file in the folder, of at most 64 MB"}
	}
	return data, nil
}

// pathOf is where a picture of a width lies: its name changes with the file of the
// record, not with what is made of it, so that nothing is made to know it.
func pathOf(stem, sum string, width int, ext string) string {
	return fmt.Sprintf("%s-%d.%s%s", stem, width, sumOf([]byte(media.Recipe + sum))[:10], ext)
}

// known returns the extension of the files that an earlier build made of a picture, "" where
// it did not make all of them.
func (g *gallery) known(stem, sum string, widths []int) string {
	for _, ext := range []string{".jpg", ".png"} {
		all := g.drawn != nil
		for _, w := range widths {
			all = all && g.drawn.old[pathOf(stem, sum, w, ext)].shows == sum
		}
		if all {
			return ext
		}
	}
	return ""
}

// fit returns the path of the file that is at least so wide, or the largest.
func (x *exhibit) fit(width int) string {
	for i, w := range x.widths {
		if w >= width {
			return x.paths[i]
		}
	}
	return x.paths[len(x.paths)-1]
}

// set returns the attribute srcset of a picture.
func (x *exhibit) set() string {
	var out []string
	for i, p := range x.paths {
		out = append(out, fmt.Sprintf("%s %dw", p, x.widths[i]))
	}
	return strings.Join(out, ", ")
}

// mediaFolder is the folder of a site for media. Their names hold a hash of the file of the
// record, not of their content, as those of assets do.
const mediaFolder = "media/"

// copiesName is the folder, beside the record, for copies of files at addresses.
const copiesName = "media"

// copyName returns the name of the copy of an address, without its extension: words of the
// address for a person, and a hash.
func copyName(address string) string {
	name := address
	if u, err := url.Parse(address); err == nil {
		name = u.Hostname() + " " + strings.TrimSuffix(path.Base(u.Path), path.Ext(u.Path))
	}
	slug := draft.Slug(name)
	return slug[:min(len(slug), 60)] + "-" + sumOf([]byte(address))
}

// copyOf returns the name of the copy of an address in the folder, or "".
func (g *gallery) copyOf(address string) string {
	if g.copies == nil {
		g.copies = map[string]string{}
		entries, _ := os.ReadDir(filepath.Join(g.dir, copiesName))
		for _, e := range entries {
			if g.dir != "" {
				g.copies[strings.TrimSuffix(e.Name(), filepath.Ext(e.Name()))] = copiesName + "/" + e.Name()
			}
		}
	}
	return g.copies[copyName(address)]
}
