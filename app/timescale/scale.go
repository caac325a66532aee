// Package timescale maps time to pixels and chooses the ticks of an axis.
//
// Time is edtf.Instant: seconds without a time zone. A calendar day has the same
// position for every reader, and daylight saving time plays no part. A Scale is an
// immutable value; panning and zooming return a new one.
package timescale

import (
	"math"

	"parley/data/edtf"
)

// Px is a length on the time axis in CSS pixels, growing with time. It is a float64,
// wider than scene.Px, because positions far outside the window must keep their order.
type Px float64

// The shortest and the longest window. Below half an hour, the rounding of windows to
// whole seconds would show as jumps; MaxSpan is the whole axis. In deep time no window
// is shorter than MinDeepSpan, because nothing there has a day.
const (
	MinSpan     edtf.Instant = 1800
	MinDeepSpan edtf.Instant = 20 * 31556952
	MaxSpan     edtf.Instant = 2 * (edtf.MaxYear + 1) * 31556952
)

// Span is a half-open interval of time, From <= To.
type Span struct{ From, To edtf.Instant }

// Len returns the length of the span in seconds.
func (s Span) Len() edtf.Instant { return s.To - s.From }

// Overlaps reports whether the two spans share an instant.
func (s Span) Overlaps(o Span) bool { return s.From < o.To && o.From < s.To }

// Contains reports whether t lies in the span.
func (s Span) Contains(t edtf.Instant) bool { return s.From <= t && t < s.To }

// Pad widens the span on both sides by a fraction of its length, but at least by
// least seconds.
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

// DeepYear is the last year, on either side of the year 0, for which an axis shows
// months, days and hours. Beyond it is deep time.
const DeepYear = 99_999

var (
	deepBefore = edtf.FromCivil(-DeepYear, 1, 1)
	deepAfter  = edtf.FromCivil(DeepYear+1, 1, 1)
)

// Deep reports whether part of the span is deep time.
func (s Span) Deep() bool { return s.From < deepBefore || s.To > deepAfter }

// AtLeast returns the span, or the shortest window around its middle if the span is
// shorter.
func (s Span) AtLeast() Span {
	if long := s.least(); s.Len() < long {
		from := s.From + s.Len()/2 - long/2
		return Span{from, from + long}
	}
	return s
}

// least returns the length of the shortest window near the span.
func (s Span) least() edtf.Instant {
	if s.Deep() {
		return MinDeepSpan
	}
	return MinSpan
}

// Clamp returns the window nearest to s that is between MinSpan (MinDeepSpan in deep
// time) and MaxSpan long and at most a tenth longer than the extent. It may extend past
// an end of the extent by a twentieth of it, but by no more than half its own length,
// so that part of the record is always in view.
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

// Scale is a map from time to pixels: Window.From is at pixel 0 and Window.To at Width. It
// is linear in drawn time, which is time unless it has a Warp. The zero Scale maps
// everything to 0.
type Scale struct {
	Window Span
	Width  Px
	Warp   Warp
}

// Flat returns the scale of drawn time, which is linear.
func (s Scale) Flat() Scale { return Scale{Window: s.Warp.span(s.Window), Width: s.Width} }

// unflat returns the scale of time for one of drawn time.
func (s Scale) unflat(flat Scale) Scale {
	from := s.Warp.Time(flat.Window.From)
	return Scale{Span{from, max(s.Warp.Time(flat.Window.To), from+1)}, flat.Width, s.Warp}
}

// SecondsPerPx returns the length of time of one pixel in seconds.
func (s Scale) SecondsPerPx() float64 {
	if s.Width <= 0 {
		return 1
	}
	return float64(s.Window.Len()) / float64(s.Width)
}

// X returns the position of an instant. The infinite instants lie a million pixels
// outside the window, so that sums with them stay finite.
func (s Scale) X(t edtf.Instant) Px {
	if len(s.Warp) > 0 {
		return s.Flat().X(s.Warp.Drawn(t))
	}
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

// At returns the instant at a position, to the nearest second. At(X(t)) == t for every
// finite t less than 2^52 seconds (142 million years) outside a window no longer than
// that; farther out the error is less than a pixel.
func (s Scale) At(x Px) edtf.Instant {
	if len(s.Warp) > 0 {
		return s.Warp.Time(s.Flat().At(x))
	}
	if s.Width <= 0 {
		return s.Window.From
	}
	return s.Window.From + edtf.Instant(math.Round(float64(x)*float64(s.Window.Len())/float64(s.Width)))
}

// Moved returns the scale after a drag by d pixels to the right.
func (s Scale) Moved(d Px) Scale {
	if len(s.Warp) > 0 {
		return s.unflat(s.Flat().Moved(d))
	}
	by := s.At(d) - s.Window.From
	return Scale{Span{s.Window.From - by, s.Window.To - by}, s.Width, nil}
}

// Zoomed returns the scale after zooming by a factor around x, which keeps its
// instant. A factor above 1 zooms in.
func (s Scale) Zoomed(x Px, factor float64) Scale {
	if len(s.Warp) > 0 {
		return s.unflat(s.Flat().Zoomed(x, factor))
	}
	if factor <= 0 || s.Width <= 0 {
		return s
	}
	long := float64(s.Window.Len()) / factor
	long = min(max(long, float64(s.Window.least())), float64(MaxSpan))
	share := float64(x) / float64(s.Width)
	// Round the difference, not the position: in deep time a position has more
	// seconds than a float64 holds.
	from := s.Window.From + edtf.Instant(math.Round(share*(float64(s.Window.Len())-long)))
	return Scale{Span{from, from + edtf.Instant(math.Round(long))}, s.Width, nil}
}

// Widened returns the scale at the same resolution with margin more pixels on each
// side: a margin drawn in advance, so that a gesture only moves the picture.
func (s Scale) Widened(margin Px) Scale {
	if len(s.Warp) > 0 {
		return s.unflat(s.Flat().Widened(margin))
	}
	if margin <= 0 || s.Width <= 0 {
		return s
	}
	by := min(s.At(margin)-s.Window.From, 1<<61) // keeps the sums within the range of Instant
	share := float64(s.Width) / float64(s.Window.Len())
	return Scale{Span{s.Window.From - by, s.Window.To + by}, s.Width + Px(2*float64(by)*share), nil}
}

// Octave returns the power of two below the scale's seconds per pixel: k where a pixel
// is [2^k, 2^(k+1)) seconds. Whatever depends on the zoom is computed per octave, so
// that it stays fixed while the zoom changes within one. It is 0 below two seconds per
// pixel and at most MaxOctave.
func (s Scale) Octave() int {
	_, exp := math.Frexp(s.SecondsPerPx())
	return min(max(exp-1, 0), MaxOctave)
}

// MaxOctave is the coarsest octave: at 2^51 seconds per pixel the whole axis has
// 400 pixels.
const MaxOctave = 51

// Step returns the length in seconds of 2^extra pixels at the fine end of an octave.
func Step(octave, extra int) edtf.Instant { return 1 << (octave + extra) }

// Floor returns the last multiple of step at or before t: the start of a bucket
// anchored in time, not to a window.
func Floor(t, step edtf.Instant) edtf.Instant {
	r := t % step
	if r < 0 {
		r += step
	}
	return t - r
}
