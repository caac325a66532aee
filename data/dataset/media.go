package dataset

import "strconv"

// Media is a picture, a sound, a film or a document of the record, with its text
// alternative and the credit that it must carry. Every text may be "".
type Media struct {
	Src     string // a file in the folder of the record, or an http or https address
	Alt     string // what it shows or tells, for those who cannot see or hear it
	Caption string // one sentence below it
	Credit  string // who made it
	License string // SPDX, or the terms in words
	Poster  string // a picture that stands for a film or a document, as Src
	VTT     string // a file of captions for a sound or a film (WebVTT), as Src
	Made    Made
}

// Made is what a build made of a medium. It is zero in a record that was only read.
// Paths are relative to the root of the site. It is not part of the record: no format
// but the pack writes it.
type Made struct {
	Kind   string // one of the Media kinds below; "" for what is not shown
	Path   string // the file of the site that is shown; of Elsewhere, "" or the address of the player
	Set    string // a picture's files with their widths, as the attribute srcset
	Small  string // the smallest of them, or Poster
	Large  string // the largest
	Width  string // in pixels, of a picture or a film, or ""
	Height string
	Poster string // the picture before a film plays
	VTT    string
	Label  string // of a document "PDF, 312 kB", of Elsewhere the name of the site, of a sound or a film its captions, line by line
}

// Kinds of media in Made.
const (
	Picture   = "picture"
	Sound     = "sound"
	Film      = "film"
	Document  = "document"
	Elsewhere = "elsewhere" // at another site, from which nothing is loaded unasked
)

// AllMedia returns every medium of the record: of the head, the actors, the events and
// their claims, the steps.
func (d *Dataset) AllMedia() (out []*Media) {
	add := func(list []Media) {
		for i := range list {
			out = append(out, &list[i])
		}
	}
	one := func(m *Media) {
		if m != nil {
			out = append(out, m)
		}
	}
	one(d.Meta.Head.Logo)
	one(d.Meta.Head.Picture)
	for i := range d.Actors {
		one(d.Actors[i].Image)
		add(d.Actors[i].Media)
	}
	for i := range d.Events {
		if m := d.Events[i].More; m != nil {
			add(m.Media)
		}
		for k := range d.Events[i].Claims {
			if s := d.Events[i].Claims[k].Saying; s != nil {
				add(s.Media)
			}
		}
	}
	for i := range d.Steps {
		add(d.Steps[i].Media)
	}
	return out
}

// EachMedia calls do with each medium and its path in the record, such as
// "events.talks.media.0", in the order of AllMedia.
func (d *Dataset) EachMedia(do func(m *Media, path string)) {
	all := d.AllMedia()
	next := func(path string) {
		do(all[0], path)
		all = all[1:]
	}
	one := func(m *Media, path string) {
		if m != nil {
			next(path)
		}
	}
	list := func(of []Media, path string) {
		for i := range of {
			next(path + ".media." + strconv.Itoa(i))
		}
	}
	one(d.Meta.Head.Logo, "dataset.logo")
	one(d.Meta.Head.Picture, "dataset.picture")
	for i := range d.Actors {
		a := &d.Actors[i]
		one(a.Image, "actors."+string(a.ID)+".image")
		list(a.Media, "actors."+string(a.ID))
	}
	for i := range d.Events {
		e := &d.Events[i]
		path := "events." + string(e.ID)
		list(e.Rest().Media, path)
		for k := range e.Claims {
			if s := e.Claims[k].Saying; s != nil && len(s.Media) > 0 {
				list(s.Media, path+".claims."+strconv.Itoa(k))
			}
		}
	}
	for i := range d.Steps {
		list(d.Steps[i].Media, "steps."+strconv.Itoa(i))
	}
}
