package coded

import (
	"strconv"
	"strings"
	"time"

	"parley/data/codebook"
	"parley/data/format/assemble"
	"parley/data/format/items"
)

// day parses 20250806, 2025-08-06 or 6 August 2025.
func day(s string) (string, bool) {
	if len(s) == 8 {
		if t, err := time.Parse("20060102", s); err == nil {
			return t.Format(time.DateOnly), true
		}
	}
	s, _, _ = strings.Cut(s, " 00:00:00")
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return t.Format(time.DateOnly), true
	}
	for _, form := range [...]string{"02 January 2006", "2 January 2006", "02-Jan-2006"} {
		if t, err := time.Parse(form, s); err == nil {
			return t.Format(time.DateOnly), true
		}
	}
	return "", false
}

// kind sets type, mode, context and the code itself from a CAMEO code.
func (t *table) kind(e *assemble.Event, code string) {
	m, ok := mean(t.codes, code)
	if !ok {
		return
	}
	e.Type = m.kind
	e.Set("mode", m.mode)
	if m.context != "" {
		e.Context = strings.Split(m.context, "+")
	}
	e.Set("cameo", t.once(code))
}

// actor returns the key of a participant.
func (t *table) actor(name string) string {
	return t.once(name)
}

// sides adds the two sides to an event, as actor and recipient.
func sides(e *assemble.Event, a, b string) {
	if a != "" {
		e.Who = []string{a}
	}
	if b != "" && b != a {
		e.Parts = []assemble.Part{{Role: "recipient", Who: []string{b}}}
	}
}

// title returns a title that says who did what to whom.
func title(a, what, b string) string {
	out := what
	if a != "" {
		out = a + ": " + lower(what)
	}
	if b != "" && b != a {
		out += ", " + b
	}
	return out
}

func lower(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// place puts the event at a place of a kind.
func (t *table) place(e *assemble.Event, name, lat, lon, kind string) {
	name = t.once(name)
	if !items.Degrees(lat, 90) || !items.Degrees(lon, 180) || lat == "" || lon == "" {
		if name != "" {
			p := t.draft.Place(name, name)
			p.Kind = kind
			e.Where = p.Key
		}
		return
	}
	p := items.PlaceAt(t.draft, name, t.once(lat), t.once(lon))
	p.Kind = kind
	e.Where = p.Key
}

// join joins the parts of a name, without empty and repeated parts.
func join(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" && (len(out) == 0 || out[len(out)-1] != p) {
			out = append(out, p)
		}
	}
	return strings.Join(out, ", ")
}

// finest returns the kind of the smallest place that is given.
func finest(city, district, province string) string {
	switch {
	case city != "":
		return "city"
	case district != "" || province != "":
		return "province"
	}
	return "country"
}

// figure adds a positive number to an event.
func figure(e *assemble.Event, what, low, best, high string) {
	if n, err := strconv.ParseFloat(best, 64); err != nil || n < 0 || n == 0 && (high == "" || high == "0") {
		return
	}
	f := assemble.Figure{What: what, Best: best}
	l, errL := strconv.ParseFloat(low, 64)
	h, errH := strconv.ParseFloat(high, 64)
	b, _ := strconv.ParseFloat(best, 64)
	if errL == nil && errH == nil && l <= b && b <= h && l < h {
		f.Low, f.High = low, high
	}
	e.Figures = append(e.Figures, f)
}

// label returns the label of a type.
func label(code string) string {
	if k, ok := codebook.ParseType(code); ok {
		return k.Label()
	}
	return "Event"
}

// cited adds a cited source by its address or name.
func (t *table) cited(e *assemble.Event, source string) {
	if source == "" {
		return
	}
	source = t.once(source)
	if _, ok := assemble.Address(source); ok {
		e.Sources = append(e.Sources, assemble.Source{URL: source, Cited: true})
		return
	}
	e.Sources = append(e.Sources, assemble.Source{Title: source})
}
