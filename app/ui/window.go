package ui

import (
	"errors"
	"strings"

	"parley/app/timescale"
	"parley/app/view"
	"parley/data/dataset"
	"parley/data/edtf"
)

// window changes the window to [from, to), kept within sensible bounds; the
// timeline moves there, the other views change at once.
func (p *Page) window(from, to edtf.Instant) bool {
	if p.m.State.View == view.Timeline {
		return p.timeline().flyTo(from, to)
	}
	s := p.m.State
	s.From, s.To = p.m.Open(clampWindow(p.m.Extent, from, to))
	p.Set(s)
	return true
}

func (p *Page) zoom(factor float64) bool {
	from, to := p.m.Goal()
	mid := from + (to-from)/2
	if e := p.m.Selected; e >= 0 {
		if at := p.m.Result.When(e).Mid(); at > from && at < to {
			mid = at
		}
	}
	return p.zoomAt(mid, factor)
}

func (p *Page) zoomAt(at edtf.Instant, factor float64) bool {
	from, to := p.m.Goal()
	if s := p.warped(from, to); len(s.Warp) > 0 {
		w := s.Zoomed(s.X(at), 1/factor).Window
		return p.window(w.From, w.To)
	}
	return p.window(at-edtf.Instant(float64(at-from)*factor), at+edtf.Instant(float64(to-at)*factor))
}

func (p *Page) pan(share float64) bool {
	from, to := p.m.Goal()
	if s := p.warped(from, to); len(s.Warp) > 0 {
		w := s.Moved(timescale.Px(-share) * s.Width).Window
		return p.window(w.From, w.To)
	}
	by := edtf.Instant(float64(to-from) * share)
	return p.window(from+by, to+by)
}

// warped returns the scale of the timeline for a window, if the timeline is shown.
func (p *Page) warped(from, to edtf.Instant) (s timescale.Scale) {
	if p.m.State.View == view.Timeline {
		s = p.timeline().scale()
		s.Window = timescale.Span{From: from, To: to}
	}
	return s
}

func (p *Page) whole() bool {
	return p.window(p.m.Whole())
}

// setWindow takes a window as two EDTF dates with a slash.
func (p *Page) setWindow(arg string) bool {
	from, to, ok := strings.Cut(arg, "/")
	if !ok {
		return false
	}
	var s view.State
	if s.From, s.To = view.ParseWindow(from, to); s.From == 0 && s.To == 0 {
		return false
	}
	return p.window(p.m.Window(s))
}

// goToDate shows the time that a date names, in EDTF or in words that plainly
// mean one: the span itself when it is a month or longer, else three weeks
// around it.
func (p *Page) goToDate(text string) bool {
	text = strings.TrimSpace(text)
	d, err := edtf.Parse(text)
	var fault *edtf.Error
	if errors.As(err, &fault) && fault.Suggest != "" {
		d, err = edtf.Parse(fault.Suggest)
	}
	if err != nil {
		d, err = edtf.Parse(p.w.Typed(text))
	}
	if err != nil {
		p.undated = p.w.Say("go.bad", text)
		p.refresh()
		return true
	}
	p.menu = ""
	p.refresh()
	from, to := d.Earliest, d.Latest
	if from == edtf.Past {
		from = to - 28*edtf.DaySeconds
	}
	if to == edtf.Future {
		to = from + 28*edtf.DaySeconds
	}
	if to-from < 21*edtf.DaySeconds {
		mid := from + (to-from)/2
		from, to = mid-10*edtf.DaySeconds, mid+11*edtf.DaySeconds
	}
	return p.window(from, to)
}

// fitSelection shows the selected event and what it is linked to.
func (p *Page) fitSelection() bool {
	e := p.m.Selected
	if e < 0 {
		return p.whole()
	}
	from, to := p.spanOf(e)
	for _, l := range p.m.D.Events[e].Links {
		f, t := p.spanOf(l.To)
		from, to = min(from, f), max(to, t)
	}
	margin := max((to-from)/6, 3*edtf.DaySeconds)
	return p.window(from-margin, to+margin)
}

// spanOf returns the finite span of an event.
func (p *Page) spanOf(e dataset.EventRef) (from, to edtf.Instant) {
	when := p.m.Result.When(e)
	mid := when.Mid()
	from, to = when.Earliest, when.Latest
	if from == edtf.Past {
		from = mid
	}
	if to == edtf.Future {
		to = mid
	}
	return from, max(to, from)
}

// clampWindow keeps a window ordered, at least an hour long (in deep time as long as
// timescale says), and no wider or farther out than the record needs. One of more
// than twenty years has whole days, so that its address has no clock.
func clampWindow(x view.Extent, from, to edtf.Instant) (edtf.Instant, edtf.Instant) {
	const least = edtf.Instant(3600)
	width := max(timescale.Span{From: from, To: to}.AtLeast().Len(), least)
	reach := (x.To - x.From) + 2*edtf.DaySeconds
	width = min(width, 3*reach)
	mid := from + (to-from)/2
	mid = max(x.From-reach/2, min(x.To+reach/2, mid))
	from = mid - width/2
	w := timescale.Span{From: from, To: from + width}
	if width > timescale.MinDeepSpan {
		w = w.WholeDays()
	}
	return w.From, w.To
}
