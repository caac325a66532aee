// Package timescale maps time to pixels and says where an axis has its ticks.
//
// Time is edtf.Instant: seconds without a time zone, so a calendar day has the
// same place for every reader and daylight saving does not exist. A Scale is a
// small value; moving and zooming give a new one.
package timescale

import (
	"math"

	"parley/data/edtf"
)

// Px is a length on the time axis in CSS pixels, growing with time. It is wider
// than scene.Px, because places far outside the window must keep their order.
type Px float64

// The narrowest and the widest window. Below half an hour the seconds of a
// window would be seen as jumps; the axis is not longer than the widest. In deep
// time no window is narrower than MinDeepSpan, for nothing there has a day.
const (
	MinSpan     edtf.Instant = 1800
	MinDeepSpan edtf.Instant = 20 * 31556952
	MaxSpan     edtf.Instant = 2 * (edtf.MaxYear + 1) * 31556952
)

// Span is a half-open stretch of time, From <= To.
type Span struct{ From, To edtf.Instant }

// Len is the length of the span in seconds.
func (s Span) Len() edtf.Instant { return s.To - s.From }

// Overlaps reports whether the two spans share an instant.
func (s Span) Overlaps(o Span) bool { return s.From < o.To && o.From < s.To }

// Contains reports whether t lies in the span.
func (s Span) Contains(t edtf.Instant) bool { return s.From <= t && t < s.To }

// Pad widens the span on both sides by a share of its length, at least by least
// seconds.
func (s Span) Pad(share float64, least edtf.Instant) Span {
	m := max(edtf.Instant(float64(s.Len())*share), least)
	return Span{s.From - m, s.To + m}
}

// WholeDays widens the span to calendar days.
func (s Span) WholeDays() Span {
	return Span{
		edtf.Instant(s.From.Day() * edtf.DaySeconds),
		edtf.Instant((s.To + edtf.DaySeconds - 1).Day() * edtf.DaySeconds),
	}
}

// DeepYear is the last year, before and after the year 0, of which an axis shows
// months, days and clocks. Beyond it is deep time.
const DeepYear = 99_999

var (
	deepBefore = edtf.FromCivil(-DeepYear, 1, 1)
	deepAfter  = edtf.FromCivil(DeepYear+1, 1, 1)
)

// Deep reports whether part of the span is deep time.
func (s Span) Deep() bool { return s.From < deepBefore || s.To > deepAfter }

// AtLeast is the span, or the narrowest window about its middle when it is shorter
// than that.
func (s Span) AtLeast() Span {
	if long := s.least(); s.Len() < long {
		from := s.From + s.Len()/2 - long/2
		return Span{from, from + long}
	}
	return s
}

// least is the length of the narrowest window near the span.
func (s Span) least() edtf.Instant {
	if s.Deep() {
		return MinDeepSpan
	}
	return MinSpan
}

// Clamp is the window nearest to s that is between MinSpan (MinDeepSpan) and MaxSpan long and
// at most a tenth longer than the extent. It may stand out over an end of the
// extent by a twentieth of it, but by no more than half its own length, so that
// part of the record is always in view.
func (s Span) Clamp(extent Span) Span {
	most := extent.Pad(0.05, edtf.DaySeconds)
	long := min(max(s.Len(), s.least()), min(MaxSpan, most.Len()))
	if long != s.Len() {
		from := s.From + s.Len()/2 - long/2
		s = Span{from, from + long}
	}
	first := max(most.From, extent.From-long/2)
	last := min(most.To, extent.To+long/2) - long
	from := max(min(s.From, last), first)
	return Span{from, from + long}
}

// Scale is a linear map from time to pixels: Window.From is at pixel 0 and
// Window.To at Width. The zero Scale maps everything to 0.
type Scale struct {
	Window Span
	Width  Px
}

// SecondsPerPx is how much time one pixel stands for.
func (s Scale) SecondsPerPx() float64 {
	if s.Width <= 0 {
		return 1
	}
	return float64(s.Window.Len()) / float64(s.Width)
}

// X is the place of an instant. The infinite instants lie a million pixels
// outside the window, so that sums with them stay finite.
func (s Scale) X(t edtf.Instant) Px {
	switch t {
	case edtf.Past:
		return -1e6
	case edtf.Future:
		return s.Width + 1e6
	}
	long := s.Window.Len()
	if long == 0 {
		return 0
	}
	return Px(float64(t-s.Window.From) * float64(s.Width) / float64(long))
}

// At is the instant at a place, to the nearest second. At(X(t)) == t for every
// finite t less than 2^52 seconds, 142 million years, outside a window that is no
// longer; farther out it is so near that no pixel is missed.
func (s Scale) At(x Px) edtf.Instant {
	if s.Width <= 0 {
		return s.Window.From
	}
	return s.Window.From + edtf.Instant(math.Round(float64(x)*float64(s.Window.Len())/float64(s.Width)))
}

// Moved is the scale after the picture was dragged by d pixels to the right.
func (s Scale) Moved(d Px) Scale {
	by := s.At(d) - s.Window.From
	return Scale{Span{s.Window.From - by, s.Window.To - by}, s.Width}
}

// Zoomed is the scale after zooming by a factor about a place: what lies at x
// stays there. A factor above 1 shows less time.
func (s Scale) Zoomed(x Px, factor float64) Scale {
	if factor <= 0 || s.Width <= 0 {
		return s
	}
	long := float64(s.Window.Len()) / factor
	long = min(max(long, float64(s.Window.least())), float64(MaxSpan))
	share := float64(x) / float64(s.Width)
	// The difference is rounded, not the place: in deep time a place has more
	// seconds than a float64 holds.
	from := s.Window.From + edtf.Instant(math.Round(share*(float64(s.Window.Len())-long)))
	return Scale{Span{from, from + edtf.Instant(math.Round(long))}, s.Width}
}

// Widened is the scale of the same density with margin pixels more on each side:
// the skirt that is drawn so that a gesture only moves the picture.
func (s Scale) Widened(margin Px) Scale {
	if margin <= 0 || s.Width <= 0 {
		return s
	}
	by := min(s.At(margin)-s.Window.From, 1<<61) // so that sums stay on the time line
	share := float64(s.Width) / float64(s.Window.Len())
	return Scale{Span{s.Window.From - by, s.Window.To + by}, s.Width + Px(2*float64(by)*share)}
}

// Octave is the power of two below the scale's seconds per pixel: a pixel stands
// for 2^k up to, not including, 2^(k+1) seconds. All that is worked out per zoom
// level is worked out per octave, so that it holds still while the zoom changes
// within one. It is 0 below two seconds per pixel.
func (s Scale) Octave() int {
	_, exp := math.Frexp(s.SecondsPerPx())
	return min(max(exp-1, 0), MaxOctave)
}

// MaxOctave is the coarsest octave: at 2^51 seconds per pixel the whole axis has
// 400 pixels.
const MaxOctave = 51

// Step is the length in seconds of 2^extra pixels of an octave, counted at its
// fine end.
func Step(octave, extra int) edtf.Instant { return 1 << (octave + extra) }

// Floor is the last multiple of step at or before t: the border of a bucket that
// is anchored in time, not to a window.
func Floor(t, step edtf.Instant) edtf.Instant {
	r := t % step
	if r < 0 {
		r += step
	}
	return t - r
}
