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

// owner holds the media of an actor, a claim or a step.
type owner struct{ media []dataset.Media }

// media handles the media that the other sections omit, those of actors, claims and
// steps, and of all media what images omits. A record in which there is nothing of it
// has no such section.
func media(x *codec, d *dataset.Dataset) {
	if x.pen != nil && !moreMedia(d) || x.pen == nil && x.sections[secMedia] == nil {
		return
	}
	x.begin(secMedia)
	claims := claimsOfAll(d.Events)
	owners := make([]owner, len(d.Actors)+len(claims)+len(d.Steps))
	each := func(do func(own, at *[]dataset.Media)) {
		for i := range owners {
			switch k, c := i-len(d.Actors), i-len(d.Actors)-len(claims); {
			case k < 0:
				do(&owners[i].media, &d.Actors[i].Media)
			case c < 0:
				do(&owners[i].media, &claims[k].Media)
			default:
				do(&owners[i].media, &d.Steps[c].Media)
			}
		}
	}
	if x.pen != nil {
		each(func(own, at *[]dataset.Media) { *own = *at })
	} else if !x.charge(len(owners), int(unsafe.Sizeof(dataset.Saying{}))) { // and for spread
		return
	}
	images(x, nested(x, owners, nil, func(o *owner) *[]dataset.Media { return &o.media }))
	if x.pen == nil && x.err == nil {
		for i := range claims {
			if len(owners[len(d.Actors)+i].media) > 0 {
				spread(claims)
				break
			}
		}
		each(func(own, at *[]dataset.Media) { *at = *own })
	}
	var rows []unsafe.Pointer
	d.EachMedia(func(m *dataset.Media, _ string) { rows = append(rows, unsafe.Pointer(m)) })
	var m dataset.Media
	for _, offset := range []uintptr{
		unsafe.Offsetof(m.Caption), unsafe.Offsetof(m.Poster), unsafe.Offsetof(m.VTT),
		unsafe.Offsetof(m.Made) + unsafe.Offsetof(m.Made.Kind), unsafe.Offsetof(m.Made) + unsafe.Offsetof(m.Made.Path),
		unsafe.Offsetof(m.Made) + unsafe.Offsetof(m.Made.Set), unsafe.Offsetof(m.Made) + unsafe.Offsetof(m.Made.Width),
		unsafe.Offsetof(m.Made) + unsafe.Offsetof(m.Made.Height), unsafe.Offsetof(m.Made) + unsafe.Offsetof(m.Made.Poster),
		unsafe.Offsetof(m.Made) + unsafe.Offsetof(m.Made.VTT), unsafe.Offsetof(m.Made) + unsafe.Offsetof(m.Made.Label),
	} {
		x.texts(rows, offset)
	}
	if x.pen == nil {
		d.EachMedia(func(m *dataset.Media, _ string) {
			keepPath(&m.Made.Path)
			keepPath(&m.Made.Poster)
			keepPath(&m.Made.VTT)
		})
	}
}

// moreMedia reports whether a record has something for the section.
func moreMedia(d *dataset.Dataset) (more bool) {
	d.EachMedia(func(m *dataset.Media, path string) {
		plain := dataset.Media{Src: m.Src, Alt: m.Alt, Credit: m.Credit, License: m.License}
		own := strings.HasPrefix(path, "dataset.") || strings.HasSuffix(path, ".image") || strings.HasPrefix(path, "events.") && !strings.Contains(path, ".claims.")
		more = more || *m != plain || !own
	})
	return more
}

// keepPath clears what is neither a file of a site nor an address of another one: pages
// load it, and must not run a script.
func keepPath(path *string) {
	if !strings.HasPrefix(strings.TrimPrefix(*path, "data:,"), "assets/") && !strings.HasPrefix(*path, "https://") {
		*path = ""
	}
}
