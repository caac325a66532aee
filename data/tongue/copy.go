package tongue

import (
	"slices"

	"parley/data/dataset"
)

// deep returns a copy of a record that shares no text of Texts with it.
func deep(d *dataset.Dataset) *dataset.Dataset {
	out := *d
	m := &out.Meta
	m.Keywords, m.Credits = slices.Clone(m.Keywords), slices.Clone(m.Credits)
	picture(&m.Head.Logo)
	picture(&m.Head.Picture)
	s := &out.Scheme
	s.Groups, s.Types, s.Classes = slices.Clone(s.Groups), slices.Clone(s.Types), slices.Clone(s.Classes)
	out.Sources, out.Places, out.Relations = slices.Clone(d.Sources), slices.Clone(d.Places), slices.Clone(d.Relations)
	out.Corrections, out.Former = slices.Clone(d.Corrections), slices.Clone(d.Former)
	out.Actors = slices.Clone(d.Actors)
	for i := range out.Actors {
		a := &out.Actors[i]
		a.Aka, a.Roles, a.Media = slices.Clone(a.Aka), slices.Clone(a.Roles), slices.Clone(a.Media)
		picture(&a.Image)
	}
	out.Events = slices.Clone(d.Events)
	for i := range out.Events {
		event(&out.Events[i])
	}
	out.Steps = slices.Clone(d.Steps)
	for i := range out.Steps {
		out.Steps[i].Media = slices.Clone(out.Steps[i].Media)
	}
	return &out
}

func event(e *dataset.Event) {
	e.Who, e.Links, e.History = slices.Clone(e.Who), slices.Clone(e.Links), slices.Clone(e.History)
	e.Claims = slices.Clone(e.Claims)
	for i := range e.Claims {
		if said := e.Claims[i].Edit(); len(said.Media) > 0 {
			said.Media = slices.Clone(said.Media)
		}
	}
	if e.More != nil {
		m := *e.More
		m.Tags, m.Figures, m.Media = slices.Clone(m.Tags), slices.Clone(m.Figures), slices.Clone(m.Media)
		e.More = &m
	}
}

func picture(at **dataset.Media) {
	if *at != nil {
		m := **at
		*at = &m
	}
}
