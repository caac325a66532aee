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
	Width  string // in pixels, of a picture or a film, or ""
	Height string
	Poster string // the picture before a film plays
	VTT    string
	Label  string // what a reader is told: "PDF, 312 kB", "YouTube", or why it is not shown
}

// Kinds of media in Made.
const (
	Picture   = "picture"
	Sound     = "sound"
	Film      = "film"
	Document  = "document"
	Elsewhere = "elsewhere" // at another site, from which nothing is loaded unasked
)

// EachMedia calls do for every medium of the record with its path in the record, such
// as "events.talks.media.0", always in the same order: of the head, the actors, the
// events and their claims, the steps.
func (d *Dataset) EachMedia(do func(m *Media, path string)) {
	one := func(m *Media, path string) {
		if m != nil {
			do(m, path)
		}
	}
	list := func(all []Media, path string) {
		for i := range all {
			do(&all[i], path+".media."+strconv.Itoa(i))
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
		if e.More != nil {
			list(e.More.Media, path)
		}
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
