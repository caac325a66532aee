package pack

import (
	"strings"
	"unsafe"

	"parley/data/dataset"
)

// images handles the fields of media that version 3 has.
func images(x *codec, s []dataset.Media) {
	text(x, of(s, func(r *dataset.Media) *string { return &r.Src }))
	text(x, of(s, func(r *dataset.Media) *string { return &r.Alt }))
	text(x, of(s, func(r *dataset.Media) *string { return &r.Credit }))
	text(x, of(s, func(r *dataset.Media) *string { return &r.License }))
}

// media handles the media that the other sections omit, those of actors, claims and
// steps, and of all media what images omits. A record in which there is nothing of it
// has no such section.
func media(x *codec, d *dataset.Dataset) {
	if x.pen != nil && !moreMedia(d) || x.pen == nil && x.sections[secMedia] == nil {
		return
	}
	x.begin(secMedia)
	claims := claimsOfAll(d.Events)
	var owners []*[]dataset.Media
	for i := range d.Actors {
		owners = append(owners, &d.Actors[i].Media)
	}
	if x.pen == nil && !x.charge(len(claims), int(unsafe.Sizeof(dataset.Saying{}))) { // for spread
		return
	}
	if x.pen == nil {
		spread(claims)
	}
	for _, c := range claims {
		owners = append(owners, &c.Media)
	}
	for i := range d.Steps {
		owners = append(owners, &d.Steps[i].Media)
	}
	rows := make([]dataset.More, len(owners)) // in the form of what events have: the program holds the code once
	if x.pen == nil && !x.charge(len(rows), int(unsafe.Sizeof(dataset.More{}))) {
		return
	}
	for i, o := range owners {
		rows[i].Media = *o
	}
	images(x, nested(x, rows, nil, mediaOf))
	for i, o := range owners {
		*o = rows[i].Media
	}
	var all []unsafe.Pointer
	list := d.AllMedia()
	for _, m := range list {
		all = append(all, unsafe.Pointer(m))
	}
	var m dataset.Media
	for _, offset := range []uintptr{unsafe.Offsetof(m.Caption), unsafe.Offsetof(m.Poster), unsafe.Offsetof(m.VTT)} {
		x.texts(all, offset)
	}
	for offset := unsafe.Offsetof(m.Made); offset < unsafe.Sizeof(m); offset += unsafe.Sizeof(m.Src) { // Made is last, and texts alone
		x.texts(all, offset)
	}
	if x.pen == nil {
		for _, m := range list {
			for _, path := range []*string{&m.Made.Path, &m.Made.Small, &m.Made.Large, &m.Made.Poster, &m.Made.VTT} {
				keepPath(path)
			}
		}
	}
}

func mediaOf(m *dataset.More) *[]dataset.Media { return &m.Media }

// moreMedia reports whether a record has something for the section.
func moreMedia(d *dataset.Dataset) bool {
	for _, m := range d.AllMedia() {
		if m.Caption+m.Poster+m.VTT+m.Made.Kind != "" {
			return true
		}
	}
	for i := range d.Actors {
		if len(d.Actors[i].Media) > 0 {
			return true
		}
	}
	for _, c := range claimsOfAll(d.Events) {
		if len(c.Media) > 0 {
			return true
		}
	}
	for i := range d.Steps {
		if len(d.Steps[i].Media) > 0 {
			return true
		}
	}
	return false
}

// keepPath clears what is neither a file of a site nor an address of another one: pages
// load it, and must not run a script.
func keepPath(path *string) {
	if !strings.HasPrefix(strings.TrimPrefix(*path, "data:,"), "media/") && !strings.HasPrefix(*path, "https://") {
		*path = ""
	}
}
