package main

import (
	"slices"

	"parley/app/site"
	"parley/cmd/internal/media"
	"parley/data/dataset"
	"parley/web"
)

// all returns the exhibits with files on the site.
func (g *gallery) all() []*exhibit {
	if g == nil {
		return nil
	}
	return g.works
}

// offline reports whether a file is enough without a network: of the sizes of a picture
// one, and everything else.
func (g *gallery) offline(path string) bool {
	return g != nil && g.at[path] != nil && path == g.at[path].fit(960)
}

// each makes the files of one exhibit, a picture decoded once for all its sizes, and
// puts them.
func (g *gallery) each(x *exhibit, put func(file) error) error {
	var open *media.Picture
	for i, path := range x.paths {
		data, err := g.make(x, i, &open)
		if err == nil {
			err = put(file{path, data})
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// file returns the file at a path of the site, nil when there is none.
func (g *gallery) file(path string) ([]byte, error) {
	if g == nil || g.at[path] == nil {
		return nil, nil
	}
	x := g.at[path]
	return g.make(x, slices.Index(x.paths, path), new(*media.Picture))
}

// make makes file number i of an exhibit. open holds the decoded picture from one call
// to the next.
func (g *gallery) make(x *exhibit, i int, open **media.Picture) ([]byte, error) {
	draw := func() ([]byte, error) {
		data, fault := g.read(x.name)
		if fault != nil {
			return nil, fault
		}
		if len(x.widths) == 0 {
			return data, nil
		}
		if *open == nil {
			if *open, fault = media.Open(x.File, data); fault != nil {
				return nil, fault
			}
		}
		return (*open).Fit(x.widths[i]), nil
	}
	if len(x.widths) == 0 || g.drawn == nil {
		return draw()
	}
	return g.drawn.take(x.paths[i], x.sum, draw)
}

// addMedia adds the style sheet and the script of records with media.
func (w *whole) addMedia(d *dataset.Dataset, a *site.Assets) error {
	has := false
	d.EachMedia(func(*dataset.Media, string) { has = true })
	if !has {
		return nil
	}
	css, err := web.Files.ReadFile("media/media.css")
	if err != nil {
		return err
	}
	js, err := web.Files.ReadFile("media/media.js")
	if err != nil {
		return err
	}
	a.MediaSheet, a.MediaScript = w.add("media.css", site.Minify("media.css", css)), w.add("media.js", site.Minify("media.js", js))
	return nil
}
