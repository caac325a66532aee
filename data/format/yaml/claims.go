package yaml

import (
	"strings"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

var claimFields = map[string]handler[dataset.Claim]{
	"said_in":    event(func(c *dataset.Claim) *dataset.EventRef { return &c.SaidIn }),
	"by":         actor(func(c *dataset.Claim) *dataset.ActorRef { return &c.By }),
	"for":        actor(func(c *dataset.Claim) *dataset.ActorRef { return &c.For }),
	"said_at":    date(func(c *dataset.Claim) *edtf.Date { return &c.SaidAt }),
	"to":         actorList(func(c *dataset.Claim) *[]dataset.ActorRef { return &c.To }),
	"via":        word("way of saying", codebook.ParseVia, codebook.Vias, func(c *dataset.Claim) *codebook.Via { return &c.Via }),
	"source":     source(func(c *dataset.Claim) *dataset.SourceRef { return &c.Source }),
	"cited":      source(func(c *dataset.Claim) *dataset.SourceRef { return &c.CitedFrom }),
	"chain":      actorList(func(c *dataset.Claim) *[]dataset.ActorRef { return &c.Chain }),
	"loc":        text(func(c *dataset.Claim) *string { return &c.Loc }),
	"on":         readOn,
	"stance":     word("stance", codebook.ParseStance, codebook.Stances, func(c *dataset.Claim) *codebook.Stance { return &c.Stance }),
	"text":       prose(func(c *dataset.Claim) *string { return &c.Text }),
	"quote":      text(func(c *dataset.Claim) *string { return &c.Quote }),
	"quote_lang": text(func(c *dataset.Claim) *string { return &c.QuoteLang }),
	"note":       text(func(c *dataset.Claim) *string { return &c.Note }),
	"media":      media(func(c *dataset.Claim) *[]dataset.Media { return &c.Media }),
}

func readClaims(r *reader, f *field, path string, e *entry) {
	for _, v := range r.items(f) {
		rec := r.record(v)
		if rec == nil {
			continue
		}
		c := dataset.Claim{SaidIn: dataset.None, By: dataset.None, For: dataset.None, Source: dataset.None, CitedFrom: dataset.None, Saying: &dataset.Saying{}}
		decode(r, rec, path+"."+itoa(len(e.Claims)), "a claim", claimFields, &c)
		if c.Stance == codebook.NoStance {
			c.Stance = codebook.Reports
			if c.By >= 0 || c.SaidIn >= 0 {
				c.Stance = codebook.Asserts
			}
		}
		e.Claims = append(e.Claims, c)
	}
}

func readOn(r *reader, f *field, _ string, c *dataset.Claim) {
	for _, v := range r.items(f) {
		if facet, ok := oneWord(r, v, "part of an event", codebook.ParseFacet, codebook.FacetRows); ok {
			c.On |= facet
		}
	}
}

var changeFields = map[string]handler[dataset.Change]{
	"at":      date(func(c *dataset.Change) *edtf.Date { return &c.At }),
	"field":   readChangedField,
	"from":    readChangeText(func(c *dataset.Change) *string { return &c.From }),
	"to":      readChangeText(func(c *dataset.Change) *string { return &c.To }),
	"because": readBecause,
	"note":    text(func(c *dataset.Change) *string { return &c.Note }),
}

// changedFields are the fields that a history may record.
var changedFields = []codebook.Row{{Code: "status"}, {Code: "when"}, {Code: "where"}, {Code: "title"}, {Code: "who"},
	{Code: "type"}, {Code: "mode"}, {Code: "importance"}, {Code: "text"}, {Code: "figures"}}

func readChangedField(r *reader, f *field, _ string, c *dataset.Change) {
	s, ok := r.scalar(f.last())
	if !ok {
		return
	}
	for _, row := range changedFields {
		if row.Code == s {
			c.Field = s
			return
		}
	}
	r.badWord(f.at(), "field of an event", s, changedFields)
}

// readChangeText reads the value of a changed field. An EDTF set that YAML
// parsed as a list is joined again.
func readChangeText(to func(*dataset.Change) *string) handler[dataset.Change] {
	return func(r *reader, f *field, _ string, c *dataset.Change) {
		if t := f.last().target(); !t.bare() {
			if d, ok := r.date(f.last()); ok {
				*to(c) = d.String()
			}
			return
		}
		if s, ok := r.scalar(f.last()); ok {
			*to(c) = s
		}
	}
}

// readBecause reads the id of an event or a source, or an address.
func readBecause(r *reader, f *field, _ string, c *dataset.Change) {
	if e, ok := r.events.at[f.last().target().text()]; ok {
		c.Claim = dataset.EventRef(e)
		return
	}
	c.Source = r.source(f.last())
}

func readHistory(r *reader, f *field, path string, e *entry) {
	for _, v := range r.items(f) {
		rec := r.record(v)
		if rec == nil {
			continue
		}
		c := dataset.Change{Claim: dataset.None, Source: dataset.None}
		at := path + "." + itoa(len(e.History))
		decode(r, rec, at, "an entry of the history", changeFields, &c, "at", "field")
		if c.At.IsZero() || c.Field == "" {
			continue
		}
		for key, s := range map[string]string{"from": c.From, "to": c.To} {
			if s != "" {
				r.checkChange(c.Field, s, rec.fields.find(key).last())
			}
		}
		e.History = append(e.History, c)
	}
}

// checkChange checks a former or new value by the rules of its field.
func (r *reader) checkChange(field, s string, v value) {
	switch field {
	case "status":
		oneWord(r, v, "status", codebook.ParseStatus, codebook.Statuses)
	case "when":
		if v.target().bare() {
			r.date(v)
		}
	case "where":
		r.ref(v, &r.places)
	}
}

var correctionFields = map[string]handler[dataset.Correction]{
	"at":      date(func(c *dataset.Correction) *edtf.Date { return &c.At }),
	"event":   event(func(c *dataset.Correction) *dataset.EventRef { return &c.Event }),
	"field":   text(func(c *dataset.Correction) *string { return &c.Field }),
	"was":     prose(func(c *dataset.Correction) *string { return &c.Was }),
	"now":     prose(func(c *dataset.Correction) *string { return &c.Now }),
	"because": source(func(c *dataset.Correction) *dataset.SourceRef { return &c.Source }),
	"note":    prose(func(c *dataset.Correction) *string { return &c.Note }),
}

// readCorrections reads the corrections log. An entry without a day is dropped.
func (r *reader) readCorrections(list []value) {
	for _, v := range list {
		rec := r.record(v)
		if rec == nil {
			continue
		}
		c := dataset.Correction{Event: dataset.None, Source: dataset.None}
		decode(r, rec, "corrections."+itoa(len(r.d.Corrections)), "a correction", correctionFields, &c, "at")
		if c.Now == "" && c.Note == "" {
			r.report("missing-key", r.where(rec), "a correction that says neither what it is now nor, in a note, what was wrong", "now: …")
		}
		if !c.At.IsZero() {
			r.d.Corrections = append(r.d.Corrections, c)
		}
	}
}

var stepFields = map[string]handler[dataset.Step]{
	"event":   event(func(s *dataset.Step) *dataset.EventRef { return &s.Event }),
	"from":    date(func(s *dataset.Step) *edtf.Date { return &s.From }),
	"to":      date(func(s *dataset.Step) *edtf.Date { return &s.To }),
	"on":      readStepDay,
	"title":   text(func(s *dataset.Step) *string { return &s.Title }),
	"caption": text(func(s *dataset.Step) *string { return &s.Caption }),
	"text":    prose(func(s *dataset.Step) *string { return &s.Text }),
	"media":   media(func(s *dataset.Step) *[]dataset.Media { return &s.Media }),
}

func readStepDay(r *reader, f *field, _ string, s *dataset.Step) {
	d, ok := r.date(f.last())
	if !ok {
		return
	}
	if day := dataset.LastDay(d); day != dataset.DayNone {
		s.On = day
	}
}

// readSteps reads the story. A step needs an event or text.
func (r *reader) readSteps(list []value) {
	for _, v := range list {
		rec := r.record(v)
		if rec == nil {
			continue
		}
		s := dataset.Step{Event: dataset.None, On: dataset.LatestDay}
		decode(r, rec, "steps."+itoa(len(r.d.Steps)), "a step", stepFields, &s)
		if s.Event < 0 && strings.TrimSpace(s.Title+s.Text) == "" {
			r.report("missing-key", r.where(rec), "a step without event, title or text", "event: …")
			continue
		}
		r.d.Steps = append(r.d.Steps, s)
	}
}
